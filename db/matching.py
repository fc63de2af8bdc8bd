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
    pattern = _WILD.sub(r"/\g<0>", part)
    condition: ColumnElement[bool] = func.lower(column).like(func.lower(f"%{pattern}%"), escape="/")
    return condition
