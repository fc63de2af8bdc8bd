"""The databases the tests run on: SQLite always, the others where there is one.

A MariaDB server comes from ``TEST_MARIADB_URL`` or is started when the machine has the programs;
with ``REQUIRE_MARIADB=1`` it must be there. A SQL Server comes from ``TEST_MSSQL_URL``. Both URLs
lead to a server: its database is replaced by one of our own, which is dropped in the end.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import (
    CompoundSelect,
    Connection,
    Engine,
    Table,
    literal,
    make_url,
    select,
    union_all,
)

from compat_tests.db import mariadb
from db import create_database, open_engine
from db.first_rows import first_rows, knowledge_base_rows, task_rows
from db.iservice_rows import iservice_rows
from db.models import METADATA

LANES = ("sqlite", "mariadb", "mssql")


@contextmanager
def sqlite_server() -> Iterator[str]:
    """Yield the URL of a folder for database files."""
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/"


@contextmanager
def mariadb_server() -> Iterator[str]:
    """Yield the URL of a MariaDB server, or skip the test."""
    given = os.environ.get("TEST_MARIADB_URL")
    if given:
        yield given
        return
    if not mariadb.is_here():
        assert not os.environ.get("REQUIRE_MARIADB"), "REQUIRE_MARIADB is set; there is none."
        pytest.skip("no MariaDB server here")
    with tempfile.TemporaryDirectory() as folder, mariadb.private_server(Path(folder)) as url:
        yield url


@contextmanager
def mssql_server() -> Iterator[str]:
    """Yield the URL of a SQL Server, or skip the test."""
    given = os.environ.get("TEST_MSSQL_URL")
    if not given:
        pytest.skip("TEST_MSSQL_URL is not set")
    yield given


@contextmanager
def server(lane: str) -> Iterator[str]:
    """Yield the URL of the server of a lane, or skip the test."""
    servers: dict[str, Callable[[], AbstractContextManager[str]]] = {
        "sqlite": sqlite_server,
        "mariadb": mariadb_server,
        "mssql": mssql_server,
    }
    with servers[lane]() as url:
        yield url


@contextmanager
def opened(database_url: str) -> Iterator[Engine]:
    """Yield an engine for a database and close its connections, whatever happens."""
    engine = open_engine(database_url)
    try:
        yield engine
    finally:
        engine.dispose()


def new_url(server_url: str) -> str:
    """Return the URL of a database that does not exist yet; its name has a dot."""
    url = make_url(server_url)
    name = f"isv_test.{uuid4().hex[:12]}"
    if url.get_backend_name() == "sqlite":
        return f"{server_url}{name}.db"
    return url.set(database=name).render_as_string(hide_password=False)


@contextmanager
def new_database(server_url: str) -> Iterator[str]:
    """Create a database with all tables, yield its URL and drop it."""
    url = new_url(server_url)
    create_database(url)
    try:
        yield url
    finally:
        drop(url)


def drop(database_url: str) -> None:
    """Drop a database that a test made."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        return
    server = url.set(database="master" if url.get_backend_name() == "mssql" else "")
    with opened(server.render_as_string(hide_password=False)) as engine:
        name = engine.dialect.identifier_preparer.quote_identifier(url.database or "")
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name}")


def empty(engine: Engine) -> None:
    """Leave a database as the first start left it: rows, and the numbers they will get."""
    with engine.begin() as connection:
        tables = [table for each in METADATA for table in reversed(each.sorted_tables)]
        filled = set(connection.execute(_filled(tables)).scalars())
        for table in tables:
            if table.name in filled:
                _empty_table(connection, table)
        for table, rows in (
            *first_rows(),
            *task_rows(),
            *knowledge_base_rows(),
            *iservice_rows(),
        ):
            connection.execute(table.insert(), rows)


def _filled(tables: list[Table]) -> CompoundSelect[str]:
    """Return the query for the names of those tables that hold rows."""
    return union_all(*(select(literal(each.name)).where(select(each).exists()) for each in tables))


def _empty_table(connection: Connection, table: Table) -> None:
    connection.execute(table.delete())
    name = connection.dialect.identifier_preparer.format_table(table)
    if table.autoincrement_column is not None:
        connection.exec_driver_sql(_RESTARTS[connection.dialect.name].format(name))


_RESTARTS = {
    "sqlite": "SELECT 1",
    "mysql": "ALTER TABLE {} AUTO_INCREMENT = 1",
    "mariadb": "ALTER TABLE {} AUTO_INCREMENT = 1",
    "mssql": "DBCC CHECKIDENT ('{}', RESEED, 0)",
}
