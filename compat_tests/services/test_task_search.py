"""Finding tasks."""

from __future__ import annotations

import pytest

from compat_tests.services.outcome import failure, success
from compat_tests.services.world import ANNA, BEN, CUSTOMER, FIRST_LINE, NOON, World
from db.models.smartertrack import Task


@pytest.fixture
def world(world: World) -> World:
    """A world with three tasks: Anna's for a ticket, Ben's for a call, and nobody's."""
    world.create()
    success(world.CreateCallLog2(["Subject=x", f"GroupID={FIRST_LINE}", f"UserID={ANNA}"]))
    for more in (
        [f"UserID={ANNA}", "TicketID=1", "DateDue=2019-08-28", "Priority=Low"],
        [
            f"UserID={BEN}",
            "CallLogID=1",
            "Status=Completed",
            "Description=Müller [50%]",
            "ReminderMinutes=30",
        ],
        ["Status=Rejected", "DateDue=2019-08-30"],
    ):
        success(world.CreateTask(["Subject=Call Kim", *more]))
    return world


@pytest.mark.parametrize(
    ("criteria", "ids"),
    [
        ([], [3, 2, 1]),
        (["sortorder=ascending"], [1, 2, 3]),
        (["SortOrder=asc", "Skip=1", "MaxResults=1"], [2]),
        (["ID=1", "TaskID=3"], [3, 1]),
        (["Subject=KIM"], [3, 2, 1]),
        (["Description=50%"], [2]),
        (["Text=müller"], [2]),
        ([f"UserID={ANNA}"], [1]),
        (["AgentID=0"], [3]),
        (["Status=completed"], [2]),
        (["TaskStatusID=Not Started"], [1]),
        (["TaskStatusID=4", "Status=Rejected"], [3, 2]),
        (["IsOpen=true"], [1]),
        (["IsOpen=false"], [3, 2]),
        (["Priority=low"], [1]),
        (["TaskPriorityID=2"], [3, 2]),
        (["TicketID=1"], [1]),
        (["CallLogID=1"], [2]),
        (["ChatID=1"], []),
        (["TicketID=0"], [3, 2]),
        (["CallLogID=0"], [3, 1]),
        (["ChatID=0", "UserID=0"], [3]),
        (["PriorityName=LOW"], [1]),
        (["ReminderMinutes=30"], [2]),
        (["ReminderMinutes=0"], [3, 1]),
        (["DateDeletedUTCStart=2019-08-01"], []),
        (["Skip=1", "Take=0"], []),
        (["DateDueUTC=2019-08-28"], [1]),
        (["DateDueUTCStart=2019-08-29", "DateDueUTCEnd=2019-08-30"], [3]),
        (["DateCompletedUTCStart=2019-08-01"], [3, 2]),
        (["IsDeleted=false"], [3, 2, 1]),
        (["Subject=kim", "Status=Waiting"], []),
    ],
)
def test_searches(world: World, criteria: list[str], ids: list[int]) -> None:
    found = success(world.GetTasksBySearch(criteria)).tasks
    assert [task.task_id for task in found] == ids


def test_the_tasks_of_a_ticket_are_found_by_its_number(world: World) -> None:
    number = world.GetTicketInfo(1).ticket.ticket_number
    [task] = success(world.GetTasksBySearch([f"TicketNumber={number.lower()}"])).tasks
    assert task.ticket_id == 1


@pytest.mark.parametrize(
    ("criteria", "code"),
    [
        (["Colour=red"], 13),
        (["UserID=x"], 14),
        (["Status=Lost"], 321),
        (["Priority=Whatever"], 322),
        (["Take=-1"], 146),
        (["x"], 12),
    ],
)
def test_what_cannot_be_searched_is_told_in_band(
    world: World, criteria: list[str], code: int
) -> None:
    result = world.GetTasksBySearch(criteria)
    assert (failure(result), result.tasks) == (code, None)


def test_the_tasks_of_an_agent_are_all_told_whatever_their_status(world: World) -> None:
    """Known difference U87."""
    [task] = success(world.GetTasksByUser(BEN)).tasks
    assert (task.task_id, task.task_status_id) == (2, "Completed")
    assert [task.task_id for task in success(world.GetTasksByUser(0)).tasks] == [3]
    assert failure(world.GetTasksByUser(CUSTOMER)) == 104


def test_many_tasks_are_streamed(world: World) -> None:
    dates = {"date_created_utc": NOON, "date_modified_utc": NOON}
    world.change(
        lambda session: session.add_all(
            Task(task_status_id=1, task_priority_id=1, user_id=ANNA, **dates) for _ in range(1200)
        )
    )
    rows = success(world.GetTasksByUser(ANNA)).tasks
    assert not isinstance(rows, list)
    assert sum(1 for _ in rows) == 1201
