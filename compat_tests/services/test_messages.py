"""Adding messages to tickets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.world import ADMIN, ANNA, CUSTOMER, NOON, World
from db.models.smartertrack import TicketEventLog, TicketMessage
from soap_service.services.keyvalues import LATEST

DAY = datetime(2015, 1, 31, 14, 5)
NEVER = datetime(1, 1, 1)

OPERATIONS = {
    "AddMessageToTicket": (),
    "AddMessageToTicketFromUser": (ANNA,),
    "AddMessageToTicketWithDate": (DAY,),
    "AddMessageToTicketWithDateFromUser": (DAY, ANNA),
}


def add(world: World, number: str, operation: str = "AddMessageToTicket", **changes: Any) -> Any:
    """Add a message to the customer, nothing of it but its body given."""
    arguments = {
        "from_address": None,
        "to": None,
        "cc": None,
        "subject": None,
        "body": "We are on it.",
        "is_html": False,
        "to_customer": True,
        "send": False,
    }
    further = changes.pop("further", OPERATIONS[operation])
    return getattr(world, operation)(number, *(arguments | changes).values(), *further)


def last_message(world: World) -> TicketMessage:
    query = select(TicketMessage).order_by(TicketMessage.ticket_message_id.desc()).limit(1)
    message: TicketMessage = world.rows(query)[0][0]
    return message


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_message_is_stored_and_counted(world: World, operation: str) -> None:
    number = world.create()
    success(add(world, number, operation))
    success(add(world, number, operation, to_customer=False))
    info = world.info(number)
    assert (info.reply_count_out, info.reply_count_in) == (2, 1)
    assert world.GetTicketMessagePlainText(2).message_body == "We are on it."


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize(
    ("state", "code"), [("TicketStatusID=4", 120), ("IsDeleted=true", 101), ("Subject=x", 0)]
)
def test_a_locked_or_deleted_ticket_takes_no_message(
    world: World, operation: str, state: str, code: int
) -> None:
    """Known difference U22."""
    number = world.create()
    success(world.SetTicketProperties(number, [state]))
    assert add(world, number, operation).result_code == code
    assert world.rows(select(TicketMessage.ticket_message_id))[1:] == [(2,)][: not code]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_ticket_that_is_not_seen_takes_no_message(world: World, operation: str) -> None:
    number = world.create()
    assert failure(add(world.as_user("ben"), number, operation)) == 100
    assert failure(add(world, "168-24F24A57-000E", operation)) == 100
    assert failure(add(world, "", operation)) == 10


@pytest.mark.parametrize("to_customer", [True, False])
@pytest.mark.parametrize("status", [1, 2, 3])
def test_the_status_stays_as_it_is(world: World, status: int, to_customer: bool) -> None:
    """Known difference U22."""
    number = world.create()
    world.SetTicketProperties(number, [f"TicketStatusID={status}"])
    success(add(world, number, to_customer=to_customer))
    assert world.GetTicketProperties(number, ["TicketStatusID"]).request_results == [
        f"TicketStatusID={status}"
    ]


def test_addresses_and_subject_that_are_missing_are_those_of_the_ticket(world: World) -> None:
    number = world.create("Help")
    success(add(world, number))
    message = last_message(world)
    assert (message.from_address, message.to_address) == (None, "kim@example.com")
    assert (message.cc_addresses, message.subject) == (None, "Help")
    success(add(world, number, to_customer=False, subject=" "))
    message = last_message(world)
    assert (message.from_address, message.to_address) == ("kim@example.com", None)
    assert (message.message_direction, message.subject) == (0, "Help")


def test_addresses_and_subject_that_are_given_are_kept(world: World) -> None:
    number = world.create()
    success(
        add(
            world,
            number,
            from_address="Anna Weiß <anna@x.org>",
            to="kim@x.org;lee@x.org",
            cc="Boss <boss@x.org>",
            subject="Re: Größe",
        )
    )
    message = last_message(world)
    assert message.from_address == "anna@x.org"
    assert (message.to_address, message.cc_addresses) == ("kim@x.org, lee@x.org", "boss@x.org")
    assert message.subject == "Re: Größe"


@pytest.mark.parametrize("name", ["from_address", "to", "cc"])
def test_what_is_no_address_is_told_in_band(world: World, name: str) -> None:
    number = world.create()
    assert failure(add(world, number, **{name: "kim@x.org, nobody"})) == 106
    assert world.info(number).reply_count_out == 1


@pytest.mark.parametrize("further", [(None,), (0,)])
def test_without_a_user_the_caller_writes_or_the_customer(
    world: World, further: tuple[Any, ...]
) -> None:
    """Known difference U22."""
    number = world.create()
    operation = "AddMessageToTicketFromUser"
    success(add(world, number, operation, further=further))
    assert last_message(world).user_id_from == ADMIN
    success(add(world, number, operation, further=further, to_customer=False))
    assert last_message(world).user_id_from == CUSTOMER


def test_a_user_who_is_named_is_the_writer(world: World) -> None:
    number = world.create()
    success(add(world, number, "AddMessageToTicketFromUser"))
    assert last_message(world).user_id_from == ANNA


@pytest.mark.parametrize("user_id", [77, -1])
def test_an_unknown_user_is_told_in_band(world: World, user_id: int) -> None:
    number = world.create()
    assert failure(add(world, number, "AddMessageToTicketFromUser", further=(user_id,))) == 122
    result = add(world, number, "AddMessageToTicketWithDateFromUser", further=(DAY, user_id))
    assert (failure(result), result.part) == (122, None)


@pytest.mark.parametrize("operation", list(OPERATIONS)[2:])
def test_a_message_with_a_date_is_returned_as_it_is_listed(world: World, operation: str) -> None:
    number = world.create()
    part = success(add(world, number, operation, to="lee@x.org", subject="Re: Help")).part
    assert part in world.GetTicketConversationPartList(1).parts
    assert (part.part_id, part.type, part.direction) == (2, 1, 1)
    assert (part.description, part.recipient) == ("Re: Help", "lee@x.org")
    assert (part.creation_date_utc, part.is_draft) == (DAY, False)


def test_the_sender_of_a_part_is_its_writer(world: World) -> None:
    number = world.create()
    part = success(add(world, number, "AddMessageToTicketWithDateFromUser")).part
    assert part.sender == "Anna Weiß (anna@example.com)"


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        (NEVER, NOON),
        (DAY, DAY),
        (DAY.replace(tzinfo=UTC), DAY),
        (DAY.replace(tzinfo=timezone(timedelta(hours=2))), DAY - timedelta(hours=2)),
        (datetime.max.replace(tzinfo=timezone(timedelta(hours=-2))), LATEST),
    ],
)
def test_a_time_without_a_zone_is_utc_and_none_is_now(
    world: World, given: datetime, stored: datetime
) -> None:
    """Known difference U24."""
    number = world.create()
    success(add(world, number, "AddMessageToTicketWithDate", further=(given,)))
    assert last_message(world).date_received_utc == stored


def test_a_new_message_ends_the_idle_time_and_an_old_one_does_not(world: World) -> None:
    """Known difference U24."""
    number = world.create()
    world.clock.advance(minutes=5)
    success(add(world, number, "AddMessageToTicketWithDate"))
    assert world.info(number).last_reply_date_utc == NOON
    success(add(world, number))
    assert world.info(number).last_reply_date_utc == world.clock.now


def test_only_messages_to_the_customer_have_an_event(world: World) -> None:
    """Known difference U25."""
    number = world.create()
    success(add(world, number))
    success(add(world, number, to_customer=False))
    log = select(TicketEventLog.event_type_id, TicketEventLog.ticket_message_id)
    assert world.rows(log.order_by(TicketEventLog.uniquifier)) == [(502000, None), (502006, 2)]


def test_a_message_costs_seven_and_its_part_one_more(world: World, sql: list[str]) -> None:
    number = world.create()
    sent(sql)
    add(world, number)
    assert sent(sql) == 7
    add(world, number, "AddMessageToTicketWithDate")
    assert sent(sql) == 8
