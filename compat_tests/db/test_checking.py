"""check-database: what it finds, and that it alters nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

from compat_tests.db.lanes import opened
from compat_tests.serving import PROGRAM
from db import check_database, create_schema


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with opened(f"sqlite:///{tmp_path}/iservice.db") as engine:
        create_schema(engine)
        yield engine


def alter(engine: Engine, *statements: str) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        for statement in statements:
            connection.execute(text(statement))
        connection.commit()


def found(engine: Engine) -> list[tuple[str, str, str | None, bool]]:
    return [(each.kind, each.table, each.name, each.is_problem) for each in check_database(engine)]


def shape(engine: Engine) -> list[tuple[str, str | None]]:
    query = text("SELECT name, sql FROM sqlite_master ORDER BY name")
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


FAULTS = {
    "a missing table": (
        ["DROP TABLE st_Tags"],
        ("missing-table", "st_Tags", None, True),
    ),
    "a missing column": (
        ["ALTER TABLE st_Tags DROP COLUMN Name"],
        ("missing-column", "st_Tags", "Name", True),
    ),
    "a column of another type": (
        [
            "ALTER TABLE st_Tags DROP COLUMN DateCreatedUTC",
            "ALTER TABLE st_Tags ADD COLUMN DateCreatedUTC nvarchar(50)",
        ],
        ("wrong-type", "st_Tags", "DateCreatedUTC", True),
    ),
    "a number that is too small": (
        [
            "ALTER TABLE st_TimeLogs DROP COLUMN CustomerUserID",
            "ALTER TABLE st_TimeLogs ADD COLUMN CustomerUserID smallint",
        ],
        ("small-number", "st_TimeLogs", "CustomerUserID", True),
    ),
    "an identifier of another type": (
        [
            "ALTER TABLE st_NewsItems DROP COLUMN NewsItemGuid",
            "ALTER TABLE st_NewsItems ADD COLUMN NewsItemGuid datetime",
        ],
        ("wrong-type", "st_NewsItems", "NewsItemGuid", True),
    ),
    "a column that must be filled": (
        [
            "DROP TABLE st_Tags",
            "CREATE TABLE st_Tags (TagID int PRIMARY KEY, DateCreatedUTC datetime,"
            " Name nvarchar(50), IsDeleted bit, Colour int NOT NULL)",
        ],
        ("unknown-column", "st_Tags", "Colour", True),
    ),
    "a missing index": (
        ["DROP INDEX ix_st_Tickets_User"],
        ("missing-index", "st_Tickets", "ix_st_Tickets_User", False),
    ),
    "no queue": (
        ["DELETE FROM st_Users"],
        ("no-queue", "st_Users", None, False),
    ),
    "no statuses": (
        ["DELETE FROM st_TicketStatuses"],
        ("no-status", "st_TicketStatuses", None, False),
    ),
    "none of our tables": (
        ["DROP TABLE isv_versions"],
        ("own-tables", "isv_versions", None, False),
    ),
}


def test_a_database_of_our_making_is_as_it_should_be(engine: Engine) -> None:
    assert check_database(engine) == []


@pytest.mark.parametrize(("statements", "finding"), FAULTS.values(), ids=FAULTS.keys())
def test_what_is_wrong_is_found_and_left(
    engine: Engine, statements: list[str], finding: tuple[str, str, str | None, bool]
) -> None:
    alter(engine, *statements)
    before = shape(engine)
    assert found(engine) == [finding]
    assert shape(engine) == before


def test_other_types_of_the_same_kind_will_do(engine: Engine) -> None:
    alter(
        engine,
        "DROP TABLE st_Tags",
        "CREATE TABLE st_Tags (tagid bigint PRIMARY KEY, datecreatedutc datetime,"
        " NAME nvarchar(4000), ISDELETED tinyint, Extra int)",
    )
    assert found(engine) == []


def test_problems_come_before_advice(engine: Engine) -> None:
    alter(engine, "DROP INDEX ix_st_Tickets_User", "DROP TABLE st_Tags")
    assert [each.is_problem for each in check_database(engine)] == [True, False]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROGRAM), "manage", *arguments, "--data", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_the_command_says_what_is_missing_and_fails(engine: Engine, tmp_path: Path) -> None:
    alter(engine, "DROP TABLE st_Tags")
    done = run(tmp_path, "check-database")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "problem  st_Tags: The table is missing.",
        "1 problems, 0 pieces of advice.",
    ]


def test_the_command_speaks_json_and_succeeds_with_advice(engine: Engine, tmp_path: Path) -> None:
    alter(engine, "DROP INDEX ix_st_Tickets_User")
    done = run(tmp_path, "check-database", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == [
        {
            "kind": "missing-index",
            "table": "st_Tickets",
            "name": "ix_st_Tickets_User",
            "text": "An index on UserID would help.",
            "is_problem": False,
        }
    ]


def test_a_database_is_created_by_command(tmp_path: Path) -> None:
    assert run(tmp_path, "create-database").returncode == 0
    with opened(f"sqlite:///{tmp_path}/iservice.db") as engine:
        assert "st_Tickets" in inspect(engine).get_table_names()


def test_the_sql_is_printed_and_nothing_is_done(tmp_path: Path) -> None:
    done = run(tmp_path, "create-database", "--sql")
    assert 'CREATE TABLE "st_Tickets"' in done.stdout
    assert list(tmp_path.iterdir()) == []
