"""The file format of a recorded exchange.

A file holds optional notes (``# note``), the request, a separator line and the response; a
client's request stands alone. Header lines end in LF here and in CRLF on the wire. A body
is its own bytes, UTF-8, with these exceptions:

``<no body>``                       nothing
``<12 bytes, hex> 3c3f..``          bytes that are not UTF-8
``<<y*69999>>``                     a run of one character, inside a body
``<document svcTickets.wsdl>``      a WSDL of the sample service
``head ... <12 bytes> ... tail``    a response of which only both ends were kept
``<HTML page; title: T>``           a page of the peer's own, of which only the title was kept
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

EXCHANGES = Path(__file__).parent / "exchanges"

_SEPARATOR = b"\n\n======== response ========\n"
_NO_BODY = b"<no body>"
_HEX = re.compile(rb"<\d+ bytes, hex> ([0-9a-f]+)")
_RUN = re.compile(rb"<<(.)\*(\d+)>>")
_DOCUMENT = re.compile(rb"<document (\S+)>")
_ENDS = re.compile(rb"(.*)\n\.\.\. <(\d+) bytes> \.\.\.\n(.*)", re.DOTALL)
_PAGE = re.compile(rb"<HTML page.*?; title: (.*?)(?:; message: .*)?>")


@dataclass(frozen=True, slots=True)
class Document:
    """A body that is a WSDL of the sample service, by file name."""

    name: str


@dataclass(frozen=True, slots=True)
class Ends:
    """A body of which both ends and the length are known."""

    head: bytes
    length: int
    tail: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A body that is a page made for people, known by something that stands in it."""

    contains: str


Body = bytes | Document | Ends | Page


@dataclass(frozen=True, slots=True)
class Message:
    """A request or response: its first line, its headers in order, its body."""

    start: str
    headers: tuple[tuple[str, str], ...]
    body: Body

    def header(self, name: str) -> str | None:
        """Return the value of a header, None when it is absent."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    def with_header(self, name: str, value: str | None) -> Message:
        """Return a copy with the header set, or without it when ``value`` is None."""
        kept = tuple(item for item in self.headers if item[0].lower() != name.lower())
        return replace(self, headers=kept if value is None else (*kept, (name, value)))

    @property
    def status(self) -> int:
        """Return the status code of a response."""
        return int(self.start.split(" ")[1])

    @property
    def target(self) -> str:
        """Return the target of a request."""
        return self.start.split(" ")[1]

    def to_bytes(self) -> bytes:
        """Return the message as it stands on the wire; only for a body that is bytes."""
        assert isinstance(self.body, bytes)
        lines = [self.start, *(f"{name}: {value}" for name, value in self.headers), "", ""]
        return "\r\n".join(lines).encode("latin-1") + self.body


@dataclass(frozen=True, slots=True)
class Exchange:
    """One case: ``name`` is its file name, ``group`` its folder, ``response`` None if unknown."""

    name: str
    group: str
    notes: tuple[str, ...]
    request: Message
    response: Message | None


def read_all(folder: Path = EXCHANGES) -> tuple[Exchange, ...]:
    """Read every exchange below a folder, ordered by path."""
    return tuple(read(path) for path in sorted(folder.glob("*/*.http")))


def read(path: Path) -> Exchange:
    """Read one file."""
    content = path.read_bytes()
    notes = []
    while content.startswith(b"# "):
        note, _, content = content.partition(b"\n")
        notes.append(note[2:].decode("utf-8"))
    request, separator, response = content.partition(_SEPARATOR)
    return Exchange(
        name=path.stem,
        group=path.parent.name,
        notes=tuple(notes),
        request=_message(request if separator else request.removesuffix(b"\n")),
        response=_message(response.removesuffix(b"\n")) if separator else None,
    )


def write(exchange: Exchange, folder: Path) -> None:
    """Write an exchange into its group's folder."""
    notes = b"".join(f"# {note}\n".encode() for note in exchange.notes)
    content = notes + _content(exchange.request)
    if exchange.response:
        content += _SEPARATOR + _content(exchange.response)
    path = folder / exchange.group / f"{exchange.name}.http"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content + b"\n")


def _message(content: bytes) -> Message:
    head, _, body = content.partition(b"\n\n")
    start, *lines = head.decode("utf-8").split("\n")
    return Message(start, tuple(_headers(lines)), _body(body))


def _headers(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, _, value = line.partition(":")
        yield name, value.removeprefix(" ")


def _body(content: bytes) -> Body:
    if content == _NO_BODY:
        return b""
    if match := _HEX.fullmatch(content):
        return bytes.fromhex(match[1].decode("ascii"))
    if match := _DOCUMENT.fullmatch(content):
        return Document(match[1].decode("ascii"))
    if match := _PAGE.fullmatch(content):
        return Page(match[1].decode("utf-8"))
    if match := _ENDS.fullmatch(content):
        return Ends(match[1], int(match[2]), match[3])
    return _RUN.sub(lambda run: run[1] * int(run[2]), content)


def _content(message: Message) -> bytes:
    lines = [message.start, *(f"{name}: {value}" for name, value in message.headers), "", ""]
    return "\n".join(lines).encode("utf-8") + _written(message.body)


def _written(body: Body) -> bytes:
    match body:
        case b"":
            return _NO_BODY
        case Document(name):
            return f"<document {name}>".encode()
        case Ends(head, length, tail):
            return b"%b\n... <%d bytes> ...\n%b" % (head, length, tail)
        case Page(title):
            return f"<HTML page; title: {title}>".encode()
        case bytes():
            return _written_bytes(body)
    raise TypeError(body)


def _written_bytes(body: bytes) -> bytes:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return f"<{len(body)} bytes, hex> {body.hex()}".encode()
    return re.sub(rb"(.)\1{1999,}", _run, body)


def _run(run: re.Match[bytes]) -> bytes:
    return b"<<%b*%d>>" % (run[1], len(run[0]))
