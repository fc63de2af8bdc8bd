"""Errors of every driver lead to the same few of ours."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from db.errors import translate
from db.exceptions import (
    AccessDenied,
    Conflict,
    ConstraintViolation,
    DatabaseError,
    Unavailable,
)


class ProgrammingError(Exception):
    """Stands for a driver's class of that name."""


class OperationalError(Exception):
    """Stands for a driver's class of that name."""


class IntegrityError(Exception):
    """Stands for a driver's class of that name."""


class InterfaceError(Exception):
    """Stands for a driver's class of that name."""


class DriverError(Exception):
    """Stands for SQLAlchemy's name of a driver's base class."""


CASES = [
    ("deadlock, Microsoft's driver", DriverError("40001", "deadlocked (1205)"), Conflict),
    ("deadlock, FreeTDS", ProgrammingError("42000", "Transaction was deadlocked (1205)"), Conflict),
    ("deadlock, mssql-python", OperationalError("Transaction (Process ID 5) deadlock"), Conflict),
    ("deadlock, MySQL", OperationalError(1213, "Deadlock found"), Conflict),
    ("lock timeout, ODBC", ProgrammingError("42000", "Lock request (1222)"), Conflict),
    ("lock timeout, MySQL", OperationalError(1205, "Lock wait timeout exceeded"), Conflict),
    ("unique key, ODBC", IntegrityError("23000", "Violation (2627)"), ConstraintViolation),
    ("unique index, ODBC", IntegrityError("23000", "Cannot insert (2601)"), ConstraintViolation),
    ("foreign key, ODBC", IntegrityError("23000", "FOREIGN KEY (547)"), ConstraintViolation),
    ("null, ODBC", IntegrityError("23000", "Cannot insert NULL (515)"), ConstraintViolation),
    ("unique key, mssql-python", IntegrityError("duplicate key"), ConstraintViolation),
    ("unique key, MySQL", IntegrityError(1062, "Duplicate entry"), ConstraintViolation),
    ("unique key, SQLite", sqlite3.IntegrityError("UNIQUE constraint"), ConstraintViolation),
    ("password, Microsoft's driver", InterfaceError("28000", "(18456)"), AccessDenied),
    ("password, FreeTDS", ProgrammingError("42000", "Login failed (18456)"), AccessDenied),
    ("password, mssql-python", OperationalError("Login failed for user 'x'"), AccessDenied),
    ("password, MySQL", OperationalError(1045, "Access denied"), AccessDenied),
    ("no such database, ODBC", OperationalError("08004", "unknown (911)"), AccessDenied),
    ("no such database, mssql-python", OperationalError("Cannot open database x"), AccessDenied),
    ("no such database, MySQL", OperationalError(1049, "Unknown database"), AccessDenied),
    ("link lost, ODBC", OperationalError("08S01", "Communication link failure"), Unavailable),
    ("login timeout, ODBC", OperationalError("HYT00", "Login timeout expired"), Unavailable),
    ("server down, mssql-python", OperationalError("Login timeout expired"), Unavailable),
    ("killed, FreeTDS", DriverError("HY000", "[FreeTDS][SQL Server]Unknown error"), Unavailable),
    ("gone away, MySQL", OperationalError(2006, "Server has gone away"), Unavailable),
    ("no such table, ODBC", ProgrammingError("42S02", "Invalid object (208)"), DatabaseError),
    ("no such table, MySQL", ProgrammingError(1146, "Table doesn't exist"), DatabaseError),
    ("a value in the text", OperationalError(1366, "Incorrect value '(1205)'"), DatabaseError),
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
