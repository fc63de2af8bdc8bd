"""Numbers in the tables of chat rooms; the product's are unknown."""

from __future__ import annotations

from enum import IntEnum


class InviteStatus(IntEnum):
    """``InviteStatus``: what became of an invitation."""

    WAITING = 0
    ACCEPTED = 1
    DECLINED = 2
    WITHDRAWN = 3


class InviteType(IntEnum):
    """``InviteType``: what an invitation is about."""

    TALK = 0
    CHAT = 1
    TICKET = 2
