"""Messages between customers and agents: adding one to a ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
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
    """A message to add; ``address`` is the customer's, whoever writes.

    ``to``, ``cc`` and ``sender`` are addresses beyond that, lists separated by commas: without
    ``to`` an agent writes to the customer, without ``sender`` the customer writes. ``user_id`` is
    the writer, 0 the one that follows from the direction; ``received`` is naive UTC, None is now.
    """

    direction: Direction
    address: str
    subject: str
    body: Body
    sender: str | None = None
    to: str = ""
    cc: str | None = None
    user_id: int = 0
    received: datetime | None = None

    @property
    def is_from_agent(self) -> bool:
        """Whether an agent writes to the customer."""
        return self.direction is Direction.FROM_AGENT


def add_message(desk: Desk, ticket: Ticket, new: NewMessage) -> TicketMessage:
    """Add a message to a ticket, count it, and let the ticket's idle time begin anew.

    An old message does not turn the idle time back. The status stays as it is.
    """
    message = store_message(desk, ticket, new)
    ticket.reply_count_out += new.is_from_agent
    ticket.reply_count_in += not new.is_from_agent
    ticket.idle_start_time_utc = max(ticket.idle_start_time_utc, message.date_received_utc)
    ticket.is_indexed = False
    return message


def store_message(
    desk: Desk, ticket: Ticket, new: NewMessage, *, is_first: bool = False
) -> TicketMessage:
    """Add a message to a ticket that counts it already."""
    customer = None if new.is_from_agent else new.address
    message = TicketMessage(
        ticket_id=ticket.ticket_id,
        date_received_utc=new.received or desk.now,
        user_id_from=new.user_id or _usual_writer(desk, ticket, new),
        subject=new.subject,
        body_text=new.body.text,
        body_html=new.body.html,
        message_direction=new.direction,
        from_address=new.sender or customer,
        to_address=new.to or (new.address if new.is_from_agent else None),
        cc_addresses=new.cc,
        is_first_message_of_ticket=is_first,
    )
    desk.unit.add(message)
    return message


def _usual_writer(desk: Desk, ticket: Ticket, new: NewMessage) -> int | None:
    return desk.caller.user_id if new.is_from_agent else ticket.user_id_customer
