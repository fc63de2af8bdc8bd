"""The seven kinds of providers, and what is done when one cannot be asked."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Fail", "Kind"]


class Kind(StrEnum):
    """A kind of provider, by the name it has for operators."""

    LOGIN = "login"
    REGISTRATION = "registration"
    CUSTOM_FIELDS = "customfields"
    TICKET = "ticket"
    CHAT = "chat"
    USER_INFO = "userinfo"
    EVENTS = "events"


class Fail(StrEnum):
    """What a call that fails means: OPEN goes on as if nobody had to be asked, CLOSED refuses."""

    OPEN = "open"
    CLOSED = "closed"
