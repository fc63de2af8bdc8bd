"""What happens to chats: the event log, and the events that providers are told."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from db.models.smartertrack import Chat, ChatEventLog
from soap_service.services.desk import Desk
from soap_service.services.events import INTERFACE_WEB_SERVICE, announce, next_uniquifier

CHAT = "chat"
"""The kind of object that events of chats happen to."""

_TITLE_LENGTH = 255
"""Of a question this much is told with every event."""


class Event(IntEnum):
    """Ids of chat events; what ties one to a ticket is an event of the ticket.

    That one is idle, or that there are too many, is told by the clock.
    """

    STARTED = 511000
    ENDED = 511001
    TRANSFERRED = 511002
    DELETED = 511003
    INCOMING_MESSAGE = 511006
    OUTGOING_MESSAGE = 511007
    COMMENT_ADDED = 511012
    TIME_LOG_CREATED = 511013


def record(desk: Desk, chat: Chat, event: Event, **old: Any) -> None:
    """Log an event of a chat at this moment and announce it; ``old`` are further columns."""
    _log(desk, chat, event, old)
    further = {name.replace("_", ""): value for name, value in old.items()}
    _announce(desk, chat, event, further)


def record_message(desk: Desk, chat: Chat, event: Event, message_id: int) -> None:
    """Log and announce that something was said in a chat."""
    _log(desk, chat, event, {})
    _announce(desk, chat, event, {"chatmessageid": message_id})


def chat_arguments(chat: Chat) -> dict[str, object]:
    """Return what every event of a chat tells."""
    return {
        "title": (chat.initial_question or "")[:_TITLE_LENGTH],
        "chatid": chat.chat_id,
        "chatnumber": chat.chat_number or "",
        "customername": chat.customer_display_name or "",
        "customeremail": chat.customer_email_address or "",
        "departmentid": chat.department_id,
        "groupid": chat.group_id,
        "agentid": chat.user_id or 0,
    }


def _log(desk: Desk, chat: Chat, event: Event, old: dict[str, Any]) -> None:
    desk.unit.insert(
        ChatEventLog,
        event_date_utc=desk.now,
        uniquifier=next_uniquifier(),
        event_type_id=event,
        chat_id=chat.chat_id,
        user_id_taking_action=desk.caller.user_id,
        interface_used=INTERFACE_WEB_SERVICE,
        department_id=chat.department_id,
        group_id=chat.group_id,
        user_id=chat.user_id,
        **old,
    )


def _announce(desk: Desk, chat: Chat, event: Event, further: dict[str, object]) -> None:
    acting = {"actinguserid": desk.caller.user_id, "actinguser": desk.caller.user_name}
    announce(desk, event, CHAT, chat.chat_id, chat_arguments(chat) | acting | further)
