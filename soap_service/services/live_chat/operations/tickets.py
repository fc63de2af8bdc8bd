"""The tickets that a chat belongs to."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.live_chat import store
from soap_service.services.live_chat.errors import CHAT_NOT_ATTACHED
from soap_service.services.live_chat.lookups import living_chat, seen_chat
from soap_service.services.live_chat.service import service
from soap_service.services.live_chat.types import GenericResult, SettingsRequestResult
from soap_service.services.tickets.lookups import living_ticket
from soap_service.services.tickets.related import attach_chat, detach_chat


@service.operation
def attach_chat_to_ticket(desk: Desk, *, chat_id: int, ticket_number: str | None) -> GenericResult:
    """Tie a chat to a ticket; tying it again changes nothing."""
    chat = living_chat(desk, chat_id)
    attach_chat(desk, living_ticket(desk, ticket_number), chat.chat_id)
    return GenericResult()


@service.operation
def detach_chat_from_ticket(
    desk: Desk, *, chat_id: int, ticket_number: str | None
) -> GenericResult:
    """Untie a chat from a ticket."""
    chat = living_chat(desk, chat_id)
    ticket = living_ticket(desk, ticket_number)
    if not detach_chat(desk, ticket, chat.chat_id):
        raise ServiceError(CHAT_NOT_ATTACHED, chat=chat_id, ticket=ticket.ticket_number)
    return GenericResult()


@service.query
def get_tickets_for_chat(desk: Desk, *, chat_id: int) -> SettingsRequestResult:
    """Return the tickets of a chat as ``TicketNumber=...``, those that the caller may see."""
    numbers = store.ticket_numbers(desk, seen_chat(desk, chat_id).chat_id)
    return SettingsRequestResult(request_results=[f"TicketNumber={each}" for each in numbers])
