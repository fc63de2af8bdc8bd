"""Migrations of the tables, in three branches that never meet.

``product`` holds SmarterTrack's tables and ``iservice`` those of iService; both are applied only
to databases of our making. ``own`` holds our tables (``isv_...``) and is applied to every
database. The versions of a database stand in our own table ``isv_versions``.

Each version is a file of its name. What only compares versions gets by without Alembic, whose
import takes as long as the rest of a start: it is imported where tables change.
"""

from __future__ import annotations

import io
import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, column, inspect, select, table

if TYPE_CHECKING:
    from alembic.config import Config

VERSIONS_TABLE = "isv_versions"
_VERSIONS = table(VERSIONS_TABLE, column("version_num"))
_FOLDER = Path(__file__).parent
ALEMBIC = threading.Lock()
"""Held while migrations run: Alembic knows one database for the whole process."""

PRODUCT, OWN, ISERVICE = "product", "own", "iservice"


def upgrade(connection: Connection, branch: str, version: str | None = None) -> None:
    """Bring a branch to a version or its newest, in the transaction of a connection."""
    from alembic import command

    settings = config()
    settings.attributes["connection"] = connection
    with ALEMBIC:
        command.upgrade(settings, version or f"{branch}@head")


def script(database_url: str) -> str:
    """Return the SQL that makes everything in an empty database; nothing is connected."""
    from alembic import command

    output = io.StringIO()
    settings = config(output)
    settings.attributes["url"] = database_url
    command.upgrade(settings, "heads", sql=True)
    return output.getvalue()


def versions(connection: Connection) -> set[str]:
    """Return the versions that a database has reached, one of each branch applied to it."""
    if not inspect(connection).has_table(VERSIONS_TABLE):
        return set()
    return set(connection.scalars(select(_VERSIONS.c.version_num)))


@cache
def known(folder: Path = _FOLDER / "versions") -> frozenset[str]:
    """Return every version that a folder of migrations leads to."""
    return frozenset(path.stem for path in folder.glob("*_[0-9][0-9][0-9][0-9].py"))


def newest(branch: str) -> str:
    """Return the newest version of a branch."""
    return max(version for version in known() if version.startswith(f"{branch}_"))


def config(output: io.StringIO | None = None) -> Config:
    """Return the settings of Alembic, which writes SQL to ``output`` when it is offline."""
    from alembic.config import Config

    settings = Config(output_buffer=output)
    settings.set_main_option("script_location", str(_FOLDER))
    settings.set_main_option("path_separator", "os")
    return settings
