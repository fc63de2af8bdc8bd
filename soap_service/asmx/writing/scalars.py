"""The source of values without members: texts, numbers, times, enumerations."""

from __future__ import annotations

from soap_service.asmx.contract import Enumeration, Member, Scalar
from soap_service.asmx.lexical import FORMATTERS, INTEGERS, flags_formatter, parser_of
from soap_service.asmx.writing.module import Module

__all__ = ["inline", "scalar_piece", "text_of"]

_CHECKED = 'x if x.isprintable() and "<" not in x and "&" not in x and ">" not in x else esc(x)'
"""The text of ``x``, escaped; most texts need no escaping, and to see that is quicker here."""


def scalar_piece(
    module: Module, member: Member, kind: Scalar | Enumeration, value: str, target: str, null: str
) -> list[str]:
    """Return the lines that put an element of a scalar type into the variable ``target``.

    ``null`` is the source of what is written for None.
    """
    name = member.name
    if isinstance(kind, Scalar) and kind.name in ("string", "base64Binary"):
        text = _CHECKED if kind.name == "string" else "b64(x)"
        return [
            f"    x = {value}",
            f"    {target} = {null} if x is None else '<{name} />' if not x "
            f"else f'<{name}>{{{text}}}</{name}>'",
        ]
    written = _written_value(module, name, kind)
    lines = [f"    x = {value}", f"    {target} = {null} if x is None else {written}"]
    if member.default is not None:
        default = module.constant(parser_of(kind)(member.default))
        lines[1] = f"    {target} = '' if x is None or x == {default} else {written}"
    return lines


def _written_value(module: Module, name: str, kind: Scalar | Enumeration) -> str:
    """Return the expression of the element with the value of the variable ``x``."""
    if isinstance(kind, Scalar) and kind.name in INTEGERS:
        return f"'<{name}>%d</{name}>' % x"
    if isinstance(kind, Scalar) and kind.name == "boolean":
        return f"('<{name}>true</{name}>' if x else '<{name}>false</{name}>')"
    return f"f'<{name}>{{{text_of(module, kind)}}}</{name}>'"


def text_of(module: Module, kind: Scalar | Enumeration) -> str:
    """Return the expression of the escaped text of the variable ``x``."""
    if isinstance(kind, Enumeration):
        if kind.is_flags:
            return f"esc({module.constant(flags_formatter(kind))}(x))"
        return "esc(x)"
    if kind.name in INTEGERS:
        return "x:d"
    if kind.name == "boolean":
        return '"true" if x else "false"'
    if kind.name == "dateTime":
        return "dt(x)"
    return f"esc({module.constant(FORMATTERS.get(kind.name, str))}(x))"


def inline(member: Member, value: str) -> str | None:
    """Return the part of a format string for a value type that is always written.

    None is written as zero. The plus lets nothing but numbers pass where a number belongs.
    """
    kind = member.type
    if not isinstance(kind, Scalar) or not member.min_occurs or member.is_repeated:
        return None
    if member.nillable or member.default is not None:
        return None
    name = member.name
    if kind.name in INTEGERS:
        return f"<{name}>{{+({value} or 0)}}</{name}>"
    if kind.name == "boolean":
        return f'<{name}>{{"true" if {value} else "false"}}</{name}>'
    if kind.name == "dateTime":
        return f"<{name}>{{dt({value} or zero_time)}}</{name}>"
    return None
