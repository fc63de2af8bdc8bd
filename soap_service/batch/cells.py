"""What a cell may say: a check returns what is wrong with it, or None."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

__all__ = [
    "Check",
    "address",
    "anything",
    "date",
    "filled",
    "flag",
    "number",
    "optional",
    "read_date",
    "read_flag",
]

Check = Callable[[str], str | None]

_FLAGS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_LARGEST = 2**31 - 1


def anything(_cell: str) -> str | None:
    """Accept every text."""
    return None


def filled(cell: str) -> str | None:
    """Want something."""
    return None if cell.strip() else "is empty"


def number(cell: str) -> str | None:
    """Want an id."""
    text = cell.strip()
    is_number = text.isascii() and text.isdecimal() and int(text) <= _LARGEST
    return None if is_number else f"is not a number: {text or 'empty'}"


def flag(cell: str) -> str | None:
    """Want TRUE or FALSE."""
    text = cell.strip()
    return None if text.lower() in _FLAGS else f"is neither TRUE nor FALSE: {text}"


def date(cell: str) -> str | None:
    """Want a date and time, such as 2025-03-31 14:30 or 2025-03-31T14:30:00Z."""
    try:
        read_date(cell)
    except (ValueError, OverflowError):
        return f"is not a date: {cell.strip()}"
    return None


def address(cell: str) -> str | None:
    """Want an e-mail address."""
    text = cell.strip()
    return None if _ADDRESS.fullmatch(text) else f"is not an e-mail address: {text or 'empty'}"


def optional(check: Check) -> Check:
    """Return a check that also accepts an empty cell."""
    return lambda cell: check(cell) if cell.strip() else None


def read_flag(cell: str) -> bool:
    """Return what a cell that was checked says; False when it is empty."""
    return _FLAGS.get(cell.strip().lower(), False)


def read_date(cell: str) -> datetime:
    """Return the time in UTC that a cell says; without an offset it is UTC. Raises ValueError."""
    found = datetime.fromisoformat(cell.strip())
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
