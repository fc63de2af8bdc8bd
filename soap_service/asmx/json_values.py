"""JSON as .NET's ``JavaScriptSerializer`` reads and writes it, by contract (section 10)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from soap_service.asmx.contract import (
    AnyType,
    AnyXml,
    ComplexType,
    Contract,
    Enumeration,
    Member,
    Scalar,
    Type,
)
from soap_service.asmx.exceptions import LexicalError, UnreadableCall
from soap_service.asmx.lexical import format_decimal, format_double, parser_of
from soap_service.asmx.records import Records, record_fields

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_DATE = re.compile(r"/Date\((-?\d{1,15})(?:[+-]\d{4})?\)/")
_ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&'\x85\u2028\u2029"})


class JsonValues:
    """Turns JSON into the arguments of a contract's operations, and results into JSON."""

    def __init__(self, contract: Contract, records: Records, clr_namespace: str) -> None:
        self._records = records
        self._prefix = f"{clr_namespace}." if clr_namespace else ""
        self._kinds = {kind.name: kind for kind in contract.types}
        self._names = {record: name for name, record in records.items()}

    def read(self, member: Member, value: Any) -> Any:
        """Return the Python value of a parameter or member.

        Raises `UnreadableCall` when the JSON value does not fit.
        """
        if not member.is_repeated:
            return self._read(member.type, value, member.nillable)
        return None if value is None else [self._read(member.type, item, False) for item in value]

    def write(self, member: Member, value: Any) -> str:
        """Return a result or member as JSON."""
        if not member.is_repeated or value is None:
            return self._write(member.type, value)
        return f"[{','.join(self._write(member.type, item) for item in value)}]"

    # Reading

    def _read(self, kind: Type, value: Any, nillable: bool) -> Any:
        if value is None:
            if kind.is_value_type and not nillable:
                raise UnreadableCall("Cannot convert null to a value type.")
            return None
        try:
            if isinstance(kind, ComplexType):
                return self._read_complex(kind, value)
            return value if isinstance(kind, AnyType | AnyXml) else _read_simple(kind, value)
        except (LexicalError, TypeError, ValueError, IndexError, AttributeError) as error:
            shown = "value" if isinstance(value, dict | list) else f"'{value}'"
            raise UnreadableCall(f"Cannot convert {shown} to type '{kind.name}'.") from error

    def _read_complex(self, kind: ComplexType, value: Any) -> Any:
        item = kind.array_item
        if item is not None:
            return [self._read(item.type, inner, item.nillable) for inner in list(value)]
        given = {name.lower(): inner for name, inner in value.items()}
        fields = {
            name: self.read(member, given[member.name.lower()])
            for name, member in record_fields(kind)
            if member.name.lower() in given
        }
        return self._records[kind.name](**fields)

    # Writing

    def _write(self, kind: Type, value: Any) -> str:
        if value is None:
            return "null"
        if isinstance(kind, ComplexType):
            return self._write_complex(kind, value)
        if isinstance(kind, Enumeration):
            return _quoted(", ".join(value)) if kind.is_flags else str(kind.values.index(value))
        return _write_any(value)

    def _write_complex(self, kind: ComplexType, value: Any) -> str:
        item = kind.array_item
        if item is not None:
            return f"[{','.join(self._write(item.type, inner) for inner in value)}]"
        actual = self._kinds.get(self._names.get(type(value), ""), kind)
        assert isinstance(actual, ComplexType)
        return f"{{{','.join(self._write_fields(actual, value))}}}"

    def _write_fields(self, kind: ComplexType, value: Any) -> Iterator[str]:
        yield f'"__type":{_quoted(self._prefix + kind.name)}'
        for name, member in record_fields(kind):
            yield f"{_quoted(member.name)}:{self.write(member, getattr(value, name))}"


def _read_simple(kind: Scalar | Enumeration, value: Any) -> Any:
    if isinstance(kind, Enumeration):
        if isinstance(value, str):
            return parser_of(kind)(value.replace(",", " ") if kind.is_flags else value)
        return kind.values[value]
    if kind.name == "base64Binary":
        return bytes(value)
    if kind.name == "dateTime" and isinstance(value, str) and (match := _DATE.fullmatch(value)):
        return _EPOCH + int(match[1]) * _MILLISECOND
    text = _as_text(value)
    return text if kind.name in ("string", "char") else parser_of(kind)(text)


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        raise TypeError("an object or array is no simple value")
    return str(value)


def _write_any(value: Any) -> str:
    for kind, write in _WRITERS.items():
        if isinstance(value, kind):
            return write(value)
    return _quoted(str(value))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).translate(_ESCAPES)


def _date(value: datetime) -> str:
    try:
        moment = value.astimezone(UTC)
    except (OverflowError, ValueError):
        moment = value.replace(tzinfo=UTC)
    return rf'"\/Date({(moment - _EPOCH) // _MILLISECOND})\/"'


_WRITERS: dict[type, Callable[[Any], str]] = {
    bool: lambda value: "true" if value else "false",
    int: str,
    float: format_double,
    Decimal: format_decimal,
    datetime: _date,
    bytes: lambda value: f"[{','.join(map(str, value))}]",
}
