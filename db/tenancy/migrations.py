"""Migrations of the master database, in a folder and a branch of their own.

Alembic reaches the database as it does for the other branches (``db.migrations``); the versions
stand in ``isv_versions`` there too.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, create_engine

from db import migrations
from db.models.master import MasterBase

if TYPE_CHECKING:
    from alembic.config import Config

MASTER = "master"
_VERSIONS = Path(__file__).parent / "versions"


def upgrade(connection: Connection) -> None:
    """Bring a master to the newest version, in the transaction of a connection."""
    from alembic import command

    settings = config()
    settings.attributes["connection"] = connection
    with migrations.ALEMBIC:
        command.upgrade(settings, "heads")


def script(database_url: str) -> str:
    """Return the SQL that makes an empty master; nothing is connected."""
    from alembic import command

    output = io.StringIO()
    settings = config(output)
    settings.attributes["url"] = database_url
    command.upgrade(settings, "heads", sql=True)
    return output.getvalue()


def known() -> frozenset[str]:
    """Return every version of a master, the newest among them."""
    return migrations.known(_VERSIONS)


def newest() -> str:
    """Return the newest version of a master."""
    return max(known())


def write(message: str) -> str:
    """Write the migration from the newest version to the models and return its file."""
    from alembic import command

    settings = config()
    settings.set_main_option("file_template", "%%(rev)s")
    settings.attributes["metadata"] = [MasterBase.metadata]
    number = len(known()) + 1
    with create_engine("sqlite://").begin() as connection:
        upgrade(connection)
        settings.attributes["connection"] = connection
        revision = command.revision(
            settings,
            message,
            autogenerate=True,
            branch_label=MASTER if number == 1 else None,
            rev_id=f"{MASTER}_{number:04}",
        )
    return str(getattr(revision, "path", ""))


def config(output: io.StringIO | None = None) -> Config:
    """Return the settings of Alembic for the master's branch."""
    settings = migrations.config(output)
    settings.set_main_option("version_locations", str(_VERSIONS))
    return settings


if __name__ == "__main__":
    print(write(*sys.argv[1:]))
