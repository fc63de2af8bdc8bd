"""The old svcTickets of /Services: two operations, one of which returns a bare text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.outcome import failure, success
from compat_tests.services.world import (
    CUSTOMER,
    FIRST_LINE,
    PASSWORD,
    SUPPORT,
    World,
    make_call,
    shapes,
)
from db.models.own import OutgoingEvent
from db.models.smartertrack import Ticket
from soap_service.exceptions import SoapFault
from soap_service.services.tickets_v1.service import service

Old = dict[str, Callable[..., Any]]


@pytest.fixture
def old(world: World) -> Old:
    """The operations of the old service, by name."""
    return dict(service.bind(shapes(service), world.site).handlers)


def create(old: Old, user: str = "admin", password: str = PASSWORD, **changes: Any) -> Any:
    arguments = {
        "department": SUPPORT,
        "from": "Kim <kim@example.com>",
        "subject": "Printer",
        "body": "It does <b>not</b> print.",
        "is_html": True,
        "responder": False,
    }
    return old["CreateTicket"](make_call(), user, password, *(arguments | changes).values())


def properties(old: Old, number: str | None, user: str = "admin") -> Any:
    return old["GetTicketPropertiesList"](make_call(), user, PASSWORD, number)


def test_a_ticket_is_opened_for_its_sender_and_the_number_comes_alone(
    world: World, old: Old
) -> None:
    """Known difference U89."""
    number = create(old)
    ticket = world.info(number)
    assert (ticket.subject, ticket.id_customer) == ("Printer", CUSTOMER)
    assert (ticket.id_department, ticket.id_group) == (SUPPORT, FIRST_LINE)
    assert (ticket.reply_count_in, ticket.reply_count_out) == (1, 0)
    told = select(OutgoingEvent.event_type_id)
    assert world.rows(told) == [(502000,)]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"department": 77}, "Department not found: 77"),
        ({"from": "nobody"}, "Not an email address: nobody"),
        ({"subject": " "}, "subject is required"),
        ({"password": "wrong"}, "Invalid user name or password"),
        ({"user": "kim"}, "Invalid user name or password"),
    ],
)
def test_a_ticket_that_cannot_be_opened_is_a_fault(
    world: World, old: Old, changes: dict[str, Any], words: str
) -> None:
    """Known difference U89."""
    with pytest.raises(SoapFault, match=words):
        create(old, **changes)
    assert world.rows(select(Ticket)) == []


def test_a_failing_call_is_noted_as_one(old: Old) -> None:
    call = make_call()
    with pytest.raises(SoapFault):
        old["CreateTicket"](call, "admin", PASSWORD, 77, "kim@x.org", "x", "x", False, False)
    assert (call.outcome, call.code) == ("failed", "102")


def test_properties_are_those_of_the_newer_service(world: World, old: Old) -> None:
    number = create(old)
    told = list(success(properties(old, number)).request_results)
    assert told == list(success(world.GetTicketPropertiesList(number)).request_results)
    assert "Subject=Printer" in told


def test_properties_of_no_ticket_are_a_failure(old: Old) -> None:
    number = create(old)
    assert failure(properties(old, None)) == 10
    assert failure(properties(old, "000-00000000-0000")) == 100
    assert failure(properties(old, number, user="ben")) == 100
