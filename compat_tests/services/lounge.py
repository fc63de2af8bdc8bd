"""Chat rooms to begin with: what tests of svcChatRooms ask of a world."""

from __future__ import annotations

from compat_tests.services.outcome import success
from compat_tests.services.world import World
from soap_service.services.chat_rooms.types import ChatRoomPermissionInfo

NOBODY = 999_999
REFUSED = 2
AGENTS = 3
"""The role that Anna and Ben have."""


def room(world: World, name: str = "Printers", *, lasting: bool = False) -> int:
    """Open a room, short-lived with the caller in it unless it is lasting, and return its id."""
    return int(success(world.CreateChatRoom(name, not lasting)).chat_room_id)


def rooms(world: World, *, closed: bool = False) -> list[str]:
    """Return the names of the rooms that the caller may enter."""
    return [each.chat_room_name for each in success(world.GetChatRooms(closed)).chat_rooms]


def members(world: World, room_id: int) -> list[str]:
    """Return who is in a room, the first who came first."""
    return [each.user_name for each in success(world.GetChatRoomMembers(room_id)).members]


def said(world: World, room_id: int, since: int = 0, most: int = 0) -> list[str]:
    """Return what was said in a room."""
    found = success(world.GetChatRoomMessages(room_id, since, most)).chat_room_messages
    return [each.text for each in found]


def allowed(*, user: int = 0, group: int = 0, role: int = 0) -> ChatRoomPermissionInfo:
    """Return the permission to enter."""
    return ChatRoomPermissionInfo(user_id=user, group_id=group, role_id=role, is_allowed=True)


def denied(*, user: int = 0, group: int = 0, role: int = 0) -> ChatRoomPermissionInfo:
    """Return the order to stay outside."""
    return ChatRoomPermissionInfo(user_id=user, group_id=group, role_id=role, is_allowed=False)
