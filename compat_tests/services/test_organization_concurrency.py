"""Several processes want the same names: each is taken once, and nobody is turned away wrongly."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from compat_tests.db.lanes import opened
from compat_tests.services.world import World
from db import Database, UnitOfWork, create_schema
from db.models.own import OwnSetting
from db.models.smartertrack import Organization, Role, User
from soap_service.services.organization import names

PROJECT = Path(__file__).resolve().parents[2]
PROCESSES, NAMES = 3, 8
TAKEN = "refused 210"


def start(world: World, folder: Path) -> subprocess.Popen[str]:
    module = "compat_tests.services.organization_hammer"
    url = world.site.database.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", module, url, str(folder), str(NAMES)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)


def test_a_name_is_given_once_whoever_asks(world: World, tmp_path: Path) -> None:
    processes = [start(world, tmp_path) for _ in range(PROCESSES)]
    lines = [line for each in processes for line in each.communicate(timeout=120)[0].splitlines()]
    assert [each.returncode for each in processes] == [0] * PROCESSES
    counts = Counter(lines)
    assert counts.pop(TAKEN) == 3 * NAMES * (PROCESSES - 1)
    assert set(counts.values()) == {1}
    assert len(counts) == 3 * NAMES
    for column in (User.lowered_user_name, Role.lowered_role_name, Organization.organization_name):
        stored = [row[0] for row in world.rows(select(column))]
        assert len(stored) == len(set(stored))


@pytest.mark.parametrize("kind", list(names.Kind))
def test_the_row_that_is_locked_is_made_when_it_is_missing(world: World, kind: names.Kind) -> None:
    row = OwnSetting.name == kind.value
    world.change(lambda session: session.execute(delete(OwnSetting).where(row)))
    for _ in range(2):
        world.change(lambda session: names.lock(session, kind))
    assert len(world.rows(select(OwnSetting).where(row))) == 1


def test_who_waits_for_a_name_sees_what_the_other_left(tmp_path: Path) -> None:
    """Two databases over one file are two processes: the second reads after the first is done."""

    def take(unit: UnitOfWork) -> int:
        names.lock(unit.session, names.Kind.ORGANIZATION)
        found = len(unit.session.scalars(select(Organization)).all())
        unit.session.add(Organization(organization_name=f"{found}"))
        return found

    with opened(f"sqlite:///{tmp_path}/names.db") as engine:
        create_schema(engine)
        assert [Database(engine).run(take) for _ in range(2)] == [0, 1]
