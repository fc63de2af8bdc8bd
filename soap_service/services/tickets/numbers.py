"""Ticket numbers: three, eight and four upper-case hexadecimal digits.

The middle part counts the seconds since 2000 in UTC, the first is a random number below 1000 and
the last comes from the ticket's id: two tickets of one second differ in it.
"""

from __future__ import annotations

from datetime import datetime

PREFIX_LIMIT = 1000

_EPOCH = datetime(2000, 1, 1)


def ticket_number(prefix: int, opened: datetime, ticket_id: int) -> str:
    """Return the number of a ticket, such as ``168-24F24A57-000E``."""
    seconds = int((opened - _EPOCH).total_seconds())
    return f"{prefix:03X}-{seconds & 0xFFFFFFFF:08X}-{ticket_id & 0xFFFF:04X}"
