"""Messages between customers and agents: adding one to a ticket."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from db.models.smartertrack import Ticket, TicketMessage
from soap_service.services.desk import Desk
from soap_service.services.tickets.bodies import Body


class Direction(IntEnum):
    """Values of ``MessageDirection``."""

    FROM_CUSTOMER = 0
    FROM_AGENT = 1


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to add; ``address`` is the customer's, whoever writes."""

    direction: Direction
    address: str
    subject: str
    body: Body


def add_message(desk: Desk, ticket: Ticket, new: NewMessage) -> TicketMessage:
    """Add a message to a ticket, count it, and let the ticket's idle time begin anew."""
    from_agent = new.direction is Direction.FROM_AGENT
    message = TicketMessage(
        ticket_id=ticket.ticket_id,
        date_received_utc=desk.now,
        user_id_from=desk.caller.user_id if from_agent else ticket.user_id_customer,
        subject=new.subject,
        body_text=new.body.text,
        body_html=new.body.html,
        message_direction=new.direction,
        from_address=None if from_agent else new.address,
        to_address=new.address if from_agent else None,
    )
    desk.session.add(message)
    ticket.reply_count_out += from_agent
    ticket.reply_count_in += not from_agent
    ticket.idle_start_time_utc = desk.now
    return message
