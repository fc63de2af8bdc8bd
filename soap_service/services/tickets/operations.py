"""The operations of svcTickets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement

from db.models.smartertrack import Ticket
from soap_service.services.conventions import Service
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.tickets import rules, store, types
from soap_service.services.tickets.attachments import attach, describe, keep_file, read_file_name
from soap_service.services.tickets.bodies import Body, make_body, to_html, to_text
from soap_service.services.tickets.conversation import conversation_of
from soap_service.services.tickets.errors import (
    MESSAGE_NOT_FOUND,
    TICKET_DELETED,
    TICKET_NOT_FOUND,
)
from soap_service.services.tickets.properties import set_properties
from soap_service.services.tickets.rules import Direction, NewMessage, NewTicket, Status
from soap_service.services.tickets.search import read_search
from soap_service.services.tickets.types import (
    GenericResult,
    IsAvailableResult,
    StringRequestResult,
    TicketAttachmentInfoArrayResult,
    TicketAttachmentInfoResult,
    TicketInfo,
    TicketInfoArrayResult,
    TicketInfoResult,
    TicketMessageBodyResult,
    TicketPartInfoArrayResult,
)

service = Service("svcTickets", types)


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
    return TicketInfoResult(ticket=_info(desk, Ticket.ticket_id == ticket_id, ticket_id))


@service.query
def get_ticket_info_by_ticket_number(desk: Desk, *, ticket_number: str | None) -> TicketInfoResult:
    """Return the summary of a ticket by number, which may be that of a merged ticket."""
    number = _required("ticketNumber", ticket_number)
    return TicketInfoResult(ticket=_info(desk, store.is_number(number), number))


@service.query
def get_tickets_by_search(
    desk: Desk, *, search_criteria: Iterable[str | None] | None
) -> TicketInfoArrayResult:
    """Return the tickets that meet the criteria, among those the caller may see."""
    query = read_search(search_criteria).query(store.visible_to(desk.caller))
    return TicketInfoArrayResult(tickets=desk.unit.stream(query))


@service.operation
def add_ticket_note(
    desk: Desk, *, ticket_number: str | None, message_type: str | None, notetext: str | None
) -> GenericResult:
    """Add a note; without a type it is a general one."""
    ticket = _living_ticket(desk, ticket_number)
    rules.add_comment(desk, ticket, (message_type or "").strip() or rules.GENERAL, notetext or "")
    return GenericResult()


@service.query
def get_ticket_conversation_part_list(desk: Desk, *, ticket_id: int) -> TicketPartInfoArrayResult:
    """Return the messages and comments of a ticket without their bodies, oldest first."""
    _info(desk, Ticket.ticket_id == ticket_id, ticket_id)
    return TicketPartInfoArrayResult(parts=conversation_of(desk, ticket_id))


@service.query
def get_ticket_message_html(desk: Desk, *, ticket_message_id: int) -> TicketMessageBodyResult:
    """Return a message as HTML."""
    return TicketMessageBodyResult(message_body=_message_body(desk, ticket_message_id).html)


@service.query
def get_ticket_message_plain_text(desk: Desk, *, ticket_message_id: int) -> TicketMessageBodyResult:
    """Return a message as plain text."""
    return TicketMessageBodyResult(message_body=_message_body(desk, ticket_message_id).text)


@service.operation
def add_ticket_attachment(
    desk: Desk,
    *,
    ticket_number: str | None,
    ticket_message_id: int,
    file_name: str | None,
    data: bytes | None,
    file_length: int,
    date_created_utc: datetime,
) -> TicketAttachmentInfoResult:
    """Attach a file, or its first part: a longer ``fileLength`` means that more will follow."""
    name = read_file_name(file_name)
    content = data or b""
    name_on_disk = keep_file(desk, content)
    attachment = attach(
        desk,
        _living_ticket(desk, ticket_number),
        message_id=ticket_message_id,
        file_name=name,
        name_on_disk=name_on_disk,
        data=content,
        created=date_created_utc,
    )
    return TicketAttachmentInfoResult(file=describe(attachment, desk.caller.display_name))


@service.query
def get_ticket_attachments(desk: Desk, *, ticket_id: int) -> TicketAttachmentInfoArrayResult:
    """Return the attachments of a ticket."""
    _info(desk, Ticket.ticket_id == ticket_id, ticket_id)
    rows = store.attachments_of(desk.session, ticket_id)
    return TicketAttachmentInfoArrayResult(
        files=[describe(attachment, sender) for attachment, sender in rows]
    )


@service.operation
def set_ticket_properties(
    desk: Desk, *, ticket_number: str | None, ticket_property_values: Iterable[str | None] | None
) -> GenericResult:
    """Change properties of a ticket, deleted or not."""
    set_properties(desk, _ticket(desk, ticket_number), ticket_property_values)
    return GenericResult()


@service.operation
def close_ticket(
    desk: Desk, *, ticket_number: str | None, closing_comment: str | None
) -> GenericResult:
    """Close a ticket; the comment becomes a resolution note."""
    rules.close_ticket(desk, _living_ticket(desk, ticket_number), closing_comment or "")
    return GenericResult()


def _required(name: str, value: str | None) -> str:
    if not value or not value.strip():
        raise ServiceError(MISSING_ARGUMENT, name=name)
    return value.strip()


def _info(desk: Desk, condition: ColumnElement[bool], asked: object) -> TicketInfo:
    """Return the row of a ticket the caller may see; it has the members of TicketInfo."""
    found: Any = store.find_info(desk.session, condition, store.visible_to(desk.caller))
    if found is None:
        raise ServiceError(TICKET_NOT_FOUND, ticket=asked)
    return cast(TicketInfo, found)


def _ticket(desk: Desk, ticket_number: str | None) -> Ticket:
    number = _required("ticketNumber", ticket_number)
    visible = store.visible_to(desk.caller)
    ticket = store.find_ticket(desk.session, store.is_number(number), visible)
    if ticket is None:
        raise ServiceError(TICKET_NOT_FOUND, ticket=number)
    return ticket


def _living_ticket(desk: Desk, ticket_number: str | None) -> Ticket:
    ticket = _ticket(desk, ticket_number)
    if ticket.is_deleted:
        raise ServiceError(TICKET_DELETED, ticket=ticket.ticket_number)
    return ticket


def _message_body(desk: Desk, message_id: int) -> Body:
    visible = store.visible_to(desk.caller)
    row = store.find_message(desk.session, message_id, visible)
    if row is None:
        raise ServiceError(MESSAGE_NOT_FOUND, message=message_id)
    text, html = row
    return Body(text or to_text(html or ""), html or to_html(text or ""))
