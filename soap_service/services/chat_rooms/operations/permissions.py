"""Who may enter a chat room."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.chat_rooms import access, members, rules
from soap_service.services.chat_rooms.service import service
from soap_service.services.chat_rooms.types import (
    ChatRoomPermissionInfo,
    ChatRoomPermissionInfoArrayResult,
    GenericResult,
)
from soap_service.services.desk import Desk


@service.query
def get_chat_room_permissions(
    desk: Desk, *, chat_room_id: int
) -> ChatRoomPermissionInfoArrayResult:
    """Return who may enter a chat room, and who may not."""
    rules.find(desk, chat_room_id)
    return ChatRoomPermissionInfoArrayResult(permissions=access.permissions_of(desk, chat_room_id))


@service.operation
def set_chat_room_permissions(
    desk: Desk, *, chat_room_id: int, permissions: Iterable[ChatRoomPermissionInfo] | None
) -> GenericResult:
    """Say who may enter a chat room, in place of what was said before; who may no more, leaves."""
    room = rules.find_to_manage(desk, chat_room_id)
    access.set_permissions(desk, room, permissions)
    members.remove_who_may_not_enter(desk, room)
    return GenericResult()
