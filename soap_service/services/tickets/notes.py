"""Notes: what agents tell each other on a ticket; the database calls them comments."""

from __future__ import annotations

from db.models.smartertrack import Ticket, TicketComment
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets import store
from soap_service.services.tickets.errors import UNKNOWN_COMMENT_TYPE
from soap_service.services.tickets.events import Event, record

GENERAL = "general"
TRANSFER = "transfer"
RESOLUTION = "resolution"


def add_comment(desk: Desk, ticket: Ticket, type_name: str, text: str) -> TicketComment:
    """Add a note of a comment type, by its name in any case. Raises ServiceError."""
    types = store.comment_types(desk.session)
    type_id = types.get(type_name.strip().lower())
    if type_id is None:
        known = ", ".join(sorted(types))
        raise ServiceError(UNKNOWN_COMMENT_TYPE, name=type_name, known=known)
    comment = TicketComment(
        ticket_id=ticket.ticket_id,
        comment_type_id=type_id,
        user_id=desk.caller.user_id,
        date_entered_utc=desk.now,
        comment_text=text,
    )
    desk.session.add(comment)
    record(desk, ticket, Event.COMMENT_ADDED)
    return comment
