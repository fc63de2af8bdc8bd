"""Errors of every driver lead to the same few of ours."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from db.errors import translate
from db.exceptions import Conflict, ConstraintViolation, DatabaseError, Unavailable


class ProgrammingError(Exception):
    """Stands for a driver's class of that name."""


class OperationalError(Exception):
    """Stands for a driver's class of that name."""


class IntegrityError(Exception):
    """Stands for a driver's class of that name."""


CASES = [
    ("deadlock, Microsoft's driver", OperationalError("40001", "deadlocked (1205)"), Conflict),
    ("deadlock, FreeTDS", ProgrammingError("42000", "Transaction was deadlocked (1205)"), Conflict),
    ("deadlock, mssql-python", OperationalError("Transaction (Process ID 5) deadlock"), Conflict),
    ("deadlock, MySQL", OperationalError(1213, "Deadlock found"), Conflict),
    ("unique key, ODBC", IntegrityError("23000", "Violation (2627)"), ConstraintViolation),
    ("unique key, mssql-python", IntegrityError("duplicate key"), ConstraintViolation),
    ("unique key, MySQL", IntegrityError(1062, "Duplicate entry"), ConstraintViolation),
    ("unique key, SQLite", sqlite3.IntegrityError("UNIQUE constraint"), ConstraintViolation),
    ("link lost, ODBC", OperationalError("08S01", "Communication link failure"), Unavailable),
    ("login timeout, ODBC", OperationalError("HYT00", "Login timeout expired"), Unavailable),
    ("gone away, MySQL", OperationalError(2006, "Server has gone away"), Unavailable),
    ("no such table", ProgrammingError("42S02", "Invalid object name (208)"), DatabaseError),
]


@pytest.mark.parametrize(
    ("original", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_drivers_error_is_classified_by_state_number_or_text(
    original: Exception, expected: type[DatabaseError]
) -> None:
    error = translate(DBAPIError("SELECT secret", {}, original))
    assert type(error) is expected
    assert "secret" not in str(error)


def test_a_busy_sqlite_database_is_a_conflict() -> None:
    busy = sqlite3.OperationalError("database is locked")
    busy.sqlite_errorcode = sqlite3.SQLITE_BUSY_SNAPSHOT
    assert type(translate(DBAPIError("BEGIN", {}, busy))) is Conflict


def test_a_broken_connection_is_unavailable_whatever_the_driver_says() -> None:
    error = DBAPIError("x", {}, OperationalError("HY000", "?"), connection_invalidated=True)
    assert type(translate(error)) is Unavailable


def test_an_exhausted_pool_is_unavailable() -> None:
    assert type(translate(PoolTimeout("pool"))) is Unavailable


def test_what_is_no_drivers_error_stays_a_database_error() -> None:
    assert type(translate(InvalidRequestError("misuse"))) is DatabaseError
