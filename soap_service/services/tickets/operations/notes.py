"""The notes of a ticket."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.tickets.lookups import (
    living_ticket,
)
from soap_service.services.tickets.notes import GENERAL, add_comment
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import (
    GenericResult,
)


@service.operation
def add_ticket_note(
    desk: Desk, *, ticket_number: str | None, message_type: str | None, notetext: str | None
) -> GenericResult:
    """Add a note; without a type it is a general one."""
    ticket = living_ticket(desk, ticket_number)
    add_comment(desk, ticket, (message_type or "").strip() or GENERAL, notetext or "")
    return GenericResult()
