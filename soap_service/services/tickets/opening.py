"""Opening tickets: place, agent, number and first message."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from db.models.smartertrack import Ticket, TicketEmail, TicketMessage
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.tickets import store
from soap_service.services.tickets.custom_fields import overwrite_values
from soap_service.services.tickets.events import Event, record
from soap_service.services.tickets.kinds import usual_priority
from soap_service.services.tickets.messages import NewMessage, store_message
from soap_service.services.tickets.numbers import PREFIX_LIMIT, ticket_number
from soap_service.services.tickets.rules import Status, choose_agent, choose_group

MAX_NAME_LENGTH = 255


@dataclass(frozen=True, slots=True)
class NewTicket:
    """What a ticket begins with; a group or agent of 0 is to be chosen.

    ``opened`` and ``idle_since`` are naive UTC, None is now. A ``number`` that was told to somebody
    is kept; otherwise the ticket gets one. Custom fields are set by their names.
    """

    department_id: int
    group_id: int
    agent_id: int
    status: Status
    message: NewMessage
    opened: datetime | None = None
    idle_since: datetime | None = None
    number: str | None = None
    custom_fields: Mapping[str, str] = field(default_factory=dict)


class OpenedTicket(NamedTuple):
    """A new ticket and its first message."""

    ticket: Ticket
    message: TicketMessage


def open_ticket(desk: Desk, new: NewTicket) -> OpenedTicket:
    """Open a ticket with its first message and return both. Raises ServiceError.

    A department alone leads to its front-line group; without an agent the member of the group who
    has waited longest for a ticket gets it, or nobody: then it belongs to the queue.
    """
    department_id, group_id = place_of(desk, new)
    opened = new.opened or desk.now
    ticket = Ticket(
        ticket_number=new.number or uuid.uuid4().hex,  # the latter until the id is known
        date_opened_utc=opened,
        idle_start_time_utc=new.idle_since or desk.now,
        ticket_priority_id=usual_priority(desk),
        ticket_status_id=new.status,
        department_id=department_id,
        group_id=group_id,
        user_id=choose_agent(desk, department_id, group_id, new.agent_id),
        subject=new.message.subject,
        customer_email_address=new.message.address,
        user_id_customer=store.find_customer(desk.unit, new.message.address),
        reply_count_in=int(not new.message.is_from_agent),
        reply_count_out=int(new.message.is_from_agent),
    )
    desk.unit.add(ticket)
    if not new.number:
        prefix = desk.site.random_below(PREFIX_LIMIT)
        store.give_number(desk.unit, ticket, ticket_number(prefix, opened, ticket.ticket_id))
    if new.custom_fields:
        overwrite_values(desk.session, ticket, new.custom_fields)
    message = store_message(desk, ticket, new.message, is_first=True)
    record(desk, ticket, Event.CREATED)
    return OpenedTicket(ticket, message)


def place_of(desk: Desk, new: NewTicket) -> tuple[int, int]:
    """Return the (department, group) of a ticket that can be opened. Raises ServiceError."""
    if not new.message.subject.strip():
        raise ServiceError(MISSING_ARGUMENT, name="subject")
    return choose_group(desk, new.department_id, new.group_id)


def add_participant(desk: Desk, ticket: Ticket, address: str, name: str) -> None:
    """Remember the name that belongs to an address of a ticket."""
    desk.session.add(
        TicketEmail(
            ticket_id=ticket.ticket_id,
            email=address,
            friendly_name=name.strip()[:MAX_NAME_LENGTH],
            domain_name=address.rpartition("@")[2],
        )
    )
