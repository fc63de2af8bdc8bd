"""Pieces of XML that the generated writers leave to a function (wire rules, section 5)."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from lxml import etree

from soap_service.asmx.contract import MS_TYPES
from soap_service.asmx.escape import escape, escape_attribute
from soap_service.asmx.lexical import FORMATTERS, Untyped

_BINARY_PIECE = 49_152

_ANY_TYPES: dict[type, tuple[str, str]] = {
    str: ("", "xsd:string"),
    bool: ("", "xsd:boolean"),
    int: ("", "xsd:int"),
    float: ("", "xsd:double"),
    Decimal: ("", "xsd:decimal"),
    datetime: ("", "xsd:dateTime"),
    bytes: ("", "xsd:base64Binary"),
    UUID: (f' xmlns:q1="{MS_TYPES}"', "q1:guid"),
}


def close_rows(rows: object) -> None:
    """Give back what an answer was read from, also when it is abandoned half way."""
    close = getattr(rows, "close", None)
    if close is not None:
        close()


def binary_pieces(value: bytes) -> Iterator[str]:
    """Write bytes as base64 in pieces."""
    view = memoryview(value)
    for start in range(0, len(view), _BINARY_PIECE):
        yield b64encode(view[start : start + _BINARY_PIECE]).decode("ascii")


def any_type(name: str, value: object) -> str:
    """Write an ``object``: its type is told by ``xsi:type``, unless it came untyped."""
    if isinstance(value, Untyped):
        return f"<{name}>{escape(value)}</{name}>"
    kind = _ANY_TYPES.get(type(value))
    if kind is None:
        raise TypeError(f"{type(value).__name__} has no XML type")
    declaration, qname = kind
    text = escape(FORMATTERS[qname.partition(":")[2]](value))
    mark = f'{declaration} xsi:type="{qname}"'
    return f"<{name}{mark}>{text}</{name}>" if text else f"<{name}{mark} />"


_XML = "http://www.w3.org/XML/1998/namespace"


def any_xml(name: str, value: etree._Element) -> str:
    """Write an ``XmlNode`` inside its element."""
    return f"<{name}>{_node(value, None)}</{name}>"


def _node(node: etree._Element, scope: str | None) -> str:
    """Write a node with its namespace as the default one, declared after the attributes."""
    if isinstance(node, etree._Comment | etree._ProcessingInstruction):
        return etree.tostring(node, encoding="unicode", with_tail=False)
    qname = etree.QName(node)
    namespace = qname.namespace or ""
    attributes = _attributes(node)
    if namespace != scope:
        attributes += f' xmlns="{escape_attribute(namespace)}"'
    content = escape(node.text or "") + "".join(
        _node(child, namespace) + escape(child.tail or "") for child in node
    )
    opening = f"<{qname.localname}{attributes}"
    return f"{opening}>{content}</{qname.localname}>" if content else f"{opening} />"


def _attributes(node: etree._Element) -> str:
    """Write the attributes of a node; a namespace of theirs gets a prefix here."""
    prefixes = {_XML: "xml"}
    written = ""
    for name, text in node.items():
        qname = etree.QName(name)
        namespace, key = qname.namespace, qname.localname
        if namespace is not None:
            if namespace not in prefixes:
                prefixes[namespace] = f"q{len(prefixes)}"
                written += f' xmlns:{prefixes[namespace]}="{escape_attribute(namespace)}"'
            key = f"{prefixes[namespace]}:{key}"
        written += f' {key}="{escape_attribute(str(text))}"'
    return written
