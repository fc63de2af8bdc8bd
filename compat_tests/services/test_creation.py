"""Opening tickets at set times, and as they come in."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.world import ANNA, BEN, FIRST_LINE, NOON, ORDERS, QUEUE, SUPPORT, World
from db.models.own import OutgoingMail
from db.models.smartertrack import Ticket, TicketEmail, TicketMessage
from soap_service.services.tickets.types import TicketCreationData

OPENED = datetime(2015, 2, 3, 13, 45, 39)
IDLE = OPENED + timedelta(days=1)
RECEIVED = OPENED - timedelta(minutes=5)
NEVER = datetime(1, 1, 1)

TO_CUSTOMER = {
    "department": SUPPORT,
    "group": FIRST_LINE,
    "agent": ANNA,
    "to": "kim@example.com",
    "subject": "Old",
    "body": "Hello",
    "is_html": False,
    "waiting": True,
    "send": True,
}
FROM_CUSTOMER = {
    "department": SUPPORT,
    "group": FIRST_LINE,
    "agent": ANNA,
    "from": "kim@example.com",
    "subject": "Old",
    "body": "Hello",
    "is_html": False,
    "answer": False,
}
TIMES = {"opened": OPENED, "idle": IDLE, "received": RECEIVED}


def create_with_date(world: World, **changes: Any) -> Any:
    return world.CreateTicketWithDate(*(TO_CUSTOMER | TIMES | changes).values())


def create_from_customer(world: World, **changes: Any) -> Any:
    return world.CreateTicketFromCustomerWithDate(*(FROM_CUSTOMER | TIMES | changes).values())


def create_incoming(world: World, **changes: Any) -> Any:
    values = {
        "body": "Hello",
        "subject": "Help",
        "group_id": FIRST_LINE,
        "department_id": SUPPORT,
        "display_name": "Kim Larsen",
        "sender_email_address": "kim@example.com",
    }
    return world.CreateIncomingTicket(TicketCreationData(**(values | changes)))


def times(world: World) -> tuple[datetime, datetime, datetime]:
    query = select(
        Ticket.date_opened_utc, Ticket.idle_start_time_utc, TicketMessage.date_received_utc
    ).join(TicketMessage, TicketMessage.ticket_id == Ticket.ticket_id)
    return tuple(world.rows(query)[0])


@pytest.mark.parametrize("create", [create_with_date, create_from_customer])
def test_a_ticket_has_the_times_it_was_given(world: World, create: Any) -> None:
    number = success(create(world)).request_result
    assert times(world) == (OPENED, IDLE, RECEIVED)
    assert number == "000-1C638D83-0001"


@pytest.mark.parametrize("create", [create_with_date, create_from_customer])
def test_a_missing_time_is_now_and_one_without_a_zone_is_utc(world: World, create: Any) -> None:
    """Known difference U24."""
    zone = timezone(timedelta(hours=2))
    success(create(world, opened=NEVER, idle=NEVER, received=OPENED.replace(tzinfo=zone)))
    assert times(world) == (NOON, NOON, OPENED - timedelta(hours=2))


def test_a_ticket_to_a_customer_waits_and_mails_as_it_was_asked(world: World) -> None:
    info = world.info(create_with_date(world).request_result)
    assert (info.is_open, info.is_active) == (True, False)
    assert (info.id_group, info.id_agent, info.reply_count_out) == (FIRST_LINE, ANNA, 1)
    assert world.rows(select(OutgoingMail.to_addresses)) == [("kim@example.com",)]


def test_a_ticket_from_a_customer_goes_to_group_and_agent(world: World) -> None:
    info = world.info(
        create_from_customer(world, group=ORDERS, department=0, agent=BEN).request_result
    )
    assert (info.id_group, info.id_agent, info.reply_count_in) == (ORDERS, BEN, 1)
    assert world.rows(select(OutgoingMail)) == []


@pytest.mark.parametrize("create", [create_with_date, create_from_customer])
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"department": 77}, 102),
        ({"group": 77}, 103),
        ({"agent": 77}, 104),
        ({"subject": ""}, 10),
    ],
)
def test_what_cannot_be_opened_is_told_in_band(
    world: World, create: Any, changes: dict[str, Any], code: int
) -> None:
    assert failure(create(world, **changes)) == code
    assert world.rows(select(Ticket)) == []


def test_without_a_customers_address_there_is_no_ticket(world: World) -> None:
    assert failure(create_with_date(world, to="")) == 106
    assert failure(create_from_customer(world, **{"from": "kim"})) == 106
    assert failure(create_incoming(world, sender_email_address=None)) == 106


def test_an_incoming_ticket_is_returned_with_its_summary(world: World) -> None:
    info = success(create_incoming(world)).ticket
    assert info == world.info(info.ticket_number)
    assert (info.id, info.subject, info.id_agent) == (1, "Help", QUEUE)
    assert (info.customer_email_address, info.reply_count_in) == ("kim@example.com", 1)
    assert world.rows(select(TicketEmail.email, TicketEmail.friendly_name)) == [
        ("kim@example.com", "Kim Larsen")
    ]


def test_whoever_cannot_see_the_group_gets_the_summary_too(world: World) -> None:
    assert success(create_incoming(world.as_user("ben"))).ticket.id == 1


def test_an_incoming_ticket_needs_no_name(world: World) -> None:
    success(create_incoming(world, display_name=None))
    assert world.rows(select(TicketEmail)) == []


@pytest.mark.parametrize(
    ("body", "text", "html"),
    [
        ("a < b\nc", "a < b\nc", "a &lt; b<br />\nc"),
        ("<p>a</p>", "a", "<p>a</p>"),
        ("a<br>b", "a\nb", "a<br>b"),
        (None, "", ""),
    ],
)
def test_an_incoming_body_is_html_if_it_looks_like_it(
    world: World, body: str | None, text: str, html: str
) -> None:
    """Known difference U23."""
    success(create_incoming(world, body=body))
    assert world.GetTicketMessagePlainText(1).message_body == text
    assert world.GetTicketMessageHtml(1).message_body == html


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"department_id": 0, "group_id": 0}, 102),
        ({"group_id": 77}, 103),
        ({"subject": None}, 10),
    ],
)
def test_an_incoming_ticket_that_cannot_be_opened_is_told_in_band(
    world: World, changes: dict[str, Any], code: int
) -> None:
    result = create_incoming(world, **changes)
    assert (failure(result), result.ticket) == (code, None)
    assert failure(world.CreateIncomingTicket(None)) == 10


def test_a_ticket_costs_nine_whatever_opens_it(world: World, sql: list[str]) -> None:
    create_incoming(world)
    sent(sql)
    create_from_customer(world)
    assert sent(sql) == 9
