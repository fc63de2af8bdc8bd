"""Finding text, the same on every database."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, func

_WILD = re.compile(r"[%_\[/]")


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


def _quoted(part: str) -> str:
    return _WILD.sub(r"/\g<0>", part)
