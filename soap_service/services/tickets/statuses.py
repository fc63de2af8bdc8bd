"""Statuses by name, as callers give and get them."""

from __future__ import annotations

from db.models.smartertrack import Ticket, TicketStatus
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets import store
from soap_service.services.tickets.errors import UNKNOWN_STATUS


def read_status(desk: Desk, text: str | None) -> int | None:
    """Return the id of a status by its name, without regard to case and spaces, or its number.

    An empty text is no status. Raises ServiceError.
    """
    name = (text or "").lower().replace(" ", "")
    if not name:
        return None
    names = store.status_names(desk.session)
    status_id = names.get(name, int(name) if name.isdecimal() else None)
    if status_id not in names.values():
        raise ServiceError(UNKNOWN_STATUS, status=text)
    return status_id


def status_name(desk: Desk, ticket: Ticket) -> str:
    """Return the English name of a ticket's status."""
    status = desk.session.get(TicketStatus, ticket.ticket_status_id)
    return (status.english_name or "") if status else ""
