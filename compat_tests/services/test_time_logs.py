"""Time spent on tickets."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.world import ADMIN, ANNA, CUSTOMER, NOON, World
from db.models.smartertrack import Tag, TicketEventLog, TimeLog

START = datetime(2019, 8, 22, 9, 0)
END = START + timedelta(minutes=45)
TRAVEL, GONE = 5, 6


@pytest.fixture
def world(world: World) -> World:
    """A world with one ticket and two categories, one of them deleted."""
    world.change(
        lambda session: session.add_all(
            [
                Tag(tag_id=TRAVEL, name="Travel", date_created_utc=NOON),
                Tag(tag_id=GONE, name="Gone", date_created_utc=NOON, is_deleted=True),
            ]
        )
    )
    world.create()
    return world


def log(world: World, **changes: Any) -> Any:
    arguments = {
        "ticket": 1,
        "subject": "Visit",
        "agent": ANNA,
        "category": TRAVEL,
        "description": "There & back",
        "start": START,
        "end": END,
        "is_billable": True,
    }
    return world.AddTicketTimeLog(*(arguments | changes).values())


def test_a_time_log_comes_back_as_it_was_entered(world: World) -> None:
    """Known difference U27."""
    success(log(world))
    entry = success(world.GetTicketTimeLog(1, 1)).time_log
    assert entry._asdict() == {
        "agent_id": ANNA,
        "call_log_id": 0,
        "category_name": "Travel",
        "chat_id": 0,
        "date_end_utc": END,
        "date_start_utc": START,
        "description": "There & back",
        "id": 1,
        "is_billable": True,
        "subject": "Visit",
        "ticket_id": 1,
        "time_log_category_id": TRAVEL,
        "is_deleted": False,
    }


def test_it_remembers_the_customer_and_has_an_event(world: World) -> None:
    log(world)
    customer = select(TimeLog.customer_user_id, TimeLog.customer_email_address)
    assert world.rows(customer) == [(CUSTOMER, "kim@example.com")]
    assert world.rows(select(TicketEventLog.event_type_id)) == [(502000,), (502014,)]


def test_agent_and_category_may_be_left_open(world: World) -> None:
    success(log(world, agent=0, category=0, subject=None, description=None))
    entry = world.GetTicketTimeLog(1, 1).time_log
    assert (entry.agent_id, entry.time_log_category_id) == (ADMIN, 0)
    assert (entry.category_name, entry.subject, entry.description) == ("", "", "")


def test_a_missing_time_is_now(world: World) -> None:
    success(log(world, end=datetime(1, 1, 1)))
    assert world.GetTicketTimeLog(1, 1).time_log.date_end_utc == NOON


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"ticket": 77}, 100),
        ({"agent": 77}, 104),
        ({"agent": CUSTOMER}, 104),
        ({"category": 77}, 124),
        ({"category": GONE}, 124),
        ({"start": END, "end": START}, 125),
    ],
)
def test_what_cannot_be_logged_is_told_in_band(
    world: World, changes: dict[str, Any], code: int
) -> None:
    assert failure(log(world, **changes)) == code
    assert world.rows(select(TimeLog)) == []


def test_no_time_is_logged_for_a_ticket_that_is_deleted_or_not_seen(world: World) -> None:
    assert failure(log(world.as_user("ben"))) == 100
    world.SetTicketProperties(world.GetTicketInfo(1).ticket.ticket_number, ["IsDeleted=true"])
    assert failure(log(world)) == 101


def test_time_logs_are_listed_by_their_starts(world: World) -> None:
    """Known difference U27."""
    log(world, subject="second")
    log(world, subject="first", start=START - timedelta(hours=1))
    world.change(lambda session: session.get(TimeLog, 1).__setattr__("is_deleted", True))
    logs = success(world.GetTicketTimeLogs(1)).time_logs
    assert [(each.subject, each.is_deleted) for each in logs] == [
        ("first", False),
        ("second", True),
    ]


def test_a_ticket_without_time_logs_has_an_empty_list(world: World) -> None:
    assert list(success(world.GetTicketTimeLogs(1)).time_logs) == []


def test_the_time_log_of_a_foreign_ticket_is_not_found(world: World) -> None:
    log(world)
    world.create()
    assert failure(world.as_user("ben").GetTicketTimeLog(1, 1)) == 100
    assert failure(world.as_user("ben").GetTicketTimeLogs(1)) == 100
    result = world.GetTicketTimeLog(2, 1)
    assert (failure(result), result.time_log) == (123, None)
    assert failure(world.GetTicketTimeLog(1, 2)) == 123
    assert failure(world.GetTicketTimeLogs(77)) == 100


def test_a_list_of_time_logs_costs_three(world: World, sql: list[str]) -> None:
    for _ in range(20):
        log(world)
    sent(sql)
    assert len(list(world.GetTicketTimeLogs(1).time_logs)) == 20
    assert sent(sql) == 3
