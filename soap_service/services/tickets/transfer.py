"""Transfer: a ticket changes hands inside the house."""

from __future__ import annotations

from db.models.smartertrack import Ticket
from soap_service.services.desk import Desk
from soap_service.services.tickets import rules
from soap_service.services.tickets.kinds import TRANSFER
from soap_service.services.tickets.notes import add_comment
from soap_service.services.tickets.statuses import read_status


def transfer_ticket(
    desk: Desk, ticket: Ticket, *, group_id: int, agent_id: int, comment: str, status: str | None
) -> None:
    """Hand a ticket to a group and an agent, with a note and a status when they are given.

    Group 0 is the ticket's own; agent 0 is the one whose turn it is in the group. Raises
    ServiceError.
    """
    status_id = read_status(desk, status)
    rules.transfer(desk, ticket, place_for(ticket, group_id), agent_id)
    if comment.strip():
        add_comment(desk, ticket, TRANSFER, comment)
    if status_id is not None:
        rules.change_status(desk, ticket, status_id)


def place_for(ticket: Ticket, group_id: int) -> tuple[int, int]:
    """Return (department, group) to look for: a group of any department, or the ticket's own."""
    return (0, group_id) if group_id else (ticket.department_id, ticket.group_id)
