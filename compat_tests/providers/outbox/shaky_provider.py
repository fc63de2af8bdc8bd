"""A process that is an event provider in bad health.

``python shaky_provider.py PORT LOG`` answers NotifyEventFired. Each request is first written to LOG
as ``DELIVERY_ID TICKET NUMBER OUTCOME``; OUTCOME is then what happens to it. When the file LOG.mood
names one, it happens to all. It needs nothing but Python.
"""

from __future__ import annotations

import html
import os
import random
import re
import sys
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

OUTCOMES = {"ok": 70, "slow": 8, "refused": 6, "fault": 6, "error": 6, "cut": 3, "half": 2}
"""What happens to a request, and how often of about 100."""

RARE = {"stuck": 0.002}
GOOD = ("ok", "slow")
"""The outcomes that tell the caller of a success."""

_ITEM = re.compile(r"<(?:\w+:)?string>(.*?)</(?:\w+:)?string>", re.DOTALL)
_NAMESPACE = "http://tempuri.org/"
_ANSWER = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
    "{}</soap:Body></soap:Envelope>"
)
_RESULT = _ANSWER.format(
    f'<NotifyEventFiredResponse xmlns="{_NAMESPACE}"><NotifyEventFiredResult>'
    "<Success>{}</Success><Message>noted</Message>"
    "</NotifyEventFiredResult></NotifyEventFiredResponse>"
)
_FAULT = _ANSWER.format(
    "<soap:Fault><faultcode>soap:Server</faultcode>"
    "<faultstring>The ledger is closed.</faultstring></soap:Fault>"
)


def mood_of(log: Path) -> Path:
    """Return the file beside a log that says what happens to all requests."""
    return log.with_name(f"{log.name}.mood")


def inputs(body: str) -> dict[str, str]:
    """Return the variables of a request."""
    items = (html.unescape(found).partition("=") for found in _ITEM.findall(body))
    return {key: value for key, _, value in items}


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    log: int
    mood: Path

    def do_GET(self) -> None:
        """There is no WSDL."""
        self._answer(404, "")

    def do_POST(self) -> None:
        """Note what came, then do what chance says."""
        told = inputs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        outcome = self._outcome()
        line = f"{told['deliveryId']} {told['args_ticketid']} {told['args_number']} {outcome}\n"
        os.write(self.log, line.encode())
        _DEEDS[outcome](self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _outcome(self) -> str:
        if self.mood.exists():
            return self.mood.read_text()
        rare = [name for name, share in RARE.items() if random.random() < share]
        return rare[0] if rare else random.choices([*OUTCOMES], [*OUTCOMES.values()])[0]

    def _answer(self, status: int, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _succeed(self) -> None:
        self._answer(200, _RESULT.format("true"))

    def _be_slow(self) -> None:
        time.sleep(random.uniform(0.05, 0.4))
        self._succeed()

    def _be_stuck(self) -> None:
        time.sleep(30)

    def _refuse(self) -> None:
        self._answer(200, _RESULT.format("false"))

    def _fault(self) -> None:
        self._answer(500, _FAULT)

    def _fail(self) -> None:
        self._answer(503, "<html>Not now.</html>")

    def _cut(self) -> None:
        self.close_connection = True

    def _answer_half(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "4000")
        self.end_headers()
        self.wfile.write(_RESULT.encode()[:100])
        self.close_connection = True


_DEEDS: dict[str, Callable[[Handler], None]] = {
    "ok": Handler._succeed,
    "slow": Handler._be_slow,
    "stuck": Handler._be_stuck,
    "refused": Handler._refuse,
    "fault": Handler._fault,
    "error": Handler._fail,
    "cut": Handler._cut,
    "half": Handler._answer_half,
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        """A caller that hung up is no news."""


def main(port: int, log: Path) -> None:
    """Answer until killed."""
    Handler.log = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    Handler.mood = mood_of(log)
    _Server(("127.0.0.1", port), Handler).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
