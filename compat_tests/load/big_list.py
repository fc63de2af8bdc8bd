"""A list of any length over HTTP: ``python -m compat_tests.load.big_list [TICKETS]``.

Prints how long the first byte and the whole answer take, and what the answer adds to the peak of
the worker's memory.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks import calls, desk_data, measure
from benchmarks.streams import Answer, ask
from compat_tests.serving import running

_WARM_CALLS = 5
_ROW_END = b"</TicketInfo>"


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
            ask(server.port, few, _ROW_END)
        idle = measure.resident(server.process.pid)
        measure.reset_peak(server.process.pid)
        answer = ask(server.port, everything, _ROW_END)
        return Listed(answer, measure.peak(server.process.pid) - idle)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        listed = run(Path(work), int(next(iter(sys.argv[1:]), "100000")))
    answer = listed.answer
    print(f"{answer.rows:,} tickets, {answer.length:,} bytes in {answer.chunks:,} blocks")
    print(f"first byte after {answer.first * 1000:.0f} ms, all after {answer.total:.2f} s")
    print(f"peak of memory beyond idle: {listed.grown / 1e6:.1f} MB")
