"""Calls of any operation, written from its contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from compat_tests.serving import PROJECT, Server
from compat_tests.tenancy.installation import Answer, ask
from soap_service.asmx import Contract
from soap_service.asmx.contract import AnyXml, ComplexType, Enumeration, Member, Operation, Type
from soap_service.contracts import contract_of
from soap_service.services import SERVICES, Service

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
WSDL: Path = PROJECT / "wsdl"
_DEEPEST = 4

Value = Callable[[str, str], str]
"""Returns the text for an element, by its name and the name of its simple type."""


class Subject(NamedTuple):
    """An operation of a service."""

    service: Service
    contract: Contract
    operation: Operation

    def __str__(self) -> str:
        """Return what a test calls it."""
        return f"{self.service.name}.{self.operation.message_name}"


@cache
def subjects() -> list[Subject]:
    """Return every operation of every service."""
    found = [(service, contract_of(service, WSDL)) for service in SERVICES]
    return [
        Subject(service, contract, operation)
        for service, contract in found
        for operation in contract.operations.values()
    ]


def subject(service: str, operation: str) -> Subject:
    """Return an operation by name."""
    return next(each for each in subjects() if str(each) == f"{service}.{operation}")


def call(server: Server, host: str, what: Subject, value: Value, cookie: str = "") -> Answer:
    """Call an operation at a host name."""
    headers = {
        "Content-Type": "text/xml; charset=utf-8",
        "SOAPAction": f'"{what.operation.soap_action}"',
        **({"Cookie": cookie} if cookie else {}),
    }
    return ask(server, host, what.service.path, body=message(what, value), headers=headers)


def message(what: Subject, value: Value) -> bytes:
    """Return the request message of an operation."""
    request = what.operation.request
    members = "".join(
        part for each in what.operation.parameters for part in _element(each, value, 0)
    )
    return (
        f'<soap:Envelope xmlns:soap="{SOAP}"><soap:Body>'
        f'<{request.name} xmlns="{request.namespace}">{members}</{request.name}>'
        "</soap:Body></soap:Envelope>"
    ).encode()


def _element(member: Member, value: Value, depth: int) -> Iterator[str]:
    if depth <= _DEEPEST:
        content = _content(member.name, member.type, value, depth)
        yield f'<{member.name} xmlns="{member.namespace}">{content}</{member.name}>'


def _content(name: str, kind: Type, value: Value, depth: int) -> str:
    if isinstance(kind, ComplexType):
        item = kind.array_item
        members = (item,) if item else kind.all_members()
        return "".join(part for each in members for part in _element(each, value, depth + 1))
    if isinstance(kind, Enumeration):
        return kind.values[0]
    return "" if isinstance(kind, AnyXml) else escape(value(name, kind.name))
