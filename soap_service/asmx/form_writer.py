"""Writes the answers of the HTTP GET and form POST bindings (wire rules, section 9)."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

from lxml import etree

from soap_service.asmx.contract import (
    XSD,
    XSI,
    AnyType,
    ComplexType,
    Contract,
    Element,
    Operation,
)
from soap_service.asmx.http_binding import is_offered, result_element
from soap_service.asmx.indent import NEWLINE, indented
from soap_service.asmx.records import Records
from soap_service.asmx.writing import ResponseWriter

_DECLARATION = f'<?xml version="1.0" encoding="utf-8"?>{NEWLINE}'
_SCHEMA_PREFIXES = f' xmlns:xsd="{XSD}" xmlns:xsi="{XSI}"'


class FormWriter:
    """Writes a result as a document: its type's name is the root, indented by two spaces.

    The values come from the writers of the SOAP answers; they are compiled again, at the first
    answer, for the other root elements.
    """

    def __init__(self, contract: Contract, records: Records) -> None:
        self._contract = contract
        self._records = records

    def document(self, operation: Operation, result: Any) -> bytes:
        """Return the document of an operation that has a result."""
        root = result_element(self._contract, operation)
        if root is None:
            text = "" if result is None else _free_xml(result)
        else:
            compact = "".join(self._writer.answers[operation.message_name](result))
            text = _with_namespaces(compact, root, result)
        return "".join((_DECLARATION, *indented(text))).encode()

    @cached_property
    def _writer(self) -> ResponseWriter:
        operations = {
            name: replace(operation, response=root, is_bare=True, out_headers=())
            for name, operation in self._contract.operations.items()
            if is_offered(operation) and (root := result_element(self._contract, operation))
        }
        return ResponseWriter(replace(self._contract, operations=operations), self._records)


def _free_xml(node: etree._Element) -> str:
    return etree.tostring(node, encoding="unicode", with_tail=False).replace("/>", " />")


def _with_namespaces(text: str, root: Element, result: object) -> str:
    """Put the namespace last in the root's tag, after the prefixes when the value needs them."""
    tag, _, content = text.partition(">")
    is_empty = tag.endswith(" /")
    start = f'<{root.name} xmlns="{root.namespace}"'
    attributes = tag.removesuffix(" /").removeprefix(start)
    needs_prefixes = result is None or isinstance(root.type, ComplexType | AnyType)
    prefixes = _SCHEMA_PREFIXES if needs_prefixes else ""
    end = " />" if is_empty else ">"
    return f'<{root.name}{prefixes}{attributes} xmlns="{root.namespace}"{end}{content}'
