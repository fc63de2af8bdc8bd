"""Discovery: what a provider's own WSDL says of its service.

Only the configured server is asked, also for documents that the WSDL imports from elsewhere: the
addresses printed in one are often those of an internal network. Zeep reads the documents; this is
the only module that knows it.
"""

from __future__ import annotations

import time
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from providers.addresses import Address, read_address
from providers.contract import Description, Name, Operation, Soap, assumed, conventional
from providers.exceptions import ProviderError, ProviderUnavailable
from providers.markup import NotXml, parse
from providers.transport import Transport

__all__ = ["DISCOVERY_SECONDS", "read_description", "service_url"]

DISCOVERY_SECONDS = 10.0
"""How long all documents of a service may take together."""

MAX_DOCUMENT_BYTES = 4 * 1024 * 1024
MAX_DOCUMENTS = 20

_WSDL = "wsdl"
_OK = 200
_ASK_LATER = (429, 502, 503, 504)
_ELSEWHERE = range(300, 400)
_WSDL_NAMESPACE = "http://schemas.xmlsoap.org/wsdl/"


def service_url(url: str) -> str:
    """Return where calls are posted: the address without the ``?wsdl`` that somebody copied."""
    path, _, query = url.strip().partition("?")
    kept = [part for part in query.split("&") if part and part.lower() != _WSDL]
    return f"{path}?{'&'.join(kept)}" if kept else path


def _wsdl_target(target: str) -> str:
    return f"{target}{'&' if '?' in target else '?'}WSDL"


def read_description(transport: Transport, url: str) -> Description:
    """Return what the WSDL of a service says, or what is assumed when there is none to read.

    Raises ProviderError when the server does not answer.
    """
    address = read_address(service_url(url))
    documents = _Documents(transport, address.at(_wsdl_target(address.target)))
    try:
        document = documents.first()
        root = parse(document)
    except (_NotThere, NotXml):
        return assumed()
    if root.tag != f"{{{_WSDL_NAMESPACE}}}definitions":
        return assumed()
    return Description(
        root.get("targetNamespace", ""), "WSDL", _operations(document, root, documents)
    )


def _operations(
    document: bytes, root: Element, documents: _Documents
) -> dict[str, Operation] | None:
    try:
        return _with_zeep(document, documents)
    except ProviderError:
        raise
    except Exception:  # Zeep raises whatever a strange document leads to.
        return _by_convention(root)


class _NotThere(Exception):
    """Raised when the server has no such document."""


class _Documents:
    """The WSDL and what it imports, as Zeep asks for them; all from one server, in one time."""

    def __init__(self, transport: Transport, address: Address) -> None:
        self._transport = transport
        self._address = address
        self._left = MAX_DOCUMENTS
        self._deadline = time.monotonic() + DISCOVERY_SECONDS

    @property
    def base(self) -> str:
        """Where relative addresses begin."""
        return str(self._address)

    def first(self) -> bytes:
        """Return the WSDL. Raises ProviderError, _NotThere."""
        return self._get(self._address)

    def load(self, url: str) -> bytes:
        """Return an imported document. Raises ProviderError, _NotThere."""
        parts = urlsplit(urljoin(self.base, url))
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        return self._get(read_address(str(self._address.at(target))))

    def _get(self, address: Address) -> bytes:
        self._left -= 1
        if self._left < 0:
            raise _NotThere
        seconds = max(0.0, self._deadline - time.monotonic())
        reply = self._transport.send(
            str(address), None, {}, seconds=seconds, max_bytes=MAX_DOCUMENT_BYTES
        )
        if reply.status in _ASK_LATER or reply.status in _ELSEWHERE:
            raise ProviderUnavailable(f"HTTP {reply.status} came instead of its WSDL.")
        if reply.status != _OK:
            raise _NotThere
        return reply.body


def _with_zeep(document: bytes, documents: _Documents) -> dict[str, Operation]:
    """Return the operations that have the shape of a provider's; others are none of ours."""
    from zeep.settings import Settings
    from zeep.wsdl import Document

    transport: Any = documents  # All that Zeep wants of one here is to load.
    wsdl = Document(BytesIO(document), transport, documents.base, Settings(forbid_dtd=True))
    operations: dict[str, Operation] = {}
    for soap, binding in _bindings(wsdl):
        for name, operation in binding.all().items():
            found = _operation(name, operation, soap)
            if found is not None:
                operations.setdefault(name, found)
    return operations


def _bindings(wsdl: Any) -> list[tuple[Soap, Any]]:
    """Return the bindings of SOAP, those of 1.1 first."""
    kinds = {"Soap11Binding": Soap.V11, "Soap12Binding": Soap.V12}
    named = [(kinds.get(type(each).__name__), each) for each in wsdl.bindings.values()]
    return sorted(((soap, each) for soap, each in named if soap), key=lambda pair: pair[0])


def _operation(name: str, operation: Any, soap: Soap) -> Operation | None:
    """Return an operation whose only parameter is a list of texts, None for any other."""
    if operation.style != "document" or not operation.input.body or not operation.output.body:
        return None
    request = _path_to_texts(operation.input.body)
    results = _elements(operation.output.body)
    if not request or not results:
        return None
    wrapper, parameter, texts, item = map(_name, request)
    return Operation(
        name,
        operation.soapaction or "",
        wrapper,
        parameter,
        texts,
        item,
        _name(operation.output.body),
        _name(results[0]),
        soap,
    )


def _path_to_texts(wrapper: Any) -> tuple[Any, Any, Any, Any] | None:
    """Return wrapper, parameter, list and item of a request."""
    for parameter in _elements(wrapper):
        for texts in _elements(parameter):
            for item in _elements(texts):
                return wrapper, parameter, texts, item
    return None


def _elements(element: Any) -> list[Any]:
    """Return the elements within one, without wildcards."""
    inner = getattr(element.type, "elements", [])
    return [each for _, each in inner if getattr(each, "qname", None) is not None]


def _name(element: Any) -> Name:
    return Name(element.qname.namespace or "", element.qname.localname)


def _by_convention(root: Element) -> dict[str, Operation] | None:
    """Return the operations that a WSDL names, built as ASMX does; None when it names none."""
    space = f"{{{_WSDL_NAMESPACE}}}"
    names = [each.get("name", "") for each in root.iter(f"{space}operation")]
    namespace = root.get("targetNamespace", "")
    return {name: conventional(name, namespace) for name in names if name} or None
