"""Finding text, and one of many things, the same on every database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BooleanClauseList, ColumnElement, and_, func, or_

_WILD = re.compile(r"[%_\[/]")
_LONGEST_CHAIN = 800


def containing(column: Any, part: str) -> ColumnElement[bool]:
    """Return the condition that a column holds a part, in any case.

    ``%``, ``_`` and, for SQL Server, ``[`` have no meaning of their own.
    """
    return like(column, holding(part))


def holding(part: str) -> str:
    """Return the pattern of texts that hold a part, for ``like``."""
    return f"%{_quoted(part)}%"


def beginning(column: Any, part: str) -> ColumnElement[bool]:
    """Return the condition that a column begins with a part, in any case."""
    return like(column, f"{_quoted(part)}%")


def ending(column: Any, part: str) -> ColumnElement[bool]:
    """Return the condition that a column ends with a part, in any case."""
    return like(column, f"%{_quoted(part)}")


def being(column: Any, text: str) -> ColumnElement[bool]:
    """Return the condition that a column is a text, in any case."""
    return like(column, _quoted(text))


def like(column: Any, pattern: str | ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that a column fits a pattern, in any case; it may be a parameter."""
    condition: ColumnElement[bool] = func.lower(column).like(func.lower(pattern), escape="/")
    return condition


def any_of(conditions: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Return the condition that one of some is met.

    SQLite takes no chain of a thousand members, and alternatives of alternatives make one chain. A
    chain that would be too long is turned around: it is not so that none is met.
    """
    members = sum(map(_members, conditions))
    if members <= _LONGEST_CHAIN:
        return or_(*conditions)
    return ~and_(*(~each for each in conditions))


def _members(condition: ColumnElement[bool]) -> int:
    return len(condition.clauses) if isinstance(condition, BooleanClauseList) else 1


def _quoted(part: str) -> str:
    return _WILD.sub(r"/\g<0>", part)
