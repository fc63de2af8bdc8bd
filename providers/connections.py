"""Connections with one deadline for all that is done over them."""

from __future__ import annotations

import io
import select
import socket
import ssl
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from providers.background import in_background

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["Connection", "LookUp", "connect"]

LookUp = Callable[..., list[tuple[Any, ...]]]
"""Looks up the addresses of a name, as ``socket.getaddrinfo`` does."""


class Connection:
    """A connection on which everything together ends at ``deadline``, a monotonic time.

    It has what ``http.client.HTTPResponse`` wants of a socket.
    """

    def __init__(self, peer: socket.socket, deadline: float) -> None:
        self._peer = peer
        self.deadline = deadline

    def sendall(self, data: bytes) -> None:
        """Send bytes. Raises TimeoutError at the deadline, OSError."""
        rest = memoryview(data)
        while rest:
            self._peer.settimeout(_left(self.deadline))
            rest = rest[self._peer.send(rest) :]

    def receive_into(self, buffer: WriteableBuffer) -> int:
        """Receive some bytes and return how many. Raises TimeoutError at the deadline, OSError."""
        self._peer.settimeout(_left(self.deadline))
        return self._peer.recv_into(buffer)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return a file that reads what is received."""
        return io.BufferedReader(_Reader(self))

    def is_quiet(self) -> bool:
        """Tell whether nothing came that nobody asked for, such as its end."""
        poll = select.poll()
        poll.register(self._peer, select.POLLIN)
        return not poll.poll(0)

    def close(self) -> None:
        """Close it."""
        self._peer.close()


class _Reader(io.RawIOBase):
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        return self._connection.receive_into(buffer)


def connect(
    host: str,
    port: int,
    context: ssl.SSLContext | None,
    deadline: float,
    look_up: LookUp = socket.getaddrinfo,
) -> Connection:
    """Return a connection to a host, in TLS by a context.

    Addresses are tried in turn, each for its share of the time. Raises TimeoutError at the
    deadline, OSError.
    """
    addresses = _addresses(partial(look_up, host, port, type=socket.SOCK_STREAM), deadline)
    peer = _first_to_answer(addresses, deadline)
    try:
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if context is not None:
            peer.settimeout(_left(deadline))
            peer = context.wrap_socket(peer, server_hostname=host)
    except BaseException:
        peer.close()
        raise
    return Connection(peer, deadline)


def _addresses(look_up: LookUp, deadline: float) -> list[tuple[Any, ...]]:
    """Look a name up; no resolver can be told how long that may take, so nobody waits for it."""
    try:
        return look_up(flags=socket.AI_NUMERICHOST)
    except socket.gaierror:
        return in_background(look_up).result(_left(deadline))


def _first_to_answer(addresses: list[tuple[Any, ...]], deadline: float) -> socket.socket:
    failure: OSError = OSError("It has no address.")
    for number, (family, kind, protocol, _, address) in enumerate(addresses):
        peer = socket.socket(family, kind, protocol)
        try:
            peer.settimeout(_left(deadline) / (len(addresses) - number))
            peer.connect(address)
        except OSError as error:
            peer.close()
            failure = error
        else:
            return peer
    raise failure


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
