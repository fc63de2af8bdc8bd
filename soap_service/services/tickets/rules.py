"""The rules of tickets: assigning and changing them.

Whoever changes a ticket goes through these functions, so that its times and the event log are
always right.
"""

from __future__ import annotations

from enum import IntEnum

from db.models.smartertrack import (
    Ticket,
    TicketPriority,
    TicketStatus,
)
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets import store
from soap_service.services.tickets.errors import (
    AGENT_NOT_FOUND,
    DEPARTMENT_NOT_FOUND,
    GROUP_NOT_FOUND,
    UNKNOWN_PRIORITY,
    UNKNOWN_STATUS,
)
from soap_service.services.tickets.events import Event, record
from soap_service.services.tickets.kinds import RESOLUTION
from soap_service.services.tickets.notes import add_comment


class Status(IntEnum):
    """Ids in ``st_TicketStatuses``."""

    ACTIVE = 1
    WAITING = 2
    CLOSED = 3
    LOCKED = 4


def choose_group(desk: Desk, department_id: int, group_id: int) -> tuple[int, int]:
    """Return (department, group) for what a caller gave, 0 being open. Raises ServiceError."""
    if not department_id and not group_id:
        raise ServiceError(DEPARTMENT_NOT_FOUND, department=department_id)
    found = store.find_group(desk.unit, department_id, group_id)
    if found is not None:
        return found.department_id, found.group_id
    if department_id and store.find_department(desk.session, department_id) is None:
        raise ServiceError(DEPARTMENT_NOT_FOUND, department=department_id)
    raise ServiceError(GROUP_NOT_FOUND, group=group_id)


def choose_agent(desk: Desk, department_id: int, group_id: int, agent_id: int) -> int | None:
    """Return the agent who was named, or for 0 the one whose turn it is. Raises ServiceError."""
    if agent_id:
        if store.find_agent(desk.unit, agent_id) is None:
            raise ServiceError(AGENT_NOT_FOUND, agent=agent_id)
        return agent_id
    member = store.next_member(desk.unit, (department_id, group_id), desk.now)
    return store.find_queue(desk.unit) if member is None else member


def close_ticket(desk: Desk, ticket: Ticket, comment: str) -> None:
    """Close a ticket; a comment becomes a resolution note. A closed ticket stays as it is."""
    if comment.strip():
        add_comment(desk, ticket, RESOLUTION, comment)
    status = desk.session.get(TicketStatus, ticket.ticket_status_id)
    if status is None or status.is_open:
        change_status(desk, ticket, Status.CLOSED)


def change_status(desk: Desk, ticket: Ticket, status_id: int) -> None:
    """Give a ticket another status; closing and reopening set its closing time.

    Raises ServiceError.
    """
    status = desk.session.get(TicketStatus, status_id)
    if status is None:
        raise ServiceError(UNKNOWN_STATUS, status=status_id)
    if status_id == ticket.ticket_status_id:
        return
    old, ticket.ticket_status_id = ticket.ticket_status_id, status_id
    ticket.date_closed_utc = None if status.is_open else ticket.date_closed_utc or desk.now
    record(desk, ticket, Event.STATUS_CHANGED, old_ticket_status_id=old)


def change_priority(desk: Desk, ticket: Ticket, priority_id: int) -> None:
    """Give a ticket another priority. Raises ServiceError."""
    if desk.session.get(TicketPriority, priority_id) is None:
        raise ServiceError(UNKNOWN_PRIORITY, priority=priority_id)
    if priority_id == ticket.ticket_priority_id:
        return
    old, ticket.ticket_priority_id = ticket.ticket_priority_id, priority_id
    record(desk, ticket, Event.PRIORITY_CHANGED, old_ticket_priority_id=old)


def transfer(desk: Desk, ticket: Ticket, place: tuple[int, int], agent_id: int | None) -> None:
    """Move a ticket to (department, group) and an agent; None leaves the agent.

    Raises ServiceError.
    """
    old = (ticket.department_id, ticket.group_id, ticket.user_id)
    ticket.department_id, ticket.group_id = choose_group(desk, *place)
    if agent_id is not None:
        ticket.user_id = choose_agent(desk, ticket.department_id, ticket.group_id, agent_id)
    if old == (ticket.department_id, ticket.group_id, ticket.user_id):
        return
    department_id, group_id, user_id = old
    record(
        desk,
        ticket,
        Event.TRANSFERRED,
        old_department_id=department_id,
        old_group_id=group_id,
        old_user_id=user_id,
    )


def set_deleted(desk: Desk, ticket: Ticket, is_deleted: bool) -> None:
    """Delete a ticket softly, or bring it back."""
    if is_deleted == ticket.is_deleted:
        return
    ticket.is_deleted = is_deleted
    ticket.date_deleted_utc = desk.now if is_deleted else None
    if is_deleted:
        record(desk, ticket, Event.DELETED)
