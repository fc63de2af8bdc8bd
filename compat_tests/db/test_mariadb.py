"""What only a real server can show: its own ways, broken connections, databases of others."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, inspect, make_url, text

from compat_tests.db.lanes import drop, empty, new_database, new_url, opened
from db import (
    AccessDenied,
    ConfigurationError,
    Database,
    OutcomeUnknown,
    Unavailable,
    UnitOfWork,
    create_database,
    create_schema,
)
from db.models.own import Lease
from db.models.smartertrack import Brand, TicketStatus

KILL = text("KILL :id")


@pytest.fixture(scope="module")
def url(mariadb_server: str) -> Iterator[str]:
    with new_database(mariadb_server) as url:
        yield url


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    with opened(url) as engine:
        empty(engine)
        yield engine


@pytest.fixture
def other(mariadb_server: str) -> Iterator[str]:
    """The URL of a database that is not there yet."""
    url = new_url(mariadb_server)
    yield url
    drop(url)


def kill_connection(engine: Engine, unit: UnitOfWork) -> None:
    """Let the server break the connection that a transaction uses."""
    number = unit.session.execute(text("SELECT CONNECTION_ID()")).scalar_one()
    with engine.connect() as connection:
        connection.execute(KILL, {"id": number})


class Broken:
    """Work whose connection breaks, the first few times."""

    def __init__(self, engine: Engine, times: int) -> None:
        self.engine = engine
        self.times = iter(range(times))
        self.runs = 0

    def __call__(self, unit: UnitOfWork) -> None:
        self.runs += 1
        unit.session.add(Brand(brand_name="x"))
        unit.session.flush()
        for _ in self.times:
            kill_connection(self.engine, unit)
            unit.session.execute(text("SELECT 1"))


class BrokenAtTheEnd(Broken):
    """Work whose connection breaks before the commit reaches the server."""

    def __call__(self, unit: UnitOfWork) -> None:
        self.runs += 1
        unit.session.add(Brand(brand_name="x"))
        unit.session.flush()
        kill_connection(self.engine, unit)


def count_brands(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT COUNT(*) FROM st_Brands")).scalar_one())


def test_a_connection_lost_before_the_commit_is_tried_once_more(engine: Engine) -> None:
    Database(engine).run(work := Broken(engine, 1))
    assert (work.runs, count_brands(engine)) == (2, 1)


def test_a_connection_lost_twice_is_told(engine: Engine) -> None:
    with pytest.raises(Unavailable):
        Database(engine).run(Broken(engine, 2))
    assert count_brands(engine) == 0


def test_a_connection_lost_during_the_commit_is_never_tried_again(engine: Engine) -> None:
    work = BrokenAtTheEnd(engine, 1)
    with pytest.raises(OutcomeUnknown):
        Database(engine).run(work)
    assert work.runs == 1


def test_a_connection_that_broke_while_idle_is_not_noticed(engine: Engine) -> None:
    database = Database(engine)
    numbers = database.run(lambda unit: unit.session.execute(text("SELECT CONNECTION_ID()")).all())
    address = engine.url.render_as_string(hide_password=False)
    with opened(address) as elsewhere, elsewhere.connect() as connection:
        connection.execute(KILL, {"id": numbers[0][0]})
    database.run(Broken(engine, 0))
    assert count_brands(engine) == 1


def test_sessions_are_strict_and_read_what_is_committed(engine: Engine) -> None:
    with engine.connect() as connection:
        mode, isolation = connection.execute(text("SELECT @@sql_mode, @@tx_isolation")).one()
    assert "STRICT_ALL_TABLES" in mode
    assert isolation == "READ-COMMITTED"


def test_a_database_that_is_not_there_is_told(other: str) -> None:
    with opened(other) as engine, pytest.raises(AccessDenied):
        create_schema(engine)


def test_creating_a_database_twice_changes_nothing(other: str) -> None:
    create_database(other)
    with opened(other) as engine:
        Database(engine).run(lambda unit: unit.session.add(Lease(name="x")))
        create_database(other)
        assert Database(engine).run(lambda unit: unit.session.get(Lease, "x")) is not None


def test_new_databases_hold_every_alphabet(other: str) -> None:
    create_database(other)
    with opened(other) as engine, engine.connect() as connection:
        assert connection.execute(text("SELECT @@character_set_database")).scalar() == "utf8mb4"


def test_a_database_of_a_narrow_character_set_is_refused(mariadb_server: str, other: str) -> None:
    make_database(mariadb_server, other, "CHARACTER SET latin1")
    with opened(other) as engine, pytest.raises(ConfigurationError, match="latin1"):
        create_schema(engine)


def make_database(server_url: str, url: str, options: str = "") -> None:
    with opened(server_url) as server, server.connect() as connection:
        name = server.dialect.identifier_preparer.quote_identifier(make_url(url).database or "")
        connection.exec_driver_sql(f"CREATE DATABASE {name} {options}")


def start(url: str) -> None:
    with opened(url) as engine:
        create_schema(engine)


def test_processes_that_start_at_once_make_the_tables_once(mariadb_server: str, other: str) -> None:
    make_database(mariadb_server, other, "CHARACTER SET utf8mb4")
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=start, args=(other,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    with opened(other) as engine, engine.connect() as connection:
        count = connection.execute(text("SELECT COUNT(*) FROM st_TicketStatuses")).scalar()
        assert (count, inspect(engine).has_table(TicketStatus.__tablename__)) == (4, True)
