"""``Key=Value`` lists, the way Services2 exchanges whatever has no parameter of its own.

A pair is split at its first ``=``; keys are matched in any case; values are read leniently.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_PAIR, BAD_VALUE, UNKNOWN_KEY

_TRUE = frozenset({"true", "1", "yes", "on"})
_FALSE = frozenset({"false", "0", "no", "off"})
_DATES = ("%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y-%m-%d")
_TIMES = (" %I:%M:%S %p", " %I:%M %p", " %H:%M:%S", " %H:%M", "")
_DATE_FORMS = tuple(date + time for date in _DATES for time in _TIMES)
_HALF_DAY = re.compile(r"\b([ap])\. ?m\.$", re.IGNORECASE)
_INT_LIMIT = 2**31

LATEST = datetime(9999, 12, 31, 23, 59, 59, 997_000)
"""The last time that a ``datetime`` of SQL Server can hold."""


class Pair(NamedTuple):
    """A key as the caller spelled it, and its value."""

    key: str
    value: str

    @property
    def name(self) -> str:
        """The key in lower case, to be looked up by."""
        return self.key.lower()


def read_pairs(texts: Iterable[str | None] | None) -> Iterator[Pair]:
    """Yield the pairs of a list; empty entries are skipped. Raises ServiceError."""
    for text in texts or ():
        if text is None or not text.strip():
            continue
        key, separator, value = text.partition("=")
        if not separator or not key.strip():
            raise ServiceError(BAD_PAIR, text=text)
        yield Pair(key.strip(), value)


Keys = Mapping[str, tuple[str, Callable[..., Any]]]
"""Keys as they are told to callers, the attributes that they stand for, and how those are read."""


def read_attributes(
    texts: Iterable[str | None] | None, keys: Keys, *context: object
) -> dict[str, Any]:
    """Return what a list says, by attributes; of what is said twice the last counts.

    What reads a value is called with ``context`` and the pair. Raises ServiceError.
    """
    known = {key.lower(): meaning for key, meaning in keys.items()}
    values: dict[str, Any] = {}
    for pair in read_pairs(texts):
        if pair.name not in known:
            raise ServiceError(UNKNOWN_KEY, key=pair.key, known=", ".join(keys))
        attribute, read = known[pair.name]
        values[attribute] = read(*context, pair)
    return values


def read_bool(pair: Pair) -> bool:
    """Return the value as a flag: true, 1, yes or on, and their opposites. Raises ServiceError."""
    word = pair.value.strip().lower()
    if word not in _TRUE | _FALSE:
        raise _bad_value(pair)
    return word in _TRUE


def read_int(pair: Pair) -> int:
    """Return the value as a 32-bit number. Raises ServiceError."""
    try:
        number = int(pair.value)
    except ValueError:
        raise _bad_value(pair) from None
    if not -_INT_LIMIT <= number < _INT_LIMIT:
        raise _bad_value(pair)
    return number


def read_time(pair: Pair) -> datetime:
    """Return the value as naive UTC: ISO 8601, or as .NET writes it in many cultures.

    That is month/day/year, day/month/year where there is no such month, the day first with dots or
    dashes, or the year first. A time without a zone is UTC. Raises ServiceError.
    """
    text = " ".join(pair.value.split())
    try:
        return naive_utc(datetime.fromisoformat(text))
    except ValueError:
        found = _read_local(_HALF_DAY.sub(r"\1m", text))
    if found is None:
        raise _bad_value(pair)
    return found


def _read_local(text: str) -> datetime | None:
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None


def naive_utc(moment: datetime) -> datetime:
    """Return a time as the database holds it; one without a zone is taken as UTC.

    A time at either end of the calendar, which cannot be moved to UTC, is not moved, and none is
    later than the last that SQL Server can hold.
    """
    return min(_without_zone(moment), LATEST)


def _without_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:
        return moment.replace(tzinfo=None)


def _bad_value(pair: Pair) -> ServiceError:
    return ServiceError(BAD_VALUE, key=pair.key, value=pair.value)
