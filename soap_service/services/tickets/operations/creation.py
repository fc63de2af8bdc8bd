"""Opening tickets."""

from __future__ import annotations

from datetime import datetime

from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.tickets.addresses import read_address
from soap_service.services.tickets.bodies import looks_like_html, make_body
from soap_service.services.tickets.lookups import info_of
from soap_service.services.tickets.mail import answer_automatically, mail_message
from soap_service.services.tickets.messages import Direction, NewMessage
from soap_service.services.tickets.opening import NewTicket, add_participant, open_ticket
from soap_service.services.tickets.rules import Status
from soap_service.services.tickets.service import service
from soap_service.services.tickets.times import given_time
from soap_service.services.tickets.types import (
    StringRequestResult,
    TicketCreationData,
    TicketInfoResult,
)


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
    return create_ticket_with_date(
        desk,
        department_id=department_id,
        group_id=group_id,
        user_id_of_agent=user_id_of_agent,
        to_address=to_address,
        subject=subject,
        body=body,
        is_html=is_html,
        set_waiting=set_waiting,
        send_email=send_email,
        date_opened_utc=desk.now,
        date_idle_start_time_utc=desk.now,
        date_first_message_received=desk.now,
    )


@service.operation
def create_ticket_with_date(
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
    date_opened_utc: datetime,
    date_idle_start_time_utc: datetime,
    date_first_message_received: datetime,
) -> StringRequestResult:
    """Open a ticket from an agent to a customer at set times and return its number."""
    message = NewMessage(
        Direction.FROM_AGENT,
        read_address(to_address),
        subject or "",
        make_body(body, is_html=is_html),
        received=given_time(desk, date_first_message_received),
    )
    new = NewTicket(
        department_id,
        group_id,
        user_id_of_agent,
        Status.WAITING if set_waiting else Status.ACTIVE,
        message,
        opened=given_time(desk, date_opened_utc),
        idle_since=given_time(desk, date_idle_start_time_utc),
    )
    ticket, first = open_ticket(desk, new)
    if send_email:
        mail_message(desk, ticket, first)
    return StringRequestResult(request_result=ticket.ticket_number)


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
    return create_ticket_from_customer_with_date(
        desk,
        department_id=department_id,
        group_id=0,
        user_id=0,
        from_address=from_address,
        subject=subject,
        body=body,
        is_html=is_html,
        send_auto_responder=send_auto_responder,
        date_opened_utc=desk.now,
        date_idle_start_time_utc=desk.now,
        date_first_message_received=desk.now,
    )


@service.operation
def create_ticket_from_customer_with_date(
    desk: Desk,
    *,
    department_id: int,
    group_id: int,
    user_id: int,
    from_address: str | None,
    subject: str | None,
    body: str | None,
    is_html: bool,
    send_auto_responder: bool,
    date_opened_utc: datetime,
    date_idle_start_time_utc: datetime,
    date_first_message_received: datetime,
) -> StringRequestResult:
    """Open a ticket as though the customer had written at set times, and return its number."""
    message = NewMessage(
        Direction.FROM_CUSTOMER,
        read_address(from_address),
        subject or "",
        make_body(body, is_html=is_html),
        received=given_time(desk, date_first_message_received),
    )
    new = NewTicket(
        department_id,
        group_id,
        user_id,
        Status.ACTIVE,
        message,
        opened=given_time(desk, date_opened_utc),
        idle_since=given_time(desk, date_idle_start_time_utc),
    )
    ticket = open_ticket(desk, new).ticket
    if send_auto_responder:
        answer_automatically(desk, ticket)
    return StringRequestResult(request_result=ticket.ticket_number)


@service.operation
def create_incoming_ticket(
    desk: Desk, *, ticket_data: TicketCreationData | None
) -> TicketInfoResult:
    """Open a ticket as received from a customer and return its summary."""
    if ticket_data is None:
        raise ServiceError(MISSING_ARGUMENT, name="ticketData")
    message = NewMessage(
        Direction.FROM_CUSTOMER,
        read_address(ticket_data.sender_email_address),
        ticket_data.subject or "",
        make_body(ticket_data.body, is_html=looks_like_html(ticket_data.body)),
    )
    place = (ticket_data.department_id, ticket_data.group_id)
    ticket = open_ticket(desk, NewTicket(*place, 0, Status.ACTIVE, message)).ticket
    if ticket_data.display_name:
        add_participant(desk, ticket, message.address, ticket_data.display_name)
    return TicketInfoResult(ticket=info_of(desk, ticket))
