"""Serve the sample services through the real server, with the settings of the environment.

``python sample_server.py --data DIR`` prints its address.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from soap_service.asmx import http
from soap_service.config import Settings, load_settings
from soap_service.serving.server import base_url, listen, run
from soap_service.web import WebApplication, text

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


def create_app(settings: Settings) -> WSGIApplication:
    from compat_tests.sample.app import endpoints

    pages = {
        "/healthz": lambda _: text(http.OK, "ok\n"),
        "/readyz": lambda _: text(http.OK, "ready\n"),
    }
    return WebApplication(endpoints(), pages)


if __name__ == "__main__":
    SETTINGS = load_settings(Path(sys.argv[sys.argv.index("--data") + 1]), environ=os.environ)
    LISTENER = listen(SETTINGS.bind)
    URL = base_url(LISTENER)
    run(SETTINGS, LISTENER, create_app, lambda: print(URL, flush=True))
