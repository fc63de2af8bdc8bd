"""How contract spellings become Python names."""

from __future__ import annotations

import keyword
import re

_WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def snake_case(name: str) -> str:
    """Return the Python spelling of a contract name.

    ``GetTicketCounts_Agent`` becomes ``get_ticket_counts_agent``, ``DateStartUTC`` becomes
    ``date_start_utc``, ``listIDs`` ``list_ids``; a Python keyword gets a trailing underscore.
    """
    snake = _WORD_START.sub("_", name.replace("IDs", "Ids")).lower().replace("__", "_")
    return f"{snake}_" if keyword.iskeyword(snake) else snake
