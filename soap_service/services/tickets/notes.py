"""Notes: what agents tell each other on a ticket; the database calls them comments."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import func, select

from db.models.smartertrack import CommentType, Ticket, TicketComment
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets import store
from soap_service.services.tickets.errors import NOTE_NOT_FOUND
from soap_service.services.tickets.events import Event, record
from soap_service.services.tickets.kinds import comment_type
from soap_service.services.tickets.types import TicketCommentInfo
from soap_service.services.tickets.words import index_tickets


def add_comment(
    desk: Desk, ticket: Ticket, type_name: str, text: str, entered: datetime | None = None
) -> TicketComment:
    """Add a note of a comment type, by its name in any case; without a time it is of now.

    Raises ServiceError.
    """
    comment = TicketComment(
        ticket_id=ticket.ticket_id,
        comment_type_id=comment_type(desk, type_name),
        user_id=desk.caller.user_id,
        date_entered_utc=entered or desk.now,
        comment_text=text,
    )
    desk.session.add(comment)
    record(desk, ticket, Event.COMMENT_ADDED)
    return comment


def edit_comment(
    desk: Desk, ticket: Ticket, comment_id: int, type_name: str, text: str | None
) -> None:
    """Give a note of a ticket another type and text; what is empty or None stays as it is.

    Writer and time stay. No event tells of it: none has an id. Raises ServiceError.
    """
    comment = desk.session.get(TicketComment, comment_id)
    if comment is None or comment.ticket_id != ticket.ticket_id:
        raise ServiceError(NOTE_NOT_FOUND, note=comment_id)
    if type_name.strip():
        comment.comment_type_id = comment_type(desk, type_name)
    if text is not None:
        comment.comment_text, comment.is_indexed = text, False
        index_tickets(desk.unit, [ticket.ticket_id])


def comment_info(desk: Desk, comment_id: int) -> TicketCommentInfo:
    """Return the row of a note whose ticket the caller may see; it has the contract's members.

    Raises ServiceError.
    """
    query = (
        select(
            TicketComment.ticket_comment_id.label("comment_id"),
            func.coalesce(TicketComment.comment_text, "").label("comment_text"),
            func.coalesce(CommentType.display_name, CommentType.english_name).label("comment_type"),
            TicketComment.date_entered_utc,
            TicketComment.ticket_id,
            TicketComment.user_id,
        )
        .join(CommentType, CommentType.comment_type_id == TicketComment.comment_type_id)
        .join(Ticket, Ticket.ticket_id == TicketComment.ticket_id)
        .where(TicketComment.ticket_comment_id == comment_id, store.visible_to(desk.caller))
    )
    row = desk.session.execute(query).first()
    if row is None:
        raise ServiceError(NOTE_NOT_FOUND, note=comment_id)
    return cast(TicketCommentInfo, row)
