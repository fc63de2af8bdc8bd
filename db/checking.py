"""Comparing the tables of a database with those this server works with. Nothing is altered.

Problems keep calls from being answered: a table, a column or a number of bits that is missing, or
a column that must be filled and that we do not know. Advice does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Inspector, Table, exists, inspect, select, types
from sqlalchemy.exc import SQLAlchemyError

from db import migrations
from db.errors import translate
from db.models import Base, OwnBase
from db.models.smartertrack import TicketStatus, User

__all__ = ["Finding", "check_database"]

_KNOWN_STATUSES = {1, 2, 3, 4}
_NARROW = {"VARCHAR", "CHAR", "TEXT", "TINYTEXT", "MEDIUMTEXT", "LONGTEXT"}
_WIDE_COLLATION = re.compile("^utf8mb4|_utf8$", re.IGNORECASE)
_VERSIONS = {"ROWVERSION", "TIMESTAMP"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a table, and perhaps one of its columns or indexes.

    ``kind`` is a word for programs, ``text`` a sentence for people.
    """

    kind: str
    table: str
    name: str | None
    text: str
    is_problem: bool


def check_database(engine: Engine) -> list[Finding]:
    """Return what is to be said about a database, problems first. Raises DatabaseError."""
    try:
        inspector = inspect(engine)
        tables = {name.lower(): name for name in inspector.get_table_names()}
        findings = list(_check_tables(inspector, tables))
        if not any(finding.kind == "missing-table" for finding in findings):
            findings += _check_rows(engine)
        findings += _check_own(engine)
    except SQLAlchemyError as error:
        raise translate(error) from error
    return sorted(findings, key=lambda finding: not finding.is_problem)


def _check_tables(inspector: Inspector, tables: dict[str, str]) -> Iterator[Finding]:
    for table in Base.metadata.sorted_tables:
        found = tables.get(table.name.lower())
        if found is None:
            yield _problem("missing-table", table, None, "The table is missing.")
        else:
            yield from _check_columns(inspector, table, found)
            yield from _check_indexes(inspector, table, found)


def _check_columns(inspector: Inspector, table: Table, found: str) -> Iterator[Finding]:
    columns = {column["name"].lower(): column for column in inspector.get_columns(found)}
    for column in table.columns:
        other = columns.pop(column.name.lower(), None)
        if other is None:
            yield _problem("missing-column", table, column.name, "The column is missing.")
        else:
            ours = column.type.dialect_impl(inspector.dialect)
            yield from _check_type(table, column.name, ours, other["type"])
    for other in columns.values():
        if _must_be_filled(other):
            text = "The column is unknown, takes no NULL and has no default: rows cannot be added."
            yield _problem("unknown-column", table, other["name"], text)


def _must_be_filled(column: Any) -> bool:
    is_version = type(column["type"]).__name__ in _VERSIONS and _family(column["type"]) == "other"
    is_filled = is_version or any(column.get(key) for key in ("identity", "computed"))
    is_filled = is_filled or column.get("autoincrement") is True
    return not column["nullable"] and column.get("default") is None and not is_filled


def _check_type(table: Table, name: str, ours: Any, theirs: Any) -> Iterator[Finding]:
    wanted, got = _family(ours), _family(theirs)
    if got not in _FITTING[wanted]:
        text = f"The column holds {theirs}, which is no {wanted}."
        yield _problem("wrong-type", table, name, text)
    elif wanted == "number" and _bits(theirs) < _bits(ours):
        text = f"The column holds {theirs}, which is too small."
        yield _problem("small-number", table, name, text)
    elif wanted == "text" and type(theirs).__name__.upper() in _NARROW:
        yield from _check_character_set(table, name, theirs)


def _check_character_set(table: Table, name: str, theirs: Any) -> Iterator[Finding]:
    collation = getattr(theirs, "collation", None) or ""
    if collation and not _WIDE_COLLATION.search(collation):
        text = f"The column holds {theirs} ({collation}): other alphabets are lost."
        yield Finding("narrow-text", table.name, name, text, is_problem=False)


_FITTING = {
    "flag": {"flag", "number", "fraction"},
    "number": {"number"},
    "fraction": {"fraction", "number"},
    "text": {"text"},
    "time": {"time"},
    "identifier": {"identifier", "text"},
}


def _family(kind: Any) -> str:
    """Return what values a type holds, in one word."""
    families: tuple[tuple[Any, str], ...] = (
        (types.Boolean, "flag"),
        (types.Integer, "number"),
        (types.Numeric, "fraction"),
        (types.Float, "fraction"),
        (types.String, "text"),
        (types.DateTime, "time"),
        (types.Uuid, "identifier"),
    )
    if type(kind).__name__ == "BIT":
        return "flag"
    return next((name for family, name in families if isinstance(kind, family)), "other")


def _bits(kind: Any) -> int:
    name = type(kind).__name__.upper()
    sizes = {"TINYINT": 8, "SMALLINT": 16, "SMALLINTEGER": 16, "BIGINT": 64, "BIGINTEGER": 64}
    return sizes.get(name, 32)


def _check_indexes(inspector: Inspector, table: Table, found: str) -> Iterator[Finding]:
    known = [tuple(filter(None, each["column_names"])) for each in inspector.get_indexes(found)]
    known.append(tuple(inspector.get_pk_constraint(found)["constrained_columns"]))
    begun = {tuple(name.lower() for name in names) for names in known}
    for index in sorted(table.indexes, key=lambda each: str(each.name)):
        wanted = tuple(column.name.lower() for column in index.columns)
        if not any(names[: len(wanted)] == wanted for names in begun):
            text = f"An index on {', '.join(column.name for column in index.columns)} would help."
            yield Finding("missing-index", table.name, str(index.name), text, is_problem=False)


def _check_rows(engine: Engine) -> Iterator[Finding]:
    with engine.connect() as connection:
        if not connection.execute(select(exists().where(User.is_queue))).scalar():
            text = "No user is marked as the queue: unassigned tickets have nobody."
            yield Finding("no-queue", User.__tablename__, None, text, is_problem=False)
        statuses = set(connection.execute(select(TicketStatus.ticket_status_id)).scalars())
        if not statuses >= _KNOWN_STATUSES:
            text = "The statuses 1 to 4 (active, waiting, closed, locked) are not all there."
            yield Finding("no-status", TicketStatus.__tablename__, None, text, is_problem=False)


def _check_own(engine: Engine) -> Iterator[Finding]:
    with engine.connect() as connection:
        if migrations.newest(migrations.OWN) not in migrations.versions(connection):
            names = ", ".join(table.name for table in OwnBase.metadata.sorted_tables)
            text = f"The next start, or manage create-database, makes tables of ours: {names}."
            yield Finding("own-tables", migrations.VERSIONS_TABLE, None, text, is_problem=False)


def _problem(kind: str, table: Table, name: str | None, text: str) -> Finding:
    return Finding(kind, table.name, name, text, is_problem=True)
