"""What happens in chat rooms: the event log, and the events that providers are told."""

from __future__ import annotations

from enum import IntEnum

from sqlalchemy import select

from db.models.smartertrack import ChatChannel, ChatChannelEventLog, User
from soap_service.services.desk import Desk
from soap_service.services.events import INTERFACE_WEB_SERVICE, announce, next_uniquifier

CHAT_ROOM = "chatroom"
"""The kind of object that events of chat rooms happen to."""


class Event(IntEnum):
    """Ids of events of chat rooms, which the product calls channels."""

    JOINED = 505000
    LEFT = 505001
    INVITED = 505002


def record(
    desk: Desk,
    room: ChatChannel,
    event: Event,
    agent_id: int,
    message: str = "",
    **more: str,
) -> None:
    """Log what an agent did, or what was done to an agent, at this moment and announce it."""
    _log(desk, room, event, agent_id)
    arguments = {
        "title": room.chat_channel_name or "",
        "chatroomid": room.chat_channel_id,
        "agentid": agent_id,
        "agent": _name_of(desk, agent_id),
        "sentmessage": message,
        **more,
        "actinguserid": desk.caller.user_id,
        "actinguser": desk.caller.user_name,
    }
    announce(desk, event, CHAT_ROOM, room.chat_channel_id, arguments)


def _log(desk: Desk, room: ChatChannel, event: Event, agent_id: int) -> None:
    desk.unit.insert(
        ChatChannelEventLog,
        event_date_utc=desk.now,
        uniquifier=next_uniquifier(),
        event_type_id=int(event),
        chat_channel_id=room.chat_channel_id,
        user_id=agent_id,
        user_id_taking_action=desk.caller.user_id,
        interface_used=INTERFACE_WEB_SERVICE,
    )


def _name_of(desk: Desk, agent_id: int) -> str:
    if agent_id == desk.caller.user_id:
        return desk.caller.user_name
    return desk.session.scalar(select(User.user_name).where(User.user_id == agent_id)) or ""
