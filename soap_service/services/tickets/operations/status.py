"""The status of a ticket, and its end."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.tickets import rules
from soap_service.services.tickets.lookups import seen_ticket, ticket_by_id
from soap_service.services.tickets.service import service
from soap_service.services.tickets.statuses import status_name
from soap_service.services.tickets.types import GenericResult, StringRequestResult


@service.query
def get_ticket_status(desk: Desk, *, ticket_number: str | None) -> StringRequestResult:
    """Return the name of a ticket's status, such as ``Closed and Locked``."""
    return StringRequestResult(request_result=status_name(desk, seen_ticket(desk, ticket_number)))


@service.operation
def delete_ticket(desk: Desk, *, ticket_id: int) -> GenericResult:
    """Mark a ticket as deleted; one that is deleted already stays so."""
    rules.set_deleted(desk, ticket_by_id(desk, ticket_id), is_deleted=True)
    return GenericResult()
