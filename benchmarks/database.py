"""The database part: whole calls with SQLite, ours next to a bare handler with the same SQL.

Both are called in this process as WSGI applications over copies of one prepared folder, with
credentials that were verified before. Rounds alternate between them; processor time counts.
"""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, event

from benchmarks import bare, calls, desk_data
from benchmarks.report import grid
from soap_service import app
from soap_service.config import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

LIMIT = 1.6
_ROWS = 100
_ADDRESS = "hundred@example.com"
_WARM_CALLS = 30
_COUNTED_CALLS = 3
"""Now and then a call reads settings anew; the least of a few calls is what each one sends."""

_Answer = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Measured:
    """One call: seconds of each round, ours and bare, and the statements that one call sends."""

    name: str
    ours: list[float]
    bare: list[float]
    statements: tuple[int, int]

    @property
    def ratio(self) -> float:
        """The median of the rounds' ratios."""
        return median(mine / theirs for mine, theirs in zip(self.ours, self.bare, strict=True))


def run(work: Path, *, rounds: int = 31, calls_per_round: int = 30) -> list[Measured]:
    """Measure both calls in a folder that this may fill. Raises AssertionError for bad answers."""
    prepared = work / "prepared"
    who = desk_data.prepare(prepared)
    desk_data.add_tickets(prepared, _ROWS, _ADDRESS)
    servers = []
    for name, create in (("ours", app.create_app), ("bare", bare.create_app)):
        folder = shutil.copytree(prepared, work / name)
        servers.append(create(Settings(data_dir=folder, workers=1)))
    create_body = calls.body("CreateTicket", who, calls.new_ticket("kim@example.com"))
    search_body = calls.body("GetTicketsBySearch", who, calls.criteria(f"EmailAddress={_ADDRESS}"))
    return [
        _measure("CreateTicket", servers, create_body, 0, rounds, calls_per_round),
        _measure("GetTicketsBySearch", servers, search_body, _ROWS, rounds, calls_per_round),
    ]


def report(found: list[Measured]) -> str:
    """Return the table of the database part."""
    head = ["", "ours", "bare", "ratio", "limit", "", "statements ours", "statements bare"]
    rows = [
        [
            each.name,
            f"{median(each.ours) * 1e6:,.0f} µs",
            f"{median(each.bare) * 1e6:,.0f} µs",
            f"{each.ratio:.2f}",
            f"{LIMIT:g}",
            "met" if each.ratio <= LIMIT else "MISSED",
            *map(str, each.statements),
        ]
        for each in found
    ]
    return "\n".join(
        ["## Whole calls with SQLite, next to a bare handler", "", *grid(head, rows), ""]
    )


def _measure(
    name: str, servers: list[WSGIApplication], content: bytes, rows: int, rounds: int, count: int
) -> Measured:
    answers = [_caller(server, name, content) for server in servers]
    for answer in answers:
        _check(answer(), rows)
        _seconds(answer, _WARM_CALLS)
    statements = [min(_statements(answer) for _ in range(_COUNTED_CALLS)) for answer in answers]
    samples: list[list[float]] = [[], []]
    for turn in range(rounds):
        for index in (0, 1) if turn % 2 else (1, 0):
            samples[index].append(_seconds(answers[index], count))
    return Measured(name, *samples, statements=(statements[0], statements[1]))


def _check(answer: bytes, rows: int) -> None:
    assert b"<Result>true</Result>" in answer, answer[:500]
    assert answer.count(b"<TicketInfo>") == rows, answer[:500]


def _seconds(answer: _Answer, count: int) -> float:
    """Return the processor time of one call."""
    before = time.process_time()
    for _ in range(count):
        answer()
    return (time.process_time() - before) / count


def _statements(answer: _Answer) -> int:
    """Return how many statements one call sends, without those that begin a transaction."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        answer()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return sum(not statement.startswith("BEGIN") for statement in seen)


def _caller(application: WSGIApplication, operation: str, content: bytes) -> _Answer:
    environ = {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": calls.PATH,
        "QUERY_STRING": "",
        "CONTENT_TYPE": "text/xml; charset=utf-8",
        "CONTENT_LENGTH": str(len(content)),
        "HTTP_SOAPACTION": f'"{calls.NAMESPACE}/{operation}"',
        "HTTP_HOST": "127.0.0.1",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
    }

    def start_response(_status: str, _headers: Any, _error: Any = None) -> Callable[[bytes], None]:
        return lambda _: None

    def answer() -> bytes:
        blocks: Any = application({**environ, "wsgi.input": io.BytesIO(content)}, start_response)
        try:
            return b"".join(blocks)
        finally:
            getattr(blocks, "close", lambda: None)()

    return answer
