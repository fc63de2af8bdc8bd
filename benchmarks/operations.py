"""What is asked of every server, and how a right answer is known."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from benchmarks import tickets
from benchmarks.load import Answer, BadAnswer

NAMESPACE = "http://example.org/benchmarks/svcBench.asmx"
PATH = "/svcBench.asmx"
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its SOAP 1.1 request bytes and the check of its answer (raises BadAnswer)."""

    name: str
    request: bytes
    check: Callable[[Answer], None]


def echo_int() -> Call:
    """The small call."""
    return Call("EchoInt", _request("EchoInt", "<value>12345</value>"), _value("EchoInt", b"12345"))


def get_tickets(count: int) -> Call:
    """An answer with that many rows."""
    arguments = (
        "<authUserName>agent</authUserName><authPassword>secret</authPassword>"
        f"<count>{count}</count>"
    )
    return Call(f"GetTickets({count:,})", _request("GetTickets", arguments), _rows(count))


def put_attachment(megabytes: int) -> Call:
    """An upload of that size; the server answers with the bytes it decoded."""
    content = base64.b64encode(attachment(megabytes)).decode("ascii")
    request = _request("PutAttachment", f"<content>{content}</content>")
    expected = str(megabytes * MEGABYTE).encode("ascii")
    return Call(f"PutAttachment({megabytes} MB)", request, _value("PutAttachment", expected))


def get_attachment(megabytes: int) -> Call:
    """A download of that size."""
    request = _request("GetAttachment", f"<sizeMB>{megabytes}</sizeMB>")
    expected = base64.b64encode(attachment(megabytes))
    return Call(f"GetAttachment({megabytes} MB)", request, _value("GetAttachment", expected))


def attachment(megabytes: int) -> bytes:
    """The attachment's bytes, by the same rule in every server."""
    return bytes(range(256)) * (megabytes * MEGABYTE // 256)


def _request(operation: str, arguments: str) -> bytes:
    body = (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>'
        f'<{operation} xmlns="{NAMESPACE}">{arguments}</{operation}>'
        "</soap:Body></soap:Envelope>"
    ).encode()
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml; charset=utf-8\r\n"
        f'SOAPAction: "{NAMESPACE}/{operation}"\r\nContent-Length: {len(body)}\r\n\r\n'
    ).encode("ascii")
    return head + body


def _value(operation: str, expected: bytes) -> Callable[[Answer], None]:
    element = f"{operation}Result".encode("ascii")

    def check(answer: Answer) -> None:
        _check_status(answer)
        # By position, not by pattern: the value may be tens of megabytes.
        end = answer.body.rfind(b"</")
        while end > 0 and not _is_end_of(answer.body, end, element):
            end = answer.body.rfind(b"</", 0, end)
        if not answer.body[:end].endswith(b">" + expected):
            raise BadAnswer(f"wrong value in {element.decode()}")

    return check


def _is_end_of(body: bytes, position: int, element: bytes) -> bool:
    name = body[position + 2 : body.index(b">", position)]
    return name.rpartition(b":")[2] == element


def _rows(count: int) -> Callable[[Answer], None]:
    def check(answer: Answer) -> None:
        _check_status(answer)
        found = len(re.findall(rb"</(?:\w+:)?TicketInfo>", answer.body))
        if found != count:
            raise BadAnswer(f"{found} rows instead of {count}")
        for member, value in tickets.row((count - 1) % tickets.ROWS).items():
            text = escape(_lexical(value))
            if not re.search(
                rf"<(?:\w+:)?{member}[^>]*>{_spellings(text)}</".encode(), answer.body
            ):
                raise BadAnswer(f"{member} {text!r} is missing")

    return check


def _lexical(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _spellings(text: str) -> str:
    # The same instant may carry a fraction or an offset, and `>` need not be escaped.
    instant = re.fullmatch(r"(\d{4}-\d\d-\d\dT[\d:]{8})Z", text)
    if instant:
        return re.escape(instant[1]) + r"(?:\.0+)?(?:Z|\+00:00)"
    return re.escape(text).replace("&gt;", "(?:&gt;|>)")


def _check_status(answer: Answer) -> None:
    if answer.status != 200:
        raise BadAnswer(f"status {answer.status}: {answer.body[:300]!r}")
