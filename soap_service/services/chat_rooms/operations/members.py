"""Entering and leaving chat rooms."""

from __future__ import annotations

from soap_service.services.chat_rooms import members, rules
from soap_service.services.chat_rooms.service import service
from soap_service.services.chat_rooms.types import ChatRoomMemberInfoArrayResult, GenericResult
from soap_service.services.desk import Desk


@service.operation
def join_chat_room(desk: Desk, *, chat_room_id: int) -> GenericResult:
    """Enter a chat room."""
    members.join(desk, rules.find_open(desk, chat_room_id))
    return GenericResult()


@service.operation
def leave_chat_room(desk: Desk, *, chat_room_id: int) -> GenericResult:
    """Leave a chat room; a short-lived one ends with the last who leaves."""
    members.leave(desk, rules.find_to_leave(desk, chat_room_id))
    return GenericResult()


@service.query
def get_chat_room_members(desk: Desk, *, chat_room_id: int) -> ChatRoomMemberInfoArrayResult:
    """Return who is in a chat room, the first who came first."""
    rules.find(desk, chat_room_id)
    return ChatRoomMemberInfoArrayResult(members=members.members_of(desk, chat_room_id))
