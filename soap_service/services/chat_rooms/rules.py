"""The rules of chat rooms: who may make, change, close and delete one.

Lasting rooms are the administrators'. Every agent may open a short-lived one, and whoever has
opened it, or an administrator, may change it.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_

from db.models.smartertrack import ChatChannel
from soap_service.services.chat_rooms import members, store
from soap_service.services.chat_rooms.access import may_enter
from soap_service.services.chat_rooms.errors import CHAT_ROOM_CLOSED, CHAT_ROOM_NOT_FOUND
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import NO_PERMISSION
from soap_service.services.organization.names import read_name

IS_OPEN = and_(
    ChatChannel.is_enabled,
    ChatChannel.date_ended_utc.is_(None),
    ChatChannel.date_deleted_utc.is_(None),
)
"""The condition on ``st_ChatChannels`` of rooms that can be entered."""


def seen(desk: Desk) -> ColumnElement[bool]:
    """Return the condition on ``st_ChatChannels`` for what the caller may enter, open or not."""
    is_there = ChatChannel.date_deleted_utc.is_(None)
    caller = desk.caller
    return is_there if caller.is_administrator else and_(is_there, may_enter(caller.user_id))


def find(desk: Desk, room_id: int) -> ChatChannel:
    """Return a room that the caller may enter, to be read. Raises ServiceError."""
    return _find(desk, room_id, to_change=False)


def find_open(desk: Desk, room_id: int) -> ChatChannel:
    """Return an open room that the caller may enter, locked. Raises ServiceError."""
    room = _find(desk, room_id, to_change=True)
    if not is_open(room):
        raise ServiceError(CHAT_ROOM_CLOSED, room=room_id)
    return room


def find_to_manage(desk: Desk, room_id: int) -> ChatChannel:
    """Return a room that the caller may change, locked. Raises ServiceError."""
    room = _find(desk, room_id, to_change=True)
    is_own = room.is_short_lived_channel and room.started_by == desk.caller.user_name
    if not (is_own or desk.caller.is_administrator):
        raise ServiceError(NO_PERMISSION)
    return room


def find_to_leave(desk: Desk, room_id: int) -> ChatChannel:
    """Return a room, locked, which one may leave even if one may not enter it any more.

    Raises ServiceError: to whoever is not in it and may not enter it, it is not there.
    """
    room = store.find_room(desk, room_id, to_change=True)
    if room is None or not members.is_member(desk, room, desk.caller.user_id):
        return find(desk, room_id)
    return room


def _find(desk: Desk, room_id: int, *, to_change: bool) -> ChatChannel:
    room = store.find_room(desk, room_id, seen(desk), to_change=to_change)
    if room is None:
        raise ServiceError(CHAT_ROOM_NOT_FOUND, room=room_id)
    return room


def is_open(room: ChatChannel) -> bool:
    """Tell whether a room can be entered."""
    dates = (room.date_ended_utc, room.date_deleted_utc)
    return room.is_enabled and dates == (None, None)


def create(desk: Desk, name: str | None, *, is_short_lived: bool) -> int:
    """Open a room and return its id; whoever opens a short-lived one enters it.

    Raises ServiceError.
    """
    if not (is_short_lived or desk.caller.is_administrator):
        raise ServiceError(NO_PERMISSION)
    room = ChatChannel(
        chat_channel_name=read_name("chatRoomName", name),
        date_created_utc=desk.now,
        date_modified_utc=desk.now,
        is_enabled=True,
        is_short_lived_channel=is_short_lived,
        started_by=desk.caller.user_name,
    )
    desk.session.add(room)
    desk.session.flush()
    if is_short_lived:
        members.join(desk, room)
    return room.chat_channel_id


def rename(desk: Desk, room: ChatChannel, name: str | None) -> None:
    """Give a room another name. Raises ServiceError."""
    room.chat_channel_name = read_name("chatRoomName", name)
    room.date_modified_utc = desk.now


def close(desk: Desk, room: ChatChannel) -> None:
    """Close a room for good. Raises ServiceError."""
    if room.date_ended_utc is not None:
        raise ServiceError(CHAT_ROOM_CLOSED, room=room.chat_channel_id)
    members.end(desk, room)


def remove(desk: Desk, room: ChatChannel) -> None:
    """Close a room if it is not, and delete it softly."""
    if room.date_ended_utc is None:
        members.end(desk, room)
    room.date_deleted_utc = desk.now
