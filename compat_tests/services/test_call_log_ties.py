"""What belongs to a call: tickets, and the time spent on it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.world import ADMIN, ANNA, BEN, CUSTOMER, FIRST_LINE, NOON, ORDERS, World
from db.models.smartertrack import CallLogEventLog, Tag, TicketEventLog, TicketLink, TimeLog

START = datetime(2019, 8, 22, 9, 0)
END = START + timedelta(minutes=45)
TRAVEL = 5


@pytest.fixture
def world(world: World) -> World:
    """A world with a ticket of the first line, a call there, and a category of time logs."""
    world.change(
        lambda session: session.add(Tag(tag_id=TRAVEL, name="Travel", date_created_utc=NOON))
    )
    world.create()
    note(world)
    return world


def note(world: World, group: int = FIRST_LINE, user: int = ANNA) -> Any:
    parameters = [f"GroupID={group}", f"UserID={user}", "EmailAddress=kim@example.com"]
    return success(world.CreateCallLog2(["Subject=Printer", *parameters]))


def number(world: World, ticket_id: int = 1) -> str:
    return str(world.GetTicketInfo(ticket_id).ticket.ticket_number)


def call_number(world: World, call_log_id: int = 1) -> str:
    return str(world.GetCallLog(call_log_id).call_log.call_number)


def ticket_events(world: World) -> list[int]:
    return [row[0] for row in world.rows(select(TicketEventLog.event_type_id))][1:]


def test_a_call_is_attached_once_and_detached(world: World) -> None:
    """Known difference U84."""
    for _ in range(2):
        success(world.AttachCallLogToTicket(1, number(world)))
    assert success(world.GetTicketsForCallLog(1)).request_results == [
        f"TicketNumber={number(world)}"
    ]
    assert ticket_events(world) == [508003]
    success(world.DetachCallLogFromTicket(1, number(world)))
    assert success(world.GetTicketsForCallLog(1)).request_results == []
    assert ticket_events(world) == [508003, 508004]
    assert world.rows(select(TicketLink)) == []


def test_a_call_attached_from_the_side_of_the_ticket_is_found_by_it(world: World) -> None:
    success(world.AddRelatedItem(number(world), call_number(world)))
    for criterion in (f"TicketNumber={number(world).lower()}", "TicketID=1"):
        [call] = success(world.GetCallLogsBySearch([criterion])).call_logs
        assert call.call_log_id == 1
    assert list(success(world.GetCallLogsBySearch(["TicketID=2"])).call_logs) == []


def test_what_is_not_there_cannot_be_attached_or_detached(world: World) -> None:
    for operate in (world.AttachCallLogToTicket, world.DetachCallLogFromTicket):
        assert failure(operate(77, number(world))) == 300
        assert failure(operate(1, "000-00000000-0000")) == 100
        assert failure(operate(1, None)) == 10
    assert failure(world.DetachCallLogFromTicket(1, number(world))) == 302
    assert failure(world.GetTicketsForCallLog(77)) == 300
    assert ticket_events(world) == []


def test_a_deleted_ticket_takes_no_call(world: World) -> None:
    ticket = number(world)
    world.DeleteTicket(1)
    assert failure(world.AttachCallLogToTicket(1, ticket)) == 101


def test_tickets_and_calls_that_one_does_not_see_cannot_be_tied(world: World) -> None:
    """Known difference S60."""
    ben = world.as_user("ben")
    own = note(ben, ORDERS, BEN).call_log_id
    assert failure(ben.AttachCallLogToTicket(1, number(world))) == 300
    assert failure(ben.AttachCallLogToTicket(own, number(world))) == 100
    anna = world.as_user("anna")
    assert failure(anna.AddRelatedItem(number(world), call_number(world, own))) == 141
    success(world.AttachCallLogToTicket(own, number(world)))
    assert success(ben.GetTicketsForCallLog(own)).request_results == []


def log(world: World, **changes: Any) -> Any:
    arguments = {
        "call": 1,
        "subject": "Call back",
        "agent": ANNA,
        "category": TRAVEL,
        "description": "There & back",
        "start": START,
        "end": END,
        "is_billable": True,
    }
    return world.AddCallLogTimeLog(*(arguments | changes).values())


def test_time_spent_on_a_call_comes_back_as_it_was_entered(world: World) -> None:
    success(log(world))
    entry = success(world.GetCallLogTimeLog(1, 1)).time_log
    assert entry._asdict() == {
        "agent_id": ANNA,
        "call_log_id": 1,
        "category_name": "Travel",
        "chat_id": 0,
        "date_end_utc": END,
        "date_start_utc": START,
        "description": "There & back",
        "id": 1,
        "is_billable": True,
        "subject": "Call back",
        "ticket_id": 0,
        "time_log_category_id": TRAVEL,
        "is_deleted": False,
    }
    customer = select(TimeLog.customer_user_id, TimeLog.customer_email_address)
    assert world.rows(customer) == [(CUSTOMER, "kim@example.com")]
    logged = select(CallLogEventLog.event_type_id).where(CallLogEventLog.event_type_id != 508000)
    assert world.rows(logged) == [(508005,)]


def test_agent_and_category_and_times_may_be_left_open(world: World) -> None:
    success(log(world, agent=0, category=0, subject=None, end=datetime(1, 1, 1)))
    entry = world.GetCallLogTimeLog(1, 1).time_log
    assert (entry.agent_id, entry.time_log_category_id, entry.date_end_utc) == (ADMIN, 0, NOON)


def test_time_logs_of_a_call_are_listed_by_their_starts(world: World, sql: list[str]) -> None:
    log(world, subject="second")
    log(world, subject="first", start=START - timedelta(hours=1))
    sent(sql)
    logs = success(world.GetCallLogTimeLogs(1)).time_logs
    assert [each.subject for each in logs] == ["first", "second"]
    assert sent(sql) == 3


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"call": 77}, 300),
        ({"agent": CUSTOMER}, 104),
        ({"category": 77}, 124),
        ({"start": END, "end": START}, 125),
    ],
)
def test_what_cannot_be_logged_is_told_in_band(
    world: World, changes: dict[str, Any], code: int
) -> None:
    assert failure(log(world, **changes)) == code
    assert world.rows(select(TimeLog)) == []


def test_the_time_logs_of_a_foreign_call_or_another_one_are_not_found(world: World) -> None:
    log(world)
    note(world)
    assert failure(log(world.as_user("ben"))) == 300
    assert failure(world.as_user("ben").GetCallLogTimeLogs(1)) == 300
    assert failure(world.as_user("ben").GetCallLogTimeLog(1, 1)) == 300
    result = world.GetCallLogTimeLog(2, 1)
    assert (failure(result), result.time_log) == (123, None)
    assert failure(world.GetCallLogTimeLogs(77)) == 300
