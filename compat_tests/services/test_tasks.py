"""Tasks: creating, changing, handing on, completing and deleting them, and comments."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from compat_tests.services.chatting import accepted
from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.world import (
    ADMIN,
    ANNA,
    BEN,
    CUSTOMER,
    FIRST_LINE,
    NOON,
    SUPPORT,
    World,
)
from db.models.smartertrack import Task, TaskComment, TaskEventLog, TaskStatus, UserInGroup

DUE = datetime(2019, 8, 30)
LOW, NORMAL, HIGH = 1, 2, 3
NOT_STARTED, COMPLETED = 1, 4


def create(world: World, *more: str) -> Any:
    return world.CreateTask(["Subject=Call Kim", *more])


def info(world: World, task_id: int = 1) -> Any:
    return success(world.GetTask(task_id)).task


def logged(world: World) -> list[int]:
    return sorted(row[0] for row in world.rows(select(TaskEventLog.event_type_id)))


def test_a_task_comes_back_as_it_was_created(world: World) -> None:
    """Known difference U85."""
    number = world.create()
    call = ["Subject=x", f"GroupID={FIRST_LINE}", f"UserID={ANNA}"]
    success(world.CreateCallLog2(call))
    result = success(
        create(
            world,
            "description=First line\nSecond = line",
            f"UserId={ANNA}",
            "Priority=high",
            "Status=In Progress",
            "DateStart=2019-08-23",
            "DateDue=8/30/2019",
            "ReminderMinutes=30",
            f"TicketNumber={number}",
            "CallLogID=1",
        )
    )
    assert info(world, result.task_id)._asdict() == {
        "call_log_id": 1,
        "chat_id": 0,
        "date_completed_utc": None,
        "date_created_utc": NOON,
        "date_deleted_utc": None,
        "date_due_utc": DUE,
        "date_modified_utc": NOON,
        "date_start_utc": datetime(2019, 8, 23),
        "description": "First line\nSecond = line",
        "is_deleted": False,
        "is_open": True,
        "priority_name": "High",
        "reminder_minutes": 30,
        "subject": "Call Kim",
        "task_id": 1,
        "task_priority_id": HIGH,
        "task_status_id": "InProgress",
        "ticket_id": 1,
        "user_id": ANNA,
    }


def test_a_task_is_for_a_chat_that_its_writer_sees(world: World) -> None:
    """Known difference S62."""
    accepted(world)
    success(create(world.as_user("anna"), "ChatID=1"))
    assert failure(create(world.as_user("ben"), "ChatID=1")) == 500
    assert [task.task_id for task in success(world.GetTasksBySearch(["ChatID=1"])).tasks] == [1]
    success(world.ModifyTask(1, ["ChatID="]))
    assert info(world).chat_id == 0


def test_a_task_without_more_is_nobodys_not_started_and_of_usual_priority(world: World) -> None:
    """Known difference U85."""
    success(create(world))
    task = info(world)
    assert (task.user_id, task.task_status_id, task.task_priority_id) == (0, "NotStarted", NORMAL)
    assert (task.ticket_id, task.date_due_utc) == (0, None)


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        (None, 10),
        (["Description=x"], 10),
        (["Subject= "], 10),
        (["Subject=x", "UserID=77"], 104),
        (["Subject=x", f"UserID={CUSTOMER}"], 104),
        (["Subject=x", "TicketNumber=000-00000000-0000"], 100),
        (["Subject=x", "TicketID=77"], 100),
        (["Subject=x", "CallLogID=77"], 300),
        (["Subject=x", "ChatID=77"], 500),
        (["Subject=x", "Status=Lost"], 321),
        (["Subject=x", "Priority=Whatever"], 322),
        (["Subject=x", "DateStart=2019-08-30", "DateDue=2019-08-29"], 323),
        (["Subject=x", "DateDue=tomorrow"], 14),
        (["Subject=x", "ReminderMinutes=-1"], 14),
        (["Subject=x", "Colour=red"], 13),
        (["x"], 12),
    ],
)
def test_what_cannot_be_created_is_told_in_band(
    world: World, parameters: list[str] | None, code: int
) -> None:
    result = world.CreateTask(parameters)
    assert (failure(result), result.task_id) == (code, 0)
    assert world.rows(select(Task)) == []
    assert logged(world) == []


def test_what_is_said_of_a_task_changes_and_the_rest_stays(world: World) -> None:
    create(world, "Description=old", f"UserID={ANNA}", "DateDue=2019-08-30")
    world.clock.advance(5)
    success(world.ModifyTask(1, ["subject=Visit Kim", "Priority=1", "DateDue=", "UserID=0"]))
    task = info(world)
    assert (task.subject, task.description, task.task_priority_id) == ("Visit Kim", "old", LOW)
    assert (task.date_due_utc, task.user_id) == (None, 0)
    assert (task.date_created_utc, task.date_modified_utc) == (NOON, world.clock.now)
    query = select(TaskEventLog.old_user_id, TaskEventLog.old_task_priority_id)
    changed = query.where(TaskEventLog.event_type_id == 507001)
    assert world.rows(changed) == [(ANNA, NORMAL)]


def test_a_change_to_what_it_is_changes_nothing(world: World) -> None:
    create(world)
    world.clock.advance(5)
    success(world.ModifyTask(1, ["Subject=Call Kim", "UserID=0", "Status=NotStarted"]))
    assert info(world).date_modified_utc == NOON
    assert logged(world) == [507000]


def test_a_new_date_is_told_anew_by_the_clock(world: World) -> None:
    create(world, "DateStart=2019-08-01", "DateDue=2019-08-30")
    flags = {"is_started": True, "is_due": True, "is_reminded": True}
    world.change(lambda session: session.execute(update(Task).values(**flags)))
    success(world.ModifyTask(1, ["DateDue=2019-08-31"]))
    assert world.rows(select(Task.is_started, Task.is_due, Task.is_reminded)) == [
        (True, False, False)
    ]


def test_a_new_reminder_is_due_anew(world: World) -> None:
    create(world, "DateDue=2019-08-30", "ReminderMinutes=30")
    world.change(lambda session: session.execute(update(Task).values(is_reminded=True)))
    success(world.ModifyTask(1, ["ReminderMinutes=10"]))
    assert world.rows(select(Task.is_reminded)) == [(False,)]


@pytest.mark.parametrize(
    ("task", "parameters", "code"),
    [
        (77, ["Subject=x"], 320),
        (1, ["Subject="], 10),
        (1, ["UserID=77"], 104),
        (1, ["Status=Lost"], 321),
        (1, ["DateStart=2019-08-31"], 323),
        (1, ["Colour=red"], 13),
    ],
)
def test_a_wrong_change_leaves_the_task_as_it_was(
    world: World, task: int, parameters: list[str], code: int
) -> None:
    create(world, "DateDue=2019-08-30")
    before = info(world)
    assert failure(world.ModifyTask(task, ["Description=new", *parameters])) == code
    assert info(world) == before


def test_a_task_goes_to_an_agent_and_back_to_nobody(world: World) -> None:
    create(world)
    for agent in (BEN, 0):
        success(world.AssignTask(1, agent))
        assert info(world).user_id == agent
    assert failure(world.AssignTask(1, CUSTOMER)) == 104
    assert failure(world.AssignTask(77, BEN)) == 320
    assert logged(world) == [507000, 507001, 507001]


@pytest.mark.parametrize(
    ("status", "is_open"),
    [("InProgress", True), ("Waiting", True), ("Completed", False), ("Rejected", False)],
)
def test_a_status_is_one_of_the_contract(world: World, status: str, is_open: bool) -> None:
    """Known difference U86."""
    create(world)
    success(world.SetTaskStatus(1, status))
    task = info(world)
    assert (task.task_status_id, task.is_open) == (status, is_open)
    assert task.date_completed_utc == {True: None, False: NOON}[is_open]


def test_a_task_that_is_opened_again_was_never_completed(world: World) -> None:
    create(world, "Status=Completed")
    assert info(world).date_completed_utc == NOON
    success(world.SetTaskStatus(1, "InProgress"))
    assert info(world).date_completed_utc is None


def test_a_status_of_no_task_or_of_no_name_is_a_failure(world: World) -> None:
    create(world)
    assert failure(world.SetTaskStatus(77, "Completed")) == 320
    world.change(lambda session: session.delete(session.get(TaskStatus, 5)))
    world.clock.advance(1)  # from here on nobody remembers it
    assert failure(world.SetTaskStatus(1, "Rejected")) == 321


def test_statuses_of_other_names_are_told_by_their_flags(world: World) -> None:
    """Known difference U86."""
    names = {1: "Offen", 2: "Läuft", 3: "Wartet", 4: "Fertig", 5: "Verworfen"}
    world.change(
        lambda session: [
            session.execute(
                update(TaskStatus)
                .where(TaskStatus.task_status_id == number)
                .values(english_name=name)
            )
            for number, name in names.items()
        ]
    )
    for number in names:
        success(create(world, f"TaskStatusID={number}"))
    told = [info(world, number).task_status_id for number in names]
    assert told == ["InProgress", "InProgress", "Waiting", "Completed", "Completed"]
    found = success(world.GetTasksBySearch(["Status=InProgress"])).tasks
    assert [task.task_id for task in found] == [2, 1]
    success(create(world))
    assert world.rows(select(Task.task_status_id).where(Task.task_id == 6)) == [(NOT_STARTED,)]


def test_a_completed_task_keeps_how_it_was_done(world: World) -> None:
    create(world)
    success(world.CompleteTask(1, "Kim is happy."))
    success(world.CompleteTask(1, ""))
    task = info(world)
    assert (task.task_status_id, task.date_completed_utc) == ("Completed", NOON)
    [comment] = success(world.GetTaskComments(1)).comments
    assert (comment.comment_text, comment.comment_type) == ("Kim is happy.", "Resolution")
    assert logged(world) == [507000, 507001, 507005]
    assert failure(world.CompleteTask(77, "")) == 320


def test_a_comment_comes_back_as_it_was_written(world: World) -> None:
    create(world)
    result = success(world.as_user("anna").AddTaskComment(1, "", "First <line>\nSecond"))
    world.clock.advance(1)
    success(world.AddTaskComment(1, "TRANSFER", "To you"))
    first, second = success(world.GetTaskComments(1)).comments
    assert first._asdict() == {
        "comment_id": result.comment_id,
        "comment_text": "First <line>\nSecond",
        "comment_type": "General",
        "date_entered_utc": NOON,
        "task_id": 1,
        "user_id": ANNA,
    }
    assert (second.comment_type, second.user_id) == ("Transfer", ADMIN)


@pytest.mark.parametrize(
    ("task", "kind", "text", "code"),
    [(77, "", "x", 320), (1, "gossip", "x", 107), (1, "", " ", 10), (1, "", None, 10)],
)
def test_what_cannot_be_said_is_told_in_band(
    world: World, task: int, kind: str, text: str | None, code: int
) -> None:
    create(world)
    result = world.AddTaskComment(task, kind, text)
    assert (failure(result), result.comment_id) == (code, 0)
    assert world.rows(select(TaskComment)) == []


def test_a_deleted_task_is_found_only_by_those_who_ask_for_it(world: World) -> None:
    """Known difference S61."""
    create(world, f"UserID={ANNA}")
    success(world.DeleteTask(1))
    for result in (
        world.GetTask(1),
        world.ModifyTask(1, ["Subject=x"]),
        world.AssignTask(1, BEN),
        world.SetTaskStatus(1, "Completed"),
        world.CompleteTask(1, "x"),
        world.AddTaskComment(1, "", "x"),
        world.GetTaskComments(1),
        world.DeleteTask(1),
    ):
        assert failure(result) == 320
    assert list(success(world.GetTasksByUser(ANNA)).tasks) == []
    assert list(success(world.GetTasksBySearch([])).tasks) == []
    [task] = success(world.GetTasksBySearch(["IsDeleted=true"])).tasks
    assert (task.task_id, task.date_deleted_utc) == (1, NOON)


def test_one_sees_ones_own_tasks_those_of_nobody_and_of_ones_groups(world: World) -> None:
    """Known difference S62."""
    for agent in (ANNA, BEN, 0):
        create(world, f"UserID={agent}")
    anna = world.as_user("anna")
    assert [task.task_id for task in anna.GetTasksBySearch([]).tasks] == [3, 1]
    assert failure(anna.GetTask(2)) == 320
    assert failure(anna.DeleteTask(2)) == 320
    assert list(success(anna.GetTasksByUser(BEN)).tasks) == []
    both = UserInGroup(department_id=SUPPORT, group_id=FIRST_LINE, user_id=BEN)
    world.change(lambda session: session.add(both))
    assert [task.task_id for task in anna.GetTasksBySearch([]).tasks] == [3, 2, 1]


def test_a_ticket_that_one_does_not_see_has_no_tasks_of_ones_own(world: World) -> None:
    number = world.create()
    assert failure(create(world.as_user("ben"), f"TicketNumber={number}")) == 100


def test_what_tasks_cost_does_not_grow_with_them(world: World, sql: list[str]) -> None:
    for _ in range(20):
        create(world, f"UserID={ANNA}")
    sent(sql)
    assert len(list(world.GetTasksBySearch([]).tasks)) == 20
    assert sent(sql) == 2
    assert len(list(world.GetTasksByUser(ANNA).tasks)) == 20
    assert sent(sql) == 3
    info(world)
    assert sent(sql) == 2
    create(world, f"UserID={ANNA}")
    assert sent(sql) == 5
    world.CompleteTask(1, "")
    assert sent(sql) == 5
