"""The rules of tickets: opening, assigning and changing them.

Whoever opens or changes a ticket goes through these functions, so that numbers, counters and the
event log are always right.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from email.utils import getaddresses
from enum import IntEnum

from db.models.smartertrack import Ticket, TicketMessage
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.tickets import store
from soap_service.services.tickets.bodies import Body
from soap_service.services.tickets.errors import (
    AGENT_NOT_FOUND,
    BAD_ADDRESS,
    DEPARTMENT_NOT_FOUND,
    GROUP_NOT_FOUND,
)
from soap_service.services.tickets.events import Event, record
from soap_service.services.tickets.numbers import PREFIX_LIMIT, ticket_number

DEFAULT_PRIORITY = 2
MAX_ADDRESS_LENGTH = 254


class Status(IntEnum):
    """Ids in ``st_TicketStatuses``."""

    ACTIVE = 1
    WAITING = 2
    CLOSED = 3
    LOCKED = 4


class Direction(IntEnum):
    """Values of ``MessageDirection``."""

    FROM_CUSTOMER = 0
    FROM_AGENT = 1


@dataclass(frozen=True, slots=True)
class NewTicket:
    """What a ticket begins with; a group or agent of 0 is to be chosen."""

    department_id: int
    group_id: int
    agent_id: int
    customer_address: str
    subject: str
    body: Body
    direction: Direction
    status: Status


def read_address(text: str | None) -> str:
    """Return the bare address of the first mailbox in a text. Raises ServiceError."""
    mailboxes = getaddresses([(text or "").replace(";", ",")])
    address = next((address.strip() for _name, address in mailboxes if address.strip()), "")
    local, _at, domain = address.rpartition("@")
    has_space = any(character.isspace() for character in address)
    if not local or not domain or has_space or len(address) > MAX_ADDRESS_LENGTH:
        raise ServiceError(BAD_ADDRESS, address=text or "")
    return address


def open_ticket(desk: Desk, new: NewTicket) -> Ticket:
    """Open a ticket with its first message. Raises ServiceError.

    A department alone leads to its front-line group; without an agent the member of the group who
    has waited longest for a ticket gets it, or nobody: then it belongs to the queue.
    """
    if not new.subject.strip():
        raise ServiceError(MISSING_ARGUMENT, name="subject")
    department_id, group_id = choose_group(desk, new.department_id, new.group_id)
    from_agent = new.direction is Direction.FROM_AGENT
    ticket = Ticket(
        ticket_number=uuid.uuid4().hex,  # until the id is known
        date_opened_utc=desk.now,
        idle_start_time_utc=desk.now,
        ticket_priority_id=DEFAULT_PRIORITY,
        ticket_status_id=new.status,
        department_id=department_id,
        group_id=group_id,
        user_id=choose_agent(desk, department_id, group_id, new.agent_id),
        subject=new.subject,
        customer_email_address=new.customer_address,
        user_id_customer=store.find_customer(desk.session, new.customer_address),
        reply_count_in=0 if from_agent else 1,
        reply_count_out=1 if from_agent else 0,
    )
    desk.session.add(ticket)
    desk.session.flush()
    prefix = desk.site.random_below(PREFIX_LIMIT)
    ticket.ticket_number = ticket_number(prefix, desk.now, ticket.ticket_id)
    desk.session.add(_first_message(desk, ticket, new))
    record(desk, ticket, Event.CREATED)
    return ticket


def choose_group(desk: Desk, department_id: int, group_id: int) -> tuple[int, int]:
    """Return (department, group) for what a caller gave, 0 being open. Raises ServiceError."""
    if not department_id and not group_id:
        raise ServiceError(DEPARTMENT_NOT_FOUND, department=department_id)
    found = store.find_group(desk.session, department_id, group_id)
    if found is not None:
        return found.department_id, found.group_id
    if department_id and store.find_department(desk.session, department_id) is None:
        raise ServiceError(DEPARTMENT_NOT_FOUND, department=department_id)
    raise ServiceError(GROUP_NOT_FOUND, group=group_id)


def choose_agent(desk: Desk, department_id: int, group_id: int, agent_id: int) -> int | None:
    """Return the agent who was named, or for 0 the one whose turn it is. Raises ServiceError."""
    if agent_id:
        if store.find_agent(desk.session, agent_id) is None:
            raise ServiceError(AGENT_NOT_FOUND, agent=agent_id)
        return agent_id
    member = store.find_receiving_member(desk.session, department_id, group_id)
    if member is None:
        return store.find_queue(desk.session)
    member.date_last_ticket_assigned_utc = desk.now
    return member.user_id


def _first_message(desk: Desk, ticket: Ticket, new: NewTicket) -> TicketMessage:
    from_agent = new.direction is Direction.FROM_AGENT
    return TicketMessage(
        ticket_id=ticket.ticket_id,
        date_received_utc=desk.now,
        user_id_from=desk.caller.user_id if from_agent else ticket.user_id_customer,
        subject=new.subject,
        body_text=new.body.text,
        body_html=new.body.html,
        message_direction=new.direction,
        from_address=None if from_agent else new.customer_address,
        to_address=new.customer_address if from_agent else None,
        is_first_message_of_ticket=True,
    )
