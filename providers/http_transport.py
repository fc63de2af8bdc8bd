"""The transport of HTTP/1.1, over connections that are kept for the next request."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections import deque
from collections.abc import Mapping
from functools import cached_property
from threading import Lock
from typing import cast

from providers.addresses import SECURE, Address, Origin, read_address
from providers.connections import Connection, LookUp, connect
from providers.exceptions import BadAnswer, ProviderTimeout, ProviderUnavailable
from providers.transport import MAX_ANSWER_BYTES, Reply

__all__ = ["HttpTransport"]

IDLE_SECONDS = 30.0
"""How long an unused connection is kept."""

MAX_IDLE = 16

_TOO_LARGE = "The answer is too large."


class HttpTransport:
    """Sends requests over pooled connections.

    No request is sent twice: whoever asks decides what a broken connection means. ``context``
    decides whom TLS trusts, by default the certificates that the system trusts. ``max_idle``
    unused connections to one server are kept; ``look_up`` finds the addresses of names.
    """

    def __init__(
        self,
        context: ssl.SSLContext | None = None,
        *,
        max_idle: int = MAX_IDLE,
        look_up: LookUp = socket.getaddrinfo,
    ) -> None:
        self._given_context = context
        self._look_up = look_up
        self._pool = _Pool(max_idle)

    @cached_property
    def _context(self) -> ssl.SSLContext:
        # Made when it is needed: it reads a few hundred certificates.
        return self._given_context or ssl.create_default_context()

    def send(
        self,
        url: str,
        body: bytes | None,
        headers: Mapping[str, str],
        *,
        seconds: float,
        max_bytes: int = MAX_ANSWER_BYTES,
    ) -> Reply:
        """Post a body, or get the page when there is none, and return the answer.

        Raises ProviderTimeout, ProviderUnavailable and BadAnswer.
        """
        deadline = time.monotonic() + seconds
        try:
            address = read_address(url)
            message = _message(address, body, headers)
            connection = self._connection(address.origin, deadline)
            return self._exchange(address.origin, connection, message, max_bytes)
        except TimeoutError as error:
            raise ProviderTimeout("It took too long.") from error
        except (OSError, http.client.HTTPException) as error:
            raise ProviderUnavailable(_reason(error)) from error
        except ValueError as error:
            raise ProviderUnavailable("Its address is not one of HTTP.") from error

    def _connection(self, origin: Origin, deadline: float) -> Connection:
        connection = self._pool.take(origin)
        if connection is not None:
            connection.deadline = deadline
            return connection
        context = self._context if origin.scheme == SECURE else None
        return connect(origin.host, origin.port, context, deadline, self._look_up)

    def _exchange(
        self, origin: Origin, connection: Connection, message: bytes, max_bytes: int
    ) -> Reply:
        is_reusable = False
        try:
            connection.sendall(message)
            # It reads from what makefile returns and wants nothing else of a socket.
            response = http.client.HTTPResponse(cast(socket.socket, connection))
            response.begin()
            body = _body(response, max_bytes)
            is_reusable = not response.will_close
            return Reply(response.status, response.headers.get("Content-Type", ""), body)
        finally:
            if is_reusable:
                self._pool.keep(origin, connection)
            else:
                connection.close()

    def close(self) -> None:
        """Close the connections that are not in use; those that are close after it."""
        self._pool.close()


class _Pool:
    """Unused connections of each server; the one used last is taken first."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: dict[Origin, deque[tuple[float, Connection]]] = {}
        self._lock = Lock()

    def take(self, origin: Origin) -> Connection | None:
        """Return a connection that is open as far as can be told, None when there is none."""
        oldest = time.monotonic() - IDLE_SECONDS
        while True:
            with self._lock:
                kept = self._kept.get(origin)
                if not kept:
                    return None
                since, connection = kept.pop()
            if since > oldest and connection.is_quiet():
                return connection
            connection.close()

    def keep(self, origin: Origin, connection: Connection) -> None:
        """Keep a connection for later, in place of the oldest when there are many."""
        surplus = None
        with self._lock:
            kept = self._kept.setdefault(origin, deque())
            kept.append((time.monotonic(), connection))
            if len(kept) > self._size:
                _, surplus = kept.popleft()
        if surplus is not None:
            surplus.close()

    def close(self) -> None:
        """Close all, and what comes later at once."""
        with self._lock:
            self._size = 0
            everything = [connection for kept in self._kept.values() for _, connection in kept]
            self._kept.clear()
        for connection in everything:
            connection.close()


def _message(address: Address, body: bytes | None, headers: Mapping[str, str]) -> bytes:
    """Return a request as it is sent. Raises ValueError for headers that are more than one line."""
    lines = [
        f"{'GET' if body is None else 'POST'} {address.target} HTTP/1.1",
        f"Host: {address.host}",
        "Accept-Encoding: identity",
        "User-Agent: iservice-asmx",
        *(f"{name}: {value}" for name, value in headers.items()),
        *([] if body is None else [f"Content-Length: {len(body)}"]),
    ]
    head = "\r\n".join(lines)
    if len(head.splitlines()) != len(lines):
        raise ValueError("A header is more than one line.")
    return head.encode("ascii") + b"\r\n\r\n" + (body or b"")


def _body(response: http.client.HTTPResponse, max_bytes: int) -> bytes:
    """Return a body that is complete and not too large. Raises BadAnswer, IncompleteRead."""
    if response.length is not None and response.length > max_bytes:
        raise BadAnswer(_TOO_LARGE)
    body = response.read(max_bytes + 1)
    if len(body) > max_bytes:
        raise BadAnswer(_TOO_LARGE)
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return body


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "Its certificate is not valid."
    if isinstance(error, socket.gaierror):
        return "Its name is not known."
    return "The connection failed."
