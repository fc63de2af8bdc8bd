"""Every event of chat rooms, told by the action that causes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.lounge import allowed, denied
from compat_tests.services.outcome import failure, success
from compat_tests.services.world import ADMIN, ANNA, BEN, CUSTOMER, NOON, World
from db.event_types import argument_keys, key_of_label
from db.models.own import ChatRoomMember, OutgoingEvent
from db.models.smartertrack import ChatChannelEventLog, User

JOINED, LEFT, INVITED = 505000, 505001, 505002
Told = tuple[int, int, int]


def told(world: World) -> list[dict[str, Any]]:
    """Return the arguments of every event, with its type."""
    rows = world.rows(select(OutgoingEvent).order_by(OutgoingEvent.event_id))
    assert {(row.object_kind, row.object_id) for (row,) in rows} <= {("chatroom", 1)}
    return [{"type": row.event_type_id, **json.loads(row.arguments)} for (row,) in rows]


def whom(world: World) -> list[Told]:
    """Return (type, agent, who acted) of every event."""
    return [(each["type"], each["agentid"], each["actinguserid"]) for each in told(world)]


def logged(world: World) -> list[Told]:
    """Return the same of every row of the product's log."""
    rows = [row for (row,) in world.rows(select(ChatChannelEventLog))]
    assert {(row.event_date_utc, row.chat_channel_id) for row in rows} <= {(NOON, 1)}
    return [(row.event_type_id, row.user_id or 0, row.user_id_taking_action or 0) for row in rows]


@pytest.fixture
def begun(world: World) -> World:
    """A world with a room of Anna's, which Ben is invited into; two events were told."""
    anna = world.as_user("anna")
    success(anna.CreateChatRoom("Printers", True))
    success(anna.InviteToChatRoom(1, BEN, "Come in", "", ""))
    assert whom(world) == [(JOINED, ANNA, ANNA), (INVITED, BEN, ANNA)]
    return world


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda anna, ben: ben.JoinChatRoom(1), [(JOINED, BEN, BEN)]),
        (lambda anna, ben: ben.AcceptChatRoomInvitation(1), [(JOINED, BEN, BEN)]),
        (lambda anna, ben: ben.DeclineChatRoomInvitation(1), []),
        (lambda anna, ben: anna.JoinChatRoom(1), []),
        (lambda anna, ben: anna.LeaveChatRoom(1), [(LEFT, ANNA, ANNA)]),
        (lambda anna, ben: anna.CloseChatRoom(1), [(LEFT, ANNA, ANNA)]),
        (lambda anna, ben: anna.DeleteChatRoom(1), [(LEFT, ANNA, ANNA)]),
        (lambda anna, ben: anna.SendChatRoomMessage(1, "Hello"), []),
        (lambda anna, ben: anna.InviteToChatRoom(1, ADMIN, "", "", ""), [(INVITED, ADMIN, ANNA)]),
    ],
)
def test_an_event_is_told_and_logged_by_the_action_that_causes_it(
    begun: World, act: Callable[[World, World], Any], expected: list[Told]
) -> None:
    success(act(begun.as_user("anna"), begun.as_user("ben")))
    assert whom(begun)[2:] == expected
    assert sorted(logged(begun)) == sorted(whom(begun))


def test_joined_505000_tells_of_the_room_and_the_agent(world: World) -> None:
    success(world.CreateChatRoom("Printers", True))
    assert told(world) == [
        {
            "type": JOINED,
            "title": "Printers",
            "chatroomid": 1,
            "agentid": ADMIN,
            "agent": "admin",
            "sentmessage": "",
            "actinguserid": ADMIN,
            "actinguser": "admin",
        }
    ]


def test_left_505001_tells_who_left_and_who_caused_it(begun: World) -> None:
    success(begun.as_user("ben").JoinChatRoom(1))
    success(begun.as_user("anna").SetChatRoomPermissions(1, [denied(user=BEN)]))
    *_, event = told(begun)
    assert (event["type"], event["agent"], event["actinguser"]) == (LEFT, "ben", "anna")
    assert event.keys() - {"type"} == set(argument_keys(LEFT))


def test_invited_505002_tells_the_message_and_what_it_is_about(world: World) -> None:
    ticket = world.create()
    world.change(lambda session: session.query(OutgoingEvent).delete())
    success(world.CreateChatRoom("Printers", True))
    success(world.InviteToChatRoom(1, ANNA, "Look", "", ticket))
    *_, event = told(world)
    assert event == {
        "type": INVITED,
        "title": "Printers",
        "chatroomid": 1,
        "agentid": ANNA,
        "agent": "anna",
        "sentmessage": "Look",
        "chatnumber": "",
        "ticketnumber": ticket,
        "actinguserid": ADMIN,
        "actinguser": "admin",
    }


def test_everybody_leaves_a_room_that_is_closed(begun: World) -> None:
    success(begun.as_user("ben").JoinChatRoom(1))
    success(begun.CloseChatRoom(1))
    assert whom(begun)[3:] == [(LEFT, ANNA, ADMIN), (LEFT, BEN, ADMIN)]


def test_the_labels_of_the_product_name_arguments() -> None:
    labels = ("Agent", "Chat Room Name", "Sent Message")
    keys = [key_of_label(each.lower().replace(" ", "")) for each in labels]
    assert keys == ["agent", "title", "sentmessage"]
    assert set(keys) <= set(argument_keys(JOINED))


def test_a_failure_tells_nothing(begun: World) -> None:
    assert failure(begun.as_user("ben").LeaveChatRoom(1)) == 542
    assert failure(begun.as_user("anna").InviteToChatRoom(1, BEN, "", "", "")) == 547
    assert len(told(begun)) == 2


def test_whoever_is_put_out_while_the_room_ends_leaves_once(begun: World) -> None:
    success(begun.as_user("ben").JoinChatRoom(1))
    success(begun.as_user("anna").LeaveChatRoom(1))
    begun.change(lambda session: setattr(session.get(User, CUSTOMER), "is_deleted", True))
    gone = ChatRoomMember(chat_channel_id=1, user_id=CUSTOMER, joined_utc=NOON)
    begun.change(lambda session: session.add(gone))
    success(begun.SetChatRoomPermissions(1, [allowed(user=ADMIN)]))
    assert whom(begun)[4:] == [(LEFT, BEN, ADMIN), (LEFT, CUSTOMER, ADMIN)]
