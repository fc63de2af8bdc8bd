"""The life of a ticket on every database."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from compat_tests.services.world import ANNA, BEN, ORDERS, World
from db.models.own import OutgoingEvent
from db.models.smartertrack import Ticket, TicketEventLog


@pytest.fixture
def world(lane_world: World) -> World:
    return lane_world


def test_a_ticket_is_opened_answered_handed_on_and_closed(world: World) -> None:
    number = world.create("Größe 😀 [50%]", body="Hello")
    anna = world.as_user("anna")
    assert anna.AddTicketNote(number, "general", "ログインできません").result
    assert anna.AddTicketAttachment(number, 0, "a.bin", bytes(range(256)), 256, world.clock.now)
    assert world.TransferTicket(number, ORDERS, BEN, "Please", "Active").result
    ben = world.as_user("ben")
    assert ben.CloseTicket(number, "Done.").result
    ticket = world.info(number)
    assert (ticket.subject, ticket.id_agent, ticket.is_open) == ("Größe 😀 [50%]", BEN, False)
    assert len(world.GetTicketConversationPartList(ticket.id).parts) >= 2
    [file] = world.GetTicketAttachments(ticket.id).files
    assert (file.file_name_original, file.file_size_in_bytes) == ("a.bin", 256)


@pytest.mark.parametrize(
    ("criteria", "found"),
    [
        (["EmailAddress=KIM@example.com"], 3),
        ([f"UserID={ANNA}", "IsOpen=true", "sortorder=ascending"], 3),
        (["Subject=[50%"], 1),
        (["GroupID=1", "IsDeleted=false"], 3),
        (["DateOpenedUTCStart=2019-08-23", "DateOpenedUTCEnd=2019-08-24"], 3),
    ],
)
def test_the_searches_of_known_clients(world: World, criteria: list[str], found: int) -> None:
    for subject in ("[50%]", "50", "other"):
        world.create(subject)
    assert len(list(world.as_user("anna").GetTicketsBySearch(criteria).tickets)) == found


def test_a_failing_call_leaves_nothing(world: World) -> None:
    assert not world.CreateTicket(99, 0, 0, "kim@example.com", "x", "x", False, False, False).result
    for model in (Ticket, TicketEventLog, OutgoingEvent):
        assert world.rows(select(func.count()).select_from(model)) == [(0,)]
