"""Serve a tiny application through the real server; started by the server tests.

``python tiny_server.py --data DIR`` takes its settings from the environment and prints its address.
``/echo`` answers with the body, ``/slow`` after a second, ``/big`` with many blocks, ``/crash`` not
at all, ``/environ`` with what the application gets to see.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from soap_service.config import Settings, load_settings
from soap_service.serving.server import base_url, listen, run

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def create_app(settings: Settings) -> WSGIApplication:
    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = _PAGES[environ["PATH_INFO"]](environ)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return answer

    return app


def _echo(environ: WSGIEnvironment) -> list[bytes]:
    return [environ["wsgi.input"].read()]


def _slow(environ: WSGIEnvironment) -> list[bytes]:
    time.sleep(1)
    return [b"done"]


def _big(environ: WSGIEnvironment) -> Iterable[bytes]:
    return (b"x" * 65536 for _ in range(1600))


def _crash(environ: WSGIEnvironment) -> list[bytes]:
    raise RuntimeError("crash")


def _environ(environ: WSGIEnvironment) -> list[bytes]:
    texts = {name: value for name, value in environ.items() if isinstance(value, str)}
    return [json.dumps(texts).encode()]


_PAGES = {
    "/": _echo,
    "/healthz": _echo,
    "/echo": _echo,
    "/slow": _slow,
    "/big": _big,
    "/crash": _crash,
    "/environ": _environ,
}

if __name__ == "__main__":
    SETTINGS = load_settings(Path(sys.argv[sys.argv.index("--data") + 1]), environ=os.environ)
    LISTENER = listen(SETTINGS.bind)
    URL = base_url(LISTENER)
    run(SETTINGS, LISTENER, create_app, lambda: print(URL, flush=True))
