"""Engines: everything that differs between databases is set here.

SQLite runs in write-ahead mode so that readers never wait, and a writing transaction takes its
lock at once (``BEGIN IMMEDIATE``), so that two writers queue instead of failing half way.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from db.exceptions import ConfigurationError

READ_ONLY = "read_only"
"""Execution option of a connection whose transaction only reads."""

_BUSY_SECONDS = 15.0
_POOL_SIZE = 10
_POOL_OVERFLOW = 40
_POOL_WAIT_SECONDS = 15.0
_RECYCLE_SECONDS = 1800


def open_engine(database_url: str) -> Engine:
    """Return an engine for a database URL of SQLAlchemy; nothing is connected yet.

    Raises ConfigurationError when the URL cannot be read or its driver is not installed.
    """
    try:
        url = make_url(database_url)
        engine = create_engine(url, **_options(url))
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise ConfigurationError(f"This database URL cannot be used: {error}") from error
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine)
    if engine.driver == "pyodbc":
        _switch_off_driver_pooling(engine)
    return engine


def _options(url: URL) -> dict[str, Any]:
    backend = url.get_backend_name()
    options: dict[str, Any] = {"hide_parameters": True}
    if backend == "sqlite":
        _make_folder(url)
        options["connect_args"] = {"timeout": _BUSY_SECONDS}
    else:
        options |= {"pool_pre_ping": True, "pool_recycle": _RECYCLE_SECONDS}
    if backend == "mssql" and url.get_driver_name() == "pyodbc":
        options |= _pyodbc_options(url)
    if url.database not in (None, "", ":memory:"):
        options |= {
            "pool_size": _POOL_SIZE,
            "max_overflow": _POOL_OVERFLOW,
            "pool_timeout": _POOL_WAIT_SECONDS,
        }
    return options


def _make_folder(url: URL) -> None:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


def _pyodbc_options(url: URL) -> dict[str, Any]:
    """FreeTDS rejects sized long text; Microsoft's driver takes it."""
    return {"use_setinputsizes": "freetds" not in str(url.query.get("driver", "")).lower()}


def _switch_off_driver_pooling(engine: Engine) -> None:
    """The engine has a pool; two on top of each other hide broken connections."""
    driver: Any = engine.dialect.dbapi
    driver.pooling = False


def _prepare_sqlite(engine: Engine) -> None:
    event.listen(engine, "connect", _configure_connection)
    event.listen(engine, "begin", _begin)


def _configure_connection(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get(READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
