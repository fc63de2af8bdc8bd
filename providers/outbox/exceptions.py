"""What can go wrong with the outbox of events.

OutboxError
├── LeaseLost           another worker delivers the events now
├── UnknownEvent        there is no such event
├── UnknownProfile      there is no such profile
└── BadProfile          a profile that can never be meant
"""

from __future__ import annotations

__all__ = ["BadProfile", "LeaseLost", "OutboxError", "UnknownEvent", "UnknownProfile"]


class OutboxError(Exception):
    """Base of all; the text is written for operators."""


class LeaseLost(OutboxError):
    """Raised when another worker has taken the lease: nothing may be written any more."""


class UnknownEvent(OutboxError):
    """Raised for the number or delivery id of an event that is not there."""


class UnknownProfile(OutboxError):
    """Raised for the number of a profile that is not there."""


class BadProfile(OutboxError):
    """Raised for an unknown event type, match or value in a new profile."""
