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


def find_ticket(desk: Desk, ticket_number: str | None) -> Ticket:
    number = required("ticketNumber", ticket_number)
    visible = store.visible_to(desk.caller)
    ticket = store.find_ticket(desk.session, store.is_number(number), visible)
    if ticket is None:
        raise ServiceError(TICKET_NOT_FOUND, ticket=number)
    return ticket


def living_ticket(desk: Desk, ticket_number: str | None) -> Ticket:
    ticket = find_ticket(desk, ticket_number)
    if ticket.is_deleted:
        raise ServiceError(TICKET_DELETED, ticket=ticket.ticket_number)
    return ticket


def message_body(desk: Desk, message_id: int) -> Body:
    visible = store.visible_to(desk.caller)
    row = store.find_message(desk.session, message_id, visible)
    if row is None:
        raise ServiceError(MESSAGE_NOT_FOUND, message=message_id)
    text, html = row
    return Body(text or to_text(html or ""), html or to_html(text or ""))
