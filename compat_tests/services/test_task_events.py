"""Every event of tasks that an action causes; the clock's are tested with the clockwork."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.outcome import failure, success
from compat_tests.services.world import ADMIN, ANNA, NOON, World
from db.event_types import argument_keys
from db.models.own import OutgoingEvent
from db.models.smartertrack import TaskEventLog

Action = Callable[[World], Any]
TASK = ["Subject=Call Kim", f"UserID={ANNA}", "DateDue=2019-08-30"]


def told(world: World) -> list[tuple[int, str, int, dict[str, Any]]]:
    """Return (type, kind, id, arguments) of every event in the outbox."""
    rows = world.rows(select(OutgoingEvent).order_by(OutgoingEvent.event_id))
    return [
        (row.event_type_id, row.object_kind, row.object_id, json.loads(row.arguments))
        for (row,) in rows
    ]


@pytest.mark.parametrize(
    ("event_type_id", "act"),
    [
        (507000, lambda world: world.CreateTask(TASK)),
        (507001, lambda world: world.ModifyTask(1, ["Subject=Visit Kim"])),
        (507001, lambda world: world.AssignTask(1, 0)),
        (507001, lambda world: world.SetTaskStatus(1, "Waiting")),
        (507001, lambda world: world.CompleteTask(1, "")),
        (507002, lambda world: world.DeleteTask(1)),
        (507005, lambda world: world.AddTaskComment(1, "", "Well done")),
    ],
)
def test_an_event_is_told_by_the_action_that_causes_it(
    world: World, event_type_id: int, act: Action
) -> None:
    success(world.CreateTask(TASK))
    success(act(world))
    [_, event] = told(world)
    assert event[:2] == (event_type_id, "task")
    assert event[3].keys() == set(argument_keys(event_type_id))


def test_an_event_tells_of_the_task(world: World) -> None:
    """Known difference U29."""
    success(world.CreateTask(TASK))
    [event] = told(world)
    assert event == (
        507000,
        "task",
        1,
        {
            "title": "Call Kim",
            "taskid": 1,
            "agentid": ANNA,
            "statusid": 1,
            "priorityid": 2,
            "startdate": None,
            "duedate": "2019-08-30T00:00:00",
            "ticketid": 0,
            "chatid": 0,
            "calllogid": 0,
            "actinguserid": ADMIN,
            "actinguser": "admin",
        },
    )


def test_an_event_is_written_into_the_log_of_tasks(world: World) -> None:
    success(world.CreateTask(TASK))
    [(logged,)] = world.rows(select(TaskEventLog))
    assert (logged.event_date_utc, logged.event_type_id, logged.task_id) == (NOON, 507000, 1)
    assert (logged.user_id_taking_action, logged.user_id) == (ADMIN, ANNA)
    assert (logged.task_status_id, logged.task_priority_id) == (1, 2)


def test_a_failure_tells_nothing(world: World) -> None:
    assert failure(world.CreateTask(["Description=x"])) == 10
    assert failure(world.DeleteTask(1)) == 320
    assert told(world) == []
