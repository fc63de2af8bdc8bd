"""Locks that every database understands.

SQL Server has no ``FOR UPDATE``: there a table hint does the same. SQLite locks the whole database
when a writing transaction begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, text

from db.dialects.common import TABLES_SECONDS
from db.exceptions import Conflict

_HINT = "WITH (UPDLOCK, ROWLOCK)"

S = TypeVar("S", bound=Select[Any])


def locked(query: S, model: Any) -> S:
    """Return a query whose rows of ``model`` nobody else may change until this transaction ends."""
    return query.with_for_update(of=model).with_hint(model, _HINT, "mssql")


@contextmanager
def named_lock(connection: Connection, name: str) -> Iterator[None]:
    """Hold a lock of the whole database that goes by a name. Raises Conflict after a while."""
    take, release = _LOCKS.get(connection.dialect.name, (None, None))
    if take is None or release is None:
        yield
        return
    taken = connection.execute(take, {"name": name}).scalar()
    if taken != 1:
        raise Conflict("Another process is changing the tables of the database.")
    try:
        yield
    finally:
        connection.execute(release, {"name": name}).close()


_MYSQL = (
    text(f"SELECT GET_LOCK(CONCAT(DATABASE(), ' ', :name), {TABLES_SECONDS})"),
    text("SELECT RELEASE_LOCK(CONCAT(DATABASE(), ' ', :name))"),
)
_MSSQL = (
    text(
        "DECLARE @taken int; EXEC @taken = sp_getapplock @Resource = :name,"
        f" @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = {TABLES_SECONDS * 1000};"
        " SELECT CASE WHEN @taken >= 0 THEN 1 ELSE 0 END"
    ),
    text("EXEC sp_releaseapplock @Resource = :name, @LockOwner = 'Session'"),
)
_LOCKS = {"mysql": _MYSQL, "mariadb": _MYSQL, "mssql": _MSSQL}
