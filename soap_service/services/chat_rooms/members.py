"""Who is in a chat room: entering and leaving it, and what becomes of it when all have left.

The room is locked by whoever calls, so that nobody enters twice and it ends once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, func, select, update

from db import named
from db.models.own import ChatRoomMember
from db.models.smartertrack import ChatChannel, ChatChannelInvite, User
from soap_service.services.chat_rooms.access import may_enter
from soap_service.services.chat_rooms.errors import NOT_A_MEMBER
from soap_service.services.chat_rooms.events import Event, record
from soap_service.services.chat_rooms.statuses import InviteStatus
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError

IS_MEMBER = ChatRoomMember.chat_channel_id == ChatChannel.chat_channel_id
"""The condition that joins rooms with their members."""


def members_of(desk: Desk, room_id: int) -> Iterable[Any]:
    """Return the members of ChatRoomMemberInfo of a room's agents, the first who came first."""
    query = (
        select(
            ChatRoomMember.joined_utc.label("date_joined_utc"),
            func.coalesce(User.display_name, "").label("display_name"),
            *named(User.user_id, User.user_name),
        )
        .join(User, User.user_id == ChatRoomMember.user_id)
        .where(ChatRoomMember.chat_channel_id == room_id, ~User.is_deleted)
        .order_by(ChatRoomMember.joined_utc, ChatRoomMember.user_id)
    )
    return desk.unit.stream(query)


def is_member(desk: Desk, room: ChatChannel, user_id: int) -> bool:
    """Tell whether an agent is in a room."""
    return desk.session.get(ChatRoomMember, (room.chat_channel_id, user_id)) is not None


def require_member(desk: Desk, room: ChatChannel) -> None:
    """Raise ServiceError unless the caller is in a room."""
    if not is_member(desk, room, desk.caller.user_id):
        raise ServiceError(NOT_A_MEMBER, room=room.chat_channel_id)


def join(desk: Desk, room: ChatChannel) -> None:
    """Let the caller enter an open room, invited or not; whoever is in it stays in it."""
    user_id, room_id = desk.caller.user_id, room.chat_channel_id
    _answer(desk, room, InviteStatus.ACCEPTED, ChatChannelInvite.user_id_to == user_id)
    if is_member(desk, room, user_id):
        return
    member = ChatRoomMember(chat_channel_id=room_id, user_id=user_id, joined_utc=desk.now)
    desk.session.add(member)
    record(desk, room, Event.JOINED, user_id)


def leave(desk: Desk, room: ChatChannel) -> None:
    """Let the caller leave a room. Raises ServiceError."""
    require_member(desk, room)
    _remove(desk, room, [desk.caller.user_id])


def remove_who_may_not_enter(desk: Desk, room: ChatChannel) -> None:
    """Let those leave a room who may not enter it any more."""
    query = select(ChatRoomMember.user_id).join(ChatChannel, IS_MEMBER)
    of_room = ChatChannel.chat_channel_id == room.chat_channel_id
    gone = query.where(of_room, ~may_enter(ChatRoomMember.user_id))
    _remove(desk, room, desk.session.scalars(gone).all())


def end(desk: Desk, room: ChatChannel) -> None:
    """Close a room for good: everybody leaves, and nobody is invited any more."""
    room.date_ended_utc = room.date_modified_utc = desk.now
    room.is_enabled = False
    query = select(ChatRoomMember.user_id).where(_is_in(room)).order_by(ChatRoomMember.user_id)
    _remove(desk, room, desk.session.scalars(query).all())
    _answer(desk, room, InviteStatus.WITHDRAWN)


def _remove(desk: Desk, room: ChatChannel, user_ids: Iterable[int]) -> None:
    """Take agents out of a room; a short-lived one ends with the last of them."""
    for user_id in user_ids:
        if _take_out(desk, room, user_id):
            record(desk, room, Event.LEFT, user_id)
        if room.is_short_lived_channel and room.is_enabled and not _anybody(desk, room):
            end(desk, room)


def _take_out(desk: Desk, room: ChatChannel, user_id: int) -> bool:
    """Tell whether an agent was in a room until now: the end of the room takes out all at once."""
    gone = delete(ChatRoomMember).where(_is_in(room), ChatRoomMember.user_id == user_id)
    return desk.unit.execute(gone).rowcount > 0


def _anybody(desk: Desk, room: ChatChannel) -> bool:
    query = select(ChatRoomMember.user_id).where(_is_in(room))
    living = query.join(User, User.user_id == ChatRoomMember.user_id).where(~User.is_deleted)
    return desk.session.scalars(living.limit(1)).first() is not None


def _is_in(room: ChatChannel) -> Any:
    return ChatRoomMember.chat_channel_id == room.chat_channel_id


def _answer(desk: Desk, room: ChatChannel, status: InviteStatus, *which: Any) -> None:
    """Answer the invitations into a room that wait."""
    waiting = (
        ChatChannelInvite.chat_channel_id == room.chat_channel_id,
        ChatChannelInvite.invite_status == InviteStatus.WAITING,
    )
    answered = update(ChatChannelInvite).where(*waiting, *which)
    desk.unit.execute(answered.values(invite_status=int(status), date_responded_utc=desk.now))
