"""Servers that say what a test wants, byte by byte."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_ACCEPT_S = 0.05
_PATIENCE_S = 20.0


class Peer:
    """A connection as the server sees it."""

    def __init__(self, connection: socket.socket, stopped: threading.Event) -> None:
        self._connection = connection
        self._stopped = stopped

    def read_request(self) -> bytes:
        """Return a request, head and body; empty when the client went away."""
        head = b""
        while b"\r\n\r\n" not in head:
            block = self._connection.recv(65536)
            if not block:
                return b""
            head += block
        head, _, body = head.partition(b"\r\n\r\n")
        length = next(
            (
                int(line.partition(b":")[2])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length:")
            ),
            0,
        )
        while len(body) < length:
            body += self._connection.recv(65536)
        return head + b"\r\n\r\n" + body

    def send(self, content: bytes) -> None:
        """Send bytes."""
        self._connection.sendall(content)

    def drip(self, content: bytes, every_s: float = 0.05) -> None:
        """Send bytes one by one, again and again, until the client or the test has enough."""
        while True:
            for byte in content:
                self.send(bytes([byte]))
                if self._stopped.wait(every_s):
                    return

    def flood(self, block: bytes) -> None:
        """Send a block again and again until the client has enough."""
        while not self._stopped.is_set():
            self.send(block)

    def wait(self, seconds: float = _PATIENCE_S) -> None:
        """Do nothing until the test is over."""
        self._stopped.wait(seconds)


Script = Callable[[Peer], None]
"""What a server does with a connection; it is closed after that."""


@dataclass(slots=True)
class RawServer:
    """A running server: its port, and the requests and connections it saw."""

    port: int
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def raw_server(script: Script, context: ssl.SSLContext | None = None) -> Iterator[RawServer]:
    """Run a server on a free port until the block ends."""
    stopped = threading.Event()
    threads: list[threading.Thread] = []
    open_ones: set[socket.socket] = set()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(_ACCEPT_S)
        server = RawServer(listener.getsockname()[1])

        def converse(connection: socket.socket) -> None:
            connection.settimeout(_PATIENCE_S)
            try:
                if context is not None:
                    connection = context.wrap_socket(connection, server_side=True)
                open_ones.add(connection)
                script(Peer(connection, stopped))
            except OSError:
                pass  # The client had enough, which is what most of these servers are for.
            finally:
                open_ones.discard(connection)
                connection.close()

        def accept() -> None:
            while not stopped.is_set():
                try:
                    connection, _ = listener.accept()
                except TimeoutError:
                    continue
                server.connections += 1
                thread = threading.Thread(target=converse, args=(connection,))
                threads.append(thread)
                thread.start()

        acceptor = threading.Thread(target=accept)
        acceptor.start()
        try:
            yield server
        finally:
            stopped.set()
            acceptor.join()
            for connection in list(open_ones):
                hang_up(connection)
            for thread in threads:
                thread.join(_PATIENCE_S)


def hang_up(connection: socket.socket) -> None:
    """Wake whoever reads from a connection."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # It is gone already.


def answer(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    """Return an answer of HTTP/1.1 with its length."""
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}"]
    if not any(each.lower().startswith("content-type") for each in headers):
        lines.append("Content-Type: text/xml; charset=utf-8")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def saying(*answers: bytes) -> Script:
    """Return what gives one answer to each request, and then hangs up."""

    def script(peer: Peer) -> None:
        for content in answers:
            if not peer.read_request():
                return
            peer.send(content)

    return script
