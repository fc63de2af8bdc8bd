"""Conditions of event profiles: how an argument of an event compares with one or two values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from db.event_types import key_of_label

__all__ = ["Condition", "Match", "plain"]


class Match(StrEnum):
    """A way to compare; ``at-least``, ``at-most`` and ``between`` take the limits in.

    Two numbers are compared as numbers, everything else as text without regard to case. The value
    of ``one-of`` is a list with commas.
    """

    EQUALS = "equals"
    NOT_EQUALS = "not-equals"
    CONTAINS = "contains"
    NOT_CONTAINS = "not-contains"
    STARTS_WITH = "starts-with"
    ENDS_WITH = "ends-with"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    BETWEEN = "between"
    ONE_OF = "one-of"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on the argument ``key``; ``match`` is None when nobody here knows what it is."""

    key: str
    match: Match | None
    value: str
    second: str = ""

    def holds(self, arguments: Mapping[str, str]) -> bool:
        """Tell whether the condition holds for arguments by their plain keys.

        One that cannot be judged, since the event has no such argument or the match is unknown,
        keeps nothing back.
        """
        found = arguments.get(key_of_label(plain(self.key)))
        if found is None or self.match is None:
            return True
        return _TESTS[self.match](found, self.value, self.second)


def plain(key: str) -> str:
    """Return a key in lower case and without anything but letters and digits."""
    return "".join(filter(str.isalnum, key)).lower()


def _compare(left: str, right: str) -> int:
    """Return a number below, equal to or above 0."""
    try:
        one, other = Decimal(left.strip()), Decimal(right.strip())
        return (one > other) - (one < other)
    except InvalidOperation:
        first, second = left.strip().casefold(), right.strip().casefold()
        return (first > second) - (first < second)


def _contains(found: str, value: str) -> bool:
    return value.casefold() in found.casefold()


_TESTS: Mapping[Match, Callable[[str, str, str], bool]] = {
    Match.EQUALS: lambda found, value, _: _compare(found, value) == 0,
    Match.NOT_EQUALS: lambda found, value, _: _compare(found, value) != 0,
    Match.CONTAINS: lambda found, value, _: _contains(found, value),
    Match.NOT_CONTAINS: lambda found, value, _: not _contains(found, value),
    Match.STARTS_WITH: lambda found, value, _: found.casefold().startswith(value.casefold()),
    Match.ENDS_WITH: lambda found, value, _: found.casefold().endswith(value.casefold()),
    Match.AT_LEAST: lambda found, value, _: _compare(found, value) >= 0,
    Match.AT_MOST: lambda found, value, _: _compare(found, value) <= 0,
    Match.BETWEEN: lambda found, value, second: (
        _compare(found, value) >= 0 and _compare(found, second) <= 0
    ),
    Match.ONE_OF: lambda found, value, _: any(
        _compare(found, each) == 0 for each in value.split(",")
    ),
}
