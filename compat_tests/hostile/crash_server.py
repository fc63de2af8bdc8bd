"""Serve svcTickets with handlers that crash on demand, through the real server.

``python crash_server.py --data DIR`` prints its address. The operation GetTicketsBySearch does what
its first search criterion says: the name of a function below, with its argument behind a colon.
Ticket subjects stand for rows of a database; brands of a real one show what was stored.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from compat_tests.hostile.endpoints import contract
from soap_service.asmx import Endpoint, EndpointSettings, http, record_classes
from soap_service.call import Call
from soap_service.config import Settings, load_settings
from soap_service.exceptions import SoapFault
from soap_service.journal import Journal
from soap_service.serving.server import base_url, listen, run
from soap_service.web import WebApplication, text

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    from db import Database, UnitOfWork

_PATH = "/Services2/svcTickets.asmx"
_RECORDS = record_classes(contract())
_TICKET = _RECORDS["TicketInfo"]
ROW = "x" * 1000
ROWS_BEFORE_STREAMING = 100
ROWS_WHEN_STREAMING = 2000
"""Rows of more than 1 KB each: these are beyond the 512 KB that an answer is held back for."""


@dataclass
class Answer:
    """A result; any attribute can be of a wrong type."""

    tickets: Any = ()
    result: Any = True
    result_code: Any = 0
    message: Any = ""


@dataclass
class Unreadable:
    """A row that raises when an attribute is read."""

    secret: str
    fields: dict[str, object] = field(default_factory=dict)

    def __getattr__(self, name: str) -> object:
        raise RuntimeError(f"no {name}: {self.secret}")


class Handlers:
    """The handlers, over a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, call: Call, user: str, password: str, criteria: list[str]) -> object:
        """Do what the first criterion says; the password is there to be told by mistake."""
        name, _, argument = criteria[0].partition(":")
        act: Callable[[str, str], object] = getattr(self, f"_{name}")
        return act(argument, password)

    # Exceptions

    def _raise(self, argument: str, password: str) -> object:
        raise ValueError(f"cannot work with {password}")

    def _raise_chain(self, argument: str, password: str) -> object:
        try:
            int(password)
        except ValueError as error:
            raise RuntimeError(f"not a number: {password}") from error

    def _raise_surrogates(self, argument: str, password: str) -> object:
        raise ValueError("\ud800\x00\x1b<&>]]>")

    def _raise_fault(self, argument: str, password: str) -> object:
        raise SoapFault("Server", f"broken: {password}", detail="<detail><a /></detail>")

    def _raise_os_error(self, argument: str, password: str) -> object:
        raise OSError(9, "Bad file descriptor", password)

    def _raise_timeout(self, argument: str, password: str) -> object:
        raise TimeoutError(password)

    def _raise_memory_error(self, argument: str, password: str) -> object:
        raise MemoryError(password)

    def _recurse(self, argument: str, password: str) -> object:
        return self._recurse(argument, password)

    def _raise_unprintable(self, argument: str, password: str) -> object:
        class Unprintable(Exception):
            def __str__(self) -> str:
                raise RuntimeError(password)

        raise Unprintable

    # Results of a wrong type

    def _return_none(self, argument: str, password: str) -> object:
        return None

    def _return_text(self, argument: str, password: str) -> object:
        return password

    def _return_tuple(self, argument: str, password: str) -> object:
        return (Answer(), password)

    def _wrong_code(self, argument: str, password: str) -> object:
        return Answer(result_code=password)

    def _wrong_message(self, argument: str, password: str) -> object:
        return Answer(message=object())

    def _wrong_rows(self, argument: str, password: str) -> object:
        return Answer(tickets=7)

    def _wrong_row(self, argument: str, password: str) -> object:
        return Answer(tickets=[_TICKET(), password])

    def _wrong_member(self, argument: str, password: str) -> object:
        return Answer(tickets=[_TICKET(last_reply_date_utc=password)])

    def _unreadable_row(self, argument: str, password: str) -> object:
        return Answer(tickets=[Unreadable(password)])

    # Rows that stop

    def _stop_after(self, argument: str, password: str) -> object:
        return Answer(tickets=self._rows(int(argument), ValueError(password)))

    def _lose_connection_after(self, argument: str, password: str) -> object:
        return Answer(tickets=self._rows(int(argument), ConnectionResetError(104, password)))

    def _time_out_after(self, argument: str, password: str) -> object:
        return Answer(tickets=self._rows(int(argument), TimeoutError(password)))

    def _wrong_row_after(self, argument: str, password: str) -> object:
        return Answer(tickets=self._then(int(argument), password))

    def _wrong_code_after(self, argument: str, password: str) -> object:
        rows = [_TICKET(subject=ROW)] * int(argument)
        return Answer(tickets=rows, result_code=password)

    def _rows_of(self, argument: str, password: str) -> object:
        return Answer(tickets=[_TICKET(subject=ROW)] * int(argument))

    def _rows(self, count: int, error: Exception) -> Iterator[object]:
        for _ in range(count):
            yield _TICKET(subject=ROW)
        raise error

    def _then(self, count: int, last: object) -> Iterator[object]:
        for _ in range(count):
            yield _TICKET(subject=ROW)
        yield last

    # The database

    def _store_and_raise(self, argument: str, password: str) -> object:
        def work(unit: UnitOfWork) -> object:
            self._store(unit, argument, "first")
            self._store(unit, argument, "second")
            raise ValueError(password)

        return self._database.run(work)

    def _store_and_break(self, argument: str, password: str) -> object:
        from sqlalchemy import text as sql

        def work(unit: UnitOfWork) -> object:
            self._store(unit, argument, "first")
            unit.session.execute(sql("INSERT INTO no_such_table VALUES (:it)"), {"it": password})
            return Answer()

        return self._database.run(work)

    def _store_half_of_an_answer(self, argument: str, password: str) -> object:
        def work(unit: UnitOfWork) -> object:
            self._store(unit, argument, "first")
            self._store(unit, argument, "second")
            return Answer(tickets=self._rows(ROWS_WHEN_STREAMING, ValueError(password)))

        return self._database.run(work)

    def _store(self, unit: UnitOfWork, name: str, part: str) -> None:
        from db.models.smartertrack import Brand

        unit.session.add(Brand(brand_name=f"{name} {part}"))
        unit.session.flush()

    def _stored(self, argument: str, password: str) -> object:
        from sqlalchemy import select

        from db.models.smartertrack import Brand

        query = select(Brand.brand_name).where(Brand.brand_name.startswith(argument))
        found = self._database.run(lambda unit: list(unit.session.scalars(query)), read_only=True)
        return Answer(message=f"{len(found)} stored")


def create_app(settings: Settings) -> WSGIApplication:
    from db import Database, create_schema, open_engine

    engine = open_engine(settings.database)
    create_schema(engine)
    handlers = {
        "GetTicketsBySearch": Handlers(Database(engine)).search,
        "PingService": lambda call, *_: _RECORDS["IsAvailableResult"](is_available=True),
    }
    wire = EndpointSettings(custom_errors="Off", keep_arguments=settings.journal_arguments)
    missing = contract().operations.keys() - handlers.keys()
    pages = {
        "/healthz": lambda _: text(http.OK, "ok\n"),
        "/readyz": lambda _: text(http.OK, "ready\n"),
    }
    return WebApplication(
        {_PATH: Endpoint(contract(), handlers, wire, gaps=missing)},
        pages,
        Journal(settings.journal),
        secrets={("svcTickets", "GetTicketsBySearch"): ("authPassword",)},
    )


if __name__ == "__main__":
    SETTINGS = load_settings(Path(sys.argv[sys.argv.index("--data") + 1]), environ=os.environ)
    LISTENER = listen(SETTINGS.bind)
    URL = base_url(LISTENER)
    run(SETTINGS, LISTENER, create_app, lambda: print(URL, flush=True))
