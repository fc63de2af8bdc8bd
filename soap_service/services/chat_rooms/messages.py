"""What is said in a chat room: text, whose markup is shown as such.

Who says something has locked the room: of one room a later message has a higher number, and
whoever asks for what came after a number misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, select

from db.models.smartertrack import ChatChannel, ChatChannelMessage, User
from soap_service.services.chat_rooms import members
from soap_service.services.chat_rooms.types import ChatRoomMessageInfo
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.live_chat.conversation import EVERYBODY, Sender
from soap_service.services.tickets.bodies import to_text
from soap_service.services.tickets.errors import BAD_PAGE

USUAL_RESULTS = 100
MOST_RESULTS = 1000


def say(desk: Desk, room: ChatChannel, text: str | None) -> int:
    """Say something in an open room that the caller is in, and return the message's id.

    Raises ServiceError.
    """
    members.require_member(desk, room)
    if not (text or "").strip():
        raise ServiceError(MISSING_ARGUMENT, name="message")
    message = ChatChannelMessage(
        chat_channel_id=room.chat_channel_id,
        user_id=desk.caller.user_id,
        chat_sender_type=Sender.AGENT,
        date_submitted_utc=desk.now,
        text_submitted=text,
        view_restriction=EVERYBODY,
    )
    desk.session.add(message)
    desk.session.flush()
    return message.chat_channel_message_id


def said_after(
    desk: Desk, room: ChatChannel, message_id: int, max_results: int
) -> Iterator[ChatRoomMessageInfo]:
    """Return what was said after a message, 0 being none, the oldest first.

    At most 1000 are returned, and 100 for 0. Raises ServiceError.
    """
    if max_results < 0:
        raise ServiceError(BAD_PAGE, key="maxResults")
    query = _said(room.chat_channel_id, message_id)
    limit = min(max_results or USUAL_RESULTS, MOST_RESULTS)
    return map(_shown, desk.unit.execute(query.limit(limit)).all())


def _said(room_id: int, after: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            ChatChannelMessage.chat_channel_message_id.label("message_id"),
            ChatChannelMessage.date_submitted_utc.label("date_submitted_utc"),
            ChatChannelMessage.is_html.label("is_html"),
            ChatChannelMessage.text_submitted.label("text"),
            ChatChannelMessage.user_id.label("user_id"),
            User.display_name.label("display_name"),
        )
        .outerjoin(User, User.user_id == ChatChannelMessage.user_id)
        .where(
            ChatChannelMessage.chat_channel_id == room_id,
            ChatChannelMessage.chat_channel_message_id > after,
        )
        .order_by(ChatChannelMessage.chat_channel_message_id)
    )


def _shown(row: Any) -> ChatRoomMessageInfo:
    text = row.text or ""
    return ChatRoomMessageInfo(
        date_submitted_utc=row.date_submitted_utc,
        chat_room_message_id=row.message_id,
        sender_name=row.display_name or "",
        text=to_text(text) if row.is_html else text,
        user_id=row.user_id or 0,
    )
