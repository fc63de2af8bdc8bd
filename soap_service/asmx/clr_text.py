"""Reads the values of forms as .NET's ``Convert.ChangeType`` and ``Enum.Parse`` read them.

Source: wire rules, section 9. The culture is the invariant one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from soap_service.asmx.contract import Enumeration, Scalar
from soap_service.asmx.dates import parse_datetime
from soap_service.asmx.exceptions import LexicalError, UnreadableCall
from soap_service.asmx.lexical import PARSERS

_SPACE = "\t\n\v\f\r "
_BAD_DATE = "String was not recognized as a valid DateTime."
_TYPE_NAMES = {
    "byte": "System.SByte",
    "unsignedByte": "System.Byte",
    "short": "System.Int16",
    "unsignedShort": "System.UInt16",
    "int": "System.Int32",
    "unsignedInt": "System.UInt32",
    "long": "System.Int64",
    "unsignedLong": "System.UInt64",
    "boolean": "System.Boolean",
    "char": "System.Char",
    "decimal": "System.Decimal",
    "float": "System.Single",
    "double": "System.Double",
    "dateTime": "System.DateTime",
    "date": "System.DateTime",
    "time": "System.DateTime",
}
_ISO_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d)(:\d\d(?:\.\d+)?)?(.*))?")
_DATE_FORMATS = (
    "%m/%d/%Y",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y %I:%M:%S %p",
    "%d %b %Y",
    "%d %b %Y %H:%M:%S",
    "%d %B %Y",
    "%B %d, %Y",
)


def read_value(kind: Scalar | Enumeration, text: str) -> Any:
    """Return the Python value of a form field.

    Raises `UnreadableCall` with .NET's message when the text is no value of the type.
    """
    try:
        if isinstance(kind, Enumeration):
            return _enumeration(kind, text)
        return _READERS.get(kind.name, str)(text)
    except LexicalError as error:
        name = kind.name if isinstance(kind, Enumeration) else _TYPE_NAMES[kind.name]
        raise UnreadableCall(
            f"Cannot convert {text} to {name}.\r\nParameter name: type",
            "System.ArgumentException",
            (_clr_name(str(error)), str(error)),
        ) from error


def _clr_name(reason: str) -> str:
    if reason.startswith("Value was either too large"):
        return "System.OverflowException"
    is_about_names = reason.startswith(("Requested value", "Must specify"))
    return "System.ArgumentException" if is_about_names else "System.FormatException"


def _boolean(text: str) -> bool:
    word = text.strip(f"{_SPACE}\0").lower()
    if word not in ("true", "false"):
        raise LexicalError("String was not recognized as a valid Boolean.")
    return word == "true"


def _char(text: str) -> str:
    if len(text) != 1:
        raise LexicalError("String must be exactly one character long.")
    return text


def _decimal(text: str) -> Any:
    number = text.strip(_SPACE)
    if number[-1:] in ("-", "+") and number[:1] not in ("-", "+"):
        number = number[-1] + number[:-1]
    return PARSERS["decimal"](_without_thousands(number))


def _double(text: str) -> Any:
    return PARSERS["double"](_without_thousands(text))


def _single(text: str) -> Any:
    return PARSERS["float"](_without_thousands(text))


def _without_thousands(text: str) -> str:
    whole, point, fraction = text.partition(".")
    if not whole.strip(f"{_SPACE}+-")[:1].isdigit():
        return text
    return f"{whole.replace(',', '')}{point}{fraction}"


def _date(text: str) -> datetime:
    text = text.strip(_SPACE)
    iso = _ISO_DATE.fullmatch(text)
    value = _iso_date(*iso.groups()) if iso else _invariant_date(text)
    return value if value.tzinfo is None else value.astimezone()


def _iso_date(date: str, time: str | None, seconds: str | None, zone: str | None) -> datetime:
    try:
        return parse_datetime(f"{date}T{time}{seconds or ':00'}{zone}" if time else date)
    except LexicalError:
        raise LexicalError(_BAD_DATE) from None


def _invariant_date(text: str) -> datetime:
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    raise LexicalError(_BAD_DATE)


def _enumeration(kind: Enumeration, text: str) -> str | tuple[str, ...]:
    if not text.strip(_SPACE):
        raise LexicalError("Must specify valid information for parsing in the string.")
    names = tuple(_member(kind, word.strip(_SPACE)) for word in text.split(","))
    if kind.is_flags:
        return names
    if len(names) > 1:
        raise LexicalError(f"Requested value '{text}' was not found.")
    return names[0]


def _member(kind: Enumeration, word: str) -> str:
    if word in kind.values:
        return word
    if word.isdecimal() and len(word) < 10 and int(word) < len(kind.values):
        return kind.values[int(word)]
    raise LexicalError(f"Requested value '{word}' was not found.")


_READERS: dict[str, Callable[[str], Any]] = {
    **{name: PARSERS[name] for name in _TYPE_NAMES},
    "boolean": _boolean,
    "char": _char,
    "decimal": _decimal,
    "double": _double,
    "float": _single,
    "dateTime": _date,
    "date": _date,
    "time": _date,
}
