"""The reference: a page on every service and function, made from the contracts and their evidence.

It can be searched without a script: ``?q=words`` shows the functions that hold all of the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from posixpath import dirname, relpath

from soap_service.asmx import Contract, error_pages, http
from soap_service.asmx.contract import ComplexType, Enumeration, Member, Operation, Type
from soap_service.asmx.html import render
from soap_service.asmx.http import Request, Response
from soap_service.asmx.query import Query
from soap_service.contracts.evidence import Evidence, read_remark
from soap_service.contracts.own import contract_of, evidence_of
from soap_service.services import SERVICES, Service
from soap_service.web import Page

__all__ = ["PATH", "Guide", "guides", "link_from", "reference"]

PATH = "/Services2/"
"""The address of the page."""

_FOLDER = PATH.lower().rstrip("/")
_MOVED = "301 Moved Permanently"
_MAX_QUERY = 200
_UNKNOWN = Evidence("unknown", "")


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter or member: its type in words, and the name of a type that is explained."""

    name: str
    type: str
    explained: str = ""
    may_be_absent: bool = False


@dataclass(frozen=True, slots=True)
class Function:
    """An operation; ``words`` is what a search looks at, in lower case."""

    name: str
    message_name: str
    evidence: Evidence
    inputs: tuple[Value, ...]
    result: str
    returns: tuple[Value, ...]
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


def guides(wsdl_dir: Path) -> list[Guide]:
    """Return what is to be said of every service. Raises `ConfigError`."""
    return [_guide(service, wsdl_dir) for service in SERVICES]


def reference(load: Callable[[], Sequence[Guide]]) -> Page:
    """Serve the page, for which ``load`` is called once, when somebody asks for it.

    An address below it that nobody has is not found.
    """
    known = cache(load)
    whole = cache(lambda: _page(known(), ""))

    def page(request: Request) -> Response:
        if request.path.lower() == _FOLDER:
            return Response(_MOVED, [("Location", f"{request.url}/")], b"")
        if request.path.lower() != PATH.lower():
            return error_pages.not_found(request)
        asked = (Query(request.query_string).get("q") or "").strip()[:_MAX_QUERY]
        body = _page(_matching(known(), asked), asked) if asked else whole()
        return http.response(http.OK, http.HTML, body, http.PRIVATE)

    return page


def link_from(path: str) -> str:
    """Return the way to the page from that of a service, such as ``./``."""
    return f"{relpath(PATH, dirname(path))}/"


def _page(known: Sequence[Guide], asked: str) -> bytes:
    links = {guide.anchor: relpath(guide.path, PATH) for guide in known}
    count = sum(len(guide.functions) for guide in known)
    return render(
        "reference.html",
        title="Web services",
        guides=known,
        links=links,
        explained={guide.anchor: {each.name for each in guide.types} for guide in known},
        asked=asked,
        count=count,
    )


def _matching(known: Sequence[Guide], asked: str) -> list[Guide]:
    words = asked.lower().split()
    found = [
        (
            guide,
            tuple(each for each in guide.functions if all(word in each.words for word in words)),
        )
        for guide in known
    ]
    return [guide.with_functions(functions) for guide, functions in found if functions]


def _guide(service: Service, wsdl_dir: Path) -> Guide:
    contract = contract_of(service, wsdl_dir)
    evidence = evidence_of(service, wsdl_dir)
    operations = sorted(contract.operations.items(), key=lambda item: item[0].lower())
    functions = tuple(
        _function(contract, operation, evidence.get(name, _UNKNOWN))
        for name, operation in operations
    )
    return Guide(
        anchor=service.name,
        name=contract.name,
        path=service.path,
        namespace=contract.namespace,
        remark=read_remark(wsdl_dir / f"{service.name}.json"),
        functions=functions,
        types=tuple(_types(contract)),
    )


def _function(contract: Contract, operation: Operation, evidence: Evidence) -> Function:
    inputs = tuple(map(_value, operation.parameters))
    result = operation.results[0].type if operation.results else None
    returns = tuple(map(_value, result.all_members())) if isinstance(result, ComplexType) else ()
    words = (
        contract.name,
        operation.name,
        operation.message_name,
        evidence.summary,
        *evidence.notes,
        *(word for value in (*inputs, *returns) for word in (value.name, value.type)),
        "obsolete" if evidence.is_obsolete else "",
        evidence.source,
    )
    return Function(
        operation.name,
        operation.message_name,
        evidence,
        inputs,
        _words_for(result)[0] if result else "",
        returns,
        " ".join(words).lower(),
    )


def _value(member: Member) -> Value:
    words, explained = _words_for(member.type)
    if member.is_repeated:
        words = f"list of {words}"
    return Value(member.name, words, explained, member.min_occurs == 0)


def _words_for(type_: Type) -> tuple[str, str]:
    """Return a type in words, and its name or that of its items if it is explained."""
    item = type_.array_item if isinstance(type_, ComplexType) else None
    if item is not None:
        words, explained = _words_for(item.type)
        return f"list of {words}", explained
    return type_.name, type_.name if isinstance(type_, ComplexType | Enumeration) else ""


def _types(contract: Contract) -> Iterator[Explained]:
    """Yield the types that parameters and members have, and those of theirs, by name."""
    found: dict[str, ComplexType | Enumeration] = {}
    for operation in contract.operations.values():
        for member in operation.parameters:
            _collect(member.type, found)
        for member in operation.results:
            _collect(member.type, found)
    results = _result_names(contract.operations)
    for name in sorted(found.keys() - results, key=str.lower):
        type_ = found[name]
        if isinstance(type_, Enumeration):
            yield Explained(name, values=type_.values)
        else:
            yield Explained(name, tuple(map(_value, type_.all_members())))


def _collect(type_: Type, found: dict[str, ComplexType | Enumeration]) -> None:
    if not isinstance(type_, ComplexType | Enumeration) or type_.name in found:
        return
    members = type_.all_members() if isinstance(type_, ComplexType) else ()
    if not (isinstance(type_, ComplexType) and type_.array_item):
        found[type_.name] = type_
    for member in members:
        _collect(member.type, found)


def _result_names(operations: Mapping[str, Operation]) -> set[str]:
    """Return the names of results, whose members stand with their functions."""
    return {each.type.name for operation in operations.values() for each in operation.results}
