"""Opening a ticket and reading its properties, as ``svcTickets`` of Services2 does it."""

from __future__ import annotations

from soap_service.services.desk import Desk, Errand
from soap_service.services.tickets.lookups import seen_ticket
from soap_service.services.tickets.operations.creation import create_ticket_from_customer
from soap_service.services.tickets.property_values import all_properties
from soap_service.services.tickets_v1.service import service
from soap_service.services.tickets_v1.types import SettingsRequestResult


@service.errand
def create_ticket(
    errand: Errand,
    *,
    department_id: int,
    from_: str | None,
    subject: str | None,
    body: str | None,
    is_html_body: bool,
    send_auto_responder: bool,
) -> str:
    """Open a ticket as though the customer had written, and return its number alone."""
    opened = create_ticket_from_customer(
        errand,
        department_id=department_id,
        from_address=from_,
        subject=subject,
        body=body,
        is_html=is_html_body,
        send_auto_responder=send_auto_responder,
    )
    return opened.request_result or ""


@service.query
def get_ticket_properties_list(desk: Desk, *, ticket_number: str | None) -> SettingsRequestResult:
    """Return every property of a ticket, deleted or not, by name."""
    ticket = seen_ticket(desk, ticket_number)
    return SettingsRequestResult(request_results=all_properties(desk.session, ticket))
