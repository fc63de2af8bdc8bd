"""How Alembic reaches a database: by the connection or the URL that ``db.migrations`` gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alembic import context

from db.full_text import is_index
from db.migrations import VERSIONS_TABLE, resuming
from db.migrations.rendering import render_item
from db.models import METADATA

_attributes = context.config.attributes
resuming.replace_operations()


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Tell whether a table of the database belongs to the branch that is compared."""
    return kind != "table" or _belongs(name)


def include_object(_item: object, name: str | None, kind: str, *_: object) -> bool:
    """Tell whether a table of the models belongs to the branch that is compared."""
    return kind != "table" or _belongs(name)


def _belongs(name: str | None) -> bool:
    belongs: Callable[[str], bool] = _attributes.get("belongs", lambda _: True)
    return belongs(name or "") and name != VERSIONS_TABLE and not is_index(name or "")


_options: dict[str, Any] = {
    "target_metadata": _attributes.get("metadata", METADATA),
    "version_table": VERSIONS_TABLE,
    "render_item": render_item,
    "compare_type": True,
    "include_name": include_name,
    "include_object": include_object,
}

if context.is_offline_mode():
    context.configure(url=_attributes["url"], literal_binds=True, **_options)
else:
    context.configure(connection=_attributes["connection"], **_options)

with context.begin_transaction():
    context.run_migrations()
