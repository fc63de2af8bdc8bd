"""Hostile XML: malformed, truncated, with DTDs, too deep, too many, too large."""

from __future__ import annotations

from collections.abc import Iterator

from compat_tests.hostile.case import Case
from compat_tests.hostile.envelopes import (
    DECLARATION,
    NAMESPACE,
    SOAP11,
    SOAP12,
    action,
    call,
    envelope,
    post,
)

_PING = envelope(call("PingService"))
_VALID = envelope(call("PingService", "<authUsername>a&amp;b</authUsername><!-- c --><?p i?>"))
_MEGABYTE = 1024 * 1024


def _refused(name: str, content: str | bytes) -> Case:
    return Case(name, post(content), 400, "empty")


def _truncated() -> Iterator[Case]:
    """The end of a message may be missing from anywhere; a start that may still grow is enough."""
    places = [1, 5, 20, len(DECLARATION) - 1, len(DECLARATION)]
    places += [_VALID.index(mark) + 1 for mark in ("<soap:E", "xmlns:soap", "<soap:B", "<Ping")]
    places += [_VALID.index(mark) + 2 for mark in ("&amp;", "<!-- ", "<?p", "</auth", "</Ping")]
    places += [_VALID.index("</soap:Body"), _VALID.index("</soap:Env"), len(_VALID) - 1]
    for place in places:
        yield _refused(f"truncated after {place}: ...{_VALID[:place][-12:]!r}", _VALID[:place])


_ENTITIES = "".join(f'<!ENTITY l{number} "{10 * f"&l{number - 1};"}">' for number in range(1, 12))
_DTDS = {
    "DTD without content": "<!DOCTYPE x>",
    "DTD with an internal entity": '<!DOCTYPE x [<!ENTITY e "v">]>',
    "DTD with an external subset over http": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    "DTD with an external subset in a file": '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    "DTD with a public identifier": '<!DOCTYPE x PUBLIC "-//X//Y" "http://127.0.0.1:9/x">',
    "DTD with an external entity in a file": (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    ),
    "DTD with an external entity over http": (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]>'
    ),
    "DTD with a parameter entity": (
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]>'
    ),
    "DTD with nested parameter entities": (
        '<!DOCTYPE x [<!ENTITY % a "x"><!ENTITY % b "%a;%a;"> %b; %b;]>'
    ),
    "DTD with a default attribute": (
        '<!DOCTYPE x [<!ATTLIST PingService xmlns CDATA #FIXED "evil">]>'
    ),
    "DTD with a billion laughs": f'<!DOCTYPE x [<!ENTITY l0 "lol">{_ENTITIES}]>',
    "DTD with a quadratic blow-up": f'<!DOCTYPE x [<!ENTITY e "{"x" * 30_000}">]>',
    "DTD with an entity that holds itself": '<!DOCTYPE x [<!ENTITY e "&e;">]>',
    "DTD with a huge entity": f'<!DOCTYPE x [<!ENTITY e "{"x" * 900_000}">]>',
    "DTD that does not end": "<!DOCTYPE x [",
}
_USES = call("PingService", "<authUsername>&e;&l11;" + "&e;" * 3000 + "</authUsername>")


def _dtds() -> Iterator[Case]:
    for name, dtd in _DTDS.items():
        yield _refused(name, envelope(_USES, before=dtd))
        yield _refused(f"{name}, in SOAP 1.2", envelope(_USES, before=dtd, version=SOAP12))


_INSIDE = {
    "undefined entity": "<authUsername>&nbsp;</authUsername>",
    "undefined entity in an attribute": '<authUsername a="&nbsp;"/>',
    "bare ampersand": "<authUsername>a & b</authUsername>",
    "bare ampersand at the end": "<authUsername>a &</authUsername>",
    "bare < in an attribute": '<authUsername a="<"/>',
    "attribute twice": '<authUsername a="1" a="2"/>',
    "attribute twice by namespace": '<x xmlns:p="u" xmlns:q="u" p:a="1" q:a="2"/>',
    "attribute without quotes": "<authUsername a=1/>",
    "attribute without value": "<authUsername a/>",
    "unknown prefix of an element": "<p:authUsername/>",
    "unknown prefix of an attribute": '<authUsername p:a="1"/>',
    "two colons in a name": '<a:b:c xmlns:a="u"/>',
    "prefix without a name": '<a: xmlns:a="u"/>',
    "empty prefix": "<:a/>",
    "prefix declared empty": '<a xmlns:p=""/>',
    "xml prefix taken away": '<a xmlns:xml="evil"/>',
    "xmlns prefix declared": '<a xmlns:xmlns="evil"/>',
    "name that begins with a digit": "<1a/>",
    "name of control characters": "<a\x07/>",
    "tags that cross": "<a><b></a></b>",
    "end without start": "</a>",
    "start without end": "<a>",
    "empty tag": "<>",
    "tag of spaces": "< a/>",
    "]]> in text": "<authUsername>]]></authUsername>",
    "CDATA that does not end": "<authUsername><![CDATA[a</authUsername>",
    "CDATA in CDATA": "<authUsername><![CDATA[<![CDATA[a]]>]]></authUsername>",
    "CDATA in lower case": "<authUsername><![cdata[a]]></authUsername>",
    "comment that does not end": "<!-- a",
    "comment with two dashes": "<!-- a -- b -->",
    "comment inside a value": "<authUsername>a<!-- c -->b</authUsername>",
    "instruction inside a value": "<authUsername>a<?p i?>b</authUsername>",
    "element behind the text of a value": "<authUsername>a<b/></authUsername>",
    "instruction without a name": "<? a?>",
    "instruction called xml": "<?xml version='1.0'?>",
    "instruction that does not end": "<?p i",
    "reference to NUL": "<authUsername>&#0;</authUsername>",
    "reference to NUL in hexadecimal": "<authUsername>&#x0;</authUsername>",
    "reference to a control character": "<authUsername>&#1;</authUsername>",
    "reference to a control character in an attribute": '<authUsername a="&#x1F;"/>',
    "reference to a lone surrogate": "<authUsername>&#xD800;</authUsername>",
    "reference to a low surrogate": "<authUsername>&#56320;</authUsername>",
    "reference to a surrogate pair": "<authUsername>&#xD83D;&#xDE00;</authUsername>",
    "reference to no character": "<authUsername>&#xFFFF;</authUsername>",
    "reference to the other no character": "<authUsername>&#xFFFE;</authUsername>",
    "reference beyond Unicode": "<authUsername>&#x110000;</authUsername>",
    "reference of many digits": f"<authUsername>&#{'9' * 1000};</authUsername>",
    "reference that is empty": "<authUsername>&#;</authUsername>",
    "reference that is negative": "<authUsername>&#-1;</authUsername>",
    "reference with a capital X": "<authUsername>&#X41;</authUsername>",
    "reference without semicolon": "<authUsername>&#65</authUsername>",
    "control character": "<authUsername>\x01</authUsername>",
    "escape character": "<authUsername>\x1b[2J</authUsername>",
    "no character": "<authUsername>\uffff</authUsername>",
    "NUL character": "<authUsername>a\0b</authUsername>",
    "NUL character in a name": "<auth\0Username/>",
}


def _malformed() -> Iterator[Case]:
    for name, parameters in _INSIDE.items():
        yield _refused(name, envelope(call("PingService", parameters)))
    yield _refused("empty body", b"")
    yield _refused("only spaces", b"   \r\n\t ")
    yield _refused("only a declaration", DECLARATION)
    yield _refused("space before the declaration", f" {_PING}")
    yield _refused("text behind the root", f"{_PING}x")
    yield _refused("element behind the root", f"{_PING}<a/>")
    yield _refused("two messages", _PING + _PING)
    yield _refused("NUL behind the root", f"{_PING}\0")
    yield _refused("no XML: JSON", '{"authUserName": "a", "authPassword": "b"}')
    yield _refused("no XML: form", "authUserName=a&authPassword=b")
    yield _refused("no XML: bytes", bytes(range(256)) * 20)
    yield _refused("gzip", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + b"\0" * 40)
    yield _refused("version 1.1", _PING.replace('version="1.0"', 'version="1.1"'))
    yield _refused("version 9", _PING.replace('version="1.0"', 'version="9"'))
    yield _refused("standalone maybe", _PING.replace("?>", ' standalone="maybe"?>', 1))


def _deep(depth: int) -> str:
    return "<a>" * depth + "</a>" * depth


def _many(count: int, piece: str = "<a{}/>") -> str:
    return "".join(piece.format(number) for number in range(count))


def _sized(name: str, make: object, status: int, kind: str, text: str = "") -> Case:
    assert callable(make)
    return Case(name, lambda: post(envelope(make())), status, kind, text)


def _attributes(count: int) -> str:
    return _many(count, ' a{}=""')


def _namespaces(count: int, prefix: str = "a") -> str:
    return _many(count, f' xmlns:{prefix}{{}}="u"')


def _user(text: str) -> str:
    return call("PingService", f"<authUsername>{text}</authUsername>")


_SIZE = 15 * _MEGABYTE


def _too_much() -> Iterator[Case]:
    for name, make in {
        "nesting of 65": lambda: _deep(65),
        "nesting of 100 000": lambda: _deep(100_000),
        "nesting of 100 000 that never ends": lambda: "<a>" * 100_000,
        "600 000 elements": lambda: _many(600_000),
        "65 attributes": lambda: f"<a{_attributes(65)}/>",
        "100 000 attributes": lambda: f"<a{_attributes(100_000)}/>",
        "100 000 namespaces": lambda: f"<a{_namespaces(100_000)}/>",
        "namespaces at each depth": lambda: "".join(
            f"<a{_namespaces(10, f'a{depth}x')}>" for depth in range(60)
        ),
        "namespace name of 15 MB": lambda: f'<a xmlns="{"u" * _SIZE}"/>',
        "namespace name of 20 KB on 100 000 elements": lambda: (
            f'<a xmlns="{"u" * 20_000}">{_many(100_000)}</a>'
        ),
        "attribute value of 15 MB": lambda: f'<a b="{"x" * _SIZE}"/>',
        "attribute of 15 MB of line ends": lambda: f'<a b="{chr(10) * _SIZE}"/>',
        "attribute name of 15 MB": lambda: f'<a {"x" * _SIZE}=""/>',
        "element name of 15 MB": lambda: f"<{'x' * _SIZE}/>",
        "comment of 15 MB": lambda: f"<!--{'x' * _SIZE}-->",
        "instruction of 15 MB": lambda: f"<?p {'x' * _SIZE}?>",
    }.items():
        yield _sized(name, make, 400, "empty")


def _distinct_attributes() -> str:
    pieces = (f' a{number}x{{}}=""' for number in range(20_000))
    return "".join(f"<a{_many(60, piece)}/>" for piece in pieces)


def _just_much() -> Iterator[Case]:
    """What is large but within the limits is read like anything else."""
    for name, make in {
        "nesting of 60": lambda: call("PingService", _deep(60)),
        "400 000 unknown elements": lambda: call("PingService", _many(400_000)),
        "64 attributes": lambda: call("PingService", f"<a{_attributes(64)}/>"),
        "a million distinct attributes": lambda: call("PingService", _distinct_attributes()),
        "two million comments": lambda: "<!---->" * 2_000_000 + call("PingService"),
        "two million instructions": lambda: "<?p?>" * 2_000_000 + call("PingService"),
        "a million CDATA sections": lambda: _user("<![CDATA[]]>" * 1_000_000),
        "two million character references": lambda: _user("&#120;" * 2_000_000),
        "text of 15 MB": lambda: _user("x" * _SIZE),
        "text of 15 MB in emoji": lambda: _user("\U0001f600" * (_SIZE // 4)),
        "text of 15 MB outside": lambda: "x" * _SIZE + call("PingService"),
        "CDATA with markup": lambda: _user("<![CDATA[<!DOCTYPE x>&e;</authUsername>]]>"),
    }.items():
        yield _sized(name, make, 200, "served", "PingServiceResult")


def _envelopes() -> Iterator[Case]:
    """Well-formed, but not the envelope of a call."""
    ping = call("PingService")

    def bare(root: str) -> bytes:
        return post(f"{DECLARATION}{root}")

    for name, root in {
        "no envelope": ping,
        "envelope in no namespace": f"<Envelope><Body>{ping}</Body></Envelope>",
        "envelope in a wrong namespace": f'<Envelope xmlns="{SOAP11}x"><Body/></Envelope>',
        "envelope in a namespace of markup": '<Envelope xmlns="&lt;/x>&amp;"><Body/></Envelope>',
        "envelope in lower case": f'<envelope xmlns="{SOAP11}"/>',
        "HTML": "<html><body>x</body></html>",
    }.items():
        yield Case(name, bare(root), 500, "fault", "soap:VersionMismatch")
    for name, root in {
        "envelope without a body": f'<s:Envelope xmlns:s="{SOAP11}"/>',
        "body in no namespace": f'<s:Envelope xmlns:s="{SOAP11}"><Body>{ping}</Body></s:Envelope>',
        "body of the other version": (
            f'<s:Envelope xmlns:s="{SOAP11}"><Body xmlns="{SOAP12}"/></s:Envelope>'
        ),
        "envelope in an envelope": (
            f'<s:Envelope xmlns:s="{SOAP11}"><s:Envelope><s:Body/></s:Envelope></s:Envelope>'
        ),
    }.items():
        yield Case(name, bare(root), 500, "fault", "Missing required soap:Body element.")
    two = f"<s:Body>{ping}</s:Body><s:Body><DeleteTicket/></s:Body>"
    for name, body in {
        "two bodies": f'<s:Envelope xmlns:s="{SOAP11}">{two}</s:Envelope>',
        "fault as a request": envelope("<soap:Fault><faultcode>a</faultcode></soap:Fault>"),
        "body element of another operation": envelope(call("DeleteTicket")),
        "body element in no namespace": envelope("<PingService/>"),
        "body of text": envelope("just text"),
        "two operations": envelope(ping + call("DeleteTicket")),
        "the same operation 10 000 times": envelope(ping * 10_000),
        "encodingStyle": envelope(ping).replace(
            "<soap:Body", '<soap:Body soap:encodingStyle="http://evil/"'
        ),
    }.items():
        yield Case(name, post(body), 200, "served", "PingServiceResult")


def _headers() -> Iterator[Case]:
    def with_header(header: str, version: str = SOAP11) -> bytes:
        kind = {SOAP11: "text/xml", SOAP12: "application/soap+xml"}[version]
        content = envelope(call("PingService"), header=header, version=version)
        return post(content, content_type=f"{kind}; charset=utf-8")

    for value in ("1", "true", " 1 "):
        header = f'<h xmlns="u" soap:mustUnderstand="{value}">x</h>'
        fault = "SOAP header h was not understood."
        yield Case(f"mustUnderstand {value!r}", with_header(header), 500, "fault", fault)
        yield Case(
            f"mustUnderstand {value!r}, in SOAP 1.2",
            with_header(header, SOAP12),
            500,
            "fault",
            fault,
        )
    security = '<w:Security xmlns:w="u" soap:mustUnderstand="1"><w:Password/></w:Security>'
    yield Case(
        "security header",
        with_header(security),
        500,
        "fault",
        "SOAP header Security was not understood.",
    )
    for name, header in {
        "mustUnderstand of nonsense": '<h xmlns="u" soap:mustUnderstand="yes"/>',
        "mustUnderstand in no namespace": '<h xmlns="u" mustUnderstand="1"/>',
        "header of 1 MB": f'<h xmlns="u">{"x" * _MEGABYTE}</h>',
        "header that nests 50 deep": _deep(50),
        "100 000 headers": "<h/>" * 100_000,
        "header in no namespace": "<h>x</h>",
        "actor of another": '<h xmlns="u" soap:actor="http://evil/" />',
    }.items():
        yield Case(name, with_header(header), 200, "served", "PingServiceResult")


def _types() -> Iterator[Case]:
    """Types that a message names itself."""

    def arriving(attributes: str, content: str = "") -> bytes:
        item = f"<ticketData{attributes}>{content}</ticketData>"
        return post(envelope(call("CreateIncomingTicket", item)), "CreateIncomingTicket")

    unknown = "The specified type was not recognized"
    for name, attributes in {
        "xsi:type with an unknown prefix": ' xsi:type="p:TicketInfo"',
        "xsi:type of another type": ' xsi:type="TicketInfo"',
        "xsi:type of itself in no namespace": ' xmlns:p="" xsi:type="TicketCreationData"',
        "xsi:type that is empty": ' xsi:type=""',
        "xsi:type of a colon": ' xsi:type=":"',
        "xsi:type of many colons": ' xsi:type="a:b:c:d"',
        "xsi:type of markup": ' xsi:type="&lt;/x&gt;&quot;"',
        "xsi:type of 100 KB": f' xsi:type="{"x" * 100_000}"',
        "xsi:type of an object": ' xmlns:d="http://www.w3.org/2001/XMLSchema" xsi:type="d:anyType"',
        "xsi:type of a .NET class": ' xmlns:c="clr-namespace:System" xsi:type="c:Process"',
    }.items():
        status, kind = (400, "empty") if 'xmlns:p=""' in attributes else (500, "fault")
        text = "" if status == 400 else unknown
        yield Case(name, arriving(attributes), status, kind, text)
    for name, attributes in {
        "xsi:type of itself": f' xmlns:t="{NAMESPACE}" xsi:type="t:TicketCreationData"',
        "xsi:nil on an object": ' xsi:nil="true"',
        "xsi:nil of nonsense": ' xsi:nil="maybe"',
        "xsi:nil and xsi:type": (
            f' xmlns:t="{NAMESPACE}" xsi:nil="1" xsi:type="t:TicketCreationData"'
        ),
    }.items():
        yield Case(name, arriving(attributes), 200, "served", "<Result>false</Result>")
    nested = "<ticketData>" * 55 + "</ticketData>" * 55
    yield Case("object within itself", arriving("", nested), 200, "served", "false</Result>")


def _actions() -> Iterator[Case]:
    """What a request names itself."""
    unknown = "Server did not recognize the value of HTTP Header SOAPAction"
    for name, named in {
        "unknown SOAPAction": action("NoSuchOperation"),
        "empty SOAPAction": "",
        "SOAPAction in another case": action("pingservice"),
        "SOAPAction of markup": "</faultstring><script>alert(1)</script>",
        "SOAPAction of 15 KB": action("x" * 15_000),
        "SOAPAction with a percent of NUL": action("PingService%00"),
        "SOAPAction with a percent of CR LF": action("Ping%0d%0aService"),
        "SOAPAction that is not UTF-8": action("Ping%ff%feService"),
        "SOAPAction beyond ASCII": action("Ping\xe9\xff"),
        "SOAPAction of half a quote": action('PingService"'),
        "SOAPAction of a percent sign": "%",
    }.items():
        yield Case(name, post(_PING, soap_action=named), 500, "fault", unknown)
    yield Case(
        "SOAPAction that is percent-encoded",
        post(_PING, soap_action=action("Ping%53ervice")),
        200,
        "served",
        "PingServiceResult",
    )
    for name, content_type in {
        "action of SOAP 1.2 that is markup": 'application/soap+xml; action="<script>"',
        "action of SOAP 1.2 beyond ASCII": 'application/soap+xml; action="\xe9\xff"',
        "action of SOAP 1.2 of 15 KB": f'application/soap+xml; action="{"x" * 15_000}"',
        "action of SOAP 1.2 of a quote": 'application/soap+xml; action="',
    }.items():
        ping = envelope(call("PingService"), version=SOAP12)
        yield Case(name, post(ping, content_type=content_type), 200, "served", "PingService")
        nothing = envelope("<nothing/>", version=SOAP12)
        yield Case(
            f"{name}, and an unknown body", post(nothing, content_type=content_type), 500, "fault"
        )


CASES = [
    *_truncated(),
    *_dtds(),
    *_malformed(),
    *_too_much(),
    *_just_much(),
    *_envelopes(),
    *_headers(),
    *_types(),
    *_actions(),
]
