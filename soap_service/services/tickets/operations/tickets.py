"""Opening, reading and closing tickets."""

from __future__ import annotations

from db.models.smartertrack import Ticket
from soap_service.services.desk import Desk
from soap_service.services.tickets import rules, store
from soap_service.services.tickets.bodies import make_body
from soap_service.services.tickets.lookups import (
    living_ticket,
    required,
    ticket_info,
)
from soap_service.services.tickets.rules import Direction, NewMessage, NewTicket, Status
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import (
    GenericResult,
    IsAvailableResult,
    StringRequestResult,
    TicketInfoResult,
)


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
    message = NewMessage(
        Direction.FROM_AGENT,
        rules.read_address(to_address),
        subject or "",
        make_body(body, is_html=is_html),
    )
    status = Status.WAITING if set_waiting else Status.ACTIVE
    new = NewTicket(department_id, group_id, user_id_of_agent, status, message)
    return StringRequestResult(request_result=rules.open_ticket(desk, new).ticket_number)


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
        rules.read_address(from_address),
        subject or "",
        make_body(body, is_html=is_html),
    )
    new = NewTicket(department_id, 0, 0, Status.ACTIVE, message)
    return StringRequestResult(request_result=rules.open_ticket(desk, new).ticket_number)


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
