"""Opening tickets."""

from __future__ import annotations

from datetime import datetime

from soap_service.services.desk import Desk, Errand
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.tickets.addresses import read_address
from soap_service.services.tickets.bodies import looks_like_html, make_body
from soap_service.services.tickets.lookups import info_of
from soap_service.services.tickets.mail import answer_automatically, mail_message
from soap_service.services.tickets.messages import Direction, NewMessage
from soap_service.services.tickets.opening import NewTicket, OpenedTicket, add_participant
from soap_service.services.tickets.rules import Status
from soap_service.services.tickets.service import service
from soap_service.services.tickets.submission import submit
from soap_service.services.tickets.times import NOW, meant_time
from soap_service.services.tickets.types import (
    StringRequestResult,
    TicketCreationData,
    TicketInfoResult,
)


@service.errand
def create_ticket(
    errand: Errand,
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
        errand,
        department_id=department_id,
        group_id=group_id,
        user_id_of_agent=user_id_of_agent,
        to_address=to_address,
        subject=subject,
        body=body,
        is_html=is_html,
        set_waiting=set_waiting,
        send_email=send_email,
        date_opened_utc=NOW,
        date_idle_start_time_utc=NOW,
        date_first_message_received=NOW,
    )


@service.errand
def create_ticket_with_date(
    errand: Errand,
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
        received=meant_time(date_first_message_received),
    )
    new = NewTicket(
        department_id,
        group_id,
        user_id_of_agent,
        Status.WAITING if set_waiting else Status.ACTIVE,
        message,
        opened=meant_time(date_opened_utc),
        idle_since=meant_time(date_idle_start_time_utc),
    )

    def finish(desk: Desk, opened: OpenedTicket) -> StringRequestResult:
        if send_email:
            mail_message(desk, opened.ticket, opened.message)
        return StringRequestResult(request_result=opened.ticket.ticket_number)

    return submit(errand, new, finish)


@service.errand
def create_ticket_from_customer(
    errand: Errand,
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
        errand,
        department_id=department_id,
        group_id=0,
        user_id=0,
        from_address=from_address,
        subject=subject,
        body=body,
        is_html=is_html,
        send_auto_responder=send_auto_responder,
        date_opened_utc=NOW,
        date_idle_start_time_utc=NOW,
        date_first_message_received=NOW,
    )


@service.errand
def create_ticket_from_customer_with_date(
    errand: Errand,
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
        received=meant_time(date_first_message_received),
    )
    new = NewTicket(
        department_id,
        group_id,
        user_id,
        Status.ACTIVE,
        message,
        opened=meant_time(date_opened_utc),
        idle_since=meant_time(date_idle_start_time_utc),
    )

    def finish(desk: Desk, opened: OpenedTicket) -> StringRequestResult:
        if send_auto_responder:
            answer_automatically(desk, opened.ticket)
        return StringRequestResult(request_result=opened.ticket.ticket_number)

    return submit(errand, new, finish)


@service.errand
def create_incoming_ticket(
    errand: Errand, *, ticket_data: TicketCreationData | None
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
    display_name = ticket_data.display_name

    def finish(desk: Desk, opened: OpenedTicket) -> TicketInfoResult:
        if display_name:
            add_participant(desk, opened.ticket, message.address, display_name)
        return TicketInfoResult(ticket=info_of(desk, opened.ticket))

    return submit(errand, NewTicket(*place, 0, Status.ACTIVE, message), finish)
