"""Ways to post an envelope: curl, and HTTP written to a socket by hand.

A transport is made once per story and called with the service, the quoted SOAP action and the
envelope. Which SOAP version the envelope is decides the headers, unless the transport's point is
to leave them out.
"""

import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

from envelope import content_type
from story import address, setting

_TIMEOUT = 30.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    content_type: str | None
    body: bytes


Send = Callable[[str, str, bytes], Reply]


def _headers(action: str) -> dict[str, str]:
    version = setting("SOAP_VERSION")
    if version == "1.2":
        return {"Content-Type": f"{content_type(version)}; action={action}"}
    return {"Content-Type": content_type(version), "SOAPAction": action}


class Curl:
    """One curl process per call; it waits for 100 Continue before it sends the body."""

    def __call__(self, service: str, action: str, envelope: bytes) -> Reply:
        command = ["curl", "--silent", "--show-error", "--max-time", str(_TIMEOUT)]
        for name, value in {**_headers(action), "Expect": "100-continue"}.items():
            command += ["--header", f"{name}: {value}"]
        command += ["--data-binary", "@-", "--write-out", "\n%{http_code} %{content_type}"]
        answer = subprocess.run(
            [*command, address(service)], input=envelope, check=True, stdout=-1
        ).stdout
        body, _, outcome = answer.rpartition(b"\n")
        status, _, kind = outcome.decode().partition(" ")
        return Reply(int(status), kind, body)


class KeepAlive:
    """The whole story on one connection; the server closing it in between is an error."""

    def __init__(self) -> None:
        self._connection = HTTPConnection(urlsplit(address("svcTickets")).netloc, timeout=_TIMEOUT)
        self._connection.connect()
        self._connection.auto_open = 0

    def __call__(self, service: str, action: str, envelope: bytes) -> Reply:
        self._connection.request(
            "POST", urlsplit(address(service)).path, envelope, _headers(action)
        )
        return _reply(self._connection.getresponse())


class Chunked:
    """A body in chunks of 1000 bytes, its length unsaid."""

    def __call__(self, service: str, action: str, envelope: bytes) -> Reply:
        headers = {**_headers(action), "Transfer-Encoding": "chunked", "Connection": "close"}
        return _exchange(service, "HTTP/1.1", headers, b"".join(self._chunks(envelope)))

    @staticmethod
    def _chunks(body: bytes) -> Iterator[bytes]:
        for start in range(0, len(body), 1000):
            piece = body[start : start + 1000]
            yield b"%x\r\n%b\r\n" % (len(piece), piece)
        yield b"0\r\n\r\n"


class Http10:
    """HTTP/1.0: the server closes the connection after its answer, which is not chunked."""

    def __call__(self, service: str, action: str, envelope: bytes) -> Reply:
        headers = {**_headers(action), "Content-Length": str(len(envelope))}
        return _exchange(service, "HTTP/1.0", headers, envelope)


class Continued:
    """The body is held back until the server says 100 Continue."""

    def __call__(self, service: str, action: str, envelope: bytes) -> Reply:
        headers = {
            **_headers(action),
            "Content-Length": str(len(envelope)),
            "Expect": "100-continue",
        }
        with _connected() as connection:
            connection.sendall(_head(service, "HTTP/1.1", headers))
            said = b""
            while not said.endswith(b"\r\n\r\n"):
                said += connection.recv(1)
            assert said.startswith(b"HTTP/1.1 100 "), said
            connection.sendall(envelope)
            return _answer(connection)


class NoAction:
    """Neither SOAPAction nor action parameter: the body element says which operation is meant."""

    def __call__(self, service: str, action: str, envelope: bytes) -> Reply:
        headers = {
            "Content-Type": content_type(setting("SOAP_VERSION")),
            "Content-Length": str(len(envelope)),
        }
        return _exchange(service, "HTTP/1.1", headers | {"Connection": "close"}, envelope)


class TextXml:
    """A SOAP 1.2 envelope as text/xml without action, which is answered as 1.2."""

    def __call__(self, service: str, action: str, envelope: bytes) -> Reply:
        headers = {"Content-Type": "text/xml; charset=utf-8", "Content-Length": str(len(envelope))}
        return _exchange(service, "HTTP/1.1", headers | {"Connection": "close"}, envelope)


TRANSPORTS: dict[str, Callable[[], Send]] = {
    "curl": Curl,
    "keep-alive": KeepAlive,
    "chunked": Chunked,
    "http10": Http10,
    "continue": Continued,
    "no-action": NoAction,
    "text-xml": TextXml,
}


def _exchange(service: str, protocol: str, headers: dict[str, str], body: bytes) -> Reply:
    with _connected() as connection:
        connection.sendall(_head(service, protocol, headers) + body)
        return _answer(connection)


def _connected() -> socket.socket:
    place = urlsplit(address("svcTickets"))
    return socket.create_connection((place.hostname, place.port), timeout=_TIMEOUT)


def _head(service: str, protocol: str, headers: dict[str, str]) -> bytes:
    place = urlsplit(address(service))
    lines = [f"POST {place.path} {protocol}", f"Host: {place.netloc}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


def _answer(connection: socket.socket) -> Reply:
    response = HTTPResponse(connection, method="POST")
    response.begin()
    return _reply(response)


def _reply(response: HTTPResponse) -> Reply:
    return Reply(response.status, response.headers["Content-Type"], response.read())
