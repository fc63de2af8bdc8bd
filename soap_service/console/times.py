"""Times as the console shows them: in the zone of the settings when that has a name, else UTC."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

__all__ = ["time_text", "utc_now"]

_NAME = re.compile(r"\(([+-]\d\d):(\d\d)\)=\(([^()|]+)\)")
_FORM = "%Y-%m-%d %H:%M:%S"


def utc_now() -> datetime:
    """Return the time as the databases hold it: UTC without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def time_text(zone: str, names: str) -> Callable[[datetime], str]:
    """Return what writes naive UTC.

    ``zone`` is an IANA name, empty for the system's; ``names`` is as the product says it:
    ``(-06:00)=(CST)|...``.
    """
    by_offset = {hours + minutes: name for hours, minutes, name in _NAME.findall(names)}

    def text(time: datetime) -> str:
        local = time.replace(tzinfo=UTC).astimezone(ZoneInfo(zone) if zone else None)
        name = by_offset.get(f"{local:%z}")
        return f"{local.strftime(_FORM)} {name}" if name else f"{time.strftime(_FORM)} UTC"

    return text
