"""Who may enter a chat room, as its permissions say.

Administrators may enter every room, and agents the short-lived ones that they have opened. Of all
others counts what is said of the user; else one group or role that is denied keeps out, and one
that is allowed lets in. Where nobody is allowed in particular, everybody may enter who is not
denied.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select

from db import named
from db.models.smartertrack import ChatChannel, User, UserInGroup, UserInRole
from db.models.smartertrack import ChatChannelPermission as Row
from soap_service.accounts.directory import IS_ADMINISTRATOR
from soap_service.services.chat_rooms.errors import BAD_PERMISSION
from soap_service.services.chat_rooms.types import ChatRoomPermissionInfo
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.live_chat.lookups import check_agent
from soap_service.services.organization.lookups import role
from soap_service.services.tickets.errors import GROUP_NOT_FOUND
from soap_service.services.tickets.store import find_group

_WHO = ("user_id", "department_id", "group_id", "role_id")


def may_enter(user_id: Any) -> ColumnElement[bool]:
    """Return the condition on ``st_ChatChannels`` that an agent may enter.

    ``user_id`` may be a column. The query must not select from ``st_Users``.
    """
    person = exists().where(User.user_id == user_id)
    has_started = and_(
        ChatChannel.is_short_lived_channel, person.where(User.user_name == ChatChannel.started_by)
    )
    is_denied = or_(_says(False, Row.user_id == user_id), _says_of_many(False, user_id))
    return or_(
        person.where(IS_ADMINISTRATOR),
        has_started,
        _says(True, Row.user_id == user_id),
        and_(~is_denied, or_(_says_of_many(True, user_id), ~_says(True))),
    )


def _says(is_allowed: bool, *who: ColumnElement[bool]) -> ColumnElement[bool]:
    of_room = Row.chat_channel_id == ChatChannel.chat_channel_id
    return exists().where(of_room, Row.is_allowed if is_allowed else ~Row.is_allowed, *who)


def _says_of_many(is_allowed: bool, user_id: Any) -> ColumnElement[bool]:
    return or_(
        _says(
            is_allowed,
            UserInGroup.user_id == user_id,
            UserInGroup.department_id == Row.department_id,
            UserInGroup.group_id == Row.group_id,
        ),
        _says(is_allowed, UserInRole.user_id == user_id, UserInRole.role_id == Row.role_id),
    )


def permissions_of(desk: Desk, room_id: int) -> Iterable[Any]:
    """Return the members of ChatRoomPermissionInfo of a room, in the order they were given."""
    members = [func.coalesce(getattr(Row, name), 0).label(name) for name in _WHO]
    query = select(*members, *named(Row.is_allowed)).where(Row.chat_channel_id == room_id)
    return desk.unit.stream(query.order_by(Row.chat_channel_permission_id))


def set_permissions(
    desk: Desk, room: ChatChannel, permissions: Iterable[ChatRoomPermissionInfo | None] | None
) -> None:
    """Say who may enter a room, in place of what was said before. Raises ServiceError."""
    wanted: dict[tuple[int | None, ...], bool] = {}
    for each in permissions or ():
        who = _read(desk, each or ChatRoomPermissionInfo())
        if who in wanted:
            raise ServiceError(BAD_PERMISSION)
        wanted[who] = (each or ChatRoomPermissionInfo()).is_allowed
    desk.unit.execute(delete(Row).where(Row.chat_channel_id == room.chat_channel_id))
    for who, is_allowed in wanted.items():
        values = dict(zip(_WHO, who, strict=True))
        desk.unit.insert(Row, chat_channel_id=room.chat_channel_id, is_allowed=is_allowed, **values)
    room.date_modified_utc = desk.now
    desk.unit.flush()


def _read(desk: Desk, asked: ChatRoomPermissionInfo) -> tuple[int | None, ...]:
    """Return whom a permission is for, as its row says it."""
    if [asked.user_id, asked.group_id, asked.role_id].count(0) != 2:
        raise ServiceError(BAD_PERMISSION)
    if asked.user_id:
        return (check_agent(desk, asked.user_id), None, None, None)
    if asked.role_id:
        return (None, None, None, role(desk, asked.role_id).role_id)
    group = find_group(desk.unit, asked.department_id, asked.group_id)
    if group is None:
        raise ServiceError(GROUP_NOT_FOUND, group=asked.group_id)
    return (None, group.department_id, group.group_id, None)
