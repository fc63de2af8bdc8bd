"""Letters: messages as callers hand them in, with whatever addresses they know."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from db.models.smartertrack import Ticket, TicketMessage, TicketStatus
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets import store
from soap_service.services.tickets.addresses import read_addresses
from soap_service.services.tickets.bodies import make_body
from soap_service.services.tickets.errors import TICKET_LOCKED, USER_NOT_FOUND
from soap_service.services.tickets.events import Event, record
from soap_service.services.tickets.lookups import living_ticket
from soap_service.services.tickets.mail import mail_message
from soap_service.services.tickets.messages import Direction, NewMessage, add_message


class Letter(NamedTuple):
    """What a caller gives of a message; ``to_customer`` is its direction."""

    from_address: str | None
    to_address: str | None
    cc_address: str | None
    subject: str | None
    body: str | None
    is_html: bool
    to_customer: bool


def deliver(
    desk: Desk,
    ticket_number: str | None,
    letter: Letter,
    *,
    send_email: bool,
    user_id: int = 0,
    received: datetime | None = None,
) -> TicketMessage:
    """Add a letter to a ticket, mail it if asked to, and return the stored message.

    A ticket that is locked takes none. A user of 0 stands for the caller or the customer. Raises
    ServiceError.
    """
    ticket = living_ticket(desk, ticket_number)
    _must_be_unlocked(desk, ticket)
    if user_id and store.find_user(desk.session, user_id) is None:
        raise ServiceError(USER_NOT_FOUND, user=user_id)
    message = add_message(desk, ticket, _read(ticket, letter, user_id, received))
    desk.session.flush()
    if letter.to_customer:
        record(desk, ticket, Event.MESSAGE_SENT, ticket_message_id=message.ticket_message_id)
    if send_email:
        mail_message(desk, ticket, message)
    return message


def _must_be_unlocked(desk: Desk, ticket: Ticket) -> None:
    status = desk.session.get(TicketStatus, ticket.ticket_status_id)
    if status is not None and status.is_locked:
        raise ServiceError(TICKET_LOCKED, ticket=ticket.ticket_number)


def _read(ticket: Ticket, letter: Letter, user_id: int, received: datetime | None) -> NewMessage:
    return NewMessage(
        Direction.FROM_AGENT if letter.to_customer else Direction.FROM_CUSTOMER,
        ticket.customer_email_address or "",
        (letter.subject or "").strip() or ticket.subject or "",
        make_body(letter.body, is_html=letter.is_html),
        sender=next(iter(read_addresses(letter.from_address)), None),
        to=", ".join(read_addresses(letter.to_address)),
        cc=", ".join(read_addresses(letter.cc_address)) or None,
        user_id=user_id,
        received=received,
    )
