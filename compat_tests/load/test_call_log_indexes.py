"""The searches of call logs and tasks use an index instead of reading them all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from compat_tests.services.outcome import success
from compat_tests.services.world import (
    ANNA,
    FIRST_LINE,
    NOON,
    SUPPORT,
    World,
    open_world,
    prepare_world,
)
from db.models.smartertrack import CallLog, Task


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A world with call logs and tasks, and without statistics, as a new one is."""
    folder: Path = tmp_path_factory.mktemp("calls")
    prepare_world(folder)
    world = open_world(folder)
    with closing(world.site):
        world.change(lambda session: session.add_all([*map(call, range(300))]))
        world.change(lambda session: session.add_all([*map(task, range(300))]))
        yield world


def call(number: int) -> CallLog:
    start = NOON - timedelta(minutes=number)
    return CallLog(
        department_id=SUPPORT,
        group_id=FIRST_LINE,
        user_id=ANNA,
        customer_email_address=f"customer{number}@example.com",
        customer_phone_number=f"030 {number}",
        call_number=f"3E8-00000000-{number:04X}",
        date_start_utc=start,
        date_end_utc=start,
        date_created_utc=start,
        date_modified_utc=start,
    )


def task(number: int) -> Task:
    created = NOON - timedelta(minutes=number)
    return Task(
        task_status_id=1,
        task_priority_id=1,
        user_id=ANNA,
        date_due_utc=created,
        date_created_utc=created,
        date_modified_utc=created,
    )


def plan(world: World, operation: str, *arguments: Any) -> str:
    """Return how SQLite finds what the last statement of a call asks for."""
    heard: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        heard.append((statement, parameters))

    engine = world.site.database.engine
    event.listen(engine, "before_cursor_execute", hear)
    success(getattr(world, operation)(*arguments))
    event.remove(engine, "before_cursor_execute", hear)
    statement, parameters = heard[-1]
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    return "\n".join(str(row[3]) for row in rows)


@pytest.mark.parametrize(
    ("criterion", "index"),
    [
        ("CallNumber=3E8-00000000-0007", "ix_st_CallLogs_Number"),
        ("EmailAddress=customer7@example.com", "ix_st_CallLogs_Email"),
        ("PhoneNumber=030 7", "ix_st_CallLogs_Phone"),
        (f"GroupID={FIRST_LINE}", "ix_st_CallLogs_Group"),
        (f"UserID={ANNA}", "ix_st_CallLogs_User"),
        ("DateStartUTCStart=2019-08-23", "ix_st_CallLogs_Start"),
        ("Take=50", "ix_st_CallLogs_Start"),
        ("TicketID=1", "ix_st_TicketLinks_Ticket"),
    ],
)
def test_a_search_of_call_logs_uses_an_index(world: World, criterion: str, index: str) -> None:
    assert index in plan(world, "GetCallLogsBySearch", [criterion])


def test_the_newest_call_logs_are_found_without_sorting(world: World) -> None:
    assert "TEMP B-TREE" not in plan(world, "GetCallLogsBySearch", ["Take=50"])


@pytest.mark.parametrize("agent", ["admin", "anna"])
def test_the_calls_of_a_group_and_of_an_agent_use_an_index(world: World, agent: str) -> None:
    caller, day = world.as_user(agent), (NOON - timedelta(days=1), NOON)
    assert "ix_st_CallLogs_Group" in plan(caller, "GetCallLogByGroup", FIRST_LINE, *day)
    assert "ix_st_CallLogs_User" in plan(caller, "GetCallLogByUser", ANNA, *day)


def test_the_tasks_of_an_agent_and_those_that_are_due_use_an_index(world: World) -> None:
    assert "ix_st_Tasks_User" in plan(world, "GetTasksByUser", ANNA)
    assert "ix_st_Tasks_Due" in plan(world, "GetTasksBySearch", ["DateDueUTC=2019-08-23"])
