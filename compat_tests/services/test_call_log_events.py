"""Every event of call logs, fired by the action that causes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.outcome import failure, success
from compat_tests.services.world import ADMIN, ANNA, FIRST_LINE, NOON, SUPPORT, World
from db.event_types import argument_keys
from db.models.own import OutgoingEvent
from db.models.smartertrack import CallLogEventLog

LATER = NOON + timedelta(minutes=5)
Action = Callable[[World, str], Any]

NOTED = [
    "Subject=Printer",
    f"GroupID={FIRST_LINE}",
    f"UserID={ANNA}",
    "CustomerName=Kim",
    "EmailAddress=kim@example.com",
    "PhoneNumber=030",
]


@pytest.fixture
def ticket(world: World) -> str:
    """The number of a ticket that call 2 is tied to; call 1 is not."""
    number = world.create()
    for _ in range(2):
        success(world.CreateCallLog2(NOTED))
    success(world.AttachCallLogToTicket(2, number))
    return number


def told(world: World) -> list[tuple[int, str, int, dict[str, Any]]]:
    """Return (type, kind, id, arguments) of every event in the outbox."""
    rows = world.rows(select(OutgoingEvent).order_by(OutgoingEvent.event_id))
    return [
        (row.event_type_id, row.object_kind, row.object_id, json.loads(row.arguments))
        for (row,) in rows
    ]


@pytest.mark.parametrize(
    ("event_type_id", "kind", "act"),
    [
        (508000, "calllog", lambda world, _: world.CreateCallLog2(NOTED)),
        (508001, "calllog", lambda world, _: world.ModifyCallLog(1, ["Subject=Scanner"])),
        (508002, "calllog", lambda world, _: world.DeleteCallLog(1)),
        (508003, "ticket", lambda world, number: world.AttachCallLogToTicket(1, number)),
        (508004, "ticket", lambda world, number: world.DetachCallLogFromTicket(2, number)),
        (
            508005,
            "calllog",
            lambda world, _: world.AddCallLogTimeLog(1, "x", 0, 0, "", NOON, LATER, False),
        ),
    ],
)
def test_an_event_is_told_by_the_action_that_causes_it(
    world: World, ticket: str, event_type_id: int, kind: str, act: Action
) -> None:
    before = len(told(world))
    success(act(world, ticket))
    [event] = told(world)[before:]
    assert event[:2] == (event_type_id, kind)
    assert event[3].keys() == set(argument_keys(event_type_id))


def test_an_event_tells_of_the_call(world: World) -> None:
    """Known difference U29."""
    number = success(world.CreateCallLog2([*NOTED, "IncomingCall=false"])).call_number
    [event] = told(world)
    assert event == (
        508000,
        "calllog",
        1,
        {
            "title": "Printer",
            "calllogid": 1,
            "callnumber": number,
            "customername": "Kim",
            "customeremail": "kim@example.com",
            "phonenumber": "030",
            "departmentid": SUPPORT,
            "groupid": FIRST_LINE,
            "agentid": ANNA,
            "isincoming": False,
            "actinguserid": ADMIN,
            "actinguser": "admin",
        },
    )


def test_an_event_of_a_tie_names_both(world: World, ticket: str) -> None:
    """Known difference U84."""
    success(world.DetachCallLogFromTicket(2, ticket))
    success(world.AddRelatedItem(ticket, world.GetCallLog(1).call_log.call_number))
    ties = [event for event in told(world) if event[0] in (508003, 508004)]
    named = [(event[0], event[3]["ticketnumber"], event[3]["calllogid"]) for event in ties]
    assert named == [(508003, ticket, 2), (508004, ticket, 2), (508003, ticket, 1)]


def test_an_event_is_written_into_the_log_of_calls(world: World) -> None:
    success(world.CreateCallLog2(NOTED))
    [(logged,)] = world.rows(select(CallLogEventLog))
    assert (logged.event_date_utc, logged.event_type_id) == (NOON, 508000)
    assert (logged.call_log_id, logged.user_id_taking_action, logged.user_id) == (1, ADMIN, ANNA)
    assert (logged.department_id, logged.group_id) == (SUPPORT, FIRST_LINE)


def test_a_failure_tells_nothing(world: World) -> None:
    assert failure(world.CreateCallLog2(["Subject=x"])) == 10
    assert failure(world.DeleteCallLog(1)) == 300
    assert told(world) == []
