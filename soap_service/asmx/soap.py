"""SOAP: versions, media types, envelopes and the choice of the operation (sections 2, 4, 5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_plus

from soap_service.asmx.contract import XSD, XSI, Contract, Operation


@dataclass(frozen=True, slots=True)
class Version:
    """A SOAP version: its label, envelope namespace and media type."""

    label: str
    namespace: str
    media_type: str

    @property
    def content_type(self) -> str:
        """Return the Content-Type of answers."""
        return f"{self.media_type}; charset=utf-8"


SOAP11 = Version("1.1", "http://schemas.xmlsoap.org/soap/envelope/", "text/xml")
SOAP12 = Version("1.2", "http://www.w3.org/2003/05/soap-envelope", "application/soap+xml")
VERSIONS = {version.namespace: version for version in (SOAP11, SOAP12)}

_OPEN = {
    version: (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<soap:Envelope xmlns:soap="{version.namespace}" xmlns:xsi="{XSI}" xmlns:xsd="{XSD}">'
    )
    for version in (SOAP11, SOAP12)
}


def open_envelope(version: Version, header: str = "") -> str:
    """Return everything before the content of the body; ``header`` is that of soap:Header."""
    if header:
        return f"{_OPEN[version]}<soap:Header>{header}</soap:Header><soap:Body>"
    return f"{_OPEN[version]}<soap:Body>"


def close_envelope() -> str:
    """Return everything after the content of the body."""
    return "</soap:Body></soap:Envelope>"


@dataclass(frozen=True, slots=True)
class ContentType:
    """A parsed Content-Type header: media type, charset and the action of SOAP 1.2."""

    media_type: str
    charset: str | None = None
    action: str | None = None

    @classmethod
    @lru_cache(maxsize=256)
    def parse(cls, header: str) -> ContentType:
        """Read a header as ASMX does: the media type is lower-cased but not trimmed."""
        media_type, _, rest = header.partition(";")
        parameters: dict[str, str] = {}
        for part in rest.split(";"):
            name, _, value = part.partition("=")
            parameters.setdefault(name.strip().lower(), value.strip())
        action = parameters.get("action")
        return cls(
            media_type.lower(),
            unquote(parameters.get("charset", "")) or None,
            None if action is None else unquote_plus(unquote(action)),
        )


def unquote(value: str) -> str:
    """Return a header value without the pair of double quotes around it, if both are there."""
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return value[1:-1]
    return value


class Router:
    """Finds the operation a request means (section 2)."""

    def __init__(self, contract: Contract) -> None:
        operations = contract.operations.values()
        self.by_action: Mapping[str, Operation] = _unique(
            (operation.soap_action, operation) for operation in operations
        )
        self.by_element: Mapping[str, Operation] = _unique(
            (operation.request.tag, operation) for operation in operations
        )
        self._by_name = {operation.message_name: operation for operation in operations}

    def by_last_word(self, action: str) -> Operation | None:
        """Find the operation that an action names behind its last slash, whatever is before."""
        return self._by_name.get(action.rpartition("/")[2])

    def by_soap_action(self, header: str) -> Operation | None:
        """Find by the SOAPAction header: quotes optional, percent-decoded, exact otherwise."""
        return self.by_action.get(unquote(header)) or self.by_action.get(soap_action(header))


def soap_action(header: str) -> str:
    """Return the action that a SOAPAction header names."""
    return unquote_plus(unquote(header.strip()))


def _unique(pairs: Iterable[tuple[str, Operation]]) -> dict[str, Operation]:
    found: dict[str, Operation] = {}
    ambiguous: set[str] = set()
    for key, operation in pairs:
        if key in found:
            ambiguous.add(key)
        found[key] = operation
    return {key: operation for key, operation in found.items() if key not in ambiguous}
