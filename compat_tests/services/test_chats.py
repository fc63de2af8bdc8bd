"""The life of a chat: it waits, an agent accepts it, both talk, it ends."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import func, select

from compat_tests.services.chatting import accepted, ids, start, started, stored
from compat_tests.services.outcome import failure, success
from compat_tests.services.world import (
    ADMIN,
    ANNA,
    BEN,
    CUSTOMER,
    FIRST_LINE,
    NOON,
    ORDERS,
    QUEUE,
    SALES,
    SECOND_LINE,
    SUPPORT,
    World,
)
from db.models.smartertrack import Chat, ChatMessage, Department

NOBODY = "00000000-0000-4000-8000-00000000ffff"


def said(world: World, chat_id: int = 1, after: int = 0) -> list[tuple[str, str]]:
    messages = success(world.GetChatMessages(chat_id, after)).chat_messages
    return [(each.sender_name, each.text) for each in messages]


def test_a_customer_waits_in_the_front_line(world: World) -> None:
    """Known difference S102."""
    result = success(start(world, parameters=["CustomerIP=192.0.2.7", "CustomerLanguage=de"]))
    assert (result.chat_id, result.queue_position) == (1, 1)
    chat = stored(world)
    assert (chat.department_id, chat.group_id, chat.user_id) == (SUPPORT, FIRST_LINE, None)
    assert (chat.customer_user_id, chat.customer_display_name) == (CUSTOMER, "Kim")
    assert (chat.customer_email_address, chat.customer_ip) == ("kim@example.com", "192.0.2.7")
    assert (chat.customer_language, chat.initial_question) == ("de", "My printer is on fire")
    assert (chat.date_started_utc, chat.date_queued_utc) == (NOON, NOON)
    assert said(world) == [("Kim", "My printer is on fire")]


def test_who_signed_in_is_told_by_the_user_name(world: World) -> None:
    result = start(world, parameters=["CustomerUserName=KIM"], name="", address="")
    success(result)
    chat = stored(world)
    assert (chat.customer_display_name, chat.customer_email_address) == ("Kim", "kim@example.com")
    assert chat.customer_user_id == CUSTOMER
    assert failure(start(world, parameters=["CustomerUserName=nobody"])) == 110


def test_a_chat_may_begin_without_a_question(world: World) -> None:
    started(world, question=" ", address="")
    assert said(world) == []
    assert (stored(world).message_count_in, stored(world).customer_user_id) == (0, None)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"department": 99}, 102),
        ({"department": 0}, 102),
        ({"group": 99}, 103),
        ({"group": ORDERS}, 103),
        ({"name": " "}, 10),
        ({"name": "x" * 256}, 15),
        ({"address": "kim"}, 106),
        ({"parameters": ["Colour=red"]}, 13),
        ({"parameters": ["CustomerIP"]}, 12),
        ({"parameters": ["UserTrackingCookieID=x"]}, 14),
        ({"parameters": [f"CustomerLanguage={'x' * 51}"]}, 15),
        ({"fields": ["Nothing=x"]}, 13),
    ],
)
def test_a_chat_that_cannot_be_started_leaves_nothing(
    world: World, changes: dict[str, Any], code: int
) -> None:
    assert failure(start(world, **changes)) == code
    assert world.rows(select(func.count()).select_from(Chat)) == [(0,)]


def test_numbers_of_chats_are_no_ticket_s_and_no_call_s(world: World) -> None:
    """Known difference S100."""
    number = success(start(world)).chat_number
    assert re.fullmatch(r"[0-9A-F]{3}-[0-9A-F]{8}-0001", number)
    assert 2000 <= int(number[:3], 16) < 3000


def test_the_key_of_a_customer_is_nobody_else_s(world: World) -> None:
    """Known difference S101."""
    guid = started(world)
    for result in (
        world.GetChatStatus(NOBODY),
        world.SendMessageFromCustomer(NOBODY, "x"),
        world.GetMessagesForCustomer(NOBODY, 0),
        world.EndChatByCustomer(NOBODY),
        world.GetAttachmentsForCustomer(NOBODY),
        world.AddChatAttachmentFromCustomer(NOBODY, "a.txt", b"x"),
    ):
        assert failure(result) == 501
        assert NOBODY not in result.message
    assert failure(world.GetChatStatus(" ")) == 10
    assert failure(world.GetChatStatus(None)) == 10
    assert not any(guid in each for each in world.GetChatPropertiesList(1).request_results)


def test_a_key_is_one_in_either_case(world: World) -> None:
    guid = started(world)
    assert success(world.GetChatStatus(f" {guid.upper()}\n")).chat_number


def test_places_in_the_queue_go_by_groups_and_move_up(world: World) -> None:
    first, second = started(world), started(world)
    elsewhere = started(world, group=SECOND_LINE)
    places = [
        success(world.GetChatStatus(guid)).queue_position for guid in (first, second, elsewhere)
    ]
    assert places == [1, 2, 1]
    success(world.as_user("anna").AcceptChat(1))
    assert world.GetChatStatus(first).queue_position == 0
    assert world.GetChatStatus(second).queue_position == 1


def test_a_customer_is_told_how_far_the_chat_is(world: World) -> None:
    def tell(session: Any) -> None:
        department = session.get(Department, SUPPORT)
        department.chat_wait_message, department.post_chat_text = "One moment", "Goodbye"

    world.change(tell)
    guid = started(world)
    told = []
    for act in (
        lambda: None,
        lambda: world.as_user("anna").AcceptChat(1),
        lambda: world.EndChat(1),
    ):
        act()
        status = success(world.GetChatStatus(guid))
        told.append((status.chat_status, status.agent_name, status.status_text))
    assert told == [
        ("Waiting", "", "One moment"),
        ("Active", "Anna Weiß", ""),
        ("Ended", "Anna Weiß", "Goodbye"),
    ]


def test_agents_see_the_queue_of_their_groups_the_oldest_first(world: World) -> None:
    for group in (FIRST_LINE, SECOND_LINE, FIRST_LINE):
        started(world, group=group)
        world.clock.advance(1)
    assert ids(world.as_user("anna").GetChatQueue()) == [1, 3]
    assert ids(world.as_user("ben").GetChatQueue()) == []
    assert ids(world.GetChatQueue()) == [1, 2, 3]


def test_an_agent_accepts_and_the_wait_is_counted(world: World) -> None:
    started(world)
    world.clock.advance(2)
    chat = success(world.as_user("anna").AcceptChat(1)).chat
    assert (chat.user_id, chat.chat_status, chat.queue_wait_seconds) == (ANNA, "Active", 120)
    assert ids(world.GetChatQueue()) == []
    assert ids(world.GetChatsByAgent(ANNA)) == [1]
    assert ids(world.as_user("anna").GetChatsByAgent(0)) == [1]
    assert failure(world.GetChatsByAgent(CUSTOMER)) == 104


def test_a_chat_is_accepted_once(world: World) -> None:
    accepted(world)
    late = world.AcceptChat(1)
    assert failure(late) == 503
    assert late.message == "Chat 1 was accepted by Anna Weiß."
    success(world.as_user("anna").AcceptChat(1))
    assert stored(world).queue_wait_seconds == 0


def test_both_talk_and_nobody_misses_anything(world: World) -> None:
    guid = accepted(world)
    anna = world.as_user("anna")
    one = success(anna.SendMessageToCustomer(1, "Which one?")).chat_message_id
    success(world.SendMessageFromCustomer(guid, "<b>All</b> of them"))
    assert said(world, after=one) == [("Kim", "<b>All</b> of them")]
    [late] = success(world.GetMessagesForCustomer(guid, one)).chat_messages
    assert (late.is_from_customer, late.text, late.user_id) == (
        True,
        "<b>All</b> of them",
        CUSTOMER,
    )
    assert [name for name, _ in said(world)] == ["Kim", "Anna Weiß", "Kim"]


def test_an_agent_answers_after_accepting(world: World) -> None:
    guid = started(world)
    assert failure(world.as_user("anna").SendMessageToCustomer(1, "Hello")) == 504
    success(world.SendMessageFromCustomer(guid, "Anybody there?"))


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_nothing_is_no_message(world: World, text: str | None) -> None:
    guid = accepted(world)
    assert failure(world.SendMessageFromCustomer(guid, text)) == 10
    assert failure(world.SendMessageToCustomer(1, text)) == 10


def test_messages_are_counted_and_timed(world: World) -> None:
    """Known difference S103."""
    guid = accepted(world)
    world.clock.advance(1)
    success(world.as_user("anna").SendMessageToCustomer(1, "Hello"))
    chat = stored(world)
    assert (chat.message_count_in, chat.message_count_out) == (1, 1)
    assert (chat.initial_response_seconds, chat.is_last_message_inbound) == (60, False)
    world.clock.advance(3)
    success(world.SendMessageFromCustomer(guid, "Hi"))
    chat = stored(world)
    assert (chat.longest_idle_seconds, chat.average_idle_seconds) == (180, 80)
    assert (chat.date_idle_started_utc, chat.is_last_message_inbound) == (world.clock.now, True)
    assert chat.initial_response_seconds == 60
    success(world.as_user("anna").SendMessageToCustomer(1, "Bye"))
    success(world.EndChat(1))
    chat = stored(world)
    assert (chat.session_length_in_seconds, chat.message_count_out) == (240, 2)
    assert chat.date_ended_utc == world.clock.now


@pytest.mark.parametrize(
    ("group", "user", "place"),
    [
        (ORDERS, 0, (SALES, ORDERS, None)),
        (0, BEN, (SUPPORT, FIRST_LINE, BEN)),
        (ORDERS, BEN, (SALES, ORDERS, BEN)),
        (FIRST_LINE, 0, (SUPPORT, FIRST_LINE, None)),
    ],
)
def test_a_chat_is_given_to_a_group_or_an_agent(
    world: World, group: int, user: int, place: tuple[int, int, int | None]
) -> None:
    accepted(world)
    success(world.as_user("anna").TransferChat(1, group, user))
    chat = stored(world)
    assert (chat.department_id, chat.group_id, chat.user_id) == place


def test_who_waits_again_waits_at_the_end(world: World) -> None:
    guid = accepted(world)
    world.clock.advance(1)
    started(world, department=SALES, group=ORDERS)
    world.clock.advance(1)
    success(world.TransferChat(1, ORDERS, 0))
    assert world.GetChatStatus(guid).queue_position == 2
    world.clock.advance(1)
    success(world.as_user("ben").AcceptChat(1))
    assert stored(world).queue_wait_seconds == 60


@pytest.mark.parametrize(
    ("group", "user", "code"), [(0, 0, 10), (99, 0, 103), (0, 99, 104), (0, QUEUE, 104)]
)
def test_a_transfer_leads_somewhere(world: World, group: int, user: int, code: int) -> None:
    accepted(world)
    assert failure(world.TransferChat(1, group, user)) == code
    assert stored(world).user_id == ANNA


def test_a_chat_that_has_ended_takes_nothing_more(world: World) -> None:
    guid = accepted(world)
    success(world.EndChatByCustomer(guid))
    for result in (
        world.SendMessageFromCustomer(guid, "x"),
        world.SendMessageToCustomer(1, "x"),
        world.AddChatAttachmentFromCustomer(guid, "a.txt", b"x"),
        world.AddChatAttachment(1, "a.txt", b"x"),
        world.AcceptChat(1),
        world.TransferChat(1, ORDERS, 0),
        world.EndChat(1),
        world.EndChatByCustomer(guid),
    ):
        assert failure(result) == 502
    assert world.rows(select(func.count()).select_from(ChatMessage)) == [(1,)]
    assert success(world.GetMessagesForCustomer(guid, 0)).chat_messages


def test_who_gives_up_waiting_has_waited(world: World) -> None:
    guid = started(world)
    world.clock.advance(5)
    success(world.EndChatByCustomer(guid))
    chat = stored(world)
    assert (chat.queue_wait_seconds, chat.user_id, chat.session_length_in_seconds) == (
        300,
        None,
        300,
    )
    assert ids(world.GetChatQueue()) == []


def test_a_deleted_chat_has_ended_and_is_gone(world: World) -> None:
    guid = accepted(world)
    success(world.DeleteChat(1))
    assert stored(world).date_ended_utc == stored(world).date_deleted_utc == NOON
    assert failure(world.GetChat(1)) == 500
    assert failure(world.DeleteChat(1)) == 500
    assert failure(world.GetChatStatus(guid)) == 501
    assert ids(world.GetChatsBySearch(["IsDeleted=true"])) == [1]


ON_A_CHAT: dict[str, tuple[Any, ...]] = {
    "AcceptChat": (),
    "GetChat": (),
    "SendMessageToCustomer": ("x",),
    "GetChatMessages": (0,),
    "GetChatTranscript": (),
    "TransferChat": (ORDERS, 0),
    "EndChat": (),
    "DeleteChat": (),
    "AddChatComment": ("", "x"),
    "GetChatComments": (),
    "GetChatPropertiesList": (),
    "GetChatProperties": (["ChatID"],),
    "SetChatProperties": (["TrackingID=x"],),
    "GetChatCustomFieldsList": (),
    "GetChatCustomFields": ([],),
    "SetChatCustomFields": ([],),
    "AddChatTimeLog": ("x", 0, 0, "", NOON, NOON, False),
    "GetChatTimeLog": (1,),
    "GetChatTimeLogs": (),
    "AddChatAttachment": ("a.txt", b"x"),
    "GetChatAttachments": (),
    "AttachChatToTicket": ("x",),
    "DetachChatFromTicket": ("x",),
    "GetTicketsForChat": (),
}


def test_a_chat_of_other_groups_is_not_there(world: World) -> None:
    """Known difference S104."""
    accepted(world)
    ben = world.as_user("ben")
    for operation, arguments in ON_A_CHAT.items():
        assert failure(getattr(ben, operation)(1, *arguments)) == 500, operation
    assert ids(ben.GetChatsBySearch([])) == []
    assert ids(ben.GetChatsByAgent(ANNA)) == []


def test_an_agent_s_own_chat_is_seen_wherever_it_is(world: World) -> None:
    accepted(world)
    success(world.TransferChat(1, 0, BEN))
    ben = world.as_user("ben")
    assert ids(ben.GetChatsByAgent(0)) == [1]
    success(ben.SendMessageToCustomer(1, "I am new here"))
    assert ids(world.GetChatsByAgent(ADMIN)) == []
