"""The source of elements: one function per type, and the lines that write a member."""

from __future__ import annotations

from soap_service.asmx.contract import (
    AnyType,
    AnyXml,
    ComplexType,
    Enumeration,
    Member,
    Scalar,
)
from soap_service.asmx.lexical import zero_of
from soap_service.asmx.writing.module import Module
from soap_service.asmx.writing.scalars import inline, scalar_piece, text_of
from soap_service.naming import snake_case

__all__ = ["ElementSource", "single"]

_NIL = ' xsi:nil="true" />'


class ElementSource:
    """Writes the functions of types into a module, each once, and lines that use them."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._written: dict[int, str] = {}
        self._solid: dict[tuple[int, str], str] = {}

    def piece(self, member: Member, value: str, target: str) -> list[str]:
        """Return the lines that put the XML of one member into the variable ``target``."""
        if member.is_repeated:
            item = self._item_function(member)
            return [f"    {target} = '' if {value} is None else ''.join(map({item}, {value}))"]
        kind = member.type
        name = member.name
        null = repr(self.null(member))
        if isinstance(kind, AnyType):
            return [f"    {target} = {null} if {value} is None else any_type('{name}', {value})"]
        if isinstance(kind, AnyXml):
            return [f"    {target} = {null} if {value} is None else any_xml('{name}', {value})"]
        if isinstance(kind, ComplexType):
            return self._complex_piece(member, kind, value, target, null)
        return scalar_piece(self._module, member, kind, value, target, null)

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

    def null(self, member: Member) -> str:
        """Return what is written for None: nothing, nil, or the zero value."""
        kind = member.type
        name = member.name
        if member.nillable and not member.is_repeated:
            return f"<{name}{_NIL}"
        if not member.min_occurs or member.is_repeated or isinstance(kind, AnyType | AnyXml):
            return ""
        if isinstance(kind, ComplexType):
            content = "".join(self.null(inner) for inner in kind.all_members())
            if not kind.is_value_type:
                return ""
            return f"<{name}>{content}</{name}>" if content else f"<{name} />"
        if not kind.is_value_type:
            return ""
        text = self._module.evaluate(f"f'{{{text_of(self._module, kind)}}}'", zero_of(kind))
        return f"<{name}>{text}</{name}>"

    def _type_function(self, kind: ComplexType) -> str:
        """Return the name of the function that writes the members of a type."""
        if id(kind) in self._written:
            return self._written[id(kind)]
        name = self._written[id(kind)] = f"write_{len(self._written)}"
        lines = [f"def {name}(v):", *self._formatted(kind)]
        attributes = [
            f"def {name}_attributes(v):",
            f"    return {self.attributes(kind, 'v')}",
        ]
        if kind.derived:
            lines, attributes = self._dispatched(kind, name, lines, attributes)
        self._module.execute([*lines, *attributes])
        return name

    def _solid_function(self, kind: ComplexType, element: str) -> str:
        """Return the name of the function that writes an element of a type never empty."""
        key = (id(kind), element)
        if key not in self._solid:
            name = self._solid[key] = f"solid_{len(self._solid)}"
            self._module.execute([f"def {name}(v):", *self._formatted(kind, element)])
        return self._solid[key]

    def _formatted(self, kind: ComplexType, element: str = "") -> list[str]:
        """Return the lines of one formatting operation, the fastest way to a row of values."""
        lines: list[str] = []
        template = ""
        for index, member in enumerate(kind.all_members()):
            value = f"v.{snake_case(member.name)}"
            part = inline(member, value)
            if part is None:
                lines += self.piece(member, value, f"p{index}")
                part = f"{{p{index}}}"
            template += part
        if element:
            template = f"<{element}>{template}</{element}>"
        return [*lines, f"    return f'{template}'"]

    def _dispatched(
        self, kind: ComplexType, name: str, lines: list[str], attributes: list[str]
    ) -> tuple[list[str], list[str]]:
        """Make the functions choose by the class of the value (``xsi:type``, section 5)."""
        own = {child.name: self._type_function(child) for child in kind.derived}
        scope = self._module.scope
        table, marks = (
            self._module.constant({child: scope[f"{own[child]}{end}"] for child in own})
            for end in ("", "_attributes")
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

    def attributes(self, kind: ComplexType, value: str) -> str:
        """Return the expression of the attributes of a value."""
        parts = ["''"]
        for attribute in kind.all_attributes():
            assert isinstance(attribute.type, Scalar | Enumeration)
            is_text = attribute.type == Scalar("string")
            text = "x" if is_text else text_of(self._module, attribute.type)
            write = self._module.function(
                [
                    "def attribute(x):",
                    "    if x is None:",
                    "        return ''",
                    f"    return ' {attribute.name}=\"' + esc_attr({_string(text)}) + '\"'",
                ]
            )
            parts.append(f"{self._module.constant(write)}({value}.{snake_case(attribute.name)})")
        return " + ".join(parts)

    def _item_function(self, item: Member) -> str:
        lines = ["def item(i):", *self.piece(single(item), "i", "p"), "    return p"]
        return self._module.constant(self._module.function(lines))


def _is_solid(kind: ComplexType) -> bool:
    """Tell whether elements of the type are written alike and never empty."""
    if kind.derived or kind.all_attributes():
        return False
    return any(inline(member, "v") for member in kind.all_members())


def single(item: Member) -> Member:
    """Return one occurrence of a repeated member: always written, zero for a null value."""
    return Member(item.name, item.namespace, item.type, min_occurs=1, nillable=item.nillable)


def _string(expression: str) -> str:
    """Return an expression that is a string whatever format the inner one carries."""
    return f"f'{{{expression}}}'" if expression != "x" else "x"
