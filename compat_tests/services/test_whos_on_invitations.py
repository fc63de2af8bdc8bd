"""Asking visitors to chat: what they answer, and what becomes of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.visitors import KEY, see, visitor
from compat_tests.services.world import (
    ADMIN,
    ANNA,
    CUSTOMER,
    FIRST_LINE,
    NOON,
    ORDERS,
    SALES,
    SECOND_LINE,
    SUPPORT,
    World,
)
from db.models.own import ChatInvitation
from db.models.smartertrack import Chat, ChatMessage


@pytest.fixture
def visited(world: World) -> World:
    """A world that a visitor looks at."""
    known = ["DisplayName=Kim", "EmailAddress=kim@example.com", "IPAddress=192.0.2.7"]
    see(world, known=[*known, "Language=fr", f"UserID={CUSTOMER}"])
    return world


def invite(world: World, visitor_id: int = 1, message: str | None = "May I help?") -> Any:
    return world.InviteVisitorToChat(visitor_id, SUPPORT, FIRST_LINE, message)


def invitations(world: World) -> list[Any]:
    return list(success(world.GetInvitationsForVisitor(1)).invitations)


def chats(world: World) -> list[Chat]:
    return [row[0] for row in world.rows(select(Chat))]


def test_an_invitation_reaches_the_visitor_with_the_next_page(visited: World) -> None:
    number = success(invite(visited.as_user("anna"))).invitation_id
    assert see(visited).invitation._asdict() == {
        "agent_name": "Anna Weiß",
        "answer": "Waiting",
        "chat_id": 0,
        "date_answered_utc": None,
        "date_issued_utc": NOON,
        "department_id": SUPPORT,
        "group_id": FIRST_LINE,
        "invitation_id": number,
        "invitation_text": "May I help?",
        "user_id": ANNA,
        "visitor_id": 1,
    }
    assert see(visited, key="somebody else").invitation is None


def test_a_page_that_stays_open_hears_of_an_invitation(visited: World, sql: list[str]) -> None:
    success(invite(visited))
    sql.clear()
    assert success(visited.GetPendingInvitation(KEY)).invitation.invitation_text == "May I help?"
    assert sent(sql) == 3  # who calls, the visitor, the invitation
    assert visitor(visited).hits == 1
    success(visited.ForceChat(see(visited, key="other").visitor_id, SUPPORT, 0, ""))
    told = success(visited.GetPendingInvitation("other"))
    assert (told.chat_id, told.invitation) == (1, None)
    assert failure(visited.GetPendingInvitation("nobody")) == 526


def test_an_accepted_invitation_is_a_chat_with_the_agent_who_invited(visited: World) -> None:
    """Known difference S110."""
    number = success(invite(visited.as_user("anna"))).invitation_id
    accepted = success(visited.AcceptInvitation(KEY, number))
    [chat] = chats(visited)
    assert (accepted.chat_id, accepted.chat_number, accepted.chat_guid) == (
        chat.chat_id,
        chat.chat_number,
        chat.chat_guid,
    )
    assert (chat.department_id, chat.group_id, chat.user_id) == (SUPPORT, FIRST_LINE, ANNA)
    assert (chat.customer_display_name, chat.customer_email_address) == ("Kim", "kim@example.com")
    assert (chat.customer_ip, chat.customer_language) == ("192.0.2.7", "fr")
    assert (chat.customer_user_id, chat.is_from_agent_invite) == (CUSTOMER, True)
    assert chat.user_tracking_cookie_id is None
    [invitation] = invitations(visited)
    assert (invitation.answer, invitation.chat_id) == ("Accepted", chat.chat_id)
    assert visitor(visited).chat_id == chat.chat_id


def test_the_visitor_is_told_of_a_chat_while_it_goes_on(visited: World) -> None:
    chat_id = success(visited.ForceChat(1, SUPPORT, 0, "Hello")).chat_id
    told = see(visited)
    [chat] = chats(visited)
    assert (told.chat_id, told.chat_number, told.chat_guid) == (
        chat_id,
        chat.chat_number,
        chat.chat_guid,
    )
    success(visited.EndChat(chat_id))
    told = see(visited)
    assert (told.chat_id, told.chat_number, told.chat_guid) == (0, None, None)


def test_a_forced_chat_is_the_callers_and_begins_with_the_message(visited: World) -> None:
    success(visited.as_user("anna").ForceChat(1, SUPPORT, FIRST_LINE, " <b>Hello</b> "))
    [chat] = chats(visited)
    assert (chat.user_id, chat.is_from_agent_invite) == (ANNA, True)
    said = visited.rows(select(ChatMessage.text_submitted, ChatMessage.user_id))
    assert said == [("<b>Hello</b>", ANNA)]
    [invitation] = invitations(visited)
    assert (invitation.answer, invitation.user_id) == ("Forced", ANNA)


def test_a_chat_can_be_forced_without_a_word(visited: World) -> None:
    success(visited.ForceChat(1, SUPPORT, 0, None))
    assert visited.rows(select(ChatMessage)) == []


def test_a_rejected_invitation_is_over(visited: World) -> None:
    number = success(invite(visited)).invitation_id
    visited.clock.now += timedelta(seconds=10)
    success(visited.RejectInvitation(KEY, number))
    [invitation] = invitations(visited)
    assert (invitation.answer, invitation.date_answered_utc) == ("Rejected", visited.clock.now)
    assert see(visited).invitation is None
    assert failure(visited.RejectInvitation(KEY, number)) == 525
    assert failure(visited.AcceptInvitation(KEY, number)) == 525
    assert chats(visited) == []


def test_an_invitation_waits_for_a_minute(visited: World) -> None:
    """Known difference S111."""
    first = success(invite(visited)).invitation_id
    visited.clock.now += timedelta(seconds=59)
    assert see(visited).invitation.invitation_id == first
    visited.clock.now += timedelta(seconds=1)
    assert see(visited).invitation is None
    assert failure(visited.AcceptInvitation(KEY, first)) == 525
    second = success(invite(visited)).invitation_id
    success(visited.AcceptInvitation(KEY, second))


def test_invitations_are_listed_the_latest_first(visited: World) -> None:
    success(visited.RejectInvitation(KEY, success(invite(visited)).invitation_id))
    success(visited.as_user("anna").ForceChat(1, SUPPORT, FIRST_LINE, ""))
    assert [(each.answer, each.user_id) for each in invitations(visited)] == [
        ("Forced", ANNA),
        ("Rejected", ADMIN),
    ]


def test_only_the_visitor_answers(visited: World) -> None:
    see(visited, key="somebody else")
    number = success(invite(visited)).invitation_id
    for key in ("somebody else", "nobody"):
        assert failure(visited.AcceptInvitation(key, number)) == 524
        assert failure(visited.RejectInvitation(key, number)) == 524
    assert failure(visited.AcceptInvitation(KEY, number + 1)) == 524
    assert failure(visited.AcceptInvitation(None, number)) == 10
    assert see(visited).invitation.invitation_id == number


def test_a_visitor_is_invited_once_at_a_time(visited: World) -> None:
    number = success(invite(visited)).invitation_id
    assert failure(invite(visited.as_user("anna"))) == 522
    assert failure(visited.ForceChat(1, SUPPORT, 0, "")) == 522
    success(visited.AcceptInvitation(KEY, number))
    assert failure(invite(visited)) == 523
    assert failure(visited.ForceChat(1, SUPPORT, 0, "")) == 523
    assert len(chats(visited)) == 1


def test_a_visitor_who_left_is_not_invited(visited: World) -> None:
    visited.clock.advance(20)
    result = invite(visited)
    assert (failure(result), result.invitation_id) == (521, 0)
    assert failure(visited.ForceChat(1, SUPPORT, 0, "")) == 521


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((77, SUPPORT, 0, "x"), 520),
        ((1, 77, 0, "x"), 102),
        ((1, 0, 77, "x"), 103),
        ((1, 0, 0, "x"), 102),
        ((1, SUPPORT, ORDERS, "x"), 103),
        ((1, SUPPORT, 0, " "), 10),
        ((1, SUPPORT, 0, None), 10),
        ((1, SUPPORT, 0, "x" * 4001), 15),
    ],
)
def test_an_invitation_that_cannot_be_is_told_in_band(
    visited: World, arguments: tuple[object, ...], code: int
) -> None:
    assert failure(visited.InviteVisitorToChat(*arguments)) == code
    assert visited.rows(select(ChatInvitation)) == []


def test_one_invites_to_ones_own_groups(visited: World) -> None:
    """Known difference S112."""
    anna = visited.as_user("anna")
    for place in ((SUPPORT, SECOND_LINE), (SALES, ORDERS)):
        assert failure(anna.InviteVisitorToChat(1, *place, "x")) == 2
        assert failure(anna.ForceChat(1, *place, "x")) == 2
    success(anna.InviteVisitorToChat(1, SUPPORT, 0, "x"))


def test_a_department_leads_to_its_front_line(visited: World) -> None:
    success(visited.InviteVisitorToChat(1, SUPPORT, 0, "x"))
    assert invitations(visited)[0].group_id == FIRST_LINE
