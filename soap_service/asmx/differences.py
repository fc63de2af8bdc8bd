"""Differences: what one contract says otherwise than another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from soap_service.asmx.contract import (
    ComplexType,
    Contract,
    Element,
    Enumeration,
    Member,
    Operation,
    Type,
)
from soap_service.asmx.pairing import item_of, paired_operations, paired_results, pairs


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two contracts say otherwise; None is said by the contract that lacks it.

    ``kind`` is ``service``, ``namespace``, ``port``, ``operation``, ``action``, ``element``,
    ``parameter``, ``result``, ``header``, ``type``, ``member``, ``order`` or ``value`` (of an
    enumeration).
    """

    kind: str
    name: str
    own: str | None
    other: str | None

    @property
    def change(self) -> Literal["added", "removed", "changed"]:
        """What happened on the way from the own contract to the other."""
        if self.own is None:
            return "added"
        return "removed" if self.other is None else "changed"


def differences(own: Contract, other: Contract) -> list[Difference]:
    """Return what the other contract says otherwise; documentation and addresses do not count."""
    return list(_Comparison(own, other).run())


class _Comparison:
    def __init__(self, own: Contract, other: Contract) -> None:
        self._own, self._other = own, other
        self._seen: set[tuple[int, int]] = set()
        self._walked: set[int] = set()

    def run(self) -> Iterator[Difference]:
        own, other = self._own, self._other
        yield from _changed("service", own.name, own.name, other.name)
        yield from _changed("namespace", own.name, own.namespace, other.namespace)
        yield from self._ports()
        for one, two in paired_operations(own, other):
            if one and two:
                yield from self._operation(one, two)
            else:
                yield from (
                    Difference("operation", lone.message_name, _signature(one), _signature(two))
                    for lone in (one, two)
                    if lone is not None
                )
        yield from self._types_left()

    def _ports(self) -> Iterator[Difference]:
        kinds = dict.fromkeys(port.kind for port in (*self._own.ports, *self._other.ports))
        for kind in kinds:
            own, other = (
                next((port.name for port in contract.ports if port.kind == kind), None)
                for contract in (self._own, self._other)
            )
            yield from _changed("port", kind, own, other)

    def _operation(self, own: Operation, other: Operation) -> Iterator[Difference]:
        name = own.message_name
        yield from _changed("operation", name, own.message_name, other.message_name)
        action = self._renamed(own.soap_action)
        if action != other.soap_action:
            yield Difference("action", name, own.soap_action, other.soap_action)
        yield from self._element(f"{name} (request)", own.request, other.request)
        if own.response and other.response:
            yield from self._element(f"{name} (response)", own.response, other.response)
        yield from _changed("operation", f"{name} (style)", _style(own), _style(other))
        yield from self._members(
            "parameter", name, pairs(own.parameters, other.parameters), other.parameters
        )
        yield from self._members("result", name, paired_results(own, other), other.results)
        for label, one, two in (
            ("in", own.in_headers, other.in_headers),
            ("out", own.out_headers, other.out_headers),
        ):
            for mine, theirs in pairs(one, two):
                yield from self._header(f"{name} ({label})", mine, theirs)

    def _element(self, name: str, own: Element, other: Element) -> Iterator[Difference]:
        yield from _changed("element", name, own.name, other.name)
        if self._renamed(own.namespace) != other.namespace:
            yield Difference("namespace", name, own.namespace, other.namespace)

    def _header(
        self, name: str, own: Element | None, other: Element | None
    ) -> Iterator[Difference]:
        yield from _changed("header", name, _name(own), _name(other))
        if own and other:
            yield from self._types(own.type, other.type)

    def _members(
        self,
        kind: str,
        owner: str,
        paired: Iterable[tuple[Member | None, Member | None]],
        others: tuple[Member, ...],
    ) -> Iterator[Difference]:
        common: list[Member] = []
        for own, other in paired:
            name = f"{owner}.{_name(own) or _name(other)}"
            if own and other:
                common.append(other)
                yield from self._member(kind, name, own, other)
            else:
                yield Difference(kind, name, _described(own), _described(other))
        places = [next(at for at, each in enumerate(others) if each is one) for one in common]
        if places != sorted(places):
            expected = ", ".join(each.name for each in common)
            found = ", ".join(others[place].name for place in sorted(places))
            yield Difference("order", owner, expected, found)

    def _member(self, kind: str, name: str, own: Member, other: Member) -> Iterator[Difference]:
        yield from _changed(kind, name, own.name, other.name)
        if _occurrence(own) != _occurrence(other) or not _is_of_a_kind(own, other):
            yield Difference(kind, name, _described(own), _described(other))
        yield from self._types(own.type, other.type)

    def _types(self, own: Type, other: Type) -> Iterator[Difference]:
        if (id(own), id(other)) in self._seen:
            return
        self._seen.add((id(own), id(other)))
        self._walked |= {id(own), id(other)}
        if isinstance(own, Enumeration) and isinstance(other, Enumeration):
            yield from self._type_names(own, other)
            yield from _values(own, other)
        elif isinstance(own, ComplexType) and isinstance(other, ComplexType):
            yield from self._type_names(own, other)
            members = other.all_members()
            yield from self._members("member", own.name, pairs(own.all_members(), members), members)
            attributes = other.all_attributes()
            yield from self._members(
                "member", own.name, pairs(own.all_attributes(), attributes), attributes
            )

    def _type_names(
        self, own: ComplexType | Enumeration, other: ComplexType | Enumeration
    ) -> Iterator[Difference]:
        yield from _changed("type", own.name, own.name, other.name)
        if self._renamed(own.namespace) != other.namespace:
            yield Difference("namespace", own.name, own.namespace, other.namespace)

    def _types_left(self) -> Iterator[Difference]:
        """Compare what no operation leads to by name; tell which types one side has alone."""
        left = (
            [kind for kind in contract.types if id(kind) not in self._walked]
            for contract in (self._own, self._other)
        )
        for own, other in pairs(*left):
            if own and other:
                yield from self._types(own, other)
            elif id(own or other) not in self._walked:
                name = _name(own) or _name(other) or ""
                yield Difference("type", name, _name(own), _name(other))

    def _renamed(self, text: str) -> str:
        """Return a text of the own contract in the namespace of the other."""
        own = self._own.namespace
        return self._other.namespace + text[len(own) :] if text.startswith(own) else text


def _name(thing: Element | Member | ComplexType | Enumeration | None) -> str | None:
    return None if thing is None else thing.name


def _changed(kind: str, name: str, own: str | None, other: str | None) -> Iterator[Difference]:
    if own != other:
        yield Difference(kind, name, own, other)


def _values(own: Enumeration, other: Enumeration) -> Iterator[Difference]:
    for value in own.values:
        if value not in other.values:
            yield Difference("value", f"{own.name}.{value}", value, None)
    for value in other.values:
        if value not in own.values:
            yield Difference("value", f"{own.name}.{value}", None, value)


def _style(operation: Operation) -> str:
    style = "bare" if operation.is_bare else "wrapped"
    return f"{style}, one way" if operation.is_one_way else style


def _signature(operation: Operation | None) -> str | None:
    if operation is None:
        return None
    results = ", ".join(_type_text(member) for member in operation.results) or "void"
    parameters = ", ".join(f"{_type_text(each)} {each.name}" for each in operation.parameters)
    return f"{results} ({parameters})"


def _described(member: Member | None) -> str | None:
    if member is None:
        return None
    return " ".join((_type_text(member), *_occurrence(member)))


def _type_text(member: Member) -> str:
    item = item_of(member)
    return member.type.name if item is None else f"{_type_text(item)}[]"


def _occurrence(member: Member) -> tuple[str, ...]:
    upper = "unbounded" if member.max_occurs is None else str(member.max_occurs)
    return (
        f"{member.min_occurs}..{upper}",
        *(("nillable",) if member.nillable else ()),
        *((f"default {member.default}",) if member.default is not None else ()),
    )


def _is_of_a_kind(own: Member, other: Member) -> bool:
    """Tell whether the types are the same simple one, or both of a kind that has a name."""
    if isinstance(own.type, ComplexType | Enumeration):
        return type(own.type) is type(other.type)
    return own.type == other.type
