"""Two processes at the same tickets: ``python -m compat_tests.load.contention SECONDS``.

A server with two workers runs in a folder of its own; afterwards its database is compared with
what the processes were told.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, func, select

from benchmarks import calls, desk_data, load
from compat_tests.load.hammer import Tally
from compat_tests.serving import PROJECT, Server, running
from db import open_engine
from db.models.smartertrack import Ticket, TicketComment, TicketEventLog, TicketMessage
from soap_service.services.tickets.events import Event

PROCESSES = 2
SHARED = 3
_GRACE_S = 60


@dataclass(frozen=True)
class Outcome:
    """What was acknowledged and what is stored of the shared tickets and the new ones."""

    acknowledged: Counter[str]
    stored: Counter[str]
    numbers: list[str]
    stored_numbers: list[str]
    bad: list[str]


def run(folder: Path, seconds: float) -> Outcome:
    """Let the processes work for some seconds and return what came of it."""
    who = desk_data.prepare(folder)
    with running(folder, environ={"ISERVICE_WORKERS": "2"}) as server:
        shared = [_create(server, who) for _ in range(SHARED)]
        engine = open_engine(desk_data.database_of(folder))
        before = _stored(engine)
        tallies = _hammer(server, who, seconds, shared)
    stored = _stored(engine)
    stored.subtract(before)
    stored_numbers = _numbers(engine)
    engine.dispose()
    acknowledged: Counter[str] = sum((each.acknowledged for each in tallies), Counter())
    return Outcome(
        acknowledged,
        stored,
        shared + [number for each in tallies for number in each.created],
        stored_numbers,
        [line for each in tallies for line in each.bad],
    )


def _create(server: Server, who: calls.Credentials) -> str:
    request = calls.request("CreateTicket", who, calls.new_ticket("load@example.com"))
    with load.Connection(server.port) as connection:
        body = connection.exchange(request).body.decode()
    return body.partition("<RequestResult>")[2].partition("<")[0]


def _hammer(
    server: Server, who: calls.Credentials, seconds: float, shared: list[str]
) -> list[Tally]:
    user_name, password = who
    command = [sys.executable, "-m", "compat_tests.load.hammer", str(server.port), user_name]
    processes = [
        subprocess.Popen(
            [*command, str(seconds), *shared],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(PROCESSES)
    ]
    for each in processes:
        assert each.stdin is not None
        each.stdin.write(password + "\n")
        each.stdin.flush()
    printed = [each.communicate(timeout=seconds + _GRACE_S)[0] for each in processes]
    return [_tally(json.loads(text)) for text in printed]


def _tally(found: dict[str, list[str] | dict[str, int]]) -> Tally:
    return Tally(
        Counter(dict(found["acknowledged"])),  # type: ignore[arg-type]
        list(found["created"]),
        list(found["bad"]),
    )


def _stored(engine: Engine) -> Counter[str]:
    """Count what the calls leave behind; the counters of the tickets are added up."""
    statements = {
        "tickets": select(func.count()).select_from(Ticket),
        "comments": select(func.count()).select_from(TicketComment),
        "messages": select(func.count()).select_from(TicketMessage),
        "replies in": select(func.sum(Ticket.reply_count_in)),
        "replies out": select(func.sum(Ticket.reply_count_out)),
        **{
            event.name: select(func.count())
            .select_from(TicketEventLog)
            .where(TicketEventLog.event_type_id == int(event))
            for event in Event
        },
    }
    with engine.connect() as connection:
        return Counter(
            {name: connection.scalar(statement) or 0 for name, statement in statements.items()}
        )


def _numbers(engine: Engine) -> list[str]:
    query = select(Ticket.ticket_number).where(Ticket.customer_email_address == "load@example.com")
    with engine.connect() as connection:
        return list(connection.scalars(query))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        outcome = run(Path(work), float(sys.argv[1]))
    print("acknowledged:", dict(outcome.acknowledged))
    print("stored:", {name: count for name, count in outcome.stored.items() if count})
    print("numbers:", len(outcome.numbers), "different:", len(set(outcome.numbers)))
    print("not a success:", len(outcome.bad), *outcome.bad[:3])
