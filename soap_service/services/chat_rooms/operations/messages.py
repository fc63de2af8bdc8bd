"""What is said in chat rooms."""

from __future__ import annotations

from soap_service.services.chat_rooms import messages, rules
from soap_service.services.chat_rooms.service import service
from soap_service.services.chat_rooms.types import (
    ChatRoomMessageIdResult,
    ChatRoomMessageInfoArrayResult,
)
from soap_service.services.desk import Desk


@service.operation
def send_chat_room_message(
    desk: Desk, *, chat_room_id: int, message: str | None
) -> ChatRoomMessageIdResult:
    """Say something in a chat room that the caller is in, and return the id of the message."""
    room = rules.find_open(desk, chat_room_id)
    said = messages.say(desk, room, message)
    return ChatRoomMessageIdResult(chat_room_message_id=said)


@service.query
def get_chat_room_messages(
    desk: Desk, *, chat_room_id: int, after_message_id: int, max_results: int
) -> ChatRoomMessageInfoArrayResult:
    """Return what was said in a chat room after a message, the oldest first."""
    room = rules.find(desk, chat_room_id)
    said = messages.said_after(desk, room, after_message_id, max_results)
    return ChatRoomMessageInfoArrayResult(chat_room_messages=said)
