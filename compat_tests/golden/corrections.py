"""Where .NET answers otherwise than the recorded peer (Mono), .NET wins.

Each `Correction` turns recorded responses into what .NET would have sent, and names the rule of
the wire behaviour it follows. `expected` applies them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from compat_tests.golden.exchange import Document, Exchange, Message, Page
from compat_tests.golden.json_answers import JSON_ANSWERS

Change = Callable[[Exchange, Message], Message]

_NS = "http://www.smartertools.com/SmarterTrack/Services2/svcTickets.asmx"
_SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/"
_SOAP12 = "http://www.w3.org/2003/05/soap-envelope"


@dataclass(frozen=True, slots=True)
class Correction:
    """One way in which .NET differs from the recording; ``rule`` says where that is written."""

    name: str
    rule: str
    change: Change


def expected(exchange: Exchange) -> Message:
    """Return what .NET answers to a recorded request."""
    response = exchange.response or _client_answer(exchange.request)
    for correction in CORRECTIONS:
        response = correction.change(exchange, response)
    return response


def _client_answer(request: Message) -> Message:
    """Return the answer to the call every client made: its response was not recorded."""
    assert isinstance(request.body, bytes)
    version, media_type = _SOAP11, "text/xml"
    if _SOAP12.encode() in request.body:
        version, media_type = _SOAP12, "application/soap+xml"
    body = (
        f'<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="{version}" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>'
        f'<LoginResponse xmlns="{_NS}"><LoginResult>é&lt;|null|3|true</LoginResult>'
        "</LoginResponse></soap:Body></soap:Envelope>"
    )
    headers = (
        ("X-AspNet-Version", "4.0.30319"),
        ("Cache-Control", "private, max-age=0"),
        ("Content-Type", f"{media_type}; charset=utf-8"),
    )
    return Message("HTTP/1.1 200 OK", headers, body.encode())


# Messages

_ACTION = "SOAPAction"
_NOPE = ("Nope",)
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "bad-empty-soapaction": (_ACTION, ""),
    "bad-bare-empty-soapaction": (_ACTION, ""),
    "bad-unknown-soapaction": (_ACTION, f"{_NS}/Nope"),
    "bad-unknown-soapaction-detailed": (_ACTION, f"{_NS}/Nope"),
    "bad-soapaction-case": (_ACTION, f"{_NS}/echostring"),
    "bad-soapaction-ns-slash": (_ACTION, f"{_NS}//EchoString"),
    "bad-half-quoted": (_ACTION, f'"{_NS}/EchoString'),
    "bad-envelope-12-soaponly": (_SOAP12, _SOAP11),
    "bad-envelope-ns": ("urn:wrong", _SOAP11),
    "bad-not-envelope": (_NS, _SOAP11),
    "soap12-unknown-action-and-element": (f"{_NS}/Nope2",),
    "hdr-unknown-mustunderstand": ("X",),
    "hdr-unknown-mustunderstand-actor": ("X",),
    "hdr-unknown-mustunderstand-detailed": ("X",),
    "hdr-wsse-mustunderstand": ("Security",),
    "hdr12-unknown-mustunderstand": ("X",),
    "get-detailed-bad-int": ("abc", "System.Int32"),
    "get-detailed-missing-method": _NOPE,
    "get-echobool-value_1": ("1", "System.Boolean"),
    "get-echoenum-value_very_high": ("very-high", "RefPeer.TicketPriority"),
    "get-echoguid-value_0a1b2c3d_0000_1111_2222_333344445555": ("EchoGuid",),
    "get-echoint-noquery": ("value",),
    "get-echoint-value": ("", "System.Int32"),
    "get-echoint-value_1_value_2": ("1,2", "System.Int32"),
    "get-echoint-value_abc": ("abc", "System.Int32"),
    "get-echonullableint-value_5": ("EchoNullableInt",),
    "get-echostring-value_a-lc": ("echostring", "EchoString"),
    "get-echoticket-ticket_1": ("EchoTicket",),
    "get-nope-noquery": _NOPE,
    "get-tryget-id_1_count_1": ("TryGet",),
    "get-two-segments": ("EchoString/more",),
    "post-form-bad-int": ("z", "System.Int32"),
    "post-form-missing-param": ("value",),
    "post-form-multipart": ("multipart/form-data; boundary=b",),
    "post-form-querystring-ignored": ("value",),
    "post-form-xml": ("text/xml; charset=utf-8",),
}
"""What .NET puts for ``{0}`` and ``{1}``, which Mono leaves in its messages."""


def _format_message(exchange: Exchange, response: Message) -> Message:
    body = response.body
    if isinstance(body, bytes):
        for index, argument in enumerate(ARGUMENTS.get(exchange.name, ())):
            body = body.replace(b"{%d}" % index, argument.encode())
    return replace(response, body=body)


def _end_message_lines(exchange: Exchange, response: Message) -> Message:
    """Messages of several lines, and the line end behind a text/plain message, are CRLF."""
    body = response.body
    if response.status == 500 and isinstance(body, bytes):
        body = _crlf(body)
    return replace(response, body=body)


def _null_reference(exchange: Exchange, response: Message) -> Message:
    text = b"Object reference not set to an instance of an object"
    return _replaced(response, text + b"\n", text + b".\n")


def _too_large(exchange: Exchange, response: Message) -> Message:
    return _replaced(
        response,
        b"Upload size exceeds httpRuntime limit.",
        b"Maximum request length exceeded.",
    )


# Headers


def _fault_caching(exchange: Exchange, response: Message) -> Message:
    if response.status == 500:
        return response.with_header("Cache-Control", "private")
    return response


def _charset(exchange: Exchange, response: Message) -> Message:
    content_type = response.header("Content-Type")
    if content_type in ("text/html", "application/json"):
        return response.with_header("Content-Type", f"{content_type}; charset=utf-8")
    return response


def _session_cookie(exchange: Exchange, response: Message) -> Message:
    if response.header("Set-Cookie") is None:
        return response
    return response.with_header("Set-Cookie", "ASP.NET_SessionId=<id>; path=/; HttpOnly")


# Whole answers


def _one_way(exchange: Exchange, response: Message) -> Message:
    if exchange.name not in ("soap11-oneway", "soap12-oneway"):
        return response
    accepted = replace(response, start="HTTP/1.1 202 Accepted")
    return accepted.with_header("Content-Type", None)


def _media_type(exchange: Exchange, response: Message) -> Message:
    if exchange.name not in ("bad-mtom", "bad-ctype-json"):
        return response
    refused = replace(response, start="HTTP/1.1 415 Unsupported Media Type", body=b"")
    return refused.with_header("Content-Type", "text/xml; charset=utf-8")


def _any_case_path(exchange: Exchange, response: Message) -> Message:
    if exchange.name != "meta-lowercase-path":
        return response
    found = replace(response, start="HTTP/1.1 200 OK", body=Document("svcBasic-getpost.wsdl"))
    found = found.with_header("Content-Type", "text/xml; charset=utf-8")
    return found.with_header("Cache-Control", "private, max-age=0")


_PAGES = {
    "meta-help": Page("svcBasic Web Service"),
    "meta-help-op": Page('action="svcBasic.asmx/Add"'),
    "meta-help-op-unknown": Page("was not found in service svcTickets."),
}


def _help_pages(exchange: Exchange, response: Message) -> Message:
    page = _PAGES.get(exchange.name)
    if page is None:
        return response
    found = replace(response, start="HTTP/1.1 200 OK", body=page)
    return found.with_header("Cache-Control", "private, max-age=0")


_UNRECOGNIZED = "Request format is unrecognized"
_PATH_INFO = {
    "get-disabled": "/EchoString",
    "get-disabled-detailed": "/EchoString",
    "get-slash-only": "/",
    "meta-wsdl-pathinfo": "/",
    "post-form-remote-default": "/EchoString",
    "verb-put-method": "/EchoString",
    "verb-head-method": "/EchoString",
    "verb-options-method": "/EchoString",
}


def _error_pages(exchange: Exchange, response: Message) -> Message:
    """Pages are known by what they say, whoever asks (known difference W12)."""
    if not isinstance(response.body, Page) or response.status < 400:
        return response
    text = {404: "The resource cannot be found.", 405: f"{_UNRECOGNIZED}."}.get(response.status)
    ending = _PATH_INFO.get(exchange.name)
    if ending:
        text = f"{_UNRECOGNIZED} for URL unexpectedly ending in &#39;{ending}&#39;."
    return replace(response, body=Page(text or ""))


def _options(exchange: Exchange, response: Message) -> Message:
    """IIS answers OPTIONS itself, before ASP.NET sees it."""
    if not exchange.request.start.startswith("OPTIONS"):
        return response
    allow = ("Allow", "OPTIONS, TRACE, GET, HEAD, POST")
    return Message("HTTP/1.1 200 OK", (allow,), b"")


def _json(exchange: Exchange, response: Message) -> Message:
    return JSON_ANSWERS.get(exchange.name, response)


def _indentation(exchange: Exchange, response: Message) -> Message:
    body = response.body
    if isinstance(body, bytes) and body.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n'):
        body = _crlf(body)
    return replace(response, body=body)


def _replaced(response: Message, old: bytes, new: bytes) -> Message:
    body = response.body
    return replace(response, body=body.replace(old, new) if isinstance(body, bytes) else body)


def _crlf(body: bytes) -> bytes:
    return re.sub(rb"(?<!\r)\n", b"\r\n", body)


CORRECTIONS = (
    Correction("one-way calls are accepted with 202", "section 5", _one_way),
    Correction("media types outside SOAP are 415, empty", "section 4", _media_type),
    Correction("the text for an oversized request", "section 4", _too_large),
    Correction("paths are found in any case", "section 1", _any_case_path),
    Correction("IIS answers OPTIONS itself", "section 1", _options),
    Correction("help pages are .NET's", "section 12", _help_pages),
    Correction("error pages say what .NET says", "sections 1 and 14", _error_pages),
    Correction("JSON callers are answered by .NET's rules", "section 10", _json),
    Correction("text/html and JSON name their charset", "section 14", _charset),
    Correction("failures are cached as private", "sections 8 and 14", _fault_caching),
    Correction("the session cookie is for the host, HttpOnly", "section 5", _session_cookie),
    Correction("messages have their arguments", "sections 8 and 9", _format_message),
    Correction("the text for a null reference", "section 9", _null_reference),
    Correction("message lines end in CRLF", "sections 8 and 9", _end_message_lines),
    Correction("indented documents have CRLF", "sections 11 and 14", _indentation),
)
