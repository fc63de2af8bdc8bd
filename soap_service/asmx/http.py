"""A request and a response, as the wire modules pass them among themselves.

The application makes a `Request` of what its server hands it and turns a `Response` back; the
modules of this package know nothing of WSGI.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

OK = "200 OK"
ACCEPTED = "202 Accepted"
NOT_MODIFIED = "304 Not Modified"
BAD_REQUEST = "400 Bad Request"
NOT_FOUND = "404 Not Found"
METHOD_NOT_ALLOWED = "405 Method Not Allowed"
REQUEST_TIMEOUT = "408 Request Timeout"
UNSUPPORTED_MEDIA_TYPE = "415 Unsupported Media Type"
INTERNAL_SERVER_ERROR = "500 Internal Server Error"
SERVICE_UNAVAILABLE = "503 Service Unavailable"

HTML = "text/html; charset=utf-8"
PLAIN_TEXT = "text/plain; charset=utf-8"
XML = "text/xml; charset=utf-8"
JSON = "application/json; charset=utf-8"

PRIVATE = ("Cache-Control", "private")
PRIVATE_NOW = ("Cache-Control", "private, max-age=0")


class Body(Protocol):
    """What a request body can do: any binary file."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes, all that is left when it is negative."""
        ...


@dataclass(slots=True)
class Request:
    """A request for one ``.asmx``.

    ``path`` ends with the ``.asmx``, spelt as the caller spelt it; ``path_info`` is what follows
    (``""``, ``"/"`` or ``"/Method"``), percent-decoded; ``url`` is the address of the ``.asmx`` as
    the caller sees it, without path info and query; ``query_string`` is raw. ``content_type`` is
    ``""`` when absent; names in ``headers`` are lower case.
    """

    method: str
    path: str
    path_info: str
    url: str
    query_string: str
    content_type: str
    headers: Mapping[str, str]
    body: Body
    client_address: str
    is_local: bool

    @property
    def content_length(self) -> int | None:
        """Return the declared length of the body, None when there is none."""
        text = self.headers.get("content-length", "")
        return int(text) if text.isdecimal() else None


@dataclass(slots=True)
class Response:
    """An answer: status line, headers and body.

    ``body`` is bytes when its length is known beforehand, else an iterable of blocks. The
    ``Content-Length`` and the headers common to all answers are added by the application.
    """

    status: str
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes | Iterable[bytes] = b""


def response(status: str, content_type: str, body: bytes, *headers: tuple[str, str]) -> Response:
    """Return a response of one block with its content type and further headers."""
    return Response(status, [*headers, ("Content-Type", content_type)], body)
