"""Lexical forms: how .NET's XmlSerializer reads and writes simple values.

Source: wire rules, section 3 ("Lexical forms") and section 8 (texts of REASON). A parser takes
the text of an element and returns the Python value or raises `LexicalError`; a formatter takes
the Python value and returns the text. Neither knows of XML escaping.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Callable
from datetime import datetime
from decimal import Context, Decimal
from typing import Any
from uuid import UUID

from soap_service.asmx.binary import format_base64, parse_base64, parse_hex
from soap_service.asmx.contract import Enumeration, Scalar
from soap_service.asmx.dates import (
    SPACE,
    format_date,
    format_datetime,
    format_time,
    parse_datetime,
)
from soap_service.asmx.exceptions import LexicalError

Parser = Callable[[str], Any]
Formatter = Callable[[Any], str]

_BAD_FORMAT = "Input string was not in a correct format."


class Untyped(str):
    """Text found in an ``object`` element without ``xsi:type``; written back without one."""

    __slots__ = ()


# Numbers

_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_FLOAT = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_LONG = 40
"""Characters beyond which a number is looked at before Python reads it, which takes long."""
_MAX_DECIMAL = 2**96 - 1
_WIDE = Context(prec=2000)
INTEGERS: dict[str, tuple[int, int, str]] = {
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
    lowest, highest, type_name = INTEGERS[name]

    def parse(text: str) -> int:
        stripped = text.strip(SPACE)
        if not _INTEGER.fullmatch(stripped):
            raise LexicalError(_BAD_FORMAT)
        if len(stripped) > _LONG:
            stripped = _without_zeros(stripped)
            if len(stripped) > _LONG:
                raise _overflow(type_name)
        value = int(stripped)
        if not lowest <= value <= highest:
            raise _overflow(type_name)
        return value

    return parse


def _without_zeros(digits: str) -> str:
    sign = "-" if digits[0] == "-" else ""
    return sign + (digits.lstrip("+-0") or "0")


def _parse_decimal(text: str) -> Decimal:
    stripped = text.strip(SPACE)
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
    stripped = text.strip(SPACE)
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
    stripped = text.strip(SPACE)
    try:
        return _BOOLEANS[stripped]
    except KeyError:
        message = f"The string '{stripped}' is not a valid Boolean value."
        raise LexicalError(message) from None


def _parse_guid(text: str) -> UUID:
    stripped = text.strip(SPACE)
    if not _GUID.fullmatch(stripped):
        raise LexicalError(
            "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."
        )
    return UUID(stripped.strip("{}()"))


def _parse_char(text: str) -> str:
    return chr(_integer_parser("unsignedShort")(text))


def _format_char(value: str) -> str:
    return str(ord(value))


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
        found = {check(word) for word in text.split()}
        return tuple(name for name in enumeration.values if name in found)

    return parse_flags if enumeration.is_flags else check


def flags_formatter(enumeration: Enumeration) -> Formatter:
    """Return the formatter of a ``[Flags]`` enumeration: names by space, nothing is the first."""
    zero = enumeration.values[0] if enumeration.values else ""

    def format_flags(value: tuple[str, ...]) -> str:
        return " ".join(value) or zero

    return format_flags


PARSERS: dict[str, Parser] = {
    **{name: _integer_parser(name) for name in INTEGERS},
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
    "hexBinary": parse_hex,
}

FORMATTERS: dict[str, Formatter] = {
    **dict.fromkeys(INTEGERS, lambda value: f"{value:d}"),
    "string": str,
    "boolean": lambda value: "true" if value else "false",
    "decimal": format_decimal,
    "double": format_double,
    "float": format_single,
    "dateTime": format_datetime,
    "date": format_date,
    "time": format_time,
    "guid": str,
    "char": _format_char,
    "base64Binary": format_base64,
    "hexBinary": lambda value: value.hex().upper(),
}

_ZEROES: dict[str, Any] = {
    **dict.fromkeys(INTEGERS, 0),
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
