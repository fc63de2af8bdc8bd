"""What a caller says of a call, as Key=Value texts or otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import TEXT_TOO_LONG
from soap_service.services.keyvalues import Pair, read_attributes, read_bool, read_int
from soap_service.services.tickets.times import read_meant_time

_NAME_LENGTH, _PHONE_LENGTH = 255, 50


@dataclass(slots=True)
class CallLogValues:
    """What was said of a call; None was not said. Times are naive UTC."""

    subject: str | None = None
    group_id: int | None = None
    user_id: int | None = None
    phone_number: str | None = None
    customer_name: str | None = None
    email_address: str | None = None
    description: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    is_incoming: bool | None = None

    def given(self) -> Mapping[str, Any]:
        """Return what was said, by name."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value is not None}


def read_values(parameters: Iterable[str | None] | None) -> CallLogValues:
    """Return what a list of ``Key=Value`` texts says. Raises ServiceError."""
    return CallLogValues(**read_attributes(parameters, _KEYS))


def check_lengths(values: CallLogValues) -> None:
    """Raise ServiceError for a text that its column cannot hold."""
    limits = (("phone_number", _PHONE_LENGTH), ("customer_name", _NAME_LENGTH))
    for name, limit in limits:
        if len(getattr(values, name) or "") > limit:
            raise ServiceError(TEXT_TOO_LONG, name=name.replace("_", " "), limit=limit)


def _text(pair: Pair) -> str:
    return pair.value


def _trimmed(pair: Pair) -> str:
    return pair.value.strip()


_KEYS: dict[str, tuple[str, Callable[[Pair], object]]] = {
    "CustomerName": ("customer_name", _trimmed),
    "DateEnd": ("end", read_meant_time),
    "DateStart": ("start", read_meant_time),
    "Description": ("description", _text),
    "EmailAddress": ("email_address", _trimmed),
    "GroupID": ("group_id", read_int),
    "IncomingCall": ("is_incoming", read_bool),
    "PhoneNumber": ("phone_number", _trimmed),
    "Subject": ("subject", _trimmed),
    "UserID": ("user_id", read_int),
}
