"""What of a result every client must see alike, on servers that are not the same."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z?")
_OWN = (
    (re.compile(r"http://127\.0\.0\.1:\d+"), "{server}"),
    (re.compile(r"[0-9A-F]{3}-[0-9A-F]{8}-[0-9A-F]{4}"), "{number}"),
    (re.compile(r"RnJvbTog[A-Za-z0-9+/=]+"), "{mail}"),
    (re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"), "{guid}"),
    (re.compile(r"(?<![\w-])[\w-]{43}(?![\w-])", re.ASCII), "{token}"),
    (re.compile(r"\b[0-9A-Fa-f]{32,}\b"), "{digest}"),
    (re.compile(r"(?<=Seconds=)\d+"), "{seconds}"),
)
_DURATION = "Seconds"
_RUN = timedelta(hours=1)


def common_view(value: Any, now: datetime) -> Any:
    """Return a result as every client shows it.

    Absent members, empty texts and empty arrays are left out: zeep does not tell them apart. What
    a server makes up is replaced by its kind: its address, numbers of tickets, digests, times
    within an hour of `now` (naive, UTC), and how many seconds something took.
    """
    if isinstance(value, Mapping):
        members = {name: _member(name, each, now) for name, each in value.items()}
        return {name: each for name, each in members.items() if each not in (None, "", [])}
    if isinstance(value, list):
        return [common_view(each, now) for each in value]
    return _text(value, now) if isinstance(value, str) else value


def _member(name: str, value: Any, now: datetime) -> Any:
    return "{seconds}" if name.endswith(_DURATION) else common_view(value, now)


def _text(text: str, now: datetime) -> str:
    for pattern, kind in _OWN:
        text = pattern.sub(kind, text)
    return _MOMENT.sub(lambda found: _moment(found[0], now), text)


def _moment(text: str, now: datetime) -> str:
    moment = datetime.fromisoformat(text).replace(tzinfo=None)
    return "{now}" if abs(moment - now) < _RUN else text
