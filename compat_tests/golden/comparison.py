"""Compares an answer with what was expected: status, headers and body, byte for byte.

Only exchanges with a numbered difference that says so are compared more loosely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compat_tests.golden.differences import numbers_of
from compat_tests.golden.exchange import Document, Exchange, Message, Page
from compat_tests.sample.contracts import WSDL_FOLDER
from compat_tests.sample.raw_http import Answer

_OF_THE_CONNECTION = {"date", "server", "connection", "content-length"}
_SESSION = re.compile(r"(?<=ASP\.NET_SessionId=)[0-9a-z]{24}(?=;)")
_TAG = re.compile(rb"(<[^\s<>/!?]+)((?:\s+[\w:]+=\"[^\"]*\")+)")
_ATTRIBUTE = re.compile(rb"[\w:]+=\"[^\"]*\"")
_ADDRESS = re.compile(rb'(?<= location=")http://127\.0\.0\.1:18080[^"]*(?=")')
_FRAME = re.compile(rb"(?:\r\n|\\r\\n|\n|(?<=\"StackTrace\":\"))\s+at [^\r\n\"]*")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that is not as expected."""

    what: str
    expected: object
    found: object

    def __str__(self) -> str:
        return f"{self.what}\n  expected {self.expected!r}\n  found    {self.found!r}"


def mismatches(exchange: Exchange, expected: Message, answer: Answer) -> list[Mismatch]:
    """Return everything in which an answer is not as expected, nothing when all is well."""
    found = [*_head(exchange, expected, answer), *_body(exchange, expected, answer)]
    return [item for item in found if item.expected != item.found]


def _head(exchange: Exchange, expected: Message, answer: Answer) -> Iterator[Mismatch]:
    status = f"HTTP/1.1 {answer.status} {answer.reason}"
    yield Mismatch("status line", expected.start, status)
    headers = sorted((name.lower(), _SESSION.sub("<id>", value)) for name, value in answer.headers)
    wanted = sorted((name.lower(), value) for name, value in expected.headers)
    numbers = numbers_of(exchange.name)
    left_out = _OF_THE_CONNECTION | ({"etag"} if "W11" in numbers else set())
    yield Mismatch("headers", _except(left_out, wanted), _except(left_out, headers))
    if not exchange.request.start.startswith("HEAD "):
        length = answer.header("Content-Length")
        yield Mismatch("Content-Length", str(len(answer.body)), length)


def _except(names: set[str], headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in headers if name not in names]


def _body(exchange: Exchange, expected: Message, answer: Answer) -> Iterator[Mismatch]:
    match expected.body:
        case Document(name):
            document = _addressed((WSDL_FOLDER / name).read_bytes(), exchange.request)
            yield Mismatch("document", document, answer.body)
        case Page(part):
            yield Mismatch(f"page has {part!r}", True, part.encode() in answer.body)
        case bytes() as body:
            yield Mismatch("body", *(_comparable(exchange, text) for text in (body, answer.body)))


def _comparable(exchange: Exchange, body: bytes) -> bytes:
    """Return a body without what varies from one .NET to another."""
    if exchange.group in ("get", "post", "meta") and body.startswith(b"<?xml"):
        body = _TAG.sub(_with_sorted_attributes, body)
    return _FRAME.sub(b"", body) if "W1" in numbers_of(exchange.name) else body


def _with_sorted_attributes(tag: re.Match[bytes]) -> bytes:
    """Declarations come in the order of a hash table (section 9)."""
    return b" ".join((tag[1], *sorted(_ATTRIBUTE.findall(tag[2]))))


def _addressed(document: bytes, request: Message) -> bytes:
    path = request.target.partition("?")[0]
    return _ADDRESS.sub(f"http://{request.header('Host')}{path}".encode(), document)
