"""What the rules of chat rooms ask of the database."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from db import locked
from db.models.smartertrack import ChatChannel
from soap_service.services.desk import Desk


def find_room(
    desk: Desk, room_id: int, *conditions: ColumnElement[bool], to_change: bool
) -> ChatChannel | None:
    """Return a room that meets the conditions; to be changed, it is locked."""
    query = select(ChatChannel).where(ChatChannel.chat_channel_id == room_id, *conditions)
    return desk.session.scalars(locked(query, ChatChannel) if to_change else query).first()
