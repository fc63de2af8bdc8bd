"""Two processes at the same tickets: ``python -m compat_tests.load.contention SECONDS [LANE]``.

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

from sqlalchemy import ColumnElement, Connection, func, select

from benchmarks import calls, load
from compat_tests.db.lanes import new_database, opened, server
from compat_tests.load.chronicle import Chronicle, chronicle
from compat_tests.load.hammer import Tally
from compat_tests.serving import PROJECT, Server, running
from db.models.smartertrack import Ticket, TicketComment, TicketEventLog, TicketMessage
from soap_service.demo import ensure_demo
from soap_service.services.tickets.events import Event

PROCESSES = 2
SHARED = 3
ADDRESS = "load@example.com"
_GRACE_S = 60


@dataclass(frozen=True)
class Outcome:
    """What was acknowledged and what is stored of the shared tickets and the new ones.

    ``texts`` are the notes and subjects that were acknowledged, ``stored_texts`` those there are.
    """

    acknowledged: Counter[str]
    stored: Counter[str]
    texts: list[str]
    stored_texts: list[str]
    numbers: list[str]
    stored_numbers: list[str]
    chronicles: list[Chronicle]
    bad: list[str]


def run(folder: Path, url: str, seconds: float) -> Outcome:
    """Let the processes work for some seconds and return what came of it.

    The folder and the database at the URL are new.
    """
    admin = ensure_demo(folder, url, "http://127.0.0.1")["admin"]
    who = (admin["username"], admin["password"])
    environ = {"ISERVICE_WORKERS": "2", "ISERVICE_DATABASE_URL": url}
    with opened(url) as engine:
        with running(folder, environ=environ) as running_server:
            shared = [_create(running_server, who) for _ in range(SHARED)]
            with engine.connect() as connection:
                before = _stored(connection)
            tallies = _hammer(running_server, who, seconds, shared)
        with engine.connect() as connection:
            return _outcome(connection, tallies, shared, before)


def _create(server: Server, who: calls.Credentials) -> str:
    request = calls.request("CreateTicket", who, calls.new_ticket(ADDRESS, "shared"))
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
            [*command, str(seconds), str(place), *shared],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for place in range(PROCESSES)
    ]
    try:
        for each in processes:
            assert each.stdin is not None
            each.stdin.write(password + "\n")
            each.stdin.flush()
        printed = [each.communicate(timeout=seconds + _GRACE_S)[0] for each in processes]
    finally:
        for each in processes:
            each.kill()
            each.wait()
    return [Tally(**json.loads(text)) for text in printed]


def _outcome(
    connection: Connection, tallies: list[Tally], shared: list[str], before: Counter[str]
) -> Outcome:
    stored = _stored(connection)
    stored.subtract(before)
    return Outcome(
        sum((Counter(each.acknowledged) for each in tallies), Counter()),
        stored,
        [text for each in tallies for text in each.texts],
        _texts(connection, shared),
        shared + [number for each in tallies for number in each.created],
        list(connection.scalars(select(Ticket.ticket_number).where(_IS_OF_THE_LOAD))),
        [chronicle(connection, number) for number in shared],
        [line for each in tallies for line in each.bad],
    )


def _stored(connection: Connection) -> Counter[str]:
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
    found = {name: connection.scalar(statement) or 0 for name, statement in statements.items()}
    return Counter({name: int(count) for name, count in found.items()})


def _texts(connection: Connection, shared: list[str]) -> list[str]:
    """Return the notes and messages of the shared tickets and the subjects of the new ones."""
    ids = list(connection.scalars(select(Ticket.ticket_id).where(_has_number(shared))))
    queries = (
        select(TicketComment.comment_text).where(TicketComment.ticket_id.in_(ids)),
        select(TicketMessage.subject).where(
            TicketMessage.ticket_id.in_(ids), ~TicketMessage.is_first_message_of_ticket
        ),
        select(Ticket.subject).where(_IS_OF_THE_LOAD, ~_has_number(shared)),
    )
    return [text or "" for query in queries for text in connection.scalars(query)]


def _has_number(numbers: list[str]) -> ColumnElement[bool]:
    return Ticket.ticket_number.in_(numbers)


_IS_OF_THE_LOAD = Ticket.customer_email_address == ADDRESS


if __name__ == "__main__":
    seconds, lane = float(sys.argv[1]), next(iter(sys.argv[2:]), "sqlite")
    with (
        tempfile.TemporaryDirectory() as work,
        server(lane) as server_url,
        new_database(server_url) as url,
    ):
        outcome = run(Path(work), url, seconds)
    print("acknowledged:", dict(outcome.acknowledged))
    print("stored:", {name: count for name, count in outcome.stored.items() if count})
    print("texts:", len(outcome.texts), "stored:", len(outcome.stored_texts))
    print("numbers:", len(outcome.numbers), "different:", len(set(outcome.numbers)))
    print("changes:", [len(each.announced) for each in outcome.chronicles])
    print("not a success:", len(outcome.bad), *outcome.bad[:3])
