"""The operations of svcTickets."""

from __future__ import annotations

from soap_service.services.conventions import Service
from soap_service.services.desk import Desk
from soap_service.services.tickets import rules
from soap_service.services.tickets.bodies import make_body
from soap_service.services.tickets.rules import Direction, NewTicket, Status
from soap_service.services.tickets.types import IsAvailableResult, StringRequestResult

service = Service("svcTickets")


@service.query
def ping_service(desk: Desk, *, data_username: str | None) -> IsAvailableResult:
    """Tell that the service answers and the credentials are right."""
    return IsAvailableResult(is_available=True)


@service.operation
def create_ticket(
    desk: Desk,
    *,
    department_id: int,
    group_id: int,
    user_id_of_agent: int,
    to_address: str | None,
    subject: str | None,
    body: str | None,
    is_html: bool,
    set_waiting: bool,
    send_email: bool,
) -> StringRequestResult:
    """Open a ticket from an agent to a customer and return its number."""
    new = NewTicket(
        department_id=department_id,
        group_id=group_id,
        agent_id=user_id_of_agent,
        customer_address=rules.read_address(to_address),
        subject=subject or "",
        body=make_body(body, is_html=is_html),
        direction=Direction.FROM_AGENT,
        status=Status.WAITING if set_waiting else Status.ACTIVE,
    )
    return StringRequestResult(request_result=rules.open_ticket(desk, new).ticket_number)
