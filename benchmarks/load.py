"""The load: a fixed number of requests over a few keep-alive connections, on raw sockets.

Raw sockets, because a client library would take processor time from the servers it measures.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass

TIMEOUT = 300.0
_BLOCK = 1 << 18


class BadAnswer(Exception):
    """A server's answer is not the one it had to give."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP response: status code and body."""

    status: int
    body: bytes


class Connection:
    """One keep-alive connection; connects again where a server closes after each answer."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection, if one is open."""
        if self._socket:
            self._socket.close()
            self._socket = None

    def exchange(self, request: bytes) -> Answer:
        """Send one request and read its whole answer."""
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), TIMEOUT)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        reader = _Reader(self._socket)
        status, headers = reader.head()
        while status == 100:
            status, headers = reader.head()
        if headers.get("transfer-encoding", "").lower() == "chunked":
            body = reader.chunks()
        elif "content-length" in headers:
            body = reader.exactly(int(headers["content-length"]))
        else:
            body = reader.rest()
            headers["connection"] = "close"
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(status, body)


def run(port: int, request: bytes, count: int, connections: int) -> None:
    """Send the request `count` times over that many connections; raise BadAnswer or OSError."""
    shares = [count // connections + (index < count % connections) for index in range(connections)]
    failures: list[Exception] = []
    workers = [
        threading.Thread(target=_work, args=(port, request, share, failures.append), daemon=True)
        for share in shares
        if share
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if failures:
        raise failures[0]


def _work(port: int, request: bytes, count: int, fail: Callable[[Exception], None]) -> None:
    try:
        with Connection(port) as connection:
            for _ in range(count):
                status = connection.exchange(request).status
                if status != 200:
                    raise BadAnswer(f"status {status}")
    except Exception as error:
        fail(error)


class _Reader:
    """Reads one response from a socket."""

    def __init__(self, source: socket.socket) -> None:
        self._source = source
        self._buffer = bytearray()

    def head(self) -> tuple[int, dict[str, str]]:
        while (end := self._buffer.find(b"\r\n\r\n")) < 0:
            self._more()
        start, *lines = self._take(end + 4)[:-4].decode("latin-1").split("\r\n")
        pairs = (line.partition(":")[::2] for line in lines)
        return int(start.split(" ")[1]), {name.lower(): value.strip() for name, value in pairs}

    def exactly(self, length: int) -> bytes:
        body = bytearray(length)
        have = min(length, len(self._buffer))
        body[:have] = self._take(have)
        view = memoryview(body)
        while have < length:
            got = self._source.recv_into(view[have:], min(_BLOCK, length - have))
            if not got:
                raise BadAnswer("connection closed within an answer")
            have += got
        return bytes(body)

    def chunks(self) -> bytes:
        body = bytearray()
        while size := int(self._line().partition(b";")[0], 16):
            while len(self._buffer) < size + 2:
                self._more()
            body += self._take(size + 2)[:-2]
        while self._line():
            pass
        return bytes(body)

    def rest(self) -> bytes:
        while block := self._source.recv(_BLOCK):
            self._buffer += block
        return bytes(self._buffer)

    def _line(self) -> bytes:
        while (end := self._buffer.find(b"\r\n")) < 0:
            self._more()
        return self._take(end + 2)[:-2]

    def _more(self) -> None:
        block = self._source.recv(_BLOCK)
        if not block:
            raise BadAnswer("connection closed within an answer")
        self._buffer += block

    def _take(self, length: int) -> bytes:
        taken = bytes(self._buffer[:length])
        del self._buffer[:length]
        return taken
