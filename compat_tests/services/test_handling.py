"""Transfer, follow-up, status, deletion, related items, links and signatures."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from compat_tests.services.world import (
    ANNA,
    BEN,
    FIRST_LINE,
    NOON,
    ORDERS,
    QUEUE,
    SALES,
    SECOND_LINE,
    SUPPORT,
    World,
)
from db.models.smartertrack import (
    Brand,
    CallLog,
    Chat,
    Department,
    Signature,
    Ticket,
    TicketComment,
    TicketEventLog,
    TicketLink,
    UserInGroup,
)
from soap_service.services.signing import Signer

NOWHERE = "168-24F24A57-000E"
LATER = datetime(2019, 9, 1, 8, 0)


def failure(result: Any) -> int:
    assert result.result is False
    assert result.message
    return int(result.result_code)


def events(world: World) -> list[int]:
    query = select(TicketEventLog.event_type_id).order_by(TicketEventLog.uniquifier)
    return [row[0] for row in world.rows(query)]


def comments(world: World) -> list[Any]:
    return world.rows(select(TicketComment.comment_type_id, TicketComment.comment_text))


def receive(world: World, department: int, group: int, user: int) -> None:
    def work(session: Session) -> None:
        session.merge(
            UserInGroup(
                department_id=department, group_id=group, user_id=user, is_active_for_tickets=True
            )
        )

    world.change(work)


# Status and deletion


@pytest.mark.parametrize(
    ("status", "name"), [(1, "Active"), (2, "Waiting"), (3, "Closed"), (4, "Closed and Locked")]
)
def test_a_status_is_told_by_name(world: World, status: int, name: str) -> None:
    number = world.create()
    world.SetTicketProperties(number, [f"TicketStatusID={status}"])
    assert world.GetTicketStatus(number).request_result == name


def test_a_ticket_that_is_not_there_has_no_status(world: World) -> None:
    result = world.GetTicketStatus(NOWHERE)
    assert (failure(result), result.request_result) == (100, None)


def test_a_deleted_ticket_stays_readable_and_can_be_deleted_again(world: World) -> None:
    """Known difference U33."""
    number = world.create()
    assert world.DeleteTicket(1).result
    world.clock.advance(minutes=1)
    assert world.DeleteTicket(1).result
    assert world.info(number).is_deleted is True
    assert world.rows(select(Ticket.date_deleted_utc)) == [(NOON,)]
    assert events(world) == [502000, 502004]


def test_nobody_deletes_what_they_cannot_see(world: World) -> None:
    world.create()
    assert failure(world.as_user("ben").DeleteTicket(1)) == 100
    assert failure(world.DeleteTicket(2)) == 100


# Transfer


def test_a_transfer_moves_notes_and_sets_the_status(world: World) -> None:
    """Known difference U34."""
    number = world.create()
    result = world.TransferTicket(number, ORDERS, BEN, "It is about an order.", "waiting")
    assert (result.result, result.message) == (True, "")
    info = world.info(number)
    assert (info.id_department, info.id_group, info.id_agent) == (SALES, ORDERS, BEN)
    assert (info.is_open, info.is_active) == (True, False)
    assert comments(world) == [(2, "It is about an order.")]
    assert events(world) == [502000, 502001, 502005, 502002]


def test_agent_zero_is_whose_turn_it_is(world: World) -> None:
    """Known difference U34."""
    number = world.create()
    world.TransferTicket(number, ORDERS, 0, None, None)
    assert world.info(number).id_agent == QUEUE
    receive(world, SALES, ORDERS, BEN)
    world.TransferTicket(number, 0, 0, "", "")
    assert (world.info(number).id_group, world.info(number).id_agent) == (ORDERS, BEN)
    assert comments(world) == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((77, 0, "", ""), 103),
        ((ORDERS, 77, "", ""), 104),
        ((ORDERS, -1, "", ""), 104),
        ((ORDERS, BEN, "", "Sleeping"), 108),
        ((ORDERS, BEN, "", "9"), 108),
    ],
)
def test_a_transfer_that_fails_changes_nothing(world: World, arguments: Any, code: int) -> None:
    number = world.create()
    assert failure(world.TransferTicket(number, *arguments)) == code
    assert (world.info(number).id_group, world.info(number).id_agent) == (FIRST_LINE, ANNA)
    assert events(world) == [502000]


def test_a_deleted_ticket_is_not_transferred(world: World) -> None:
    number = world.create()
    world.DeleteTicket(1)
    assert failure(world.TransferTicket(number, ORDERS, BEN, "", "")) == 101
    assert failure(world.TransferTicket(NOWHERE, ORDERS, BEN, "", "")) == 100


# Follow-up


def follow_up(world: World, ticket_id: int = 1, **changes: Any) -> Any:
    arguments = {
        "date": LATER.replace(tzinfo=UTC),
        "group": 0,
        "agent": 0,
        "status": "Waiting",
        "pin": True,
        "comment": "Call again",
    } | changes
    return world.SetFollowUp(ticket_id, *arguments.values())


def test_a_follow_up_is_noted_and_takes_effect_at_once(world: World) -> None:
    """Known difference U35."""
    number = world.create()
    assert follow_up(world).message == ""
    columns = select(Ticket.date_follow_up_utc, Ticket.ticket_comment_id_follow_up)
    assert world.rows(columns) == [(LATER, 1)]
    info = world.info(number)
    assert (info.requires_follow_up, info.show_in_follow_up_view) == (True, True)
    assert (info.is_pinned_to_agent, info.is_active, info.id_agent) == (True, False, ANNA)
    assert comments(world) == [(1, "Call again")]
    assert events(world) == [502000, 502002, 502005, 502012]


def test_a_follow_up_may_move_the_ticket(world: World) -> None:
    """Known difference U35."""
    number = world.create()
    follow_up(world, group=ORDERS, status="", comment=None)
    assert (world.info(number).id_group, world.info(number).id_agent) == (ORDERS, QUEUE)
    follow_up(world, agent=BEN, status=None, pin=False)
    assert (world.info(number).id_group, world.info(number).id_agent) == (ORDERS, BEN)
    assert world.info(number).is_pinned_to_agent is False


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"date": datetime(1, 1, 1)}, 11),
        ({"group": 77}, 103),
        ({"agent": 77}, 104),
        ({"status": "Sleeping"}, 108),
        ({"ticket_id": 2}, 100),
    ],
)
def test_a_follow_up_that_fails_changes_nothing(
    world: World, changes: dict[str, Any], code: int
) -> None:
    world.create()
    assert failure(follow_up(world, **changes)) == code
    assert events(world) == [502000]


def test_a_follow_up_is_cancelled_once(world: World) -> None:
    number = world.create()
    follow_up(world, status="")
    assert world.RemoveFollowUp(1).result
    assert world.RemoveFollowUp(1).result
    info = world.info(number)
    assert (info.requires_follow_up, info.show_in_follow_up_view) == (False, False)
    columns = select(Ticket.date_follow_up_utc, Ticket.ticket_comment_id_follow_up)
    assert world.rows(columns) == [(None, None)]
    assert events(world) == [502000, 502005, 502012, 502013]
    assert failure(world.RemoveFollowUp(2)) == 100


# Related items


def add_chat_and_call(session: Session) -> None:
    session.add(
        Chat(
            department_id=SUPPORT,
            group_id=FIRST_LINE,
            chat_number="C-1",
            date_started_utc=NOON,
        )
    )
    session.add(
        CallLog(
            department_id=SUPPORT,
            group_id=FIRST_LINE,
            user_id=ANNA,
            call_number="L-1",
            date_start_utc=NOON,
            date_end_utc=NOON,
            date_created_utc=NOON,
            date_modified_utc=NOON,
        )
    )


def test_tickets_chats_and_calls_are_tied_once(world: World) -> None:
    world.change(add_chat_and_call)
    one, two = world.create(), world.create()
    results = [
        world.AddRelatedItem(*pair)
        for pair in ((one, two), (two, one), (one, two.lower()), (one, "C-1"), (one, "L-1"))
    ]
    assert [result.message for result in results] == [""] * 5
    columns = select(
        TicketLink.ticket_id,
        TicketLink.ticket_id_secondary,
        TicketLink.chat_id,
        TicketLink.call_log_id,
    ).order_by(TicketLink.ticket_link_id)
    assert world.rows(columns) == [(1, 2, None, None), (1, None, 1, None), (1, None, None, 1)]
    assert events(world) == [502000, 502000, 511004, 508003]


def test_what_cannot_be_tied_is_told(world: World) -> None:
    number = world.create()
    assert failure(world.AddRelatedItem(number, "X-1")) == 141
    assert failure(world.AddRelatedItem(number, number)) == 142
    assert failure(world.AddRelatedItem(number, "")) == 10
    assert failure(world.AddRelatedItem(NOWHERE, number)) == 100


# Links


def test_the_customers_link_has_the_products_form(world: World) -> None:
    """Known difference U36."""
    number = world.create(to="o'kim+x@example.com")
    url = world.GetTicketURL(number).request_result
    form = (
        r"http://localhost/Main/frmTicket\.aspx\?ticketnumber=000-24F24A57-0001"
        r"&email=o%27kim%2Bx%40example\.com&h=[0-9A-F]{32}"
    )
    assert re.fullmatch(form, url)
    assert world.GetTicketURL(number).request_result == url
    assert world.GetTicketURL(world.create()).request_result[-32:] != url[-32:]


def test_a_ticket_that_is_not_there_has_no_link(world: World) -> None:
    assert failure(world.GetTicketURL(NOWHERE)) == 100


def test_a_hash_is_of_one_key_one_kind_and_one_thing() -> None:
    signer, other = Signer(b"a"), Signer(b"b")
    digest = signer.sign("ticket", "ab", "c")
    different = {
        other.sign("ticket", "ab", "c"),
        signer.sign("file", "ab", "c"),
        signer.sign("ticket", "a", "bc"),
    }
    assert digest not in different
    assert signer.is_right(digest.lower(), "ticket", "ab", "c")
    assert not signer.is_right("ä" * 32, "ticket", "ab", "c")


# Signatures


def add_signatures(session: Session) -> None:
    session.add(Brand(brand_id=1, brand_name="Northwind"))
    session.flush()
    department = session.get(Department, SALES)
    assert department is not None
    department.brand_id = 1
    session.add_all(
        [
            Signature(signature="Anybody\nNorthwind"),
            Signature(brand_id=1, signature="<p>Brand &amp; Co</p>"),
            Signature(department_id=SUPPORT, signature="Support"),
            Signature(department_id=SUPPORT, group_id=SECOND_LINE, signature="Second"),
        ]
    )


@pytest.mark.parametrize(
    ("department", "group", "plain", "html"),
    [
        (SUPPORT, SECOND_LINE, "Second", "Second"),
        (0, SECOND_LINE, "Second", "Second"),
        (SUPPORT, FIRST_LINE, "Support", "Support"),
        (SUPPORT, 0, "Support", "Support"),
        (SALES, ORDERS, "Brand & Co", "<p>Brand &amp; Co</p>"),
        (0, 0, "Anybody\nNorthwind", "Anybody<br />\nNorthwind"),
    ],
)
def test_the_nearest_signature_is_taken(
    world: World, department: int, group: int, plain: str, html: str
) -> None:
    """Known difference U37."""
    world.change(add_signatures)
    assert world.GetAgentsSignature(department, group, True).request_result == plain
    assert world.GetAgentsSignature(department, group, False).request_result == html


def test_without_a_signature_there_is_an_empty_one(world: World) -> None:
    result = world.GetAgentsSignature(SUPPORT, FIRST_LINE, True)
    assert (result.result, result.request_result) == (True, "")


def test_there_is_no_signature_of_nowhere(world: World) -> None:
    assert failure(world.GetAgentsSignature(77, 0, True)) == 102
    assert failure(world.GetAgentsSignature(SUPPORT, ORDERS, True)) == 103
