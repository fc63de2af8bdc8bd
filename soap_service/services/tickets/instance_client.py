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
import http.client
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Timer
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from xml.sax.saxutils import escape

TICKETS = "svcTickets"
ORGANIZATION = "svcOrganization"

Value = str | int | bool | bytes | datetime | list[str]

CALL_SECONDS = 30.0
BUDGET_SECONDS = 120.0
MAX_ANSWER_BYTES = 32 * 1024 * 1024

_BLOCK_BYTES = 64 * 1024
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
        parts = urlsplit(base_url.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("its address is not one of HTTP")
        self._is_secure = parts.scheme == "https"
        self._host, self._port = parts.hostname, parts.port
        self._folder = parts.path.rstrip("/")
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
        if status != http.client.OK or result is None:
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
        connection = self._connection(seconds)
        try:
            connection.connect()
            with _time_limit(connection, seconds):
                connection.request(
                    "POST", f"{self._folder}/Services2/{service}.asmx", body, headers
                )
                response = connection.getresponse()
                return response.status, b"".join(_limited(response))
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise InstanceDown(_reason(error)) from error
        finally:
            connection.close()

    def _connection(self, seconds: float) -> http.client.HTTPConnection:
        if not self._is_secure:
            return http.client.HTTPConnection(self._host, self._port, timeout=seconds)
        return http.client.HTTPSConnection(
            self._host, self._port, timeout=seconds, context=ssl.create_default_context()
        )


@contextmanager
def _time_limit(connection: http.client.HTTPConnection, seconds: float) -> Iterator[None]:
    """Cut a connection off after a time, whatever trickles in: a socket's own limit is per read."""
    peer: socket.socket = connection.sock

    def cut_off() -> None:
        # Closed or cut off already: then there is nothing to do.
        try:
            peer.shutdown(socket.SHUT_RDWR)
        except OSError:
            return

    timer = Timer(seconds, cut_off)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _limited(response: http.client.HTTPResponse) -> Iterator[bytes]:
    """Yield the blocks of an answer. Raises ValueError beyond the largest size."""
    left = MAX_ANSWER_BYTES
    while block := response.read(_BLOCK_BYTES):
        left -= len(block)
        if left < 0:
            raise ValueError("The answer is too large.")
        yield block
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "It took too long."
    if isinstance(error, ssl.SSLCertVerificationError):
        return "Its certificate is not valid."
    return "The connection failed."


class _Builder(TreeBuilder):
    """Builds a tree, but not of a document with a type: none of SOAP has one."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ValueError("The answer has a document type.")


def _parse(answer: bytes, status: int) -> Element:
    parser = XMLParser(target=_Builder())
    try:
        parser.feed(answer)
        envelope: Element = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise InstanceDown(f"HTTP {status} came with no SOAP.") from error
    return envelope


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
    return escape(_printable(str(value)), {"\r": "&#13;"})


def _printable(value: str) -> str:
    """Return a text without what XML cannot hold."""
    return "".join(
        character if character in "\t\n\r" or _is_xml(ord(character)) else "\ufffd"
        for character in value
    )


def _is_xml(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


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
