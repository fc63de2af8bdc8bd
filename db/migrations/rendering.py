"""How a new migration writes the types of columns: by the names of ``db.models.base``."""

from __future__ import annotations

from typing import Any

from alembic.autogenerate.api import AutogenContext

from db.models import base

_NAMES = ("ADDRESS", "BIG_KEY", "BYTES", "SMALL_KEY", "TEXT", "TIME")


def render_item(kind: str, item: Any, context: AutogenContext) -> str | bool:
    """Return the source of one of our column types, or False for what Alembic knows itself."""
    for name in _NAMES:
        if kind == "type" and item is getattr(base, name):
            context.imports.add(f"from db.models.base import {name}")
            return name
    return False
