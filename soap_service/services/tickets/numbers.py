"""Ticket numbers: three, eight and four upper-case hexadecimal digits.

The middle part counts the seconds since 2000 in UTC, the first is a random number below 1000 and
the last comes from the ticket's id: two tickets of one second differ in it. A number that must be
known before there is an id has a random last part; the database lets no two tickets have one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

PREFIX_LIMIT = 1000

_EPOCH = datetime(2000, 1, 1)
_LAST_LIMIT = 2**16


def ticket_number(prefix: int, opened: datetime, ticket_id: int) -> str:
    """Return the number of a ticket, such as ``168-24F24A57-000E``."""
    seconds = int((opened - _EPOCH).total_seconds())
    return f"{prefix:03X}-{seconds & 0xFFFFFFFF:08X}-{ticket_id % _LAST_LIMIT:04X}"


def reserved_number(random_below: Callable[[int], int], opened: datetime) -> str:
    """Return a number for a ticket that is not there yet."""
    return ticket_number(random_below(PREFIX_LIMIT), opened, random_below(_LAST_LIMIT))
