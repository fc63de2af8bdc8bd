"""Migrations of the tables, in three branches that never meet.

``product`` holds SmarterTrack's tables and ``iservice`` those of iService; both are applied only
to databases of our making. ``own`` holds our tables (``isv_...``) and is applied to every
database. The versions of a database stand
in our own table ``isv_versions``.
"""

from __future__ import annotations

import io
import threading
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

VERSIONS_TABLE = "isv_versions"
ALEMBIC = threading.Lock()
"""Held while migrations run: Alembic knows one database for the whole process."""

PRODUCT, OWN, ISERVICE = "product", "own", "iservice"


def upgrade(connection: Connection, branch: str, version: str | None = None) -> None:
    """Bring a branch to a version or its newest, in the transaction of a connection."""
    settings = config()
    settings.attributes["connection"] = connection
    with ALEMBIC:
        command.upgrade(settings, version or f"{branch}@head")


def script(database_url: str) -> str:
    """Return the SQL that makes everything in an empty database; nothing is connected."""
    output = io.StringIO()
    settings = config(output)
    settings.attributes["url"] = database_url
    command.upgrade(settings, "heads", sql=True)
    return output.getvalue()


def versions(connection: Connection) -> set[str]:
    """Return the versions that a database has reached, one of each branch applied to it."""
    context = MigrationContext.configure(connection, opts={"version_table": VERSIONS_TABLE})
    return set(context.get_current_heads())


@cache
def newest(branch: str) -> str:
    """Return the newest version of a branch."""
    revision = ScriptDirectory.from_config(config()).get_revision(f"{branch}@head")
    return str(revision.revision)


def config(output: io.StringIO | None = None) -> Config:
    """Return the settings of Alembic, which writes SQL to ``output`` when it is offline."""
    settings = Config(output_buffer=output)
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.set_main_option("path_separator", "os")
    return settings
