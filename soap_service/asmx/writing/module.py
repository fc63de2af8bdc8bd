"""The module of generated functions: its names, its constants, and how source becomes functions."""

from __future__ import annotations

from typing import Any

from soap_service.asmx.binary import format_base64
from soap_service.asmx.contract import Scalar
from soap_service.asmx.dates import format_datetime
from soap_service.asmx.escape import escape, escape_attribute
from soap_service.asmx.lexical import zero_of
from soap_service.asmx.records import Records
from soap_service.asmx.writing.pieces import any_type, any_xml, binary_pieces, close_rows

__all__ = ["Module"]


class Module:
    """What generated functions find beside themselves: helpers, constants and each other."""

    def __init__(self, records: Records) -> None:
        self._names = {record: name for name, record in records.items()}
        self.scope: dict[str, Any] = {
            "esc": escape,
            "esc_attr": escape_attribute,
            "dt": format_datetime,
            "zero_time": zero_of(Scalar("dateTime")),
            "b64": format_base64,
            "binary": binary_pieces,
            "any_type": any_type,
            "any_xml": any_xml,
            "type_name": self._type_name,
            "close": close_rows,
        }

    def constant(self, value: object) -> str:
        """Return the name under which generated functions find a value."""
        name = f"c{len(self.scope)}"
        self.scope[name] = value
        return name

    def function(self, lines: list[str]) -> Any:
        """Return the function that lines define."""
        self.execute(lines)
        return self.scope[lines[0].split()[1].split("(")[0]]

    def evaluate(self, expression: str, x: object) -> Any:
        """Return what an expression of the variable ``x`` is."""
        return eval(expression, {**self.scope, "x": x})

    def execute(self, lines: list[str]) -> None:
        """Add what lines define."""
        exec(compile("\n".join(lines), "<compiled writer>", "exec"), self.scope)

    def _type_name(self, value: object) -> str:
        return self._names.get(type(value), type(value).__name__)
