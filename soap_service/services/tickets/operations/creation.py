"""Opening tickets."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.tickets.bodies import make_body
from soap_service.services.tickets.messages import Direction, NewMessage
from soap_service.services.tickets.opening import NewTicket, open_ticket
from soap_service.services.tickets.rules import Status, read_address
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import StringRequestResult


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
    message = NewMessage(
        Direction.FROM_AGENT,
        read_address(to_address),
        subject or "",
        make_body(body, is_html=is_html),
    )
    status = Status.WAITING if set_waiting else Status.ACTIVE
    new = NewTicket(department_id, group_id, user_id_of_agent, status, message)
    return StringRequestResult(request_result=open_ticket(desk, new).ticket_number)


@service.operation
def create_ticket_from_customer(
    desk: Desk,
    *,
    department_id: int,
    from_address: str | None,
    subject: str | None,
    body: str | None,
    is_html: bool,
    send_auto_responder: bool,
) -> StringRequestResult:
    """Open a ticket as though the customer had written, and return its number."""
    message = NewMessage(
        Direction.FROM_CUSTOMER,
        read_address(from_address),
        subject or "",
        make_body(body, is_html=is_html),
    )
    new = NewTicket(department_id, 0, 0, Status.ACTIVE, message)
    return StringRequestResult(request_result=open_ticket(desk, new).ticket_number)
