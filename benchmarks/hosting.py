"""Our own HTTP server around a WSGI application, with one worker: for ours and for stock Spyne."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.operations import MEGABYTE
from soap_service.config import Settings
from soap_service.serving import server

WSDL = Path(__file__).parent / "bench.wsdl"
BODY_LIMIT = 128 * MEGABYTE


def settings(data: Path) -> Settings:
    """Settings of a server with one worker, open to large attachments; the rest is as shipped."""
    return Settings(data_dir=data, workers=1, max_request_kb=BODY_LIMIT // 1024)


def serve(create_app: server.CreateApp, port: int) -> None:
    """Serve on that port of the loopback until SIGTERM."""
    with tempfile.TemporaryDirectory(prefix="bench-data-") as data:
        listener = server.listen(f"127.0.0.1:{port}")
        server.run(settings(Path(data)), listener, create_app)
