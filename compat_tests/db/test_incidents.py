"""Files that tell of calls the database failed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from compat_tests.db.lanes import opened
from db import Conflict, Database, DatabaseError, IncidentFiles, UnitOfWork

NOON = datetime(2019, 8, 23, 12, tzinfo=UTC)
SECRET = "correct horse"


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


class Failing:
    """Work that loses a number of times."""

    def __init__(self, failures: int) -> None:
        self.failures = iter([Conflict("The database was busy.")] * failures)

    def __call__(self, unit: UnitOfWork) -> str:
        for failure in self.failures:
            raise failure
        return "done"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "logs"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path, folder: Path, clock: Clock) -> Iterator[Database]:
    with opened(f"sqlite:///{tmp_path}/test.db") as engine:
        yield Database(engine, IncidentFiles(folder, clock))


def kinds(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.glob("*"))


def content(folder: Path) -> str:
    [path] = folder.glob("*")
    return path.read_text("utf-8")


def refused(unit: UnitOfWork) -> None:
    unit.session.execute(text("SELECT x FROM nowhere WHERE y = :secret"), {"secret": SECRET})


def test_a_success_writes_nothing(database: Database, folder: Path) -> None:
    assert database.run(Failing(0)) == "done"
    assert kinds(folder) == []


def test_a_success_on_retry_writes_one_file(database: Database, folder: Path) -> None:
    assert database.run(Failing(1)) == "done"
    assert kinds(folder) == [".successfulretry"]
    assert "outcome: succeeded on retry\n\nattempt 1: Conflict:" in content(folder)


def test_two_failures_write_one_file_that_tells_both(database: Database, folder: Path) -> None:
    with pytest.raises(Conflict):
        database.run(Failing(2))
    assert kinds(folder) == [".log"]
    assert "attempt 1: Conflict" in content(folder)
    assert "attempt 2: Conflict" in content(folder)


def test_a_failure_that_is_not_tried_again_writes_a_file(database: Database, folder: Path) -> None:
    with pytest.raises(DatabaseError):
        database.run(refused)
    assert kinds(folder) == [".log"]
    assert "attempt 2" not in content(folder)


def test_a_file_names_statement_driver_and_place_but_no_values(
    database: Database, folder: Path
) -> None:
    with pytest.raises(DatabaseError):
        database.run(refused)
    assert "statement: SELECT x FROM nowhere WHERE y = ?" in content(folder)
    assert "driver: sqlite3.OperationalError" in content(folder)
    assert "at compat_tests/db/test_incidents.py" in content(folder)
    assert SECRET not in content(folder)


def test_a_failure_of_the_work_itself_is_no_incident(database: Database, folder: Path) -> None:
    def work(unit: UnitOfWork) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        database.run(work)
    assert kinds(folder) == []


def test_a_flood_is_cut_off_and_counted(database: Database, folder: Path, clock: Clock) -> None:
    for _ in range(63):
        database.run(Failing(1))
    assert len(kinds(folder)) == 60
    clock.now += timedelta(minutes=1)
    database.run(Failing(1))
    assert "left out before: 3" in max(folder.glob("*")).read_text("utf-8")


def test_a_disk_that_refuses_the_file_does_not_fail_the_call(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")
    with opened(f"sqlite:///{tmp_path}/test.db") as engine:
        assert Database(engine, IncidentFiles(tmp_path / "logs")).run(Failing(1)) == "done"
