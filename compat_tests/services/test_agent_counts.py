"""What is on the agents' desks, and what the day brought them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from compat_tests.services.world import (
    ADMIN,
    ANNA,
    BEN,
    FIRST_LINE,
    NOON,
    ORDERS,
    SALES,
    SUPPORT,
    World,
)
from db.models.smartertrack import (
    CallLog,
    Chat,
    Task,
    TaskPriority,
    TaskStatus,
    Ticket,
    TicketMessage,
    UserInGroup,
)

MIDNIGHT = NOON.replace(hour=0, minute=0, second=0)
YESTERDAY = MIDNIGHT - timedelta(seconds=1)
FROM_CUSTOMER, FROM_AGENT = 0, 1


def active(world: World, *, own: bool = False) -> dict[int, tuple[int, int, int]]:
    return {
        each.agent.id: (
            each.active_tickets_count,
            each.active_live_chats_count,
            each.in_progress_tasks_count,
        )
        for each in world.GetActiveItemCounts(own).active_items
    }


def totals(world: World, *, own: bool = False) -> dict[int, tuple[int, int, int]]:
    return {
        each.agent.id: (each.daily_ticket_count, each.daily_chat_count, each.daily_call_log_count)
        for each in world.GetDailyTotals(own).stat_items
    }


def responses(world: World) -> dict[int, float]:
    items = world.GetDailyTotals(False).stat_items
    return {each.agent.id: each.average_ticket_response_time for each in items}


def chat(**changes: Any) -> Chat:
    values = {
        "department_id": SUPPORT,
        "group_id": FIRST_LINE,
        "user_id": ANNA,
        "date_started_utc": NOON,
    }
    return Chat(**values | changes)


def call(**changes: Any) -> CallLog:
    values = {
        "department_id": SUPPORT,
        "group_id": FIRST_LINE,
        "user_id": ANNA,
        "date_start_utc": NOON,
        "date_end_utc": NOON,
        "date_created_utc": NOON,
        "date_modified_utc": NOON,
    }
    return CallLog(**values | changes)


def task(status: int, **changes: Any) -> Task:
    values = {
        "task_priority_id": 901,
        "task_status_id": status,
        "user_id": ANNA,
        "date_created_utc": NOON,
        "date_modified_utc": NOON,
    }
    return Task(**values | changes)


def message(direction: int, at: datetime, **changes: Any) -> TicketMessage:
    values = {
        "ticket_id": 1,
        "message_direction": direction,
        "date_received_utc": at,
        "user_id_from": ANNA if direction == FROM_AGENT else None,
    }
    return TicketMessage(**values | changes)


def add(world: World, *rows: object) -> None:
    def work(session: Session) -> None:
        for row in rows:
            session.add(row)
            session.flush()

    world.change(work)


def set_ticket(world: World, **values: object) -> None:
    world.change(lambda session: session.execute(update(Ticket).values(values)))


def test_active_tickets_are_counted_by_agent(world: World) -> None:
    """Known difference U57."""
    for agent in (ANNA, ANNA, BEN):
        world.create(agent=agent)
    assert active(world) == {ADMIN: (0, 0, 0), ANNA: (2, 0, 0), BEN: (1, 0, 0)}


@pytest.mark.parametrize(
    "values",
    [
        {"ticket_status_id": 2},
        {"ticket_status_id": 3},
        {"ticket_status_id": 4},
        {"is_deleted": True},
        {"is_spam": True},
    ],
    ids=str,
)
def test_what_waits_or_is_closed_deleted_or_spam_is_not_active(
    world: World, values: dict[str, object]
) -> None:
    world.create()
    set_ticket(world, **values)
    assert active(world)[ANNA] == (0, 0, 0)


def test_chats_that_go_on_and_tasks_in_progress_are_counted(world: World) -> None:
    statuses = [
        TaskStatus(task_status_id=901, is_open=True, is_active=True),
        TaskStatus(task_status_id=902, is_open=True, is_active=False),
        TaskStatus(task_status_id=903),
    ]
    tasks = [task(901), task(901, is_deleted=True), task(902), task(903), task(901, user_id=None)]
    chats = [chat(), chat(date_ended_utc=NOON), chat(is_deleted=True), chat(user_id=None)]
    add(world, TaskPriority(task_priority_id=901), *statuses, *tasks, *chats)
    assert active(world)[ANNA] == (0, 1, 1)


def test_the_day_begins_at_midnight_utc(world: World) -> None:
    """Known difference U57."""
    for opened in (MIDNIGHT, YESTERDAY):
        world.clock.now = opened
        world.create()
    world.clock.now = NOON
    chats = [chat(), chat(date_started_utc=YESTERDAY), chat(is_deleted=True)]
    calls = [call(), call(), call(date_created_utc=YESTERDAY), call(is_deleted=True)]
    add(world, *chats, *calls)
    assert totals(world) == {ADMIN: (0, 0, 0), ANNA: (1, 1, 2), BEN: (0, 0, 0)}


def test_an_answer_takes_as_long_as_the_last_question_waited(world: World) -> None:
    """Known difference U57."""
    world.create(agent=BEN)
    first = MIDNIGHT + timedelta(hours=1)
    add(
        world,
        message(FROM_CUSTOMER, first),
        message(FROM_CUSTOMER, first + timedelta(seconds=30)),
        message(FROM_AGENT, first + timedelta(seconds=40)),
        message(FROM_AGENT, first + timedelta(seconds=90)),
        message(FROM_CUSTOMER, first + timedelta(seconds=100)),
        message(FROM_AGENT, first + timedelta(seconds=105), is_draft=True),
        message(FROM_AGENT, first + timedelta(seconds=130)),
    )
    assert responses(world) == {ADMIN: 0.0, ANNA: 20.0, BEN: 0.0}


def test_only_the_answers_of_the_day_count_but_to_older_questions_too(world: World) -> None:
    world.create(agent=BEN)
    add(
        world,
        message(FROM_CUSTOMER, YESTERDAY - timedelta(seconds=9)),
        message(FROM_AGENT, YESTERDAY),
        message(FROM_CUSTOMER, YESTERDAY),
        message(FROM_AGENT, MIDNIGHT + timedelta(seconds=4)),
    )
    assert responses(world)[ANNA] == 5.0


def test_one_can_ask_for_the_own_counts_alone(world: World) -> None:
    assert active(world, own=True) == {ADMIN: (0, 0, 0)}
    assert totals(world.as_user("anna"), own=True) == {ANNA: (0, 0, 0)}


def test_agents_see_the_counts_of_those_they_share_a_group_with(world: World) -> None:
    """Known difference U45."""
    anna = world.as_user("anna")
    assert list(active(anna)) == [ANNA]
    place = UserInGroup(department_id=SALES, group_id=ORDERS, user_id=ANNA)
    add(world, place)
    assert list(active(anna)) == [ANNA, BEN]
    assert list(totals(anna)) == [ANNA, BEN]
