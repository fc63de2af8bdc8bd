"""What belongs to a ticket elsewhere, and where it can be seen."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.tickets.lookups import living_ticket, required, seen_ticket
from soap_service.services.tickets.related import add_related_item as relate
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import GenericResult, StringRequestResult
from soap_service.services.tickets.urls import ticket_url


@service.operation
def add_related_item(
    desk: Desk, *, ticket_number: str | None, related_item_number: str | None
) -> GenericResult:
    """Tie a ticket to another ticket, a chat or a call, by its number."""
    number = required("relatedItemNumber", related_item_number)
    relate(desk, living_ticket(desk, ticket_number), number)
    return GenericResult()


@service.query
def get_ticket_url(desk: Desk, *, ticket_number: str | None) -> StringRequestResult:
    """Return the customer's link to a ticket."""
    return StringRequestResult(request_result=ticket_url(desk, seen_ticket(desk, ticket_number)))
