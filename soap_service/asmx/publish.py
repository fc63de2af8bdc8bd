"""Publishes the contract: ``?wsdl`` and ``?disco`` (wire rules, sections 1, 11 and 12)."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import blake2b

from lxml import etree

from soap_service.asmx import http
from soap_service.asmx.contract import Contract
from soap_service.asmx.error_pages import plain_error
from soap_service.asmx.escape import escape_attribute
from soap_service.asmx.html import render
from soap_service.asmx.http import Request, Response
from soap_service.asmx.http_wsdl import with_http_bindings
from soap_service.asmx.protocols import Protocols
from soap_service.asmx.query import Query

_LOCATION = re.compile(rb"""(<(?:[\w.-]+:)?address\s[^<>]*?\blocation\s*=\s*)(?:"[^"]*"|'[^']*')""")
_SOAP_PORTS = ("soap11", "soap12")


class Publisher:
    """Answers the discovery queries of one endpoint.

    The document is the contract's own, extended by the HTTP bindings that are open unless it is
    ``verbatim``, and cut once where an address stands; a request only joins the pieces. Raises
    `ContractError` when the document cannot be extended.
    """

    def __init__(self, contract: Contract, protocols: Protocols, *, verbatim: bool = False) -> None:
        readable = replace(contract, document=_as_utf8(contract.document))
        document = readable.document if verbatim else with_http_bindings(readable, protocols)
        self._pieces = _LOCATION.sub(rb"\1\0", document).split(b"\0")
        self._digest = blake2b(document, digest_size=32).digest()
        self._namespace = contract.namespace
        self._ports = [port for port in contract.ports if port.kind in _SOAP_PORTS]

    def answer(self, request: Request) -> Response | None:
        """Answer a GET without path info, or return None when it is no discovery query."""
        query = Query(request.query_string)
        if query.get("schema") is not None:
            return plain_error("Schema not found.")
        if query.get("wsdl") is not None:
            return plain_error("XML Web service description was not found.")
        asked = {value.lower() for value in query.values(None)}
        if "wsdl" in asked:
            return self._wsdl(request)
        return self._discovery(request) if "disco" in asked else None

    def _wsdl(self, request: Request) -> Response:
        url = f'"{escape_attribute(request.url)}"'.encode()
        tag = f'"{blake2b(url, key=self._digest, digest_size=16).hexdigest()}"'
        headers = [http.PRIVATE_NOW, ("ETag", tag)]
        if _is_fresh(request.headers.get("if-none-match", ""), tag):
            return Response(http.NOT_MODIFIED, headers)
        return http.response(http.OK, http.XML, url.join(self._pieces), *headers)

    def _discovery(self, request: Request) -> Response:
        document = render(
            "disco.xml", url=request.url, namespace=self._namespace, ports=self._ports
        )
        body = document.replace(b"\n", b"\r\n")
        return http.response(http.OK, http.XML, body, http.PRIVATE_NOW)


def _as_utf8(document: bytes) -> bytes:
    tree = etree.ElementTree(etree.fromstring(document))
    if (tree.docinfo.encoding or "utf-8").lower() in ("utf-8", "us-ascii"):
        return document.removeprefix(b"\xef\xbb\xbf")
    return etree.tostring(tree, encoding="utf-8", xml_declaration=True)


def _is_fresh(condition: str, tag: str) -> bool:
    known = {candidate.strip().removeprefix("W/") for candidate in condition.split(",")}
    return "*" in known or tag in known
