"""Answers of any length, timed and counted as they come, and not kept."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass

_BLOCK = 1 << 16
_TIMEOUT_S = 120.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: seconds to its first byte and to its end, rows, chunks and bytes."""

    first: float
    total: float
    rows: int
    chunks: int
    length: int


def ask(port: int, request: bytes, row_end: bytes) -> Answer:
    """Send a request on a connection of its own and count what comes, keeping none of it."""
    started = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), _TIMEOUT_S) as connection:
        connection.sendall(request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1))
        block = connection.recv(_BLOCK)
        first = time.monotonic() - started
        rows = chunks = length = 0
        kept = b""
        while block:
            length += len(block)
            text = kept + block
            rows += text.count(row_end)
            chunks += text.count(b"\r\n<")
            kept = text[-(len(row_end) - 1) :]
            block = connection.recv(_BLOCK)
    return Answer(first, time.monotonic() - started, rows, chunks, length)
