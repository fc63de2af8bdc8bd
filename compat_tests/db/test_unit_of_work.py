"""One call, one transaction: everything or nothing, and once more when another was in the way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import bindparam, select, text
from sqlalchemy.pool import QueuePool

from compat_tests.db.lanes import opened
from db import (
    Conflict,
    ConstraintViolation,
    Database,
    DatabaseError,
    RowStream,
    UnitOfWork,
    create_schema,
    named,
)
from db.models.smartertrack import Brand, Department, DepartmentSetting
from db.unit_of_work import BLOCK_ROWS

SETTINGS = (
    select(DepartmentSetting.setting_name)
    .where(DepartmentSetting.department_id == bindparam("department"))
    .order_by(DepartmentSetting.setting_name)
)
BRANDS = select(*named(Brand.brand_name)).order_by(Brand.brand_id)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with opened(f"sqlite:///{tmp_path}/test.db") as engine:
        create_schema(engine)
        yield Database(engine)


def names(database: Database) -> list[str | None]:
    return database.run(lambda unit: list(unit.session.scalars(BRANDS)), read_only=True)


def add(unit: UnitOfWork, name: str) -> None:
    unit.session.add(Brand(brand_name=name))


class Failing:
    """Work that adds a brand and then fails a number of times."""

    def __init__(self, failures: list[Exception]) -> None:
        self.failures = failures
        self.undone: list[str] = []

    def __call__(self, unit: UnitOfWork) -> str:
        add(unit, "Fabrikam")
        unit.session.flush()
        unit.on_rollback(lambda: self.undone.append("first"))
        unit.on_rollback(lambda: self.undone.append("second"))
        for failure in self.failures[:1]:
            self.failures.remove(failure)
            raise failure
        return "done"


def test_work_is_committed(database: Database) -> None:
    database.run(lambda unit: add(unit, "Fabrikam"))
    assert names(database) == ["Fabrikam"]


def test_failing_work_leaves_nothing_and_is_undone_last_first(database: Database) -> None:
    work = Failing([ValueError("no")])
    with pytest.raises(ValueError, match="no"):
        database.run(work)
    assert names(database) == []
    assert work.undone == ["second", "first"]


def test_a_conflict_is_tried_once_more(database: Database) -> None:
    assert database.run(Failing([Conflict("deadlock")])) == "done"
    assert names(database) == ["Fabrikam"]


def test_a_second_conflict_is_told(database: Database) -> None:
    with pytest.raises(Conflict):
        database.run(Failing([Conflict("deadlock"), Conflict("deadlock")]))
    assert names(database) == []


def test_a_broken_rule_of_the_schema_is_told_in_our_words(database: Database) -> None:
    def work(unit: UnitOfWork) -> None:
        unit.session.add_all([Brand(brand_id=1), Brand(brand_id=1)])

    with pytest.raises(ConstraintViolation, match="breaks a rule"):
        database.run(work)


def test_a_wrong_statement_does_not_leak_its_text(database: Database) -> None:
    with pytest.raises(DatabaseError, match="refused") as caught:
        database.run(lambda unit: unit.session.execute(text("SELECT secret FROM nowhere")))
    assert "secret" not in str(caught.value)


def test_writers_wait_for_each_other(database: Database) -> None:
    def write(number: int) -> None:
        for turn in range(10):
            database.run(partial(add, name=f"{number}/{turn}"))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(names(database))) == 60


def test_readers_do_not_wait_for_a_writer(database: Database) -> None:
    def work(unit: UnitOfWork) -> list[str | None]:
        add(unit, "Fabrikam")
        unit.session.flush()
        return names(database)

    assert database.run(work) == []


def test_an_added_object_has_its_key_and_its_changes_are_stored(database: Database) -> None:
    def work(unit: UnitOfWork) -> tuple[int, bool]:
        brand = Brand(brand_name="Fabrikam")
        unit.add(brand)
        brand.brand_name = "Contoso"
        return brand.brand_id, brand.is_default_brand

    assert database.run(work) == (1, False)
    assert names(database) == ["Contoso"]


def test_rows_are_written_after_the_objects_that_they_refer_to(database: Database) -> None:
    def work(unit: UnitOfWork) -> list[str | None]:
        for name in ("blue", "red"):
            unit.insert(DepartmentSetting, department_id=7, setting_name=name)
        unit.session.add(Department(department_id=7))
        return list(unit.execute(SETTINGS, department=7).scalars())

    assert database.run(work) == ["blue", "red"]


def test_a_row_of_an_unknown_column_is_refused(database: Database) -> None:
    with pytest.raises(KeyError, match="colour"):
        database.run(lambda unit: unit.insert(Brand, colour="blue"))


def test_work_that_asks_nothing_takes_no_connection(database: Database) -> None:
    assert database.run(lambda _: in_use(database)) == 0


def fill(database: Database, count: int) -> None:
    def work(unit: UnitOfWork) -> None:
        for number in range(count):
            add(unit, f"{number:05}")

    database.run(work)


def test_few_rows_are_a_list_and_free_the_connection(database: Database) -> None:
    fill(database, BLOCK_ROWS - 1)
    rows = database.run(lambda unit: unit.stream(BRANDS), read_only=True)
    assert isinstance(rows, list)
    assert in_use(database) == 0


@pytest.mark.parametrize("count", [BLOCK_ROWS, BLOCK_ROWS + 1, 3 * BLOCK_ROWS])
def test_many_rows_are_streamed_to_the_last(database: Database, count: int) -> None:
    fill(database, count)
    rows = database.run(lambda unit: unit.stream(BRANDS), read_only=True)
    assert isinstance(rows, RowStream)
    assert in_use(database) == 1
    assert [row.brand_name for row in rows] == [f"{number:05}" for number in range(count)]
    assert in_use(database) == 0


def test_an_abandoned_stream_gives_its_connection_back(database: Database) -> None:
    fill(database, 2 * BLOCK_ROWS)
    rows = database.run(lambda unit: unit.stream(BRANDS), read_only=True)
    assert isinstance(rows, RowStream)
    next(iter(rows))
    rows.close()
    rows.close()
    assert in_use(database) == 0


def test_a_stream_sees_the_moment_it_began(database: Database) -> None:
    fill(database, BLOCK_ROWS)
    rows = database.run(lambda unit: unit.stream(BRANDS), read_only=True)
    database.run(lambda unit: add(unit, "later"))
    assert len(list(rows)) == BLOCK_ROWS


def test_a_ping_reaches_the_database(database: Database) -> None:
    database.ping()


def in_use(database: Database) -> int:
    """Return how many connections are out of the pool."""
    pool = database.engine.pool
    assert isinstance(pool, QueuePool)
    return pool.checkedout()
