"""Finding chats: the keys of GetChatsBySearch.

Every member of ChatInfo is a key, besides the ticket that a chat is tied to, and ``Text``, which is
looked for in the question and the customer's name. Deleted chats are found only by ``IsDeleted``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, func

from db.models.smartertrack import Chat, Ticket
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.keyvalues import Pair, read_int
from soap_service.services.live_chat import store
from soap_service.services.live_chat.errors import UNKNOWN_CHAT_STATUS
from soap_service.services.live_chat.statuses import ChatStatus
from soap_service.services.searches import (
    Condition,
    SearchKeys,
    equals,
    holds,
    is_flag,
    periods,
    refers,
)
from soap_service.services.tickets.store import has_number, read_number


def search(desk: Desk, criteria: Iterable[str | None] | None) -> Iterable[Any]:
    """Return rows of ChatInfo, the newest first, as a stream. Raises ServiceError."""
    asked = _KEYS.read(criteria)
    seen = store.CHAT_INFO.where(store.visible_to(desk.caller))
    query = asked.apply(seen, Chat.date_started_utc, Chat.chat_id)
    if not asked.asks(_IS_DELETED):
        query = query.where(~Chat.is_deleted)
    return desk.unit.stream(query)


def _trimmed(pair: Pair) -> str:
    return pair.value.strip()


def _number(pair: Pair) -> str:
    return pair.value.strip().upper()


def _status(pair: Pair) -> ColumnElement[bool]:
    condition = _STATUSES.get(pair.value.strip().lower())
    if condition is None:
        known = ", ".join(ChatStatus)
        raise ServiceError(UNKNOWN_CHAT_STATUS, status=pair.value, known=known)
    return condition


def _seconds(column: Any) -> Condition:
    """What was never counted is told as 0."""
    return equals(func.coalesce(column, 0))


def _ticket_number(pair: Pair) -> ColumnElement[bool]:
    return store.of_tickets(has_number(read_number(pair.value)))


def _ticket_id(pair: Pair) -> ColumnElement[bool]:
    return store.of_tickets(Ticket.ticket_id == read_int(pair))


_STATUSES = {
    ChatStatus.WAITING.lower(): store.IS_WAITING,
    ChatStatus.ACTIVE.lower(): store.IS_ACTIVE,
    ChatStatus.ENDED.lower(): store.IS_ENDED,
}
_IS_DELETED = is_flag(Chat.is_deleted)
_KEYS = SearchKeys(
    {
        _seconds(Chat.average_idle_seconds): ("AverageIdleSeconds",),
        equals(Chat.chat_id): ("ChatID", "ID"),
        equals(Chat.chat_number, _number): ("ChatNumber",),
        _status: ("ChatStatus", "Status"),
        holds(Chat.customer_display_name): ("CustomerDisplayName", "CustomerName"),
        equals(Chat.customer_email_address, _trimmed): ("CustomerEmailAddress", "EmailAddress"),
        refers(Chat.customer_user_id): ("CustomerID",),
        equals(Chat.customer_ip, _trimmed): ("CustomerIP",),
        equals(Chat.customer_language, _trimmed): ("CustomerLanguage",),
        equals(Chat.department_id): ("DepartmentID",),
        equals(Chat.group_id): ("GroupID",),
        holds(Chat.initial_question): ("InitialQuestion",),
        _seconds(Chat.initial_response_seconds): ("InitialResponseSeconds",),
        _IS_DELETED: ("IsDeleted",),
        is_flag(Chat.is_from_agent_invite): ("IsFromAgentInvite",),
        is_flag(Chat.is_last_message_inbound): ("IsLastMessageInbound",),
        _seconds(Chat.longest_idle_seconds): ("LongestIdleSeconds",),
        equals(Chat.message_count_in): ("MessageCountIn",),
        equals(Chat.message_count_out): ("MessageCountOut",),
        equals(Chat.queue_wait_seconds): ("QueueWaitSeconds",),
        _seconds(Chat.session_length_in_seconds): ("SessionLengthInSeconds",),
        holds(Chat.initial_question, Chat.customer_display_name): ("Text",),
        _ticket_id: ("TicketID",),
        _ticket_number: ("TicketNumber",),
        refers(Chat.user_id): ("UserID", "AgentID"),
        **periods(
            {
                "DateEndedUTC": Chat.date_ended_utc,
                "DateIdleStartedUTC": Chat.date_idle_started_utc,
                "DateQueuedUTC": Chat.date_queued_utc,
                "DateStartedUTC": Chat.date_started_utc,
            }
        ),
    }
)
