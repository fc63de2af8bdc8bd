"""Related items: tickets, chats and calls that belong to the matter of a ticket."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from db.models.smartertrack import CallLog, Chat, Ticket, TicketLink
from soap_service.services.call_logs import store as call_logs
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.live_chat import store as chats
from soap_service.services.tickets import store
from soap_service.services.tickets.errors import RELATED_ITEM_NOT_FOUND, RELATED_TO_ITSELF
from soap_service.services.tickets.events import Event, record

Find = Callable[[Desk, str], int | None]


def add_related_item(desk: Desk, ticket: Ticket, number: str) -> None:
    """Tie a ticket to whatever has the number; tying it again changes nothing.

    Raises ServiceError.
    """
    for find, attribute, event in _KINDS:
        item_id = find(desk, number)
        if item_id is not None:
            _tie(desk, ticket, attribute, item_id, event)
            return
    raise ServiceError(RELATED_ITEM_NOT_FOUND, number=number)


def attach_call_log(desk: Desk, ticket: Ticket, call_log_id: int) -> None:
    """Tie a ticket to a call log; tying it again changes nothing."""
    _tie(desk, ticket, _CALL_LOG, call_log_id, Event.CALL_LOG_ATTACHED)


def detach_call_log(desk: Desk, ticket: Ticket, call_log_id: int) -> bool:
    """Untie a ticket from a call log; tell whether they were tied."""
    return _untie(desk, ticket, _CALL_LOG, call_log_id, Event.CALL_LOG_DETACHED)


def attach_chat(desk: Desk, ticket: Ticket, chat_id: int) -> None:
    """Tie a ticket to a chat; tying it again changes nothing."""
    _tie(desk, ticket, _CHAT, chat_id, Event.CHAT_ATTACHED)


def detach_chat(desk: Desk, ticket: Ticket, chat_id: int) -> bool:
    """Untie a ticket from a chat; tell whether they were tied."""
    return _untie(desk, ticket, _CHAT, chat_id, Event.CHAT_DETACHED)


def _untie(desk: Desk, ticket: Ticket, attribute: str, item_id: int, event: Event) -> bool:
    ties = desk.session.scalars(select(TicketLink).where(_is_tie(ticket, attribute, item_id)))
    found = ties.all()
    for tie in found:
        desk.session.delete(tie)
    if found:
        record(desk, ticket, event, {attribute: item_id})
    return bool(found)


def _tie(desk: Desk, ticket: Ticket, attribute: str, item_id: int, event: Event | None) -> None:
    if attribute == _OTHER_TICKET and item_id == ticket.ticket_id:
        raise ServiceError(RELATED_TO_ITSELF, ticket=ticket.ticket_number)
    known = select(TicketLink.ticket_link_id).where(_is_tie(ticket, attribute, item_id))
    if desk.session.scalar(known.limit(1)) is not None:
        return
    desk.session.add(TicketLink(ticket_id=ticket.ticket_id, **{attribute: item_id}))
    if event is not None:
        record(desk, ticket, event, {attribute: item_id})


def _is_tie(ticket: Ticket, attribute: str, item_id: int) -> ColumnElement[bool]:
    """Two tickets are tied from either side."""
    column: Any = getattr(TicketLink, attribute)
    forth = and_(TicketLink.ticket_id == ticket.ticket_id, column == item_id)
    if attribute != _OTHER_TICKET:
        return forth
    return or_(forth, and_(TicketLink.ticket_id == item_id, column == ticket.ticket_id))


def _find_ticket(desk: Desk, number: str) -> int | None:
    found = store.read_ticket(desk.session, store.is_number(number), store.visible_to(desk.caller))
    return found.ticket_id if found else None


def _find_chat(desk: Desk, number: str) -> int | None:
    query = select(Chat.chat_id).where(
        Chat.chat_number == number, ~Chat.is_deleted, chats.visible_to(desk.caller)
    )
    return desk.session.scalar(query.limit(1))


def _find_call(desk: Desk, number: str) -> int | None:
    query = select(CallLog.call_log_id).where(
        CallLog.call_number == number, ~CallLog.is_deleted, call_logs.visible_to(desk.caller)
    )
    return desk.session.scalar(query.limit(1))


_OTHER_TICKET = "ticket_id_secondary"
_CALL_LOG = "call_log_id"
_CHAT = "chat_id"
_KINDS: tuple[tuple[Find, str, Event | None], ...] = (
    (_find_ticket, _OTHER_TICKET, None),
    (_find_chat, _CHAT, Event.CHAT_ATTACHED),
    (_find_call, _CALL_LOG, Event.CALL_LOG_ATTACHED),
)
