"""The tickets that a call belongs to."""

from __future__ import annotations

from soap_service.services.call_logs import rules, store
from soap_service.services.call_logs.errors import NOT_ATTACHED
from soap_service.services.call_logs.service import service
from soap_service.services.call_logs.types import GenericResult, SettingsRequestResult
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets.lookups import living_ticket
from soap_service.services.tickets.related import attach_call_log, detach_call_log


@service.operation
def attach_call_log_to_ticket(
    desk: Desk, *, call_log_id: int, ticket_number: str | None
) -> GenericResult:
    """Tie a call to a ticket; tying it again changes nothing."""
    call = rules.living_call_log(desk, call_log_id)
    attach_call_log(desk, living_ticket(desk, ticket_number), call.call_log_id)
    return GenericResult()


@service.operation
def detach_call_log_from_ticket(
    desk: Desk, *, call_log_id: int, ticket_number: str | None
) -> GenericResult:
    """Untie a call from a ticket."""
    call = rules.living_call_log(desk, call_log_id)
    ticket = living_ticket(desk, ticket_number)
    if not detach_call_log(desk, ticket, call.call_log_id):
        raise ServiceError(NOT_ATTACHED, call_log=call_log_id, ticket=ticket.ticket_number)
    return GenericResult()


@service.query
def get_tickets_for_call_log(desk: Desk, *, call_log_id: int) -> SettingsRequestResult:
    """Return the tickets of a call as ``TicketNumber=...``, those that the caller may see."""
    rules.seen_call_log(desk, call_log_id)
    numbers = store.ticket_numbers(desk, call_log_id)
    return SettingsRequestResult(request_results=[f"TicketNumber={each}" for each in numbers])
