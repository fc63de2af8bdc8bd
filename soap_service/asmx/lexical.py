"""Lexical forms: how .NET's XmlSerializer reads and writes simple values.

Source: wire rules, section 3 ("Lexical forms") and section 8 (texts of REASON). A parser takes
the text of an element and returns the Python value or raises `LexicalError`; a formatter takes
the Python value and returns the text. Neither knows of XML escaping.
"""

from __future__ import annotations

import binascii
import math
import re
import struct
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Context, Decimal
from typing import Any
from uuid import UUID

from soap_service.asmx.contract import Enumeration, Scalar
from soap_service.asmx.exceptions import BadRequest, WireError

Parser = Callable[[str], Any]
Formatter = Callable[[Any], str]

_SPACE = "\t\n\v\f\r "
_BAD_FORMAT = "Input string was not in a correct format."


class LexicalError(WireError):
    """Raised when a text is no value of its type; the message is .NET's."""


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


class Untyped(str):
    """Text found in an ``object`` element without ``xsi:type``; written back without one."""

    __slots__ = ()


# Numbers

_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_FLOAT = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_MAX_DECIMAL = 2**96 - 1
_WIDE = Context(prec=2000)
_INTEGERS: dict[str, tuple[int, int, str]] = {
    "byte": (-(2**7), 2**7 - 1, "a signed byte"),
    "unsignedByte": (0, 2**8 - 1, "an unsigned byte"),
    "short": (-(2**15), 2**15 - 1, "an Int16"),
    "unsignedShort": (0, 2**16 - 1, "a UInt16"),
    "int": (-(2**31), 2**31 - 1, "an Int32"),
    "unsignedInt": (0, 2**32 - 1, "a UInt32"),
    "long": (-(2**63), 2**63 - 1, "an Int64"),
    "unsignedLong": (0, 2**64 - 1, "a UInt64"),
}
_SPECIAL_FLOATS = {
    "INF": math.inf,
    "-INF": -math.inf,
    "NaN": math.nan,
    "Infinity": math.inf,
    "-Infinity": -math.inf,
}


def _overflow(type_name: str) -> LexicalError:
    return LexicalError(f"Value was either too large or too small for {type_name}.")


def _integer_parser(name: str) -> Parser:
    lowest, highest, type_name = _INTEGERS[name]

    def parse(text: str) -> int:
        stripped = text.strip(_SPACE)
        if not _INTEGER.fullmatch(stripped):
            raise LexicalError(_BAD_FORMAT)
        if len(stripped) > 40 and len(stripped.lstrip("+-0")) > 20:
            raise _overflow(type_name)
        value = int(stripped)
        if not lowest <= value <= highest:
            raise _overflow(type_name)
        return value

    return parse


def _parse_decimal(text: str) -> Decimal:
    stripped = text.strip(_SPACE)
    if not _DECIMAL.fullmatch(stripped):
        raise LexicalError(_BAD_FORMAT)
    value = Decimal(stripped[:1000])
    _, digits, exponent = value.as_tuple()
    scale = -int(exponent)
    excess = max(scale - 28, min(len(digits) - 29, scale), 0)
    if excess:
        value = _WIDE.quantize(value, Decimal(1).scaleb(excess - scale))
    if len(stripped) > 1000 or value.copy_abs() > _MAX_DECIMAL:
        raise _overflow("a Decimal")
    return value


def _parse_double(text: str) -> float:
    return _parse_float(text, "a Double")


def _parse_single(text: str) -> float:
    value = _parse_float(text, "a Single")
    try:
        return float(struct.unpack("<f", struct.pack("<f", value))[0])
    except OverflowError:
        raise _overflow("a Single") from None


def _parse_float(text: str, type_name: str) -> float:
    stripped = text.strip(_SPACE)
    if stripped in _SPECIAL_FLOATS:
        return _SPECIAL_FLOATS[stripped]
    if not _FLOAT.fullmatch(stripped):
        raise LexicalError(_BAD_FORMAT)
    value = float(stripped)
    if math.isinf(value):
        raise _overflow(type_name)
    return value


def format_decimal(value: Any) -> str:
    """Write a decimal plainly with its scale kept; a negative zero loses its sign."""
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    return f"{number.copy_abs() if number.is_zero() else number:f}"


def format_double(value: float) -> str:
    """Write a double as .NET's "R" format does: 15 digits, 17 when 15 do not round-trip."""
    return _special(value) or _general(value, 15, 17, float)


def format_single(value: float) -> str:
    """Write a float as .NET's "R" format does: 7 digits, 9 when 7 do not round-trip."""
    return _special(value) or _general(value, 7, 9, _to_single)


def _special(value: float) -> str:
    if value != value:
        return "NaN"
    if math.isinf(value):
        return "INF" if value > 0 else "-INF"
    return ""


def _to_single(text: str) -> float:
    return float(struct.unpack("<f", struct.pack("<f", float(text)))[0])


def _general(value: float, short: int, long: int, read: Callable[[str], float]) -> str:
    text = f"{value:.{short}G}"
    if read(text) == read(repr(value)):
        return text
    return f"{value:.{long}G}"


# Booleans, identifiers, characters

_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
_GUID = re.compile(
    r"[0-9a-fA-F]{32}|(?P<open>[{(])?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}[)}]?"
)


def _parse_boolean(text: str) -> bool:
    stripped = text.strip(_SPACE)
    try:
        return _BOOLEANS[stripped]
    except KeyError:
        message = f"The string '{stripped}' is not a valid Boolean value."
        raise LexicalError(message) from None


def _parse_guid(text: str) -> UUID:
    stripped = text.strip(_SPACE)
    if not _GUID.fullmatch(stripped):
        raise LexicalError(
            "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."
        )
    return UUID(stripped.strip("{}()"))


def _parse_char(text: str) -> str:
    return chr(_integer_parser("unsignedShort")(text))


def _format_char(value: str) -> str:
    return str(ord(value))


# Dates

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
    stripped = text.strip(_SPACE)
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
    clock = (int(parts.get(name, 0)) for name in ("hour", "minute", "second"))
    value = datetime(year, month, day, *clock)
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
    text = value.isoformat()
    if value.tzinfo is None and not value.microsecond and type(value) is datetime:
        return text
    extra = getattr(value, "extra", 0)
    text = text[:19]
    if value.microsecond or extra:
        text = f"{text}.{value.microsecond:06d}{extra}".rstrip("0")
    return text + ("Z" if value.tzinfo is UTC else _offset(value))


def _offset(value: datetime) -> str:
    offset = value.utcoffset()
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    hours, minutes = divmod(abs(minutes), 60)
    return f"{'-' if offset.total_seconds() < 0 else '+'}{hours:02d}:{minutes:02d}"


def _format_date(value: date) -> str:
    return value.isoformat()[:10]


def _format_time(value: time | datetime) -> str:
    moment = value.time() if isinstance(value, datetime) else value
    return moment.isoformat()


# Binary

_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/=\s]")
_BLANKS = str.maketrans("", "", "\t\n\r ")


class Base64Decoder:
    """Decodes base64 text as it arrives, so that a large value is never held as text.

    White space and missing padding are tolerated; a foreign character is `BadRequest`, as the
    XML reader itself refuses it (section 3).
    """

    __slots__ = ("_parts", "_rest")

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._rest = ""

    def feed(self, text: str) -> None:
        """Take the next piece of text."""
        text = self._rest + text.translate(_BLANKS)
        usable = len(text) & ~3
        self._rest = text[usable:]
        if usable:
            self._parts.append(_decode(text[:usable]))

    def close(self) -> bytes:
        """Return all the bytes."""
        rest = self._rest.rstrip("=")
        if rest:
            self._parts.append(_decode(rest.ljust(4, "=") if len(rest) > 1 else ""))
        return self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)


def _decode(text: str) -> bytes:
    if _NOT_BASE64.search(text):
        raise BadRequest("A character is not base64.")
    try:
        return binascii.a2b_base64(text)
    except binascii.Error as error:
        raise BadRequest("The text is not base64.") from error


def parse_base64(text: str) -> bytes:
    """Read base64 text (see `Base64Decoder`)."""
    decoder = Base64Decoder()
    decoder.feed(text)
    return decoder.close()


def format_base64(value: bytes) -> str:
    """Write bytes as base64 on one line."""
    return b64encode(value).decode("ascii")


def _parse_hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text.strip(_SPACE))
    except ValueError as error:
        raise BadRequest("The text is not hexadecimal.") from error


# Enumerations


def enumeration_parser(enumeration: Enumeration) -> Parser:
    """Return the parser of an enumeration: exact names, no numbers, no trimming."""
    known = frozenset(enumeration.values)

    def check(text: str) -> str:
        if text not in known:
            raise LexicalError(
                f"Instance validation error: '{text}' is not a valid value for {enumeration.name}."
            )
        return text

    def parse_flags(text: str) -> tuple[str, ...]:
        return tuple(check(word) for word in text.split())

    return parse_flags if enumeration.is_flags else check


def flags_formatter(enumeration: Enumeration) -> Formatter:
    """Return the formatter of a ``[Flags]`` enumeration: names by space, nothing is the first."""
    zero = enumeration.values[0] if enumeration.values else ""

    def format_flags(value: tuple[str, ...]) -> str:
        return " ".join(value) or zero

    return format_flags


PARSERS: dict[str, Parser] = {
    **{name: _integer_parser(name) for name in _INTEGERS},
    "string": str,
    "boolean": _parse_boolean,
    "decimal": _parse_decimal,
    "double": _parse_double,
    "float": _parse_single,
    "dateTime": parse_datetime,
    "date": parse_datetime,
    "time": parse_datetime,
    "guid": _parse_guid,
    "char": _parse_char,
    "base64Binary": parse_base64,
    "hexBinary": _parse_hex,
}

FORMATTERS: dict[str, Formatter] = {
    **dict.fromkeys(_INTEGERS, lambda value: f"{value:d}"),
    "string": str,
    "boolean": lambda value: "true" if value else "false",
    "decimal": format_decimal,
    "double": format_double,
    "float": format_single,
    "dateTime": format_datetime,
    "date": _format_date,
    "time": _format_time,
    "guid": str,
    "char": _format_char,
    "base64Binary": format_base64,
    "hexBinary": lambda value: value.hex().upper(),
}

_ZEROES: dict[str, Any] = {
    **dict.fromkeys(_INTEGERS, 0),
    "boolean": False,
    "decimal": Decimal(0),
    "double": 0.0,
    "float": 0.0,
    "dateTime": datetime(1, 1, 1),
    "date": datetime(1, 1, 1),
    "time": datetime(1, 1, 1),
    "guid": UUID(int=0),
    "char": "\0",
}


def parser_of(simple: Scalar | Enumeration) -> Parser:
    """Return the parser of a simple type; an unknown XML Schema type is read as a string."""
    if isinstance(simple, Enumeration):
        return enumeration_parser(simple)
    return PARSERS.get(simple.name, str)


def formatter_of(simple: Scalar | Enumeration) -> Formatter:
    """Return the formatter of a simple type."""
    if isinstance(simple, Enumeration):
        return flags_formatter(simple) if simple.is_flags else str
    return FORMATTERS.get(simple.name, str)


def zero_of(simple: Scalar | Enumeration) -> Any:
    """Return what a missing value of the type is: .NET's default, None for references."""
    if isinstance(simple, Enumeration):
        return () if simple.is_flags else (simple.values[0] if simple.values else "")
    return _ZEROES.get(simple.name)
