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
    return _like(column, f"%{_quoted(part)}%")


def beginning(column: Any, part: str) -> ColumnElement[bool]:
    """Return the condition that a column begins with a part, in any case."""
    return _like(column, f"{_quoted(part)}%")


def ending(column: Any, part: str) -> ColumnElement[bool]:
    """Return the condition that a column ends with a part, in any case."""
    return _like(column, f"%{_quoted(part)}")


def being(column: Any, text: str) -> ColumnElement[bool]:
    """Return the condition that a column is a text, in any case."""
    return _like(column, _quoted(text))


def _quoted(part: str) -> str:
    return _WILD.sub(r"/\g<0>", part)


def _like(column: Any, pattern: str) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = func.lower(column).like(func.lower(pattern), escape="/")
    return condition
