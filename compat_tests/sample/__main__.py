"""``python -m compat_tests.sample [PORT]``: serve the sample, printing the port."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from soap_service.config import Settings
from soap_service.serving.server import listen, run

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


def main(port: str = "0") -> None:
    """Serve on loopback until told to stop."""
    # The exchanges were recorded by a server whose local time was UTC.
    settings = Settings(data_dir=Path(tempfile.gettempdir()), workers=1, time_zone="UTC")
    listener = listen(f"127.0.0.1:{port}")
    number = listener.getsockname()[1]
    run(settings, listener, _create_app, lambda: print(number, flush=True))


def _create_app(settings: Settings) -> WSGIApplication:
    from compat_tests.sample.app import create_app

    return create_app()


main(*sys.argv[1:2])
