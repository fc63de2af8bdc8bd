"""A list of any length over HTTP: ``python -m compat_tests.load.big_list [TICKETS]``.

Prints how long the first byte and the whole answer take, and what the answer adds to the peak of
the worker's memory.
"""

from __future__ import annotations

import socket
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import calls, desk_data, measure
from compat_tests.serving import Server, running

_BLOCK = 1 << 16
_TIMEOUT_S = 120.0
_WARM_CALLS = 5
_ROW_END = b"</TicketInfo>"


@dataclass(frozen=True)
class Answer:
    """One answer: seconds to its first byte and to its end, rows, chunks and bytes."""

    first: float
    total: float
    rows: int
    chunks: int
    length: int


@dataclass(frozen=True)
class Listed:
    """The long answer, and the bytes it added to the peak of the server's memory."""

    answer: Answer
    grown: int


def run(folder: Path, tickets: int) -> Listed:
    """Serve a folder with that many tickets, one worker, and ask for all of them."""
    who = desk_data.prepare(folder)
    desk_data.add_tickets(folder, tickets)
    few = calls.request("GetTicketsBySearch", who, calls.criteria("MaxResults=10"))
    everything = calls.request("GetTicketsBySearch", who, calls.criteria())
    with running(folder, environ={"ISERVICE_WORKERS": "1"}) as server:
        for _ in range(_WARM_CALLS):
            ask(server, few)
        idle = measure.resident(server.process.pid)
        measure.reset_peak(server.process.pid)
        answer = ask(server, everything)
        return Listed(answer, measure.peak(server.process.pid) - idle)


def ask(server: Server, request: bytes) -> Answer:
    """Send a request on a connection of its own and count what comes, keeping none of it."""
    started = time.monotonic()
    with socket.create_connection((server.host, server.port), _TIMEOUT_S) as connection:
        connection.sendall(request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1))
        block = connection.recv(_BLOCK)
        first = time.monotonic() - started
        rows = chunks = length = 0
        kept = b""
        while block:
            length += len(block)
            text = kept + block
            rows += text.count(_ROW_END)
            chunks += text.count(b"\r\n<")
            kept = text[-(len(_ROW_END) - 1) :]
            block = connection.recv(_BLOCK)
    return Answer(first, time.monotonic() - started, rows, chunks, length)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        listed = run(Path(work), int(next(iter(sys.argv[1:]), "100000")))
    answer = listed.answer
    print(f"{answer.rows:,} tickets, {answer.length:,} bytes in {answer.chunks:,} blocks")
    print(f"first byte after {answer.first * 1000:.0f} ms, all after {answer.total:.2f} s")
    print(f"peak of memory beyond idle: {listed.grown / 1e6:.1f} MB")
