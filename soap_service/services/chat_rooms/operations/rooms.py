"""Opening, finding, renaming, closing and deleting chat rooms."""

from __future__ import annotations

from soap_service.services.chat_rooms import listing, rules
from soap_service.services.chat_rooms.service import service
from soap_service.services.chat_rooms.types import (
    ChatRoomIdResult,
    ChatRoomInfoArrayResult,
    GenericResult,
)
from soap_service.services.desk import Desk


@service.operation
def create_chat_room(
    desk: Desk, *, chat_room_name: str | None, is_short_lived: bool
) -> ChatRoomIdResult:
    """Open a chat room and return its id; whoever opens a short-lived one is in it."""
    room_id = rules.create(desk, chat_room_name, is_short_lived=is_short_lived)
    return ChatRoomIdResult(chat_room_id=room_id)


@service.query
def get_chat_rooms(desk: Desk, *, include_closed: bool) -> ChatRoomInfoArrayResult:
    """Return the chat rooms that the caller may enter, by name."""
    return ChatRoomInfoArrayResult(chat_rooms=listing.rooms(desk, with_closed=include_closed))


@service.operation
def edit_chat_room(desk: Desk, *, chat_room_id: int, chat_room_name: str | None) -> GenericResult:
    """Rename a chat room."""
    rules.rename(desk, rules.find_to_manage(desk, chat_room_id), chat_room_name)
    return GenericResult()


@service.operation
def close_chat_room(desk: Desk, *, chat_room_id: int) -> GenericResult:
    """Close a chat room for good."""
    rules.close(desk, rules.find_to_manage(desk, chat_room_id))
    return GenericResult()


@service.operation
def delete_chat_room(desk: Desk, *, chat_room_id: int) -> GenericResult:
    """Delete a chat room."""
    rules.remove(desk, rules.find_to_manage(desk, chat_room_id))
    return GenericResult()
