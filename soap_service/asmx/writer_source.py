"""The source of the writers: one function per type, generated from the contract.

Names of elements are part of the source, everything else that a WSDL says reaches the functions
as a constant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from soap_service.asmx.binary import format_base64
from soap_service.asmx.contract import (
    AnyType,
    AnyXml,
    ComplexType,
    Element,
    Enumeration,
    Member,
    Operation,
    Scalar,
)
from soap_service.asmx.dates import format_datetime
from soap_service.asmx.escape import escape, escape_attribute
from soap_service.asmx.lexical import (
    FORMATTERS,
    INTEGERS,
    flags_formatter,
    parser_of,
    zero_of,
)
from soap_service.asmx.pieces import any_type, any_xml, binary_pieces, close_rows
from soap_service.asmx.records import Records
from soap_service.naming import snake_case

Answer = Callable[[Any], Iterator[str]]
"""Takes a result, a tuple when there are several, and yields the content of the body."""

_NIL = ' xsi:nil="true" />'
_CHECKED = 'x if x.isprintable() and "<" not in x and "&" not in x and ">" not in x else esc(x)'
"""The text of ``x``, escaped; most texts need no escaping, and to see that is quicker here."""
_BATCH = 32_768
"""Characters of array items that leave together."""


def start_tag(name: str, namespace: str) -> str:
    """Return the beginning of a start tag that declares its namespace as the default one."""
    return f'<{name} xmlns="{escape_attribute(namespace)}"'


class WriterCompiler:
    """Generates one module of functions for the types of a contract."""

    def __init__(self, records: Records) -> None:
        self._names = {record: name for name, record in records.items()}
        self._scope: dict[str, Any] = {
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
            "NIL": _NIL,
        }
        self._written: dict[int, str] = {}
        self._solid: dict[tuple[int, str], str] = {}

    # Operations

    def answer(self, operation: Operation) -> Answer:
        """Return what writes the results of an operation."""
        response = operation.response
        if response is None:
            return lambda _: iter(())
        if operation.is_bare:
            member = Member(response.name, response.namespace, response.type, nillable=True)
            return self._bare(member)
        members = operation.results
        return self._wrapper(response, members)

    def header(self, element: Element) -> Callable[[object], str]:
        """Return what writes a header with its namespace."""
        member = Member(element.name, element.namespace, element.type)
        write = self._bare(member)
        return lambda value: "".join(write(value))

    def _bare(self, member: Member) -> Answer:
        body = [*self._piece(member, "r", "p0"), "    yield p0"]
        tag = f"<{member.name}"
        start = start_tag(member.name, member.namespace)
        write = self._function(["def answer(r):", *body])

        def answer(result: Any) -> Iterator[str]:
            text = "".join(write(result))
            yield f"{start}{text[len(tag) :]}"

        return answer

    def _wrapper(self, response: Element, members: tuple[Member, ...]) -> Answer:
        start = start_tag(response.name, response.namespace)
        if not members:
            return lambda _: iter((f"{start} />",))
        opening = f"{{{self._constant(start)}}}"
        values = ", ".join(f"v{index}" for index in range(len(members)))
        lines = ["def answer(result):", f"    {values} = result"]
        if len(members) == 1:
            lines = ["def answer(v0):"]
        first = members[0]
        if len(members) == 1 and self._streams(first):
            lines += self._streamed(first, opening, f"</{response.name}>")
        else:
            pieces = [f"p{index}" for index in range(len(members))]
            for index, member in enumerate(members):
                lines += self._piece(member, f"v{index}", f"p{index}")
            joined = " + ".join(pieces)
            lines += [
                f"    content = {joined}",
                f"    yield f'{opening}>{{content}}</{response.name}>' if content "
                f"else f'{opening} />'",
            ]
        answer: Answer = self._function(lines)
        return answer

    # Streaming: a result whose array or binary member leaves piece by piece

    def _streams(self, member: Member) -> bool:
        kind = member.type
        if isinstance(kind, Scalar):
            return kind.name == "base64Binary"
        if not isinstance(kind, ComplexType) or member.is_repeated:
            return False
        if kind.array_item is not None:
            return True
        return not kind.derived and any(self._has_items(inner) for inner in kind.all_members())

    def _has_items(self, member: Member) -> bool:
        kind = member.type
        if isinstance(kind, ComplexType):
            return kind.array_item is not None and not member.is_repeated
        return kind == Scalar("base64Binary")

    def _streamed(self, member: Member, opening: str, closing: str) -> list[str]:
        kind = member.type
        if isinstance(kind, ComplexType) and kind.array_item is None:
            return [
                "    if v0 is None:",
                *self._indent(self._absent(member, opening, closing)),
                "        return",
                f"    yield f'{opening}><{member.name}' + {self._attributes(kind, 'v0')} + '>'",
                *self._stream_members(kind),
                f"    yield '</{member.name}>{closing}'",
            ]
        return [
            "    if v0 is None:",
            *self._indent(self._absent(member, opening, closing)),
            "        return",
            f"    yield f'{opening}>'",
            *self._stream_member(member, "v0"),
            f"    yield '{closing}'",
        ]

    def _absent(self, member: Member, opening: str, closing: str) -> list[str]:
        lines = self._piece(member, "v0", "p0")
        return [
            *lines,
            f"    yield f'{opening}>{{p0}}{closing}' if p0 else f'{opening} />'",
        ]

    def _stream_members(self, kind: ComplexType) -> list[str]:
        lines: list[str] = []
        pieces: list[str] = []
        for index, member in enumerate(kind.all_members()):
            attribute = f"v0.{snake_case(member.name)}"
            if self._has_items(member):
                if pieces:
                    lines.append(f"    yield {' + '.join(pieces)}")
                    pieces = []
                lines += self._stream_member(member, attribute)
            else:
                lines += self._piece(member, attribute, f"p{index}")
                pieces.append(f"p{index}")
        if pieces:
            lines.append(f"    yield {' + '.join(pieces)}")
        return lines

    def _stream_member(self, member: Member, value: str) -> list[str]:
        kind = member.type
        absent = self._null(member)
        if isinstance(kind, Scalar):
            return [
                f"    x = {value}",
                "    if not x:",
                f"        yield {absent!r} if x is None else '<{member.name} />'",
                "    else:",
                f"        yield '<{member.name}>'",
                "        yield from binary(x)",
                f"        yield '</{member.name}>'",
            ]
        assert isinstance(kind, ComplexType)
        item = kind.array_item
        assert item is not None
        return [
            f"    x = {value}",
            "    if x is None:",
            f"        yield {absent!r}",
            "    else:",
            f"        opening = '<{member.name}>'",
            "        rows, batch, size = x, [], 0",
            "        try:",
            "            for i in rows:",
            *self._indent(self._indent(self._indent(self._piece(_single(item), "i", "p")))),
            "                batch.append(p)",
            "                size += len(p)",
            f"                if size > {_BATCH}:",
            "                    yield opening + ''.join(batch)",
            "                    opening, size = '', 0",
            "                    batch.clear()",
            "        finally:",
            "            close(rows)",
            "        if opening and not batch:",
            f"            yield '<{member.name} />'",
            "        else:",
            f"            yield opening + ''.join(batch) + '</{member.name}>'",
        ]

    # Members

    def _piece(self, member: Member, value: str, target: str) -> list[str]:
        """Return the lines that put the XML of one member into the variable ``target``."""
        if member.is_repeated:
            item = self._item_function(member)
            return [f"    {target} = '' if {value} is None else ''.join(map({item}, {value}))"]
        kind = member.type
        name = member.name
        null = repr(self._null(member))
        if isinstance(kind, AnyType):
            return [f"    {target} = {null} if {value} is None else any_type('{name}', {value})"]
        if isinstance(kind, AnyXml):
            return [f"    {target} = {null} if {value} is None else any_xml('{name}', {value})"]
        if isinstance(kind, ComplexType):
            return self._complex_piece(member, kind, value, target, null)
        return self._scalar_piece(member, kind, value, target, null)

    def _scalar_piece(
        self, member: Member, kind: Scalar | Enumeration, value: str, target: str, null: str
    ) -> list[str]:
        name = member.name
        if isinstance(kind, Scalar) and kind.name in ("string", "base64Binary"):
            text = _CHECKED if kind.name == "string" else "b64(x)"
            return [
                f"    x = {value}",
                f"    {target} = {null} if x is None else '<{name} />' if not x "
                f"else f'<{name}>{{{text}}}</{name}>'",
            ]
        written = self._written_value(name, kind)
        lines = [f"    x = {value}", f"    {target} = {null} if x is None else {written}"]
        if member.default is not None:
            default = self._constant(parser_of(kind)(member.default))
            lines[1] = f"    {target} = '' if x is None or x == {default} else {written}"
        return lines

    def _written_value(self, name: str, kind: Scalar | Enumeration) -> str:
        """Return the expression of the element with the value of the variable ``x``."""
        if isinstance(kind, Scalar) and kind.name in INTEGERS:
            return f"'<{name}>%d</{name}>' % x"
        if isinstance(kind, Scalar) and kind.name == "boolean":
            return f"('<{name}>true</{name}>' if x else '<{name}>false</{name}>')"
        return f"f'<{name}>{{{self._text(kind)}}}</{name}>'"

    def _text(self, kind: Scalar | Enumeration) -> str:
        """Return the expression of the escaped text of the variable ``x``."""
        if isinstance(kind, Enumeration):
            if kind.is_flags:
                return f"esc({self._constant(flags_formatter(kind))}(x))"
            return "esc(x)"
        if kind.name in INTEGERS:
            return "x:d"
        if kind.name == "boolean":
            return '"true" if x else "false"'
        if kind.name == "dateTime":
            return "dt(x)"
        return f"esc({self._constant(FORMATTERS.get(kind.name, str))}(x))"

    def _complex_piece(
        self, member: Member, kind: ComplexType, value: str, target: str, null: str
    ) -> list[str]:
        name = member.name
        item = kind.array_item
        if item is None and _is_solid(kind):
            write = self._solid_function(kind, name)
            return [f"    {target} = {null} if {value} is None else {write}({value})"]
        if item is not None:
            write = self._item_function(item)
            content = f"''.join(map({write}, {value}))"
            attributes = ""
        else:
            write = self._type_function(kind)
            content = f"{write}({value})"
            plain = not kind.derived and not kind.all_attributes()
            attributes = "" if plain else f"{{{write}_attributes({value})}}"
        return [
            f"    if {value} is None:",
            f"        {target} = {null}",
            "    else:",
            f"        x = {content}",
            f"        a = f'<{name}{attributes}'",
            f"        {target} = f'{{a}}>{{x}}</{name}>' if x else f'{{a}} />'",
        ]

    def _null(self, member: Member) -> str:
        """Return what is written for None: nothing, nil, or the zero value."""
        kind = member.type
        name = member.name
        if member.nillable and not member.is_repeated:
            return f"<{name}{_NIL}"
        if not member.min_occurs or member.is_repeated or isinstance(kind, AnyType | AnyXml):
            return ""
        if isinstance(kind, ComplexType):
            content = "".join(self._null(inner) for inner in kind.all_members())
            if not kind.is_value_type:
                return ""
            return f"<{name}>{content}</{name}>" if content else f"<{name} />"
        if not kind.is_value_type:
            return ""
        text = eval(f"f'{{{self._text(kind)}}}'", {**self._scope, "x": zero_of(kind)})
        return f"<{name}>{text}</{name}>"

    # Types

    def _type_function(self, kind: ComplexType) -> str:
        """Return the name of the function that writes the members of a type."""
        if id(kind) in self._written:
            return self._written[id(kind)]
        name = self._written[id(kind)] = f"write_{len(self._written)}"
        lines = [f"def {name}(v):", *self._formatted(kind)]
        attributes = [
            f"def {name}_attributes(v):",
            f"    return {self._attributes(kind, 'v')}",
        ]
        if kind.derived:
            lines, attributes = self._dispatched(kind, name, lines, attributes)
        self._execute([*lines, *attributes])
        return name

    def _solid_function(self, kind: ComplexType, element: str) -> str:
        """Return the name of the function that writes an element of a type never empty."""
        key = (id(kind), element)
        if key not in self._solid:
            name = self._solid[key] = f"solid_{len(self._solid)}"
            self._execute([f"def {name}(v):", *self._formatted(kind, element)])
        return self._solid[key]

    def _formatted(self, kind: ComplexType, element: str = "") -> list[str]:
        """Return the lines of one formatting operation, the fastest way to a row of values."""
        lines: list[str] = []
        template = ""
        for index, member in enumerate(kind.all_members()):
            value = f"v.{snake_case(member.name)}"
            inline = _inline(member, value)
            if inline is None:
                lines += self._piece(member, value, f"p{index}")
                inline = f"{{p{index}}}"
            template += inline
        if element:
            template = f"<{element}>{template}</{element}>"
        return [*lines, f"    return f'{template}'"]

    def _dispatched(
        self, kind: ComplexType, name: str, lines: list[str], attributes: list[str]
    ) -> tuple[list[str], list[str]]:
        """Make the functions choose by the class of the value (``xsi:type``, section 5)."""
        own = {child.name: self._type_function(child) for child in kind.derived}
        table = self._constant({name: self._scope[write] for name, write in own.items()})
        marks = self._constant(
            {name: self._scope[f"{write}_attributes"] for name, write in own.items()}
        )
        lines = [
            lines[0],
            f"    other = {table}.get(type_name(v))",
            "    if other is not None:",
            "        return other(v)",
            *lines[1:],
        ]
        attributes = [
            attributes[0],
            f"    other = {marks}.get(type_name(v))",
            "    if other is not None:",
            "        return f' xsi:type=\"{type_name(v)}\"' + other(v)",
            *attributes[1:],
        ]
        return lines, attributes

    def _attributes(self, kind: ComplexType, value: str) -> str:
        parts = ["''"]
        for attribute in kind.all_attributes():
            assert isinstance(attribute.type, Scalar | Enumeration)
            text = self._text(attribute.type) if attribute.type != Scalar("string") else "x"
            write = self._function(
                [
                    "def attribute(x):",
                    "    if x is None:",
                    "        return ''",
                    f"    return ' {attribute.name}=\"' + esc_attr({_string(text)}) + '\"'",
                ]
            )
            parts.append(f"{self._constant(write)}({value}.{snake_case(attribute.name)})")
        return " + ".join(parts)

    def _item_function(self, item: Member) -> str:
        lines = ["def item(i):", *self._piece(_single(item), "i", "p"), "    return p"]
        return self._constant(self._function(lines))

    def _constant(self, value: object) -> str:
        name = f"c{len(self._scope)}"
        self._scope[name] = value
        return name

    def _function(self, lines: list[str]) -> Any:
        self._execute(lines)
        return self._scope[lines[0].split()[1].split("(")[0]]

    def _execute(self, lines: list[str]) -> None:
        exec(compile("\n".join(lines), "<compiled writer>", "exec"), self._scope)

    @staticmethod
    def _indent(lines: list[str]) -> list[str]:
        return [f"    {line}" for line in lines]

    def _type_name(self, value: object) -> str:
        return self._names.get(type(value), type(value).__name__)


def _is_solid(kind: ComplexType) -> bool:
    """Tell whether elements of the type are written alike and never empty."""
    if kind.derived or kind.all_attributes():
        return False
    return any(_inline(member, "v") for member in kind.all_members())


def _inline(member: Member, value: str) -> str | None:
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


def _single(item: Member) -> Member:
    """Return one occurrence of a repeated member: always written, zero for a null value."""
    return Member(item.name, item.namespace, item.type, min_occurs=1, nillable=item.nillable)


def _string(expression: str) -> str:
    """Return an expression that is a string whatever format the inner one carries."""
    return f"f'{{{expression}}}'" if expression != "x" else "x"
