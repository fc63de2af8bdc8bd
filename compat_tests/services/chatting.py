"""Chats for tests: starting them, and looking at what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from compat_tests.services.outcome import success
from compat_tests.services.world import SUPPORT, World
from db.models.smartertrack import Chat


def start(
    world: World,
    question: str = "My printer is on fire",
    parameters: Sequence[str] = (),
    fields: Sequence[str] = (),
    **changes: Any,
) -> Any:
    """Start a chat of Kim with the first line and return the result, whatever it is."""
    arguments = {
        "department": SUPPORT,
        "group": 0,
        "name": "Kim",
        "address": "kim@example.com",
    } | changes
    return world.StartChat(*arguments.values(), question, parameters, fields)


def started(world: World, **changes: Any) -> str:
    """Start a chat and return its customer's key."""
    return str(success(start(world, **changes)).chat_guid)


def accepted(world: World, user: str = "anna", **changes: Any) -> str:
    """Start a chat that an agent accepts and return its customer's key; it is the last one."""
    result = success(start(world, **changes))
    success(world.as_user(user).AcceptChat(result.chat_id))
    return str(result.chat_guid)


def stored(world: World, chat_id: int = 1) -> Chat:
    """Return the row of a chat."""
    [(row,)] = world.rows(select(Chat).where(Chat.chat_id == chat_id))
    assert isinstance(row, Chat)
    return row


def ids(result: Any) -> list[int]:
    """Return the ids of the chats of a result."""
    return [each.chat_id for each in success(result).chats]
