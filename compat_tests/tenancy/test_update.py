"""Updates that are killed: run again, they end at the right version and nothing is lost."""

from __future__ import annotations

import os
import random
import signal
from datetime import datetime
from multiprocessing.process import BaseProcess

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, select

from compat_tests.commands import start_command
from compat_tests.serving import clean_environ
from compat_tests.tenancy.installation import Installation
from db import migrations, open_engine
from db.creating import create_on_server
from db.models import METADATA
from db.models.smartertrack import Department
from db.tenancy import Master, create_master

TENANTS = ("gamma", "delta")
KILLS = 20
_SEED = 5
_LONGEST_S = 120
_LIFE_S = (0.1, 1.5)
_NOON = datetime(2024, 1, 1, 12)
_OPTIONS = {"version_table": migrations.VERSIONS_TABLE, "compare_type": True}
_NEWEST = {
    migrations.newest(branch)
    for branch in (migrations.OWN, migrations.PRODUCT, migrations.ISERVICE)
}


def make_older(installation: Installation) -> None:
    """Make tenants whose databases are at the first versions, each with a row of its own."""
    create_master(installation.master_url)
    for name in TENANTS:
        installation.read(lambda master, name=name: register(master, name))
        url = installation.url_of(name)
        create_on_server(url)
        engine = open_engine(url)
        fill_first_version(engine, name)
        engine.dispose()


def register(master: Master, name: str) -> None:
    master.begin_tenant(name, [f"{name}.test"], "", _NOON)
    master.complete_tenant(name)


def fill_first_version(engine: Engine, name: str) -> None:
    with engine.begin() as connection:
        migrations.upgrade(connection, migrations.OWN, "own_0001")
        migrations.upgrade(connection, migrations.PRODUCT, "product_0001")
    with engine.begin() as connection:
        connection.execute(
            Department.__table__.insert(), {"DepartmentID": 77, "DisplayName": f"of {name}"}
        )


def update(installation: Installation) -> BaseProcess:
    (installation.folder / "stdin").touch()
    return start_command(
        ["manage", "update"],
        cwd=installation.folder,
        environ=clean_environ(**installation.environ),
        streams=installation.folder,
    )


def kill_after(process: BaseProcess, seconds: float) -> None:
    """Kill an update, with the processes it began, unless it is done before."""
    process.join(seconds)
    if process.exitcode is None and process.pid:
        os.killpg(process.pid, signal.SIGKILL)
    process.join(_LONGEST_S)
    process.close()


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=_OPTIONS)
        return [each for each in compare_metadata(context, METADATA) if each[0] == "add_table"]


def test_an_update_that_is_killed_again_and_again_ends_right(fresh: Installation) -> None:
    make_older(fresh)
    chance = random.Random(_SEED)
    for _ in range(KILLS):
        kill_after(update(fresh), chance.uniform(*_LIFE_S))
    fresh.manage("update")
    fresh.manage("update")
    for name in TENANTS:
        engine = open_engine(fresh.url_of(name))
        with engine.connect() as connection:
            assert migrations.versions(connection) == _NEWEST
            kept = select(Department.display_name).where(Department.department_id == 77)
            assert connection.execute(kept).scalar() == f"of {name}"
        assert differences(engine) == []
        engine.dispose()
