"""A database in which every table holds a row that nobody can mistake."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Engine,
    Float,
    LargeBinary,
    Numeric,
    Table,
    Uuid,
    select,
)
from sqlalchemy import String as AnyString
from sqlalchemy.exc import IntegrityError

from db import open_engine
from db.models import Base, IServiceBase, OwnBase

MARK = "Zq7Canary"
SECRET = b"Zq7Secret"
NUMBER = 7051
_TABLES = [table for each in (Base, IServiceBase, OwnBase) for table in each.metadata.sorted_tables]
_TIME = datetime(2024, 3, 4, 5, 6, 7)
_SOUGHT = ("login", "email", "number", "guid", "key", "username", "filename")
_ON = ("active", "enabled", "visible", "public")


def fill(url: str) -> list[str]:
    """Add a row to every table, numbered NUMBER, and return the tables that took none.

    Texts hold SECRET, but those that rows are found by, which hold MARK and the column's name.
    """
    engine = open_engine(url)
    try:
        return [table.name for table in _TABLES if not _add(engine, table)]
    finally:
        engine.dispose()


def _add(engine: Engine, table: Table) -> bool:
    row = {column.key: _value(column) for column in table.columns}
    try:
        with engine.begin() as connection:
            connection.execute(table.insert(), row)
    except IntegrityError:
        return False
    return True


def _value(column: Column[Any]) -> Any:
    kind = column.type
    name = column.name.lower()
    if isinstance(kind, Boolean):
        return any(word in name for word in _ON)
    if isinstance(kind, DateTime):
        return None if "deleted" in name and column.nullable else _TIME
    if isinstance(kind, Uuid):
        return UUID(int=NUMBER)
    if isinstance(kind, LargeBinary):
        return MARK.encode()
    if isinstance(kind, AnyString):
        is_sought = any(word in name for word in _SOUGHT) or 0 < (kind.length or 0) < len(SECRET)
        mark = MARK if is_sought else SECRET.decode()
        return f"{mark} {column.name}"[: kind.length or None]
    is_key = column.primary_key or column.foreign_keys or name.endswith("id")
    if isinstance(kind, Float | Numeric):
        return 1
    return NUMBER if is_key else 1


def picture(url: str) -> dict[str, str]:
    """Return what every table holds, as a digest by its name."""
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            return {
                table.name: hashlib.sha256(
                    repr(sorted(map(repr, connection.execute(select(table)).all()))).encode()
                ).hexdigest()
                for table in _TABLES
            }
    finally:
        engine.dispose()
