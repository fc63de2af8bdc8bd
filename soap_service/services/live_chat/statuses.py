"""Where a chat is: it waits, an agent has it, or it has ended."""

from __future__ import annotations

from enum import StrEnum

from db.models.smartertrack import Chat


class ChatStatus(StrEnum):
    """The statuses of the contract."""

    WAITING = "Waiting"
    ACTIVE = "Active"
    ENDED = "Ended"


def status_of(chat: Chat) -> ChatStatus:
    """Return the status of a chat."""
    if chat.date_ended_utc is not None:
        return ChatStatus.ENDED
    return ChatStatus.WAITING if chat.user_id is None else ChatStatus.ACTIVE
