"""Finding what an operation names, among what the caller may see."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import ColumnElement

from db.models.smartertrack import Ticket
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.tickets import store
from soap_service.services.tickets.bodies import Body, to_html, to_text
from soap_service.services.tickets.errors import (
    MESSAGE_NOT_FOUND,
    TICKET_DELETED,
    TICKET_NOT_FOUND,
)
from soap_service.services.tickets.types import TicketInfo


def required(name: str, value: str | None) -> str:
    if not value or not value.strip():
        raise ServiceError(MISSING_ARGUMENT, name=name)
    return value.strip()


def ticket_info(desk: Desk, condition: ColumnElement[bool], asked: object) -> TicketInfo:
    """Return the row of a ticket the caller may see; it has the members of TicketInfo."""
    found: Any = store.find_info(desk.session, condition, store.visible_to(desk.caller))
    if found is None:
        raise ServiceError(TICKET_NOT_FOUND, ticket=asked)
    return cast(TicketInfo, found)


def seen_ticket(desk: Desk, ticket_number: str | None) -> Ticket:
    """Return a ticket to be read, by number; nothing is locked."""
    number = required("ticketNumber", ticket_number)
    found = store.read_ticket(desk.session, store.is_number(number), store.visible_to(desk.caller))
    return _found(found, number)


def info_of(desk: Desk, ticket: Ticket) -> TicketInfo:
    """Return the summary of a ticket at hand, whoever may see it."""
    desk.session.flush()
    return cast(TicketInfo, store.find_info(desk.session, Ticket.ticket_id == ticket.ticket_id))


def find_ticket(desk: Desk, ticket_number: str | None) -> Ticket:
    """Return a ticket to be changed, by number, locked against other writers."""
    number = required("ticketNumber", ticket_number)
    found = store.find_ticket(desk.session, store.is_number(number), store.visible_to(desk.caller))
    return _found(found, number)


def ticket_by_id(desk: Desk, ticket_id: int) -> Ticket:
    """Return a ticket to be changed, by id, locked against other writers."""
    condition = Ticket.ticket_id == ticket_id
    found = store.find_ticket(desk.session, condition, store.visible_to(desk.caller))
    return _found(found, ticket_id)


def living_ticket(desk: Desk, ticket_number: str | None) -> Ticket:
    """Return a ticket to be worked on, by number, which must not be deleted."""
    return living(find_ticket(desk, ticket_number))


def living(ticket: Ticket) -> Ticket:
    """Return the ticket unless it is deleted."""
    if ticket.is_deleted:
        raise ServiceError(TICKET_DELETED, ticket=ticket.ticket_number)
    return ticket


def _found(ticket: Ticket | None, asked: object) -> Ticket:
    if ticket is None:
        raise ServiceError(TICKET_NOT_FOUND, ticket=asked)
    return ticket


def message_body(desk: Desk, message_id: int) -> Body:
    visible = store.visible_to(desk.caller)
    row = store.find_message(desk.session, message_id, visible)
    if row is None:
        raise ServiceError(MESSAGE_NOT_FOUND, message=message_id)
    text, html = row
    return Body(text or to_text(html or ""), html or to_html(text or ""))
