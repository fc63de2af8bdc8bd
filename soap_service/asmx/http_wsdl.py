"""Adds the HTTP GET and POST bindings to a WSDL, as ASMX writes them (wire rules, section 11).

The text is spliced into the document, so that everything else in it stays as it is to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from soap_service.asmx.contract import (
    WSDL,
    WSDL_HTTP,
    XSD,
    AnyType,
    AnyXml,
    Contract,
    Element,
    Operation,
)
from soap_service.asmx.escape import escape, escape_attribute
from soap_service.asmx.exceptions import ContractError
from soap_service.asmx.http_binding import is_published, result_element
from soap_service.asmx.protocols import Protocols

_MIME = "http://schemas.xmlsoap.org/wsdl/mime/"


@dataclass(frozen=True, slots=True)
class _Verb:
    method: str
    suffix: str
    port_kind: str


_GET = _Verb("GET", "HttpGet", "http-get")
_POST = _Verb("POST", "HttpPost", "http-post")


def with_http_bindings(contract: Contract, protocols: Protocols) -> bytes:
    """Return the contract's document with the bindings that are open and that it lacks.

    Raises `ContractError` when the document is not laid out as ASMX lays it out.
    """
    open_verbs = [
        verb
        for verb, is_open in ((_GET, protocols.http_get), (_POST, protocols.http_post))
        if is_open and not contract.has_port(verb.port_kind)
    ]
    return _Extension(contract).add(open_verbs) if open_verbs else contract.document


class _Extension:
    def __init__(self, contract: Contract) -> None:
        root = etree.fromstring(contract.document)
        self._contract = contract
        self._operations = [o for o in contract.operations.values() if is_published(o)]
        self._prefixes = {uri: prefix for prefix, uri in root.nsmap.items() if prefix}
        self._w, self._s = self._prefix(WSDL), self._prefix(XSD)
        self._http, self._mime = self._prefix(WSDL_HTTP), self._prefix(_MIME)
        self._tns = self._prefix(contract.namespace)
        self._declared = {
            str(node.get("name"))
            for schema in root.iter(f"{{{XSD}}}schema")
            if schema.get("targetNamespace") == contract.namespace
            for node in schema.iterfind(f"{{{XSD}}}element")
        }

    def add(self, verbs: list[_Verb]) -> bytes:
        text = self._contract.document.decode("utf-8")
        w, s = self._w, self._s
        schema = rf'<{s}:schema\b[^>]*targetNamespace="{re.escape(self._contract.namespace)}"'
        ports = (line for verb in verbs for line in self._port(verb))
        bindings = (line for verb in verbs for line in self._binding(verb))
        port_types = (line for verb in verbs for line in self._port_type(verb))
        messages = (line for verb in verbs for line in self._messages(verb))
        text = _insert(text, rf"[ \t]*</{w}:service>", ports, 2)
        text = _insert(text, rf"[ \t]*<{w}:service\b", bindings, 1)
        text = _insert(text, rf"[ \t]*<{w}:binding\b", port_types, 1)
        text = _insert(text, rf"[ \t]*<{w}:portType\b", messages, 1)
        text = _insert(text, rf"[ \t]*</{s}:schema>", self._elements(), 3, after=schema)
        return text.encode("utf-8")

    def _prefix(self, namespace: str) -> str:
        try:
            return self._prefixes[namespace]
        except KeyError:
            message = f"The WSDL declares no prefix for {namespace}, as ASMX always does."
            raise ContractError(message) from None

    def _elements(self) -> Iterator[str]:
        for operation in self._operations:
            element = result_element(self._contract, operation)
            if element is not None and element.name not in self._declared:
                self._declared.add(element.name)
                yield self._element(element)

    def _element(self, element: Element) -> str:
        nillable = ' nillable="true"' if element.nillable else ""
        kind = element.type
        reference = ""
        if not isinstance(kind, AnyType | AnyXml):
            reference = f' type="{self._prefix(kind.namespace)}:{kind.name}"'
        return f'<{self._s}:element name="{element.name}"{nillable}{reference} />'

    def _messages(self, verb: _Verb) -> Iterator[str]:
        for operation in self._operations:
            name = f"{operation.message_name}{verb.suffix}"
            parts = [
                f'<{self._w}:part name="{parameter.name}" type="{self._s}:string" />'
                for parameter in operation.parameters
            ]
            yield from _node(f'{self._w}:message name="{name}In"', parts)
            yield from _node(f'{self._w}:message name="{name}Out"', self._result_part(operation))

    def _result_part(self, operation: Operation) -> list[str]:
        if not operation.results:
            return []
        element = result_element(self._contract, operation)
        reference = f' element="{self._tns}:{element.name}"' if element else ""
        return [f'<{self._w}:part name="Body"{reference} />']

    def _port_type(self, verb: _Verb) -> list[str]:
        operations = (
            line
            for operation in self._operations
            for line in _node(
                f'{self._w}:operation name="{operation.name}"', self._ends(verb, operation)
            )
        )
        return _node(f'{self._w}:portType name="{self._contract.name}{verb.suffix}"', operations)

    def _ends(self, verb: _Verb, operation: Operation) -> Iterator[str]:
        w = self._w
        if operation.documentation:
            opening = f'{w}:documentation xmlns:{w}="{WSDL}"'
            yield f"<{opening}>{escape(operation.documentation)}</{w}:documentation>"
        for tag, end in (("input", "In"), ("output", "Out")):
            message = f"{self._tns}:{operation.message_name}{verb.suffix}{end}"
            yield f'<{w}:{tag}{_message_name(operation)} message="{message}" />'

    def _binding(self, verb: _Verb) -> list[str]:
        name = f"{self._contract.name}{verb.suffix}"
        lines = [f'<{self._http}:binding verb="{verb.method}" />']
        for operation in self._operations:
            lines += self._bound_operation(verb, operation)
        return _node(f'{self._w}:binding name="{name}" type="{self._tns}:{name}"', lines)

    def _bound_operation(self, verb: _Verb, operation: Operation) -> list[str]:
        w, http, mime = self._w, self._http, self._mime
        encoding = f"<{http}:urlEncoded />"
        if verb is _POST:
            encoding = f'<{mime}:content type="application/x-www-form-urlencoded" />'
        answer = [f'<{mime}:mimeXml part="Body" />'] if operation.results else []
        if operation.results and isinstance(operation.results[0].type, AnyXml):
            answer = [f'<{mime}:content part="Body" type="text/xml" />']
        alias = _message_name(operation)
        lines = [
            f'<{http}:operation location="/{operation.message_name}" />',
            *_node(f"{w}:input{alias}", [encoding]),
            *_node(f"{w}:output{alias}", answer),
        ]
        return _node(f'{w}:operation name="{operation.name}"', lines)

    def _port(self, verb: _Verb) -> list[str]:
        name = f"{self._contract.name}{verb.suffix}"
        location = escape_attribute(self._contract.address)
        return _node(
            f'{self._w}:port name="{name}" binding="{self._tns}:{name}"',
            [f'<{self._http}:address location="{location}" />'],
        )


def _message_name(operation: Operation) -> str:
    is_overload = operation.name != operation.message_name
    return f' name="{operation.message_name}"' if is_overload else ""


def _node(head: str, children: Iterable[str] = ()) -> list[str]:
    inner = [f"  {line}" for line in children]
    if not inner:
        return [f"<{head} />"]
    return [f"<{head}>", *inner, f"</{head.partition(' ')[0]}>"]


def _insert(text: str, anchor: str, lines: Iterable[str], depth: int, after: str = "") -> str:
    start = re.search(after, text)
    found = re.compile(anchor).search(text, start.end()) if start else None
    if found is None:
        raise ContractError("The WSDL is not laid out as ASMX does it; it cannot be extended.")
    newline = "\r\n" if "\r\n" in text else "\n"
    block = "".join(f"{'  ' * depth}{line}{newline}" for line in lines)
    return text[: found.start()] + block + text[found.start() :]
