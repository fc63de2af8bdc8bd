"""Hostile HTTP: framing, slow clients, header tricks, strange targets and methods."""

from __future__ import annotations

from collections.abc import Iterator

from compat_tests.hostile.case import Case
from compat_tests.hostile.envelopes import PATH, SOAP12, action, call, envelope, post

_PING = envelope(call("PingService")).encode()
_HOST = "Host: 127.0.0.1"
_SOAP = ("Content-Type: text/xml; charset=utf-8", f'SOAPAction: "{action("PingService")}"')
_LENGTH = f"Content-Length: {len(_PING)}"
_RESULT = "PingServiceResult"
_MEGABYTE = 1024 * 1024
_SCRIPT = "<script>alert(1)</script>"
_ENCODED_SCRIPT = "%3Cscript%3Ealert(1)%3C/script%3E"


def request(line: str, *headers: str, body: bytes = b"") -> bytes:
    """Return a request of exactly these lines."""
    return "\r\n".join([line, *headers, "", ""]).encode("latin-1") + body


def soap(*headers: str, body: bytes = _PING, line: str = f"POST {PATH} HTTP/1.1") -> bytes:
    """Return a call whose length is told by ``headers``, or not at all."""
    return request(line, _HOST, *_SOAP, *headers, body=body)


def _get(target: str, *headers: str) -> bytes:
    return request(f"GET {target} HTTP/1.1", _HOST, *headers)


def _content_types() -> Iterator[Case]:
    for content_type in [
        "application/xml",
        "text/plain",
        "text/html",
        "application/json",
        "application/x-www-form-urlencoded",
        'multipart/related; type="application/xop+xml"; boundary=x',
        "multipart/form-data; boundary=x",
        "text/xml ; charset=utf-8",
        "text/xmlx",
        "text/xml,text/xml",
        "text",
        "/",
        ";",
        "*/*",
        "charset=utf-8",
        "text/xml\tx",
        "\xfftext/xml",
        "x" * 15_000,
        "application/soap+xml; charset=utf-8",
    ]:
        name = f"content type {content_type[:40]!r}"
        yield Case(name, post(_PING, content_type=content_type), 415, "empty")
    yield Case(
        "no content type",
        request(f"POST {PATH} HTTP/1.1", _HOST, _SOAP[1], _LENGTH, body=_PING),
        415,
        "empty",
    )
    for content_type in [
        "TEXT/XML",
        "text/xml;",
        "text/xml;;;;",
        "text/xml; charset",
        "text/xml; charset=",
        'text/xml; charset="',
        "text/xml; =utf-8",
        'text/xml; charset="utf-8"; charset=utf-16',
        f"text/xml; {';' * 14_000}",
    ]:
        name = f"content type {content_type[:40]!r}"
        yield Case(name, post(_PING, content_type=content_type), 200, "served", _RESULT)
    twelve = envelope(call("PingService"), version=SOAP12)
    yield Case("SOAP 1.2 as text/xml", post(twelve), 200, "served", _RESULT)


def _lengths() -> Iterator[Case]:
    yield Case("no length", soap(), 400, "empty")
    for length in ["-1", "+5", "5 5", "5,5", "0x10", "1e3", "", "five", "5.0", "\xb2", "\xb9\xb2"]:
        yield Case(f"length {length!r}", soap(f"Content-Length: {length}"), 400, "page")
    for name, headers in {
        "length twice": (_LENGTH, _LENGTH),
        "two lengths": (_LENGTH, "Content-Length: 1"),
        "length and chunks": (_LENGTH, "Transfer-Encoding: chunked"),
        "chunks and length": ("Transfer-Encoding: chunked", _LENGTH),
        "chunked twice": ("Transfer-Encoding: chunked, chunked",),
        "chunked twice in two headers": (
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: chunked",
        ),
        "chunked but not last": ("Transfer-Encoding: chunked, gzip",),
        "coding of identity": ("Transfer-Encoding: identity", _LENGTH),
        "coding without chunks": ("Transfer-Encoding: gzip",),
        "coding on a folded line": ("Transfer-Encoding:", " chunked", _LENGTH),
        "coding with a vertical tab": ("Transfer-Encoding: \x0bchunked", _LENGTH),
        "coding with a space before the colon": ("Transfer-Encoding : chunked", _LENGTH),
        "length with a space before the colon": (f"{_LENGTH[:14]} :5",),
        "type twice": (_LENGTH, "Content-Type: text/plain"),
    }.items():
        yield Case(name, soap(*headers), 400, "page")
    for coding in ("xchunked", "", "chunked;q=1", "br"):
        sent = soap(f"Transfer-Encoding: {coding}", _LENGTH)
        yield Case(f"unknown coding {coding!r}", sent, 501, "page")
    yield Case("length with an underscore", soap(f"Content_Length: {len(_PING)}"), 400, "empty")
    yield Case("length too short", soap(f"Content-Length: {len(_PING) - 9}"), 400, "empty")
    too_large = "Maximum request length exceeded."
    for length in [16 * _MEGABYTE + 1, 10**9, 10**18, 10**30]:
        sent = soap(f"Content-Length: {length}")
        yield Case(f"length {length}", sent, 500, "fault", too_large)
        sent = soap("Expect: 100-continue", f"Content-Length: {length}", body=b"")
        yield Case(f"length {length} with an expectation", sent, 500, "fault", too_large)
    yield Case("length of 5000 digits", soap(f"Content-Length: {'9' * 5000}"), 400, "page")
    yield Case(
        "length beyond the limit, and all of it",
        lambda: post(b" " * (17 * _MEGABYTE)),
        500,
        "fault",
        too_large,
    )


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    """Return a chunked body."""
    return b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks) + end


def _chunks() -> Iterator[Case]:
    coding = "Transfer-Encoding: chunked"
    for name, body in {
        "chunk size of letters": b"zz\r\n" + _PING + b"\r\n0\r\n\r\n",
        "chunk size that is negative": b"-1\r\n" + _PING + b"\r\n0\r\n\r\n",
        "chunk size with a prefix": b"0x5\r\nhello\r\n0\r\n\r\n",
        "chunk size with an underscore": b"1_0\r\nhello\r\n0\r\n\r\n",
        "chunk size with a plus": b"+5\r\nhello\r\n0\r\n\r\n",
        "chunk size of 16 digits": b"0000000000000005\r\nhello\r\n0\r\n\r\n<",
        "chunk size that is empty": b"\r\n" + _PING + b"\r\n0\r\n\r\n",
        "chunk size with a space before it": b" 5\r\nhello\r\n0\r\n\r\n",
        "chunk longer than its size": b"5\r\nhelloworld\r\n0\r\n\r\n",
        "chunk without its line end": b"5\r\nhello0\r\n\r\n",
        "chunk with a bare LF": b"5\nhello\n0\n\n\r\n0\r\n\r\n",
        "chunk extension with a bare CR": b"5;a\rb\r\nhello\r\n0\r\n\r\n",
        "chunk extension of 20 KB": b"5;" + b"a" * 20_000 + b"\r\nhello\r\n0\r\n\r\n",
        "trailer that names a length": chunked(_PING, end=b"0\r\nContent-Length: 5\r\n\r\n"),
        "trailer without a colon": chunked(_PING, end=b"0\r\nx\r\n\r\n"),
    }.items():
        yield Case(name, soap(coding, body=body), 400, "empty")
    too_large = "Maximum request length exceeded."
    yield Case(
        "chunks of 17 MB",
        lambda: soap(coding, body=chunked(b" " * (17 * _MEGABYTE))),
        500,
        "fault",
        too_large,
    )
    served = {
        "chunks": chunked(_PING),
        "chunks in capitals": chunked(_PING).replace(b"%x" % len(_PING), b"%X" % len(_PING)),
        "chunks of one byte": chunked(*(bytes([byte]) for byte in _PING)),
        "chunk size with zeros": chunked(_PING).replace(b"%x" % len(_PING), b"000%x" % len(_PING)),
        "chunk extension": chunked(_PING, end=b"0;a=b\r\n\r\n"),
        "trailer": chunked(_PING, end=b"0\r\nX-Password: x\r\n\r\n"),
    }
    for name, body in served.items():
        yield Case(name, soap(coding, body=body), 200, "served", _RESULT)
    yield Case(
        "100 000 chunks",
        lambda: soap(coding, body=chunked(*[b" "] * 100_000, end=b"0\r\n\r\n")),
        400,
        "empty",
    )
    for name, body in {
        "chunk cut off": b"fff\r\nhello",
        "chunks without an end": chunked(_PING, end=b""),
        "chunks with half an end": chunked(_PING, end=b"0\r\n"),
        "chunk size cut off": b"f",
        "chunk of 10^20 bytes": b"%x\r\nhello" % 10**20,
    }.items():
        yield Case(name, soap(coding, body=body), 400, "empty", hangs_up=True)
    for name, body in {
        "chunk size of 10 000 digits": b"f" * 10_000 + b"\r\nhello",
        "chunk that stalls": b"fff\r\nhello",
        "chunks whose end stalls": chunked(_PING, end=b"0\r\n"),
    }.items():
        yield Case(name, soap(coding, body=body), 408, "page")


def _slow() -> Iterator[Case]:
    whole = post(_PING)
    head = whole[: whole.index(b"\r\n\r\n") + 4]
    large = post(b" " * 200_000)
    yield Case("connection without a word", b"", 0, "cut", hangs_up=True)
    yield Case("half a request line", b"POST /Serv", 0, "cut", hangs_up=True)
    yield Case("half a head", head[:60], 0, "cut", hangs_up=True)
    yield Case("half a body", whole[:-9], 400, "empty", hangs_up=True)
    yield Case("half a large body", large[:100_000], 400, "empty", hangs_up=True)
    for name, sent in {
        "request line that stalls": b"POST /Serv",
        "head that stalls": head[:60],
        "head that stalls at its end": head[:-2],
        "head with a trickle": [head[:60], 0.4, b"X", 0.4, b"Y", 0.4, b"Z"],
        "body that does not come": head,
        "body that stalls": whole[:-9],
        "body with a trickle": [whole[:-20], *([b" ", 0.5] * 8)],
        "large body that stalls": large[:-9],
        "large body with a trickle": [large[:-20], *([b" ", 0.5] * 8)],
    }.items():
        yield Case(name, sent, 408, "page")
    trickle = [step for byte in whole for step in (bytes([byte]), 0.0005)]
    yield Case("one byte at a time", trickle, 200, "served", _RESULT)


def _head() -> Iterator[Case]:
    for name, lines in {
        "header without a colon": ("X-Header",),
        "header without a name": (": x",),
        "header with a space in its name": ("X Header: x",),
        "header with a NUL": ("X-Header: a\0b",),
        "header with a bare CR": ("X-Header: a\rX-Other: b",),
        "header with a bare LF": ("X-Header: a\nX-Other: b",),
        "header with a control character": ("X-Header: \x1b[2J",),
        "header name beyond ASCII": ("X-H\xe9ader: x",),
        "folded header": ("X-Header: a", " b"),
        "SOAPAction with a NUL": ("SOAPAction: a\0b",),
        "SOAPAction with a line end": ("SOAPAction: a\r\n b",),
        "two hosts": ("Host: other",),
        "host with a line end": ("Host: a\r\n b",),
    }.items():
        yield Case(name, soap(*lines, _LENGTH), 400, "page")
    yield Case("expectation of another kind", soap("Expect: 200-ok", _LENGTH), 417, "page")
    for name, lines in {
        "101 headers": [f"X-{number}: x" for number in range(101)],
        "header of 20 KB": [f"X-Header: {'x' * 20_000}"],
        "SOAPAction of 20 KB": [f"SOAPAction: {'x' * 20_000}"],
        "cookie of 20 KB": [f"Cookie: {'a=b;' * 5000}"],
        "headers of 200 KB": [f"X-{number}: {'x' * 5000}" for number in range(40)],
        "header flood": [f"X-{number}: x" for number in range(20_000)],
    }.items():
        yield Case(name, soap(*lines, _LENGTH), 431, "page")
    for name, lines in {
        "60 headers": [f"X-{number}: x" for number in range(60)],
        "cookies of 15 KB": [f"Cookie: {'a=b;' * 3500}"],
        "cookie of nonsense": ['Cookie: =;=;"\\";a="\\;b=' + '\\"' * 5000],
        "cookie with every byte": [f"Cookie: a={''.join(map(chr, range(128, 256)))}"],
        "authorization of nonsense": ["Authorization: Basic !!!!"],
        "header beyond ASCII": ["X-Header: \xff\xfe\xe9"],
        "headers that a gateway would set": [
            "X_Forwarded_For: 10.0.0.1",
            "Path_Info: /evil",
            "Script_Name: /evil",
            "Remote_Addr: 10.0.0.1",
            "Wsgi.Input: x",
            "Gunicorn.Socket: x",
            "Proxy: http://evil/",
        ],
        "method override": ["X-HTTP-Method-Override: DELETE"],
        "upgrade to HTTP/2": [
            "Connection: Upgrade, HTTP2-Settings",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABk",
        ],
        "upgrade to WebSocket": ["Connection: Upgrade", "Upgrade: websocket"],
        "connection of nonsense": ["Connection: \xff, close, keep-alive,,"],
        "ranges": [f"Range: bytes={','.join(['0-'] * 3000)}"],
        "content encoding": ["Content-Encoding: gzip"],
        "accepted types of 15 KB": [f"Accept: {'*/*;q=1,' * 1800}"],
    }.items():
        yield Case(name, soap(*lines, _LENGTH), 200, "served", _RESULT)
    no_host = request(f"POST {PATH} HTTP/1.1", *_SOAP, _LENGTH, body=_PING)
    yield Case("no host", no_host, 200, "served", _RESULT)
    yield Case("empty lines before", b"\r\n" * 1000 + post(_PING), 200, "served", _RESULT)


def _start_lines() -> Iterator[Case]:
    for name, line in {
        "method in lower case": f"post {PATH} HTTP/1.1",
        "method of markup": f"<script> {PATH} HTTP/1.1",
        "method beyond ASCII": f"P\xd6ST {PATH} HTTP/1.1",
        "method of 1 character": f"P {PATH} HTTP/1.1",
        "method of 200 characters": f"{'P' * 200} {PATH} HTTP/1.1",
        "method with a NUL": f"PO\0ST {PATH} HTTP/1.1",
        "no version": f"POST {PATH}",
        "version 0.9": f"GET {PATH} HTTP/0.9",
        "version 2": f"POST {PATH} HTTP/2.0",
        "version 9.9": f"POST {PATH} HTTP/9.9",
        "version of three digits": f"POST {PATH} HTTP/1.10",
        "version in lower case": f"POST {PATH} http/1.1",
        "two spaces": f"POST  {PATH} HTTP/1.1",
        "tab for a space": f"POST\t{PATH}\tHTTP/1.1",
        "space at the end": f"POST {PATH} HTTP/1.1 ",
        "space in the target": f"POST {PATH} x HTTP/1.1",
        "no target": "POST HTTP/1.1",
        "target beyond ASCII": "GET /Services2/svcTickets\xe9.asmx HTTP/1.1",
        "target with a NUL": f"GET {PATH}\0 HTTP/1.1",
        "target with a control character": f"GET {PATH}\x7f HTTP/1.1",
        "target of a broken address": "GET http://[/ HTTP/1.1",
        "preface of HTTP/2": "PRI * HTTP/2.0",
        "greeting of TLS": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        "greeting of SSH": "SSH-2.0-OpenSSH_9.6",
        "greeting of SMTP": "EHLO evil.example",
        "bytes": "".join(map(chr, range(128, 256))),
        "NULs": "\0" * 1000,
    }.items():
        yield Case(name, soap(_LENGTH, line=line), 400, "page", lacks="<script>")
    yield Case("line ends of LF", post(_PING).replace(b"\r\n", b"\n"), 400, "page")
    yield Case("line ends of CR", post(_PING).replace(b"\r\n", b"\r"), 408, "page")
    yield Case("target of an asterisk", _get("*"), 400, "page")
    yield Case("target of 9000 characters", _get(f"/{'x' * 9000}"), 414, "page")
    yield Case("query of 10 000 fields", _get(f"{PATH}?{'a&' * 10_000}"), 414, "page")
    yield Case("method of another tongue", soap(_LENGTH, line=f"FOO {PATH} HTTP/1.1"), 405, "page")
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "DEBUG", "PROPFIND", "MKCOL", "LOCK"):
        sent = soap(_LENGTH, line=f"{method} {PATH} HTTP/1.1")
        text = "Request format is unrecognized."
        yield Case(f"method {method}", sent, 405, "page", text, lacks="PingService")
    yield Case("method CONNECT", _get("x").replace(b"GET x", b"CONNECT evil:443"), 404, "page")
    yield Case("OPTIONS of everything", _get("*").replace(b"GET", b"OPTIONS"), 200, "nothing")


def _targets() -> Iterator[Case]:
    for target in [
        "/Services2/%2e%2e/Services2/svcTickets.asmx",
        "/Services2/../Services2/svcTickets.asmx",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//Services2/svcTickets.asmx",
        "/Services2//svcTickets.asmx",
        "/Services2\\svcTickets.asmx",
        "/Services2/svcTickets.asmx.asmx.bak",
        "/Services2/svcTickets.asmxx",
        "/Services2/svcTickets.asmx%00",
        "/Services2/svcTickets.asmx%00.html",
        "/Services2/svcTickets.asmx%20",
        "/Services2/svcTickets.asmx.",
        "/Services2/svcTickets.asmx;x=1",
        "/Services2/svcTickets.asmx::$DATA",
        "/Services2/svcTickets%2easmx%3fwsdl",
        "/Services2/svcTickets.as%c4%b1mx",
        "/Services2/%ff%fe.asmx",
        "/Services2/%C0%AE%C0%AE/svcTickets.asmx",
        "/Services2/svcNone.asmx",
        "/.asmx",
        "/svcTickets.asmx",
        "/Attachments/",
        "/Attachments/1",
        "/Attachments/1/x/y",
        "/Attachments/-1/x",
        "/Attachments/9999999999/x",
        "/Attachments/%D9%A1/x",
        "/Attachments/../iservice.db",
        "/Attachments/1/..%2f..%2fiservice.db",
        "/attachments/%2e%2e%2fiservice.db",
        "/avatars/",
        "/avatars/..%2f..%2fiservice.db",
        "/Main/frmTicket.aspx",
        "/Main/frmTicket.aspx?ticketnumber=%00&email=%ff&h=%C0%AE",
        f"/Main/frmTicket.aspx?{'a&' * 3000}",
        "/Main/../iservice.db",
        "/web.config",
        "/demo.json",
        "/.git/config",
        f"/{_ENCODED_SCRIPT}",
        f"/{_ENCODED_SCRIPT}.asmx",
        f"/{'%41' * 2700}",
        f"/{'a/' * 4000}",
        "/%",
        "/%zz",
    ]:
        yield Case(f"target {target[:50]}", _get(target), 404, "page", lacks=_SCRIPT)
    for target in [
        f"{PATH}/",
        f"{PATH}/PingService/..",
        f"{PATH}/svcTickets.asmx",
        f"{PATH}/%00",
        f"{PATH}/%ff",
        f"{PATH}/{_ENCODED_SCRIPT}",
        f"{PATH}/{'x' * 8000}",
        f"{PATH}/PingService?authPassword=x",
    ]:
        text = "Request format is unrecognized for URL unexpectedly ending in"
        yield Case(f"target {target[26:70]}", _get(target), 500, "page", text, lacks=_SCRIPT)
    for target in [
        PATH.upper(),
        "/services2/SVCtickets.ASMX",
        "/%53ervices2/svcTickets%2Easmx",
        f"http://127.0.0.1{PATH}",
        f"http://evil.example:99{PATH}",
        f"HTTP://user:password@evil{PATH}",
        f"{PATH}?wsdl",
        f"{PATH}?{'&' * 7000}",
        f"{PATH}?op=DeleteTicket",
        f"{PATH}#fragment",
    ]:
        sent = soap(_LENGTH, line=f"POST {target} HTTP/1.1")
        yield Case(f"call of {target[:50]}", sent, 200, "served", _RESULT)


def _pages() -> Iterator[Case]:
    for query in [
        f"op={_ENCODED_SCRIPT}",
        f"op=%22%27%3E{_ENCODED_SCRIPT}",
        f"op={_SCRIPT}",
        f"op=PingService&op={_ENCODED_SCRIPT}",
        "op=%00",
        "op=%ff%fe",
        "op=" + "x" * 7000,
        "op=" + "%F0%9F%98%80" * 500,
        "op=__class__",
        "op={{7*7}}",
        "op=pingservice",
        "op=",
        f"x={_ENCODED_SCRIPT}",
        _ENCODED_SCRIPT,
        "&" * 7000,
        "a&" * 3500,
        "=" * 7000,
        "%",
    ]:
        yield Case(f"page of {query[:40]}", _get(f"{PATH}?{query}"), 200, "page", lacks=_SCRIPT)
    for query in [
        "wsdl=..%2f..%2fetc%2fpasswd",
        f"wsdl={_ENCODED_SCRIPT}",
        "schema=file:///etc/passwd",
    ]:
        yield Case(f"document {query}", _get(f"{PATH}?{query}"), 500, "text", lacks=_SCRIPT)
    for condition in ['"x"', "*" * 15_000, ", " * 7000, "W/", "\xff"]:
        sent = _get(f"{PATH}?wsdl", f"If-None-Match: {condition}")
        yield Case(f"condition {condition[:10]!r}", sent, 200, "xml", "</wsdl:definitions>")


CASES = [
    *_content_types(),
    *_lengths(),
    *_chunks(),
    *_head(),
    *_start_lines(),
    *_targets(),
    *_pages(),
    *_slow(),
]
