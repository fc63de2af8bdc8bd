"""The chat rooms that somebody may enter, with how many are in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from db.models.own import ChatRoomMember
from db.models.smartertrack import ChatChannel, User
from soap_service.services.chat_rooms import rules
from soap_service.services.chat_rooms.members import IS_MEMBER
from soap_service.services.desk import Desk


def rooms(desk: Desk, *, with_closed: bool) -> Iterable[Any]:
    """Return the members of ChatRoomInfo of what the caller may enter, by name."""
    mine = _count(ChatRoomMember.user_id == desk.caller.user_id)
    query: Select[*tuple[Any, ...]] = select(
        ChatChannel.chat_channel_id.label("chat_room_id"),
        func.coalesce(ChatChannel.chat_channel_name, "").label("chat_room_name"),
        ChatChannel.date_created_utc.label("date_created_utc"),
        ChatChannel.date_ended_utc.label("date_ended_utc"),
        case((mine > 0, True), else_=False).label("is_member"),
        case((rules.IS_OPEN, True), else_=False).label("is_open"),
        ChatChannel.is_short_lived_channel.label("is_short_lived"),
        _count().label("member_count"),
        func.coalesce(ChatChannel.started_by, "").label("started_by"),
    ).where(rules.seen(desk))
    if not with_closed:
        query = query.where(rules.IS_OPEN)
    name = ChatChannel.chat_channel_name
    return desk.unit.stream(query.order_by(name, ChatChannel.chat_channel_id))


def _count(*conditions: ColumnElement[bool]) -> Any:
    query = select(func.count()).select_from(ChatRoomMember)
    living = query.join(User, User.user_id == ChatRoomMember.user_id).where(~User.is_deleted)
    return living.where(IS_MEMBER, *conditions).correlate(ChatChannel).scalar_subquery()
