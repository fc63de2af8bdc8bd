"""What a caller says of a news item, as Key=Value texts.

An empty text takes a date or the language away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT, TEXT_TOO_LONG
from soap_service.services.keyvalues import Pair, read_attributes, read_bool
from soap_service.services.languages import find_language
from soap_service.services.tickets.times import read_meant_time

MAX_SUBJECT_LENGTH = 500

Reader = Callable[[Desk, Pair], Any]


def read_values(desk: Desk, values: Iterable[str | None] | None) -> dict[str, Any]:
    """Return what was said, by the attributes of a news item. Raises ServiceError."""
    return read_attributes(values, _KEYS, desk)


def _subject(_desk: Desk, pair: Pair) -> str:
    text = pair.value.strip()
    if not text:
        raise ServiceError(MISSING_ARGUMENT, name=pair.key)
    if len(text) > MAX_SUBJECT_LENGTH:
        raise ServiceError(TEXT_TOO_LONG, name=pair.key, limit=MAX_SUBJECT_LENGTH)
    return text


def _text(_desk: Desk, pair: Pair) -> str:
    return pair.value


def _flag(_desk: Desk, pair: Pair) -> bool:
    return read_bool(pair)


def _time(_desk: Desk, pair: Pair) -> datetime | None:
    return read_meant_time(pair)


def _language(desk: Desk, pair: Pair) -> int | None:
    return find_language(desk, pair.value)


_KEYS: dict[str, tuple[str, Reader]] = {
    "Body": ("body", _text),
    "EventDate": ("event_date_utc", _time),
    "EventDateUTC": ("event_date_utc", _time),
    "IsDraft": ("is_draft", _flag),
    "IsPrivate": ("is_private", _flag),
    "Language": ("language_id", _language),
    "PublishFrom": ("publish_from_utc", _time),
    "PublishFromUTC": ("publish_from_utc", _time),
    "PublishUntil": ("publish_until_utc", _time),
    "PublishUntilUTC": ("publish_until_utc", _time),
    "Subject": ("subject", _subject),
    "SummaryLong": ("summary_long", _text),
    "SummaryShort": ("summary_short", _text),
}
