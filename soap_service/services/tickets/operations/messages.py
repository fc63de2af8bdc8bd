"""The messages of a ticket, and its conversation."""

from __future__ import annotations

from db.models.smartertrack import Ticket
from soap_service.services.desk import Desk
from soap_service.services.tickets.conversation import conversation_of
from soap_service.services.tickets.lookups import (
    message_body,
    ticket_info,
)
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import (
    TicketMessageBodyResult,
    TicketPartInfoArrayResult,
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
