"""What happened to a ticket."""

from __future__ import annotations

from db.models.smartertrack import Ticket
from soap_service.services.desk import Desk
from soap_service.services.tickets.history import history_of
from soap_service.services.tickets.lookups import ticket_info
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import TicketEventInfoArrayResult


@service.query
def get_ticket_event_history(desk: Desk, *, ticket_id: int) -> TicketEventInfoArrayResult:
    """Return what happened to a ticket, oldest first."""
    ticket_info(desk, Ticket.ticket_id == ticket_id, ticket_id)
    return TicketEventInfoArrayResult(events=history_of(desk, ticket_id))
