"""One classifier for the errors of every driver.

Drivers disagree on exception classes, so the SQLSTATE, the native number and, for drivers that
give neither, the text decide.
"""

from __future__ import annotations

import re
import sqlite3

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from db.exceptions import Conflict, ConstraintViolation, DatabaseError, Unavailable

_NATIVE_NUMBER = re.compile(r"\((\d+)\)")
_SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_CONFLICT_NUMBERS = {1205, 1222, 3960, 1213}
_CONSTRAINT_NUMBERS = {2627, 2601, 547, 515, 1062, 1048, 1451, 1452, 3819}
_LOST_NUMBERS = {2002, 2003, 2006, 2013, 2055}
_CONFLICT_WORDS = ("deadlock", "lock request time out", "database is locked")


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
    state, numbers = _sql_state(original), _native_numbers(original)
    if _is_conflict(original, state, numbers):
        return Conflict("The database was busy with a conflicting change.")
    if state.startswith("23") or numbers & _CONSTRAINT_NUMBERS or _is_integrity(original):
        return ConstraintViolation("The change breaks a rule of the database.")
    if state.startswith("08") or state == "HYT00" or numbers & _LOST_NUMBERS:
        return Unavailable("The database cannot be reached.")
    return DatabaseError("The database refused a statement.")


def _is_conflict(original: BaseException, state: str, numbers: set[int]) -> bool:
    if isinstance(original, sqlite3.Error):
        return _sqlite_code(original) in _SQLITE_BUSY
    words = str(original).lower()
    return (
        state == "40001"
        or bool(numbers & _CONFLICT_NUMBERS)
        or any(word in words for word in _CONFLICT_WORDS)
    )


def _is_integrity(original: BaseException) -> bool:
    return type(original).__name__ == "IntegrityError"


def _sqlite_code(original: sqlite3.Error) -> int:
    return getattr(original, "sqlite_errorcode", 0) & 0xFF


def _sql_state(original: BaseException) -> str:
    first = original.args[0] if original.args else ""
    return first if isinstance(first, str) and len(first) == 5 else ""


def _native_numbers(original: BaseException) -> set[int]:
    """Return the numbers a driver gives: in the text for ODBC, as first argument for MySQL."""
    numbers = {int(digits) for digits in _NATIVE_NUMBER.findall(str(original))}
    if original.args and isinstance(original.args[0], int):
        numbers.add(original.args[0])
    return numbers
