"""Reading and closing tickets."""

from __future__ import annotations

from db.models.smartertrack import Ticket
from soap_service.services.desk import Desk
from soap_service.services.tickets import rules, store
from soap_service.services.tickets.lookups import (
    living_ticket,
    required,
    ticket_info,
)
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import (
    GenericResult,
    IsAvailableResult,
    TicketInfoResult,
)


@service.query
def ping_service(desk: Desk, *, data_username: str | None) -> IsAvailableResult:
    """Tell that the service answers and the credentials are right."""
    return IsAvailableResult(is_available=True)


@service.query
def get_ticket_info(desk: Desk, *, ticket_id: int) -> TicketInfoResult:
    """Return the summary of a ticket by id, also of a deleted one."""
    return TicketInfoResult(ticket=ticket_info(desk, Ticket.ticket_id == ticket_id, ticket_id))


@service.query
def get_ticket_info_by_ticket_number(desk: Desk, *, ticket_number: str | None) -> TicketInfoResult:
    """Return the summary of a ticket by number, which may be that of a merged ticket."""
    number = required("ticketNumber", ticket_number)
    return TicketInfoResult(ticket=ticket_info(desk, store.is_number(number), number))


@service.operation
def close_ticket(
    desk: Desk, *, ticket_number: str | None, closing_comment: str | None
) -> GenericResult:
    """Close a ticket; the comment becomes a resolution note."""
    rules.close_ticket(desk, living_ticket(desk, ticket_number), closing_comment or "")
    return GenericResult()
