"""Stands between a utility and its server, where it delays, holds or drops what passes."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from compat_tests.serving import Server

HOLD_S = 120.0


class GoBetween(ThreadingHTTPServer):
    """Passes requests on.

    The call of ``operation`` with the number ``hold_at`` is passed on unless ``drops``, and its
    answer is kept back until the client has gone, or for `HOLD_S`; ``held`` is set then.
    ``after`` is told each answer's operation and may replace its status and body.
    """

    daemon_threads = True

    def __init__(self, server: Server) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.server = server
        self.operation = ""
        self.hold_at = 0
        self.drops = False
        self.delay_s = 0.0
        self.seen = 0
        self.calls: list[str] = []
        self.held = threading.Event()
        self.let_go = threading.Event()
        self.after: Callable[[str, int, bytes], tuple[int, bytes]] = lambda _, *answer: answer

    @property
    def url(self) -> str:
        """The address of the service through here."""
        return f"http://127.0.0.1:{self.server_address[1]}/iService.asmx"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients are killed here."""


class _Handler(BaseHTTPRequestHandler):
    server: GoBetween

    def do_GET(self) -> None:
        self._answer(*self._ask(None))

    def do_POST(self) -> None:
        between = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        operation = self.headers["SOAPAction"].strip('"').rpartition("/")[2]
        between.calls.append(operation)
        if operation != between.operation:
            self._answer(*between.after(operation, *self._ask(body)))
            return
        between.seen += 1
        time.sleep(between.delay_s)
        is_held = between.seen == between.hold_at
        answer = (500, b"") if is_held and between.drops else self._ask(body)
        if is_held:
            between.held.set()
            between.let_go.wait(HOLD_S)
        self._answer(*between.after(operation, *answer))

    def _ask(self, body: bytes | None) -> tuple[int, bytes]:
        real = self.server.server
        connection = http.client.HTTPConnection(real.host, real.port, timeout=60)
        names = ("Content-Type", "SOAPAction", "Cookie")
        headers = {name: self.headers[name] for name in names if self.headers[name]}
        connection.request(self.command, self.path, body, headers)
        answer = connection.getresponse()
        try:
            return answer.status, answer.read()
        finally:
            connection.close()

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def go_between(server: Server) -> Iterator[GoBetween]:
    """Run one on a free port until the block ends."""
    between = GoBetween(server)
    thread = threading.Thread(target=between.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield between
    finally:
        between.let_go.set()
        between.shutdown()
        thread.join()
        between.server_close()
