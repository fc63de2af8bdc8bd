"""SQLite, the embedded database.

It runs in write-ahead mode so that readers never wait, and a writing transaction takes its lock
at once (``BEGIN IMMEDIATE``), so that two writers queue instead of failing half way.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, event

from db.dialects.common import LOCK_SECONDS, READ_ONLY


def address(url: URL) -> URL:
    """Return the URL as it is."""
    return url


def options(url: URL) -> dict[str, Any]:
    """Return the arguments of the engine; the folder of a new database is made.

    A ``file:`` address says itself what may be made.
    """
    if url.database and url.database != ":memory:" and not url.database.startswith("file:"):
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return {"connect_args": {"timeout": float(LOCK_SECONDS)}}


def prepare(engine: Engine) -> None:
    """Configure each connection and begin transactions ourselves."""
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)


def _configure(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(value: Any) -> Any:
    """SQLite's own knows the letters of English only."""
    return value.lower() if isinstance(value, str) else value


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get(READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
