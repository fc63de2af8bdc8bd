"""A client of another instance: the operations of a SmarterTrack server, or of one like this.

It speaks SOAP 1.1 over a connection per call. Names and certificates are verified, no redirect is
followed, no proxy of the environment is used: the credentials reach the configured host or
nobody. Each call has a time limit, all together a budget, an answer a largest size.

InstanceError
├── InstanceDown        nobody knows whether the call was carried out
└── InstanceRefusal     the other side said no
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from xml.etree.ElementTree import Element

from providers import HttpTransport, ProviderError, read_address
from providers.markup import NotXml, escaped, parse

TICKETS = "svcTickets"
ORGANIZATION = "svcOrganization"

Value = str | int | bool | bytes | datetime | list[str]

CALL_SECONDS = 30.0
BUDGET_SECONDS = 120.0
MAX_ANSWER_BYTES = 32 * 1024 * 1024

_OK = 200
_NAMESPACE = "http://www.smartertools.com/SmarterTrack/Services2/"
_ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/"


class InstanceError(Exception):
    """Base of what can go wrong with another instance; the text may be shown to callers."""


class InstanceDown(InstanceError):
    """Raised when no answer came that could be understood."""


class InstanceRefusal(InstanceError):
    """Raised when the other side answered with a failure or a fault."""


class InstanceClient:
    """Calls the services of one instance under one account.

    ``base_url`` is the address of the site, with or without a final slash. Raises ValueError when
    it is not an address of HTTP.
    """

    def __init__(
        self,
        base_url: str,
        user_name: str,
        password: str,
        *,
        call_seconds: float = CALL_SECONDS,
        budget_seconds: float = BUDGET_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base_url = _base_url(base_url)
        self._transport = HttpTransport(max_idle=0)
        self._credentials = {"authUserName": user_name, "authPassword": password}
        self._call_seconds = call_seconds
        self._clock = clock
        self._deadline = clock() + budget_seconds

    def call(self, service: str, operation: str, **arguments: Value) -> Element:
        """Return the result of an operation, which must be a success.

        Arguments are named and ordered as in the contract, without the credentials. Raises
        InstanceDown and InstanceRefusal.
        """
        body = _request(service, operation, self._credentials | arguments)
        status, answer = self._post(service, operation, body)
        envelope = _parse(answer, status)
        fault = find(envelope, "Fault")
        if fault is not None:
            raise InstanceRefusal(text(fault, "faultstring"))
        result = find(envelope, f"{operation}Result")
        if status != _OK or result is None:
            raise InstanceDown(f"HTTP {status} came without a result.")
        if text(result, "Result") != "true":
            raise InstanceRefusal(text(result, "Message"))
        return result

    def _post(self, service: str, operation: str, body: bytes) -> tuple[int, bytes]:
        seconds = min(self._call_seconds, self._deadline - self._clock())
        if seconds <= 0:
            raise InstanceDown("The time for all calls is used up.")
        headers = {
            "Content-Type": "text/xml; charset=utf-8",
            "SOAPAction": f'"{_NAMESPACE}{service}.asmx/{operation}"',
            "Connection": "close",
        }
        try:
            reply = self._transport.send(
                f"{self._base_url}/Services2/{service}.asmx",
                body,
                headers,
                seconds=seconds,
                max_bytes=MAX_ANSWER_BYTES,
            )
        except ProviderError as error:
            raise InstanceDown(str(error)) from error
        return reply.status, reply.body


def _base_url(url: str) -> str:
    try:
        address = read_address(url)
    except ValueError as error:
        raise ValueError("its address is not one of HTTP") from error
    return str(address.at(address.target.partition("?")[0].rstrip("/")))


def _parse(answer: bytes, status: int) -> Element:
    try:
        return parse(answer)
    except NotXml as error:
        raise InstanceDown(f"HTTP {status} came with no SOAP.") from error


def _request(service: str, operation: str, arguments: dict[str, Value]) -> bytes:
    members = "".join(f"<{name}>{_written(value)}</{name}>" for name, value in arguments.items())
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<s:Envelope xmlns:s="{_ENVELOPE}"><s:Body>'
        f'<{operation} xmlns="{_NAMESPACE}{service}.asmx">{members}</{operation}>'
        "</s:Body></s:Envelope>"
    ).encode()


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return f"{value.isoformat()}Z"
    if isinstance(value, list):
        return "".join(f"<string>{_written(each)}</string>" for each in value)
    return escaped(str(value))


def find(parent: Element, name: str) -> Element | None:
    """Return the first element of that local name in a tree."""
    return next(iter(find_all(parent, name)), None)


def find_all(parent: Element, name: str) -> Iterable[Element]:
    """Return every element of that local name in a tree, in document order."""
    return (each for each in parent.iter() if each.tag.rpartition("}")[2] == name)


def text(parent: Element, name: str) -> str:
    """Return the text of the first element of that local name, ``""`` when there is none."""
    element = find(parent, name)
    return (element.text or "") if element is not None else ""
