"""Sample messages for the operation page (wire rules, section 12).

A sample is plain text in which each placeholder (a type name, the values of an enumeration) is
put between `html.VALUE_START` and `html.VALUE_END`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from soap_service.asmx.contract import (
    XSD,
    XSI,
    AnyType,
    AnyXml,
    ComplexType,
    Contract,
    Element,
    Enumeration,
    Operation,
    Type,
)
from soap_service.asmx.escape import escape_attribute
from soap_service.asmx.html import VALUE_END, VALUE_START
from soap_service.asmx.http import Request
from soap_service.asmx.http_binding import array_item, is_offered, result_element
from soap_service.asmx.protocols import Protocols

MAX_DEPTH = 4
ARRAY_ITEMS = 2

_SCHEMA_PREFIXES = f' xmlns:xsi="{XSI}" xmlns:xsd="{XSD}"'
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Sample:
    """A request and its response, with the name of the protocol they are in."""

    title: str
    request: str
    response: str


@dataclass(frozen=True, slots=True)
class _Soap:
    title: str
    prefix: str
    namespace: str
    content_type: str
    shows_action: bool


_SOAP11 = _Soap("SOAP 1.1", "soap", "http://schemas.xmlsoap.org/soap/envelope/", "text/xml", True)
_SOAP12 = _Soap(
    "SOAP 1.2", "soap12", "http://www.w3.org/2003/05/soap-envelope", "application/soap+xml", False
)


def samples(
    contract: Contract, operation: Operation, protocols: Protocols, request: Request
) -> list[Sample]:
    """Return a sample for each protocol in which this caller may call the operation."""
    url = urlsplit(request.url)
    found = []
    if contract.has_port("soap11"):
        found.append(_soap_sample(_SOAP11, operation, url.path, url.netloc))
    if contract.has_port("soap12"):
        found.append(_soap_sample(_SOAP12, operation, url.path, url.netloc))
    if is_offered(operation) and protocols.http_get:
        found.append(_get_sample(contract, operation, url.path, url.netloc))
    if is_offered(operation) and protocols.takes_forms(request.is_local):
        found.append(_post_sample(contract, operation, url.path, url.netloc))
    return found


def _soap_sample(soap: _Soap, operation: Operation, path: str, host: str) -> Sample:
    request = _envelope(soap, operation.request, operation.in_headers)
    head = [f"POST {path} HTTP/1.1", f"Host: {host}", *_entity_head(soap.content_type)]
    if soap.shows_action:
        head.append(f'SOAPAction: "{operation.soap_action}"')
    if operation.response is None:
        return Sample(soap.title, _message(head, request), "HTTP/1.1 202 Accepted")
    response = _envelope(soap, operation.response, operation.out_headers)
    answer_head = ["HTTP/1.1 200 OK", *_entity_head(soap.content_type)]
    return Sample(soap.title, _message(head, request), _message(answer_head, response))


def _get_sample(contract: Contract, operation: Operation, path: str, host: str) -> Sample:
    fields = _form_fields(operation)
    query = f"?{fields}" if fields else ""
    head = [f"GET {path}/{operation.message_name}{query} HTTP/1.1", f"Host: {host}"]
    return Sample("HTTP GET", _message(head, []), _http_response(contract, operation))


def _post_sample(contract: Contract, operation: Operation, path: str, host: str) -> Sample:
    head = [
        f"POST {path}/{operation.message_name} HTTP/1.1",
        f"Host: {host}",
        f"Content-Type: {_FORM}",
        f"Content-Length: {_value('length')}",
    ]
    request = _message(head, [_form_fields(operation)])
    return Sample("HTTP POST", request, _http_response(contract, operation))


def _form_fields(operation: Operation) -> str:
    return "&".join(
        f"{parameter.name}={_value('string')}"
        for parameter in operation.parameters
        for _ in range(ARRAY_ITEMS if array_item(parameter) else 1)
    )


def _http_response(contract: Contract, operation: Operation) -> str:
    if not operation.results:
        return "HTTP/1.1 200 OK"
    element = result_element(contract, operation)
    body = list(_root(element, _SCHEMA_PREFIXES)) if element else [_value("xml")]
    return _message(["HTTP/1.1 200 OK", *_entity_head("text/xml")], [_DECLARATION, *body])


def _entity_head(content_type: str) -> list[str]:
    return [f"Content-Type: {content_type}; charset=utf-8", f"Content-Length: {_value('length')}"]


def _message(head: Iterable[str], body: Iterable[str]) -> str:
    return "\n".join((*head, "", *body)).rstrip("\n")


def _envelope(soap: _Soap, body: Element, headers: tuple[Element, ...]) -> Iterator[str]:
    p = soap.prefix
    yield _DECLARATION
    yield f'<{p}:Envelope xmlns:xsi="{XSI}" xmlns:xsd="{XSD}" xmlns:{p}="{soap.namespace}">'
    if headers:
        yield from _part(f"{p}:Header", headers)
    yield from _part(f"{p}:Body", (body,))
    yield f"</{p}:Envelope>"


def _part(tag: str, elements: Iterable[Element]) -> Iterator[str]:
    yield f"  <{tag}>"
    for element in elements:
        yield from (f"    {line}" for line in _root(element))
    yield f"  </{tag}>"


def _root(element: Element, prefixes: str = "") -> Iterator[str]:
    has_members = isinstance(element.type, ComplexType)
    start = element.name + (prefixes if has_members else "")
    return _element(start, element.namespace, "", element.type, 0)


def _element(start: str, namespace: str, outer: str, kind: Type, depth: int) -> Iterator[str]:
    name = start.partition(" ")[0]
    if namespace != outer:
        start += f' xmlns="{escape_attribute(namespace)}"'
    if not isinstance(kind, ComplexType):
        content = _placeholder(kind)
        yield f"<{start}>{content}</{name}>" if content else f"<{start} />"
        return
    if depth >= MAX_DEPTH:
        yield f'<{start} xsi:nil="true" />'
        return
    for attribute in kind.all_attributes():
        start += f' {attribute.name}="{_placeholder(attribute.type)}"'
    inner = [f"  {line}" for line in _children(kind, namespace, depth + 1)]
    yield from (f"<{start}>", *inner, f"</{name}>") if inner else (f"<{start} />",)


def _children(kind: ComplexType, namespace: str, depth: int) -> Iterator[str]:
    for member in kind.all_members():
        for _ in range(ARRAY_ITEMS if member.is_repeated else 1):
            yield from _element(member.name, member.namespace, namespace, member.type, depth)


def _placeholder(kind: Type) -> str:
    if isinstance(kind, AnyType):
        return ""
    if isinstance(kind, AnyXml):
        return _value("xml")
    if isinstance(kind, Enumeration):
        return " or ".join(_value(value) for value in kind.values)
    return _value(kind.name)


def _value(text: str) -> str:
    return f"{VALUE_START}{text}{VALUE_END}"
