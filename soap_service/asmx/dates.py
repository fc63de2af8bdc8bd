"""Dates and times: how .NET reads and writes them (wire rules, section 3)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from soap_service.asmx.exceptions import LexicalError

SPACE = "\t\n\v\f\r "
"""White space, as .NET trims it."""


class Ticks(datetime):
    """A datetime with the seventh fraction digit (100 ns) that Python's own cannot hold."""

    extra: int = 0

    @classmethod
    def of(cls, value: datetime, extra: int) -> Ticks:
        """Return ``value`` with ``extra`` hundreds of nanoseconds (0-9) added."""
        ticks = cls.fromisoformat(value.isoformat())
        ticks.extra = extra
        return ticks


MAX_DATETIME = Ticks.of(datetime.max, 9)
"""`DateTime.MaxValue`, 9999-12-31T23:59:59.9999999."""


_ZONE = r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"
_CLOCK = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]+))?"
_DATE_FORMS = tuple(
    re.compile(form + _ZONE)
    for form in (
        rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})T{_CLOCK}",
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
        _CLOCK,
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})",
        r"(?P<year>[0-9]{4})",
        r"--(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
        r"---(?P<day>[0-9]{2})",
        r"--(?P<month>[0-9]{2})(?:--)?",
    )
)


def parse_datetime(text: str) -> datetime:
    """Read any XML Schema date or time form.

    ``Z`` gives an aware UTC datetime, an offset is converted to the server's local time, no
    zone gives a naive one; a time alone is today's.
    """
    stripped = text.strip(SPACE)
    for form in _DATE_FORMS:
        match = form.fullmatch(stripped)
        if match:
            try:
                return _moment({k: v for k, v in match.groupdict().items() if v is not None})
            except (ValueError, OverflowError):
                break
    raise LexicalError(f"The string '{text}' is not a valid AllXsd value.")


def _moment(parts: dict[str, str]) -> datetime:
    today = date.today() if "hour" in parts and "year" not in parts else date(1904, 1, 1)
    year = int(parts.get("year", today.year))
    month = int(parts.get("month", today.month if "hour" in parts else 1))
    day = int(parts.get("day", today.day if "hour" in parts else 1))
    hour, minute, second = (int(parts.get(name, 0)) for name in ("hour", "minute", "second"))
    value = datetime(year, month, day, hour, minute, second)
    carry, ticks = divmod(_ticks(parts.get("fraction", "0")), 10_000_000)
    value += timedelta(seconds=carry, microseconds=ticks // 10)
    value = _in_zone(value, parts.get("zone"))
    return Ticks.of(value, ticks % 10) if ticks % 10 else value


def _ticks(fraction: str) -> int:
    ticks = int(fraction[:7].ljust(7, "0"))
    rest = fraction[7:].rstrip("0")
    if rest > "5" or (rest == "5" and ticks % 2):
        ticks += 1
    return ticks


def _in_zone(value: datetime, zone: str | None) -> datetime:
    if zone is None:
        return value
    if zone == "Z":
        return value.replace(tzinfo=UTC)
    minutes = int(zone[1:3]) * 60 + int(zone[4:6])
    if int(zone[4:6]) > 59 or minutes > 14 * 60:
        raise ValueError(zone)
    offset = timedelta(minutes=-minutes if zone[0] == "-" else minutes)
    try:
        return value.replace(tzinfo=timezone(offset, "sent")).astimezone()
    except OverflowError:
        return value.replace(tzinfo=UTC)


def format_datetime(value: datetime) -> str:
    """Write a dateTime: UTC with ``Z``, naive without zone, anything else with its offset."""
    # Rows are full of dates: a table is faster than isoformat, which asks a zone for its offset.
    two = _TWO_DIGITS
    year = value.year
    text = (
        f"{year if year > 999 else f'{year:04d}'}-{two[value.month]}-{two[value.day]}"
        f"T{two[value.hour]}:{two[value.minute]}:{two[value.second]}"
    )
    if value.microsecond or type(value) is not datetime:
        fraction = f".{value.microsecond:06d}{getattr(value, 'extra', 0)}"
        text += fraction.rstrip("0").rstrip(".")
    zone = value.tzinfo
    if zone is UTC:
        return f"{text}Z"
    return text if zone is None else text + _offset(value)


_TWO_DIGITS = tuple(f"{number:02d}" for number in range(60))


def _offset(value: datetime) -> str:
    offset = value.utcoffset()
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    hours, minutes = divmod(abs(minutes), 60)
    return f"{'-' if offset.total_seconds() < 0 else '+'}{hours:02d}:{minutes:02d}"


def format_date(value: date) -> str:
    """Write the date of a datetime."""
    return value.isoformat()[:10]


def format_time(value: time | datetime) -> str:
    """Write the time of a datetime."""
    moment = value.time() if isinstance(value, datetime) else value
    return moment.isoformat()
