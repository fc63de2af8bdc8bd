"""Every event of chats, fired by the action that causes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.chatting import accepted, start, started
from compat_tests.services.outcome import failure, success
from compat_tests.services.test_receiving import join
from compat_tests.services.world import (
    ADMIN,
    ANNA,
    FIRST_LINE,
    NOON,
    ORDERS,
    SUPPORT,
    World,
)
from db import UnitOfWork
from db.event_types import argument_keys
from db.models.own import OutgoingEvent
from db.models.smartertrack import ChatEventLog, UserEventLog
from providers.outbox import Condition, Match, add_profile, load_profiles
from soap_service.services.clockwork.counts import COUNTS, watch_count
from soap_service.services.clockwork.idle import tell_idle_chats

Action = Callable[[World, str, str], Any]


@pytest.fixture
def ticket(world: World) -> str:
    """The number of a ticket that chat 2 is tied to; chat 1 is not, Anna has both."""
    number = world.create()
    for chat_id in (1, 2):
        accepted(world)
        success(world.AddChatComment(chat_id, "", "Mine"))
    success(world.AttachChatToTicket(2, number))
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
        (511000, "chat", lambda world, _guid, _ticket: start(world)),
        (511001, "chat", lambda world, guid, _ticket: world.EndChatByCustomer(guid)),
        (511002, "chat", lambda world, _guid, _ticket: world.TransferChat(1, ORDERS, 0)),
        (511004, "ticket", lambda world, _guid, ticket: world.AttachChatToTicket(1, ticket)),
        (511005, "ticket", lambda world, _guid, ticket: world.DetachChatFromTicket(2, ticket)),
        (511006, "chat", lambda world, guid, _ticket: world.SendMessageFromCustomer(guid, "?")),
        (511007, "chat", lambda world, _guid, _ticket: world.SendMessageToCustomer(1, "!")),
        (511012, "chat", lambda world, _guid, _ticket: world.AddChatComment(1, "", "Hm")),
        (
            511013,
            "chat",
            lambda world, _guid, _ticket: world.AddChatTimeLog(1, "x", 0, 0, "", NOON, NOON, False),
        ),
        (
            512001,
            "agent",
            lambda world, _guid, _ticket: world.SetAgentChatStatusForAllGroups("anna", True),
        ),
    ],
)
def test_an_event_is_told_by_the_action_that_causes_it(
    world: World, ticket: str, event_type_id: int, kind: str, act: Action
) -> None:
    guid = accepted(world)
    before = len(told(world))
    success(act(world, guid, ticket))
    [event] = told(world)[before:]
    assert event[:2] == (event_type_id, kind)
    assert event[3].keys() == set(argument_keys(event_type_id))


def test_a_chat_that_is_deleted_while_it_goes_on_ends_before(world: World) -> None:
    accepted(world)
    success(world.DeleteChat(1))
    assert [event[0] for event in told(world)] == [511000, 511001, 511003]
    assert told(world)[-1][3].keys() == set(argument_keys(511003))


def test_an_event_tells_of_the_chat(world: World) -> None:
    """Known difference U29."""
    number = success(start(world)).chat_number
    [event] = told(world)
    assert event == (
        511000,
        "chat",
        1,
        {
            "title": "My printer is on fire",
            "chatid": 1,
            "chatnumber": number,
            "customername": "Kim",
            "customeremail": "kim@example.com",
            "departmentid": SUPPORT,
            "groupid": FIRST_LINE,
            "agentid": 0,
            "actinguserid": ADMIN,
            "actinguser": "admin",
        },
    )


def test_a_transfer_tells_where_the_chat_was(world: World) -> None:
    accepted(world)
    success(world.TransferChat(1, ORDERS, 0))
    arguments = told(world)[-1][3]
    assert (arguments["olddepartmentid"], arguments["oldgroupid"]) == (SUPPORT, FIRST_LINE)
    assert (arguments["olduserid"], arguments["agentid"]) == (ANNA, 0)


def test_a_transfer_to_where_the_chat_is_tells_nothing(world: World) -> None:
    accepted(world)
    before = told(world)
    success(world.TransferChat(1, FIRST_LINE, ANNA))
    assert told(world) == before


def test_events_are_written_into_the_log_of_chats(world: World) -> None:
    accepted(world)
    success(world.as_user("anna").TransferChat(1, ORDERS, 0))
    query = select(ChatEventLog).order_by(ChatEventLog.event_type_id)
    first, moved = (row for (row,) in world.rows(query))
    assert (first.event_date_utc, first.event_type_id, first.chat_id) == (NOON, 511000, 1)
    assert (first.department_id, first.group_id, first.user_id) == (SUPPORT, FIRST_LINE, None)
    assert (moved.event_type_id, moved.group_id, moved.old_group_id) == (511002, ORDERS, FIRST_LINE)
    assert (moved.user_id_taking_action, moved.user_id, moved.old_user_id) == (ANNA, None, ANNA)


def test_the_status_of_agents_is_logged_and_told_when_it_changes(world: World) -> None:
    for _ in range(2):
        success(world.as_user("anna").SetAgentChatStatusForAllGroups(None, True))
    [event] = told(world)
    assert event == (
        512001,
        "agent",
        ANNA,
        {
            "departmentid": SUPPORT,
            "groupid": FIRST_LINE,
            "userid": ANNA,
            "useridtakingaction": ANNA,
            "isreceiving": True,
        },
    )
    [(logged,)] = world.rows(select(UserEventLog))
    assert (logged.event_type_id, logged.user_id) == (512001, ANNA)


def test_who_comes_back_for_chats_is_back_for_tickets(world: World) -> None:
    join(world, FIRST_LINE, ANNA, is_afk=True, is_active_for_tickets=True)
    success(world.as_user("anna").SetAgentChatStatusForAllGroups(None, True))
    assert [event[0] for event in told(world)] == [512000, 512001]


def test_a_failure_tells_nothing(world: World) -> None:
    assert failure(start(world, name="")) == 10
    assert failure(world.EndChat(1)) == 500
    assert told(world) == []


def watch(world: World) -> list[tuple[int, dict[str, Any]]]:
    """Let the clock look at everything about chats and return what it tells."""

    def look(unit: UnitOfWork) -> None:
        profiles = load_profiles(unit.session)
        tell_idle_chats(unit, profiles, world.clock.now)
        for count in COUNTS:
            watch_count(count, unit, profiles, world.clock.now)

    before = len(told(world))
    world.site.database.run(look)
    return [(event[0], event[3]) for event in told(world)[before:]]


def ask(world: World, event_type_id: int, key: str, least: int) -> None:
    condition = Condition(key, Match.AT_LEAST, str(least))
    world.change(lambda session: add_profile(session, "Mine", event_type_id, [condition], NOON))


def test_a_chat_is_idle_until_somebody_says_something(world: World) -> None:
    guid = accepted(world)
    ask(world, 511008, "idleminutes", 5)
    world.clock.advance(4)
    success(world.SendMessageFromCustomer(guid, "Still there?"))
    world.clock.advance(4)
    assert watch(world) == []
    world.clock.advance(1)
    [(number, arguments)] = watch(world)
    assert (number, arguments["chatid"], arguments["idleminutes"]) == (511008, 1, 5)
    success(world.EndChat(1))
    world.clock.advance(60)
    assert watch(world) == []


def test_chats_in_progress_are_counted(world: World) -> None:
    for number in (511009, 511010, 511011):
        ask(world, number, "chatcount", 2)
    accepted(world)
    assert watch(world) == []
    accepted(world)
    counted = [(number, arguments["chatcount"]) for number, arguments in watch(world)]
    assert counted == [(511009, 2), (511010, 2), (511011, 2)]
    success(world.EndChat(1))
    assert watch(world) == []
    started(world, address="", parameters=["CustomerUserName=kim"])
    assert [number for number, _ in watch(world)] == [511009, 511010]
