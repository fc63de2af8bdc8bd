"""The messages of a ticket, and its conversation."""

from __future__ import annotations

from datetime import datetime

from db.models.smartertrack import Ticket
from soap_service.services.desk import Desk
from soap_service.services.tickets.conversation import conversation_of, part_of
from soap_service.services.tickets.correspondence import Letter, deliver
from soap_service.services.tickets.lookups import (
    message_body,
    ticket_info,
)
from soap_service.services.tickets.service import service
from soap_service.services.tickets.times import given_time
from soap_service.services.tickets.types import (
    GenericResult,
    TicketMessageBodyResult,
    TicketPartInfoArrayResult,
    TicketPartInfoResult,
)


@service.query
def get_ticket_conversation_part_list(desk: Desk, *, ticket_id: int) -> TicketPartInfoArrayResult:
    """Return the messages and comments of a ticket without their bodies, oldest first."""
    ticket_info(desk, Ticket.ticket_id == ticket_id, ticket_id)
    return TicketPartInfoArrayResult(parts=conversation_of(desk, ticket_id))


@service.query
def get_ticket_message_html(desk: Desk, *, ticket_message_id: int) -> TicketMessageBodyResult:
    """Return a message as HTML."""
    return TicketMessageBodyResult(message_body=message_body(desk, ticket_message_id).html)


@service.query
def get_ticket_message_plain_text(desk: Desk, *, ticket_message_id: int) -> TicketMessageBodyResult:
    """Return a message as plain text."""
    return TicketMessageBodyResult(message_body=message_body(desk, ticket_message_id).text)


@service.operation
def add_message_to_ticket(
    desk: Desk,
    *,
    ticket_number: str | None,
    from_address: str | None,
    to_address: str | None,
    cc_address: str | None,
    subject: str | None,
    body: str | None,
    is_html: bool,
    to_customer: bool,
    send_email: bool,
) -> GenericResult:
    """Add a message to or from the customer; the status of the ticket stays as it is."""
    deliver(
        desk,
        ticket_number,
        Letter(from_address, to_address, cc_address, subject, body, is_html, to_customer),
        send_email=send_email,
    )
    return GenericResult()


@service.operation
def add_message_to_ticket_from_user(
    desk: Desk,
    *,
    ticket_number: str | None,
    from_address: str | None,
    to_address: str | None,
    cc_address: str | None,
    subject: str | None,
    body: str | None,
    is_html: bool,
    to_customer: bool,
    send_email: bool,
    user_id: int | None,
) -> GenericResult:
    """Add a message that a user wrote; without one it is the caller, or the customer."""
    deliver(
        desk,
        ticket_number,
        Letter(from_address, to_address, cc_address, subject, body, is_html, to_customer),
        send_email=send_email,
        user_id=user_id or 0,
    )
    return GenericResult()


@service.operation
def add_message_to_ticket_with_date(
    desk: Desk,
    *,
    ticket_number: str | None,
    from_address: str | None,
    to_address: str | None,
    cc_address: str | None,
    subject: str | None,
    body: str | None,
    is_html: bool,
    to_customer: bool,
    send_email: bool,
    date_message_received: datetime,
) -> TicketPartInfoResult:
    """Add a message of a set time and return it as a part of the conversation."""
    message = deliver(
        desk,
        ticket_number,
        Letter(from_address, to_address, cc_address, subject, body, is_html, to_customer),
        send_email=send_email,
        received=given_time(desk, date_message_received),
    )
    return TicketPartInfoResult(part=part_of(desk, message))


@service.operation
def add_message_to_ticket_with_date_from_user(
    desk: Desk,
    *,
    ticket_number: str | None,
    from_address: str | None,
    to_address: str | None,
    cc_address: str | None,
    subject: str | None,
    body: str | None,
    is_html: bool,
    to_customer: bool,
    send_email: bool,
    date_message_received: datetime,
    user_id: int | None,
) -> TicketPartInfoResult:
    """Add a message of a set time and writer and return it as a part of the conversation."""
    message = deliver(
        desk,
        ticket_number,
        Letter(from_address, to_address, cc_address, subject, body, is_html, to_customer),
        send_email=send_email,
        user_id=user_id or 0,
        received=given_time(desk, date_message_received),
    )
    return TicketPartInfoResult(part=part_of(desk, message))
