"""The searches that clients make use an index of the tickets instead of reading them all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.dialects import sqlite

from benchmarks import desk_data
from db import open_engine
from soap_service.accounts import Account
from soap_service.services.tickets.search import read_search

ADMINISTRATOR = Account(1, "admin", "Ada", is_administrator=True)
NUMBER = "BE1-00000007-0007"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database with tickets, and without statistics, as a new one is."""
    folder: Path = tmp_path_factory.mktemp("indexes")
    desk_data.prepare(folder)
    desk_data.add_tickets(folder, 1_000)
    engine = open_engine(desk_data.database_of(folder))
    yield engine
    engine.dispose()


def plan(engine: Engine, *criteria: str) -> str:
    """Return how SQLite finds the tickets of a search."""
    search = read_search(criteria)
    query = search.query(ADMINISTRATOR).params(search.parameters(ADMINISTRATOR))
    compiled = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}").all()
    return "\n".join(str(row[3]) for row in rows)


@pytest.mark.parametrize(
    ("criteria", "index"),
    [
        (("EmailAddress=customer7@example.com",), "ix_st_Tickets_Customer"),
        (("UserId=3",), "ix_st_Tickets_User"),
        (("GroupId=2",), "ix_st_Tickets_Group"),
        (("GroupId=2", "IsOpen=true"), "ix_st_Tickets_Group"),
        (("UserId=3", "IsOpen=true"), "ix_st_Tickets_User"),
        (("EmailAddress=customer7@example.com", "IsOpen=true"), "ix_st_Tickets_Customer"),
        (("IsOpen=true",), "ix_st_Tickets_Status"),
        (("IsActive=true", "IsDeleted=false"), "ix_st_Tickets_Status"),
        ((f"TicketNumber={NUMBER}",), "sqlite_autoindex_st_Tickets_1"),
    ],
)
def test_a_search_uses_an_index(engine: Engine, criteria: tuple[str, ...], index: str) -> None:
    assert index in plan(engine, *criteria)
