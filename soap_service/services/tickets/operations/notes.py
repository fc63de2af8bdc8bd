"""The notes of a ticket."""

from __future__ import annotations

from datetime import datetime

from soap_service.services.desk import Desk
from soap_service.services.tickets.kinds import GENERAL
from soap_service.services.tickets.lookups import living_ticket
from soap_service.services.tickets.notes import add_comment, comment_info, edit_comment
from soap_service.services.tickets.service import service
from soap_service.services.tickets.times import given_time
from soap_service.services.tickets.types import GenericResult, TicketCommentInfoResult


@service.query
def get_ticket_note(desk: Desk, *, comment_id: int) -> TicketCommentInfoResult:
    """Return a note of any kind by its id, also of a deleted ticket."""
    return TicketCommentInfoResult(comment=comment_info(desk, comment_id))


@service.operation
def add_ticket_note(
    desk: Desk, *, ticket_number: str | None, message_type: str | None, notetext: str | None
) -> GenericResult:
    """Add a note; without a type it is a general one."""
    _add(desk, ticket_number, message_type, notetext)
    return GenericResult()


@service.operation
def add_ticket_note_html(
    desk: Desk, *, ticket_number: str | None, message_type: str | None, notetext: str | None
) -> GenericResult:
    """Add a note in HTML, which is kept as it is."""
    _add(desk, ticket_number, message_type, notetext)
    return GenericResult()


@service.operation
def add_ticket_note_html_with_date(
    desk: Desk,
    *,
    ticket_number: str | None,
    message_type: str | None,
    notetext: str | None,
    date_entered_utc: datetime,
) -> GenericResult:
    """Add a note in HTML that was entered at a set time."""
    _add(desk, ticket_number, message_type, notetext, given_time(desk, date_entered_utc))
    return GenericResult()


@service.operation
def edit_ticket_note(
    desk: Desk,
    *,
    comment_id: int,
    ticket_number: str | None,
    message_type: str | None,
    note_text: str | None,
) -> GenericResult:
    """Give a note of this ticket another type and text."""
    ticket = living_ticket(desk, ticket_number)
    edit_comment(desk, ticket, comment_id, message_type or "", note_text)
    return GenericResult()


def _add(
    desk: Desk,
    ticket_number: str | None,
    type_name: str | None,
    text: str | None,
    entered: datetime | None = None,
) -> None:
    ticket = living_ticket(desk, ticket_number)
    add_comment(desk, ticket, (type_name or "").strip() or GENERAL, text or "", entered)
