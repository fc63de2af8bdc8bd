"""Guides: what is to be said of each service that is published, its functions and their types.

Of a contract that an operator brought its functions and types are told, in the words of its
documentation or else in ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from soap_service.asmx import Contract
from soap_service.asmx.contract import ComplexType, Enumeration, Member, Operation, Type
from soap_service.contracts.evidence import Evidence, read_remark
from soap_service.contracts.own import evidence_of
from soap_service.contracts.publications import Publication

__all__ = ["Explained", "Function", "Guide", "Value", "guides"]

_UNKNOWN = Evidence("unknown", "")
_BROUGHT = "Published by a contract that the operator of this server brought."


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter or member: its type in words, and the name of a type that is explained."""

    name: str
    type: str
    explained: str = ""


@dataclass(frozen=True, slots=True)
class Function:
    """An operation; ``words`` is what a search looks at, in lower case.

    One that is not available is published, but nothing answers it.
    """

    name: str
    message_name: str
    evidence: Evidence
    inputs: tuple[Value, ...]
    result: str
    returns: tuple[Value, ...]
    is_available: bool
    words: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A type: its members, or the values of an enumeration."""

    name: str
    members: tuple[Value, ...] = ()
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """A service as the page shows it; ``anchor`` is its name in links."""

    anchor: str
    name: str
    path: str
    namespace: str
    remark: str
    is_proposed: bool
    functions: tuple[Function, ...]
    types: tuple[Explained, ...]

    def with_functions(self, functions: tuple[Function, ...]) -> Guide:
        """Return the same with some of its functions, and the types that these lead to."""
        named = {each.name: each for each in self.types}
        wanted: set[str] = set()
        left = [value for one in functions for value in (*one.inputs, *one.returns)]
        while left:
            name = left.pop().explained
            if name in named and name not in wanted:
                wanted.add(name)
                left.extend(named[name].members)
        types = tuple(each for each in self.types if each.name in wanted)
        return replace(self, functions=functions, types=types)


def guides(published: Iterable[Publication], wsdl_dir: Path) -> list[Guide]:
    """Return what is to be said of each service that is published. Raises `ConfigError`."""
    return [_guide(each, wsdl_dir) for each in published]


def _guide(published: Publication, wsdl_dir: Path) -> Guide:
    service, contract = published.service, published.contract
    evidence = _evidence(published, wsdl_dir)
    available = set(service.implemented(published.own.operations))
    operations = sorted(contract.operations.items(), key=lambda item: item[0].lower())
    usual = _usual_names(contract)
    functions = tuple(
        _function(
            contract,
            operation,
            evidence[name],
            usual,
            is_available=published.operations.get(name, "") in available,
        )
        for name, operation in operations
    )
    own_remark = read_remark(wsdl_dir / f"{service.name}.json")
    return Guide(
        anchor=service.name,
        name=contract.name,
        path=service.path,
        namespace=contract.namespace,
        remark=_BROUGHT if published.file else own_remark,
        is_proposed=service.is_proposed,
        functions=functions,
        types=tuple(_types(contract)),
    )


def _evidence(published: Publication, wsdl_dir: Path) -> dict[str, Evidence]:
    """Return what is known of each published operation.

    An operator's contract is certain whatever ours is, and notes on our names may not hold for it.
    """
    known = evidence_of(published.service, wsdl_dir)
    found = {}
    for name, operation in published.contract.operations.items():
        facts = known.get(published.operations.get(name, ""), _UNKNOWN)
        if published.file:
            summary = operation.documentation or facts.summary
            facts = replace(facts, source="", summary=summary, notes=())
        found[name] = facts
    return found


def _usual_names(contract: Contract) -> frozenset[str]:
    """Return the names that nearly all functions take or return, which nobody looks for."""
    operations = contract.operations.values()
    counts = Counter(name for each in operations for name in {it.name for it in _members(each)})
    return frozenset(name for name, count in counts.items() if count > len(operations) * 0.8)


def _function(
    contract: Contract,
    operation: Operation,
    evidence: Evidence,
    usual: frozenset[str],
    *,
    is_available: bool,
) -> Function:
    inputs = tuple(map(_value, operation.parameters))
    result, returns = _answer(operation)
    words = (
        contract.name,
        operation.name,
        operation.message_name,
        evidence.summary,
        *evidence.notes,
        *(value.name for value in (*inputs, *returns) if value.name not in usual),
        *(value.type for value in (*inputs, *returns)),
        "obsolete" if evidence.is_obsolete else "",
        "" if is_available else "not available",
        evidence.source,
    )
    return Function(
        operation.name,
        operation.message_name,
        evidence,
        inputs,
        result,
        returns,
        is_available,
        " ".join(words).lower(),
    )


def _answer(operation: Operation) -> tuple[str, tuple[Value, ...]]:
    """Return the name of the type of the result and its members, or else what is returned."""
    result = _shown_result(operation)
    if result is None:
        return "", tuple(map(_value, operation.results))
    return result.name, tuple(map(_value, result.all_members()))


def _shown_result(operation: Operation) -> ComplexType | None:
    """Return the type whose members stand with the function: that of a single structure."""
    types = [member.type for member in operation.results]
    match types:
        case [ComplexType(array_item=None) as result]:
            return result
    return None


def _value(member: Member) -> Value:
    words, explained = _words_for(member.type)
    if member.is_repeated:
        words = f"list of {words}"
    return Value(member.name, words, explained)


def _words_for(type_: Type) -> tuple[str, str]:
    """Return a type in words, and its name or that of its items if it is explained."""
    item = type_.array_item if isinstance(type_, ComplexType) else None
    if item is not None:
        words, explained = _words_for(item.type)
        return f"list of {words}", explained
    return type_.name, type_.name if isinstance(type_, ComplexType | Enumeration) else ""


def _types(contract: Contract) -> Iterator[Explained]:
    """Yield the types that parameters and members have, and those of theirs, by name."""
    found = _found_types(contract)
    for name in sorted(found, key=str.lower):
        type_ = found[name]
        if isinstance(type_, Enumeration):
            yield Explained(name, values=type_.values)
        elif not type_.array_item:
            yield Explained(name, tuple(map(_value, type_.all_members())))


def _found_types(contract: Contract) -> dict[str, ComplexType | Enumeration]:
    found: dict[str, ComplexType | Enumeration] = {}
    left = [member for each in contract.operations.values() for member in _members(each)]
    while left:
        type_ = left.pop().type
        if isinstance(type_, ComplexType | Enumeration) and type_.name not in found:
            found[type_.name] = type_
            left += type_.all_members() if isinstance(type_, ComplexType) else ()
    return found


def _members(operation: Operation) -> tuple[Member, ...]:
    result = _shown_result(operation)
    return (*operation.parameters, *(result.all_members() if result else operation.results))
