"""What a process remembers of small tables that hardly ever change, for a short while.

Whoever changes them elsewhere, such as the product's own pages, is heard when that is over.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypeVar

from db import UnitOfWork

T = TypeVar("T")

LIFE = timedelta(seconds=30)


class _Known(NamedTuple):
    since: datetime
    value: Any


class ShortMemory:
    """Remembers what functions read, each for half a minute. Shared by all threads."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._known: dict[Callable[[UnitOfWork], Any], _Known] = {}

    def recall(self, read: Callable[[UnitOfWork], T], unit: UnitOfWork) -> T:
        """Return what a function reads, or what it read a moment ago; nobody may change it."""
        now = self._clock()
        known = self._known.get(read)
        if known is None or not known.since <= now < known.since + LIFE:
            known = self._known[read] = _Known(now, read(unit))
        value: T = known.value
        return value

    def forget(self, read: Callable[[UnitOfWork], Any]) -> None:
        """Read anew the next time."""
        self._known.pop(read, None)
