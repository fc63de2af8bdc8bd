"""Sends bytes, at any pace, and tells what came back."""

from __future__ import annotations

import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse

from lxml import etree

from compat_tests.hostile.envelopes import SOAP11, SOAP12

_TIMEOUT_S = 20.0
_SOAP_TYPES = ("text/xml", "application/soap+xml")
_BODIES = (f"{{{SOAP11}}}Body", f"{{{SOAP12}}}Body")
_FAULTS = (f"{{{SOAP11}}}Fault", f"{{{SOAP12}}}Fault")

Step = bytes | float
"""Bytes to send, or seconds to wait."""


@dataclass(frozen=True)
class Reply:
    """An answer as it came: status 0 is none at all; ``is_whole`` is False when it broke off."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_whole: bool = True

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")

    @property
    def kind(self) -> str:
        """What sort of answer this is.

        ``cut`` (no answer), ``broken off``, ``empty`` (a SOAP content type and nothing else),
        ``fault``, ``served`` (an envelope with an answer in it), ``empty envelope``,
        ``not well-formed``, ``xml`` (any other document), ``page`` (HTML), ``text``, ``json``,
        ``nothing``.
        """
        if not self.status:
            return "cut"
        if not self.is_whole:
            return "broken off"
        media_type = self.headers.get("content-type", "").partition(";")[0]
        if media_type in _SOAP_TYPES:
            return _soap_kind(self.body)
        return _KINDS.get(media_type, "other")


_KINDS = {"text/html": "page", "text/plain": "text", "application/json": "json", "": "nothing"}


def _soap_kind(body: bytes) -> str:
    if not body:
        return "empty"
    try:
        root = etree.fromstring(body, etree.XMLParser(huge_tree=True, resolve_entities=False))
    except etree.XMLSyntaxError:
        return "not well-formed"
    found = next((child for child in root if child.tag in _BODIES), None)
    if found is None:
        return "xml"
    if not len(found):
        return "empty envelope"
    return "fault" if found[0].tag in _FAULTS else "served"


def exchange(port: int, steps: Sequence[Step], *, close: bool = False) -> Reply:
    """Send the steps on one connection and return the first answer.

    ``close`` ends our side of the connection behind the last step. A server may answer and close
    before everything was sent.
    """
    is_head = isinstance(steps[0], bytes) and steps[0].startswith(b"HEAD ")
    with socket.create_connection(("127.0.0.1", port), _TIMEOUT_S) as sock:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            for step in steps:
                if isinstance(step, bytes):
                    sock.sendall(step)
                else:
                    time.sleep(step)
            if close:
                sock.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        return _receive(sock, "HEAD" if is_head else "GET")


def _receive(sock: socket.socket, method: str) -> Reply:
    response = HTTPResponse(sock, method=method)
    try:
        response.begin()
    except (HTTPException, ConnectionError):
        return Reply()
    headers = {name.lower(): value for name, value in response.getheaders()}
    try:
        return Reply(response.status, headers, response.read())
    except (HTTPException, ConnectionError) as error:
        return Reply(response.status, headers, getattr(error, "partial", b""), False)


def exchange_all(port: int, data: bytes) -> bytes:
    """Send bytes and return everything that comes back until the server closes."""
    with socket.create_connection(("127.0.0.1", port), _TIMEOUT_S) as sock:
        sock.sendall(data)
        return b"".join(iter(lambda: sock.recv(65536), b""))
