"""Sends bytes to a server and reads one answer, with nothing of an HTTP client in between."""

from __future__ import annotations

import io
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse

TIMEOUT_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A response as it came; header names are spelt as the server spelt them."""

    version: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the value of a header, None when it is absent."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    def header_names(self) -> set[str]:
        """Return the names of all headers, lower case."""
        return {name.lower() for name, _ in self.headers}

    @property
    def text(self) -> str:
        """Return the body as UTF-8 text."""
        return self.body.decode("utf-8")


class _Lent(io.BufferedReader):
    """The reader of a connection, lent to one response after another; only they close it."""

    def makefile(self, _mode: str) -> _Lent:
        """Return itself: to a response this is the socket."""
        return self

    def close(self) -> None:
        """Stay open for the next response."""


class Connection:
    """A TCP connection to a server on this machine; ``port`` is its port."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), TIMEOUT_SECONDS)
        self._reader = _Lent(socket.SocketIO(self._socket, "rb"))

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._socket.sendall(data)

    def receive(self, method: str = "POST") -> Answer:
        """Read one answer to a request of the method, passing over ``100 Continue``."""
        response = HTTPResponse(self._reader, method=method)  # type: ignore[arg-type]
        response.begin()
        version = {10: "HTTP/1.0", 11: "HTTP/1.1"}[response.version]
        headers = tuple(response.getheaders())
        return Answer(version, response.status, response.reason, headers, response.read())

    def receive_bytes(self, size: int) -> bytes:
        """Read up to ``size`` bytes of whatever comes next; empty when the server closed."""
        return self._reader.read1(size)

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()


@contextmanager
def connection(port: int) -> Iterator[Connection]:
    """Open a connection for the length of a ``with`` block."""
    opened = Connection(port)
    try:
        yield opened
    finally:
        opened.close()


def exchange(port: int, request: bytes) -> Answer:
    """Send one request on a connection of its own and return the answer."""
    with connection(port) as opened:
        opened.send(request)
        return opened.receive(request.partition(b" ")[0].decode("ascii"))
