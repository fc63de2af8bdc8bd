"""Writes the migration from the last version to the models.

``python -m db.migrations product|own|iservice MESSAGE`` compares the models of a branch with a
database of its newest version, writes the next version and prints its file; read it before you
keep it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from alembic import command
from alembic.util import CommandError
from sqlalchemy import create_engine

from db.migrations import ISERVICE, OWN, PRODUCT, config, newest, upgrade
from db.models import OWN_PREFIX, PRODUCT_PREFIX

_PREFIXES = {PRODUCT: PRODUCT_PREFIX, OWN: OWN_PREFIX}


def write(branch: str, message: str) -> str:
    """Write the next version of a branch and return its file."""
    settings = config()
    settings.set_main_option("file_template", "%%(rev)s")
    settings.attributes["belongs"] = _belongs(branch)
    last = _last(branch)
    with create_engine("sqlite://").begin() as connection:
        for each in (OWN, PRODUCT, ISERVICE):
            if _last(each):
                upgrade(connection, each)
        settings.attributes["connection"] = connection
        revision = command.revision(
            settings,
            message,
            autogenerate=True,
            head=f"{branch}@head" if last else "base",
            branch_label=None if last else branch,
            rev_id=f"{branch}_{int(last[-4:] or 0) + 1:04}",
        )
    return str(getattr(revision, "path", ""))


def _belongs(branch: str) -> Callable[[str], bool]:
    """Return what tells whether the table of a name belongs to a branch."""
    if branch == ISERVICE:
        return lambda name: not name.startswith(tuple(_PREFIXES.values()))
    return lambda name: name.startswith(_PREFIXES[branch])


def _last(branch: str) -> str:
    try:
        return newest(branch)
    except CommandError:
        return ""


if __name__ == "__main__":
    print(write(*sys.argv[1:]))
