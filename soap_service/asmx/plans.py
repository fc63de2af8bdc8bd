"""Plans: what the content of an element is, compiled once from the contract.

A plan opens a frame for each element of its type; the frame stores the value when the element
ends. The reading rules are those of the wire rules, section 3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any

from soap_service.asmx.contract import (
    XSD,
    XSI,
    AnyType,
    AnyXml,
    ComplexType,
    Enumeration,
    Member,
    Operation,
    Scalar,
    Type,
)
from soap_service.asmx.exceptions import LexicalError
from soap_service.asmx.frames import (
    SKIP,
    ArrayFrame,
    BinaryFrame,
    Children,
    Members,
    ObjectFrame,
    PlacedMembers,
    Plan,
    Run,
    TextFrame,
    TreeFrame,
)
from soap_service.asmx.lexical import (
    PARSERS,
    Parser,
    Untyped,
    parser_of,
    zero_of,
)
from soap_service.asmx.records import Records, record_fields

_NIL = f"{XSI}}}nil"
_TYPE = f"{XSI}}}type"
TRUE = ("true", "1")


class OperationPlan:
    """The wrapper element of an operation, or its bare parameter."""

    def __init__(self, operation: Operation, compiler: PlanCompiler) -> None:
        self._tag = operation.request.tag[1:]
        self._is_bare = operation.is_bare
        self._children = compiler.children(operation.parameters)
        self.defaults = _defaults(operation.parameters, compiler.records)
        self._bare = compiler.plan(operation.request.type, operation.request.nillable)

    def open(self, run: Run, tag: str, attributes: dict[str, str]) -> None:
        if tag != self._tag:
            run.push(SKIP)
        elif self._is_bare:
            self._bare.open(run, attributes, run.envelope.arguments, 0)
        else:
            is_known = run.reader.assumed_namespace is None
            frame = Members if is_known else PlacedMembers
            run.push(frame(self._children, run.envelope.arguments))


class _ObjectPlan:
    """A class or struct, and the derived classes that ``xsi:type`` may name."""

    def __init__(self, kind: ComplexType, nillable: bool) -> None:
        self.kind = kind
        self.nillable = nillable
        self.children: Children = {}
        self.record: Callable[..., Any] = object
        self.defaults: Callable[[], list[Any]] = list
        self.attributes: list[tuple[str, int, Parser]] = []
        self.derived: dict[tuple[str, str], _ObjectPlan] = {}

    def open(self, run: Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        plan = self
        if attributes:
            if self.nillable and attributes.get(_NIL, "").strip() in TRUE:
                target[slot] = None
                run.push(SKIP)
                return
            if _TYPE in attributes:
                plan = self._derived(run, attributes[_TYPE])
        values = plan.defaults()
        for name, index, parse in plan.attributes if attributes else ():
            if name in attributes:
                values[index] = _attribute(run, parse, attributes[name])
        run.push(ObjectFrame(plan.children, values, plan.record, target, slot))

    def _derived(self, run: Run, qname: str) -> _ObjectPlan:
        key = run.resolve(qname)
        plan = self.derived.get(key)
        if plan is None:
            namespace, _, name = run.tag.rpartition("}")
            raise run.unreadable_here(
                f"The specified type was not recognized: name='{key[1]}', namespace='{key[0]}', "
                f"at <{name} xmlns='{namespace}'>."
            )
        return plan


def _attribute(run: Run, parse: Parser, text: str) -> Any:
    try:
        return parse(text)
    except LexicalError as error:
        run.fail(str(error))
        return None


class _ArrayPlan:
    """An ``ArrayOfX``: a list of its items; nil is null whatever the schema says."""

    def __init__(self, item: Member, plan: Plan) -> None:
        self._tag = item.tag[1:]
        self._plan = plan

    def open(self, run: Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        if attributes and attributes.get(_NIL, "").strip() in TRUE:
            target[slot] = None
            run.push(SKIP)
            return
        items: list[Any] = []
        target[slot] = items
        run.push(ArrayFrame(self._tag, self._plan, items))


class _ScalarPlan:
    """A simple value."""

    def __init__(self, parse: Parser, nillable: bool) -> None:
        self._parse = parse
        self._nillable = nillable

    def open(self, run: Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        if attributes and self._nillable and attributes.get(_NIL, "").strip() in TRUE:
            target[slot] = None
            run.push(SKIP)
        else:
            run.push(TextFrame(self._parse, target, slot))


class _Base64Plan:
    """A base64 value, decoded while it arrives."""

    def __init__(self, nillable: bool) -> None:
        self._nillable = nillable

    def open(self, run: Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        if attributes and self._nillable and attributes.get(_NIL, "").strip() in TRUE:
            target[slot] = None
            run.push(SKIP)
        else:
            run.push(BinaryFrame(target, slot))


class _AnyTypePlan:
    """An ``object``: typed by ``xsi:type``, else its text."""

    def open(self, run: Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        if attributes.get(_NIL, "").strip() in TRUE:
            target[slot] = None
            run.push(SKIP)
            return
        parse: Parser = Untyped
        if _TYPE in attributes:
            namespace, name = run.resolve(attributes[_TYPE])
            parse = PARSERS.get(name, str) if namespace == XSD else str
        run.push(TextFrame(parse, target, slot))


class _AnyXmlPlan:
    """An ``XmlNode``: the first element inside, as an lxml element."""

    def open(self, run: Run, attributes: dict[str, str], target: Any, slot: Any) -> None:
        run.push(TreeFrame(target, slot))


# The compiler


class PlanCompiler:
    """Makes plans of types, each complex type once so that recursive types end."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._objects: dict[tuple[int, bool], _ObjectPlan] = {}

    def plan(self, kind: Type, nillable: bool) -> Plan:
        if isinstance(kind, ComplexType):
            item = kind.array_item
            if item is not None:
                return _ArrayPlan(item, self.plan(item.type, item.nillable))
            return self._object(kind, nillable)
        if isinstance(kind, AnyType):
            return _AnyTypePlan()
        if isinstance(kind, AnyXml):
            return _AnyXmlPlan()
        if kind == Scalar("base64Binary"):
            return _Base64Plan(nillable)
        return _ScalarPlan(parser_of(kind), nillable)

    def children(self, members: Iterable[Member]) -> Children:
        return {
            member.tag[1:]: (slot, self.plan(member.type, member.nillable), member.is_repeated)
            for slot, member in enumerate(members)
        }

    def _object(self, kind: ComplexType, nillable: bool) -> _ObjectPlan:
        key = (id(kind), nillable)
        if key in self._objects:
            return self._objects[key]
        plan = self._objects[key] = _ObjectPlan(kind, nillable)
        if kind.name not in self.records:
            return plan
        named = list(record_fields(kind))
        plan.record = _positional(self.records[kind.name], [name for name, _ in named])
        plan.defaults = _defaults([member for _, member in named], self.records)
        plan.children = self.children(kind.all_members())
        offset = len(kind.all_members())
        plan.attributes = [
            (attribute.name, offset + index, parser_of(attribute.type))
            for index, attribute in enumerate(kind.all_attributes())
            if isinstance(attribute.type, Scalar | Enumeration)
        ]
        for child in kind.family():
            plan.derived[child.namespace, child.name] = self._object(child, nillable)
        return plan


def _positional(record: type[Any], names: list[str]) -> Callable[..., Any]:
    """Return the record's constructor taking values in wire order."""
    if [item.name for item in fields(record)] == names:
        return record
    return lambda *values: record(**dict(zip(names, values, strict=True)))


def _defaults(members: Iterable[Member], records: Records) -> Callable[[], list[Any]]:
    """Return what makes the values of members that are missing: zero, or null (section 3)."""
    makers = [default_maker(member, records) for member in members]
    constants = [make() for make in makers]
    classes = {list, *records.values()}
    if not any(type(value) in classes for value in constants):
        return constants.copy
    return lambda: [make() for make in makers]


def default_maker(member: Member, records: Records) -> Callable[[], Any]:
    """Return what makes the value of a member that is missing: zero, or null (section 3)."""
    kind = member.type
    if member.is_list:
        return list
    if member.nillable or member.is_repeated or isinstance(kind, AnyType | AnyXml):
        return _null
    if isinstance(kind, ComplexType):
        is_struct = kind.is_value_type and member.min_occurs and kind.name in records
        return records[kind.name] if is_struct else _null
    if member.default is not None:
        value = parser_of(kind)(member.default)
    else:
        value = zero_of(kind) if member.min_occurs else None
    return lambda: value


def _null() -> None:
    return None
