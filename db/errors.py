"""One classifier for the errors of every driver.

Drivers disagree on exception classes, so the SQLSTATE, the native number and, for drivers that
give neither, the text decide.
"""

from __future__ import annotations

import re
import sqlite3
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from db.exceptions import (
    AccessDenied,
    Conflict,
    ConstraintViolation,
    DatabaseError,
    Unavailable,
)

_NATIVE_NUMBER = re.compile(r"\((\d+)\)")
_SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


class Symptoms(NamedTuple):
    """What a driver's error shows: SQLSTATE, native numbers, and the text in lower case."""

    state: str
    numbers: frozenset[int]
    words: str


class _Kind(NamedTuple):
    """A kind of error, and any of the symptoms that tell it."""

    error: type[DatabaseError]
    text: str
    states: tuple[str, ...]
    numbers: frozenset[int]
    words: tuple[str, ...]

    def fits(self, symptoms: Symptoms) -> bool:
        """Tell whether one of the symptoms is there; a SQLSTATE is told by its beginning."""
        return (
            bool(symptoms.state and symptoms.state.startswith(self.states))
            or bool(symptoms.numbers & self.numbers)
            or any(word in symptoms.words for word in self.words)
        )


# The first that fits counts. Numbers above 10000 and below 1000 are SQL Server's, or MySQL's
# from 1000 to 4999; they share none here.
_KINDS = (
    _Kind(
        Conflict,
        "The database was busy with a conflicting change.",
        ("40001",),
        frozenset({1205, 1222, 3960, 1213, 1020}),
        ("deadlock", "lock request time out", "database is locked"),
    ),
    _Kind(
        ConstraintViolation,
        "The change breaks a rule of the database.",
        ("23",),
        frozenset({2627, 2601, 547, 515, 1062, 1048, 1451, 1452, 3819, 4025}),
        (),
    ),
    _Kind(
        AccessDenied,
        "The database refused the login, or does not exist.",
        ("28",),
        frozenset({18456, 911, 4060, 1044, 1045, 1049, 1698}),
        ("login failed", "cannot open database"),
    ),
    _Kind(
        Unavailable,
        "The database cannot be reached.",
        ("08", "HYT0"),
        frozenset({2002, 2003, 2006, 2013, 2055, 1040, 1053, 1927}),
        ("unknown error", "communication link failure", "timeout expired", "unable to connect"),
    ),
)


def translate(error: SQLAlchemyError) -> DatabaseError:
    """Return our error for one of SQLAlchemy's; the original is kept as its cause by ``raise``."""
    if isinstance(error, PoolTimeout):
        return Unavailable("The database has no free connection.")
    if not isinstance(error, DBAPIError) or error.orig is None:
        return DatabaseError("The database refused a statement.")
    if error.connection_invalidated:
        return Unavailable("The connection to the database was lost.")
    return _classify(error.orig)


def _classify(original: BaseException) -> DatabaseError:
    if isinstance(original, sqlite3.Error) and _sqlite_code(original) in _SQLITE_BUSY:
        return Conflict("The database was busy with a conflicting change.")
    if isinstance(original, sqlite3.IntegrityError):
        return ConstraintViolation("The change breaks a rule of the database.")
    symptoms = symptoms_of(original)
    for kind in _KINDS:
        if kind.fits(symptoms):
            return kind.error(kind.text)
    if type(original).__name__ == "IntegrityError":
        return ConstraintViolation("The change breaks a rule of the database.")
    return DatabaseError("The database refused a statement.")


def _sqlite_code(original: sqlite3.Error) -> int:
    return getattr(original, "sqlite_errorcode", 0) & 0xFF


def symptoms_of(original: BaseException) -> Symptoms:
    """Return what an error shows: numbers are in the text for ODBC, an argument for MySQL."""
    first = original.args[0] if original.args else ""
    state = first if isinstance(first, str) and len(first) == 5 else ""
    numbers = {int(digits) for digits in _NATIVE_NUMBER.findall(str(original))}
    if isinstance(first, int):
        numbers = {first}
    return Symptoms(state, frozenset(numbers), str(original).lower())
