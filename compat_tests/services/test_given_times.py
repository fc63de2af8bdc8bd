"""Times that .NET sends when nobody has chosen one."""

from __future__ import annotations

from datetime import datetime

import pytest

from compat_tests.services.outcome import success
from compat_tests.services.world import ANNA, FIRST_LINE, NOON, World

CALL = ["Subject=Printer", f"GroupID={FIRST_LINE}", f"UserID={ANNA}"]
LAST_OF_SQL_SERVER = datetime(9999, 12, 31, 23, 59, 59, 997_000)

nobody_chose_it = pytest.mark.parametrize(
    "text", ["", " ", "1/1/0001 12:00:00 AM", "01.01.0001 00:00:00", "0001-01-01T00:00:00Z"]
)
the_last_there_is = pytest.mark.parametrize(
    "text", ["9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999-05:00"]
)


@nobody_chose_it
def test_a_call_is_of_now_when_nobody_chose_its_times(world: World, text: str) -> None:
    """Known difference U80."""
    success(world.CreateCallLog2([*CALL, f"DateStart={text}", f"DateEnd={text}"]))
    success(world.ModifyCallLog(1, [f"DateEnd={text}", "Description=x"]))
    call = world.GetCallLog(1).call_log
    assert (call.date_start_utc, call.date_end_utc) == (NOON, NOON)


@nobody_chose_it
def test_a_task_has_no_date_that_nobody_chose(world: World, text: str) -> None:
    """Known difference U85."""
    success(world.CreateTask(["Subject=x", f"DateStart={text}", f"DateDue={text}"]))
    success(world.CreateTask(["Subject=x", "DateStart=2019-08-30", "DateDue=2019-08-30"]))
    success(world.ModifyTask(2, [f"DateStartUTC={text}", f"DateDueUTC={text}"]))
    for task in success(world.GetTasksBySearch([])).tasks:
        assert (task.date_start_utc, task.date_due_utc) == (None, None)


@the_last_there_is
def test_the_last_time_is_the_last_that_sql_server_can_hold(world: World, text: str) -> None:
    success(world.CreateTask(["Subject=x", f"DateDue={text}"]))
    success(world.CreateCallLog2([*CALL, f"DateEnd={text}"]))
    assert world.GetTask(1).task.date_due_utc == LAST_OF_SQL_SERVER
    assert world.GetCallLog(1).call_log.date_end_utc == LAST_OF_SQL_SERVER
