"""Rules of the wire that no recorded exchange shows, most of them where .NET wins over Mono."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from compat_tests.sample.raw_http import Answer, Connection, connection, exchange
from compat_tests.sample.requests import (
    NAMESPACE,
    PATH,
    SOAP11,
    SOAP12,
    envelope,
    fault11,
    headers11,
    http_request,
    result11,
    soap11,
    soap12,
    wrapper,
)

_UNREADABLE = "Server was unable to read request. ---&gt; There is an error in XML document"
_FORMAT = "Input string was not in a correct format."


def _describe(port: int, body: bytes | str, headers: str) -> str:
    """Return what DescribeString says of a request that is sent with these headers."""
    answer = exchange(port, http_request(body, headers))
    return f"{answer.status} {answer.text}"


# Positions in fault texts (section 8)


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        ("<value>abc</value>\n", 1, 19),
        ("\n<value>abc</value>\n", 2, 19),
        ("\n  <value>abc</value>\n", 2, 21),
        ("\r\n  <value>abc</value>\r\n", 2, 21),
        ("\n<value>\nabc\n</value><other/>", 4, 10),
        ("\n<value>abc</value><!-- c -->", 2, 23),
        ("<!-- é -->\n<value>é</value>", 2, 19),
        ("\n<value/><other/>", 2, 10),
        ("\n<value />\n", 2, 10),
        ("\n<value></value><a:b xmlns:a='u'/>", 2, 17),
    ],
)
def test_a_position_is_that_of_the_node_behind(
    port: int, body: str, line: int, column: int
) -> None:
    whole = envelope(wrapper("EchoInt", body))
    column += whole.index(body) if line == 1 else 0
    answer = exchange(port, http_request(whole, headers11("EchoInt")))
    assert answer.text == fault11("Client", f"{_UNREADABLE} ({line}, {column}). ---&gt; {_FORMAT}")


def test_a_bad_member_of_an_object_has_its_position(port: int) -> None:
    parameters = "<ticket>\n<ID>x</ID><IsOpen>true</IsOpen></ticket>"
    answer = exchange(port, soap11("EchoTicket", parameters))
    assert answer.text == fault11("Client", f"{_UNREADABLE} (2, 12). ---&gt; {_FORMAT}")


# Values (section 3)


@pytest.mark.parametrize(
    ("operation", "sent", "answered"),
    [
        ("EchoInt", "\t-7\n", "-7"),
        ("EchoInt", "007", "7"),
        ("EchoInt", "<![CDATA[5]]>", "5"),
        ("EchoLong", "9223372036854775807", "9223372036854775807"),
        ("EchoBool", "0", "false"),
        ("EchoBool", " 1 ", "true"),
        ("EchoDouble", "-INF", "-INF"),
        ("EchoDouble", " NaN ", "NaN"),
        ("EchoDouble", "123456789012345680", "1.2345678901234568E+17"),
        ("EchoDouble", "100000000000000000000", "1E+20"),
        ("EchoDouble", ".5", "0.5"),
        ("EchoDouble", "5.", "5"),
        ("EchoDouble", "1e-7", "1E-07"),
        ("EchoFloat", "1e10", "1E+10"),
        ("EchoFloat", "0.3333333333", "0.333333343"),
        ("EchoDecimal", "+1.", "1"),
        ("EchoDecimal", "000.100", "0.100"),
        ("EchoDecimal", "79228162514264337593543950335", "79228162514264337593543950335"),
        ("EchoDateTime", "2024-02-29T13:04:05.10", "2024-02-29T13:04:05.1"),
        ("EchoDateTime", "2024-02-29T13:04:05.1234567", "2024-02-29T13:04:05.1234567"),
        ("EchoDateTime", "2024-02-29T13:04:05-05:00", "2024-02-29T18:04:05+00:00"),
        ("EchoDateTime", "9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999"),
        ("EchoDateTime", "2024-02", "2024-02-01T00:00:00"),
        (
            "EchoGuid",
            "(0A1B2C3D-0000-1111-2222-333344445555)",
            "0a1b2c3d-0000-1111-2222-333344445555",
        ),
        ("EchoBytes", "AQ L+\r\n/w=", "AQL+/w=="),
        ("EchoFlags", " Locked  Read ", "Read Locked"),
        ("EchoChar", " 233 ", "233"),
        ("EchoString", "&#x1F600;&#13;&#10;", "😀\r\n"),
        ("EchoString", "a\r\nb\rc", "a\nb\nc"),
    ],
)
def test_a_value_is_read_and_written_as_net_does(
    port: int, operation: str, sent: str, answered: str
) -> None:
    answer = exchange(port, soap11(operation, f"<value>{sent}</value>"))
    assert answer.body.decode() == result11(operation, answered)


@pytest.mark.parametrize(
    ("operation", "sent", "reason"),
    [
        ("EchoInt", "1e3", _FORMAT),
        ("EchoInt", "- 1", _FORMAT),
        ("EchoInt", "-2147483649", "Value was either too large or too small for an Int32."),
        ("EchoInt", "٣", _FORMAT),
        ("EchoBool", "True", "The string 'True' is not a valid Boolean value."),
        ("EchoDouble", "inf", _FORMAT),
        ("EchoDouble", "1e400", "Value was either too large or too small for a Double."),
        ("EchoDecimal", "INF", _FORMAT),
        ("EchoChar", "65536", "Value was either too large or too small for a UInt16."),
        (
            "EchoDateTime",
            "2023-02-29T00:00:00",
            "The string '2023-02-29T00:00:00' is not a valid AllXsd value.",
        ),
        (
            "EchoFlags",
            "Read Nope",
            "Instance validation error: 'Nope' is not a valid value for TicketFlags.",
        ),
        (
            "EchoEnum",
            "&lt;x&gt;",
            "Instance validation error: '&lt;x&gt;' is not a valid value for TicketPriority.",
        ),
    ],
)
def test_an_unreadable_value_is_told_in_words_of_net(
    port: int, operation: str, sent: str, reason: str
) -> None:
    request = soap11(operation, f"<value>{sent}</value>")
    body = request.partition(b"\r\n\r\n")[2].decode()
    column = body.index(f"</{operation}>") + 3
    answer = exchange(port, request)
    assert answer.status == 500
    assert answer.text == fault11("Client", f"{_UNREADABLE} (1, {column}). ---&gt; {reason}")


def test_a_bad_value_in_soap12_is_the_senders_fault_with_500(port: int) -> None:
    answer = exchange(port, soap12("EchoEnum", "<value>none</value>"))
    assert answer.status == 500
    assert "<soap:Value>soap:Sender</soap:Value>" in answer.text
    assert "---&gt; Instance validation error: 'none' is not a valid value" in answer.text
    assert answer.text.endswith("<soap:Detail /></soap:Fault></soap:Body></soap:Envelope>")


def test_an_offset_becomes_local_time_of_the_server(port: int) -> None:
    parameters = "<value>2024-02-29T13:04:05+02:00</value>"
    answer = exchange(port, soap11("DescribeDateTime", parameters))
    assert answer.text == result11("DescribeDateTime", "Local 2024-02-29T11:04:05")


def test_null_items_of_structs_and_lists_keep_their_places(port: int) -> None:
    parameters = '<ticket><Tags xsi:nil="true" /><Messages xsi:nil="true" /></ticket>'
    answer = exchange(port, soap11("EchoTicket", parameters))
    assert "<Tags" not in answer.text
    assert "<Messages" not in answer.text.replace("<Messages />", "")


# The operation (section 2)


def test_an_action_is_decoded_before_it_is_looked_up(port: int) -> None:
    headers = f"Content-Type: text/xml\nSOAPAction: {NAMESPACE}/No+Such%20One"
    answer = exchange(port, http_request(envelope(wrapper("NoArgs", "")), headers))
    text = f"Server did not recognize the value of HTTP Header SOAPAction: {NAMESPACE}/No Such One."
    assert answer.text == fault11("Client", text)


@pytest.mark.parametrize(
    "content_type",
    [
        f"application/soap+xml; action={NAMESPACE}/NoArgs",
        f'application/soap+xml; ACTION="{NAMESPACE}/NoArgs"; charset=utf-8',
        f'application/soap+xml;charset=utf-8;action="{NAMESPACE}%2FNoArgs"',
        'application/soap+xml; action=""',
        "application/soap+xml",
    ],
)
def test_a_soap12_action_is_optional_and_loosely_written(port: int, content_type: str) -> None:
    body = envelope(wrapper("NoArgs", ""), SOAP12)
    answer = exchange(port, http_request(body, f"Content-Type: {content_type}"))
    assert answer.status == 200
    assert "<NoArgsResult>ok</NoArgsResult>" in answer.text


def test_the_soap12_action_wins_over_the_body(port: int) -> None:
    content_type = f'application/soap+xml; action="{NAMESPACE}/NoArgs"'
    body = envelope(wrapper("EchoString", "<value>x</value>"), SOAP12)
    answer = exchange(port, http_request(body, f"Content-Type: {content_type}"))
    assert "<NoArgsResult>ok</NoArgsResult>" in answer.text


def test_a_soap_action_means_nothing_in_soap12(port: int) -> None:
    body = envelope(wrapper("NoArgs", ""), SOAP12)
    answer = exchange(port, http_request(body, headers11("Nope")))
    assert answer.header("Content-Type") == "application/soap+xml; charset=utf-8"
    assert "<NoArgsResult>ok</NoArgsResult>" in answer.text


def test_a_wrong_envelope_names_both_namespaces(port: int) -> None:
    body = '<e:Envelope xmlns:e="urn:a&amp;b"/>'
    answer = exchange(port, http_request(body, headers11("NoArgs")))
    text = "Possible SOAP version mismatch: Envelope namespace urn:a&amp;b was unexpected. "
    assert answer.status == 500
    assert f"<faultstring>{text}Expecting {SOAP11}.</faultstring>" in answer.text


# Headers (section 6)


@pytest.mark.parametrize("mark", ["1", "true"])
def test_a_header_that_must_be_understood_stops_the_call(port: int, mark: str) -> None:
    header = f'<a:Odd xmlns:a="urn:a" soap:mustUnderstand="{mark}" />'
    answer = exchange(port, soap11("NoArgs", "", header=header))
    text = "SOAP header Odd was not understood."
    assert answer.status == 500
    assert answer.header("Cache-Control") == "private"
    assert answer.text == fault11("MustUnderstand", text, detail="")


@pytest.mark.parametrize("mark", ["0", "false"])
def test_a_header_that_need_not_be_understood_is_ignored(port: int, mark: str) -> None:
    header = f'<a:Odd xmlns:a="urn:a" soap:mustUnderstand="{mark}" />'
    answer = exchange(port, soap11("NoArgs", "", header=header))
    assert answer.text == result11("NoArgs", "ok")


def test_a_declared_header_of_another_namespace_is_unknown(port: int) -> None:
    header = '<AuthHeader xmlns="urn:x"><UserName>u</UserName></AuthHeader>'
    answer = exchange(port, soap11("WhoAmI", "", header=header))
    assert answer.text == result11("WhoAmI", "anonymous")


# Character sets (section 4)


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        ("utf-8", "text/xml; charset=utf-8"),
        ("utf-8", "text/xml; charset='utf-8'"),
        ("utf-8", "text/xml; charset=UTF8"),
        ("utf-8-sig", "text/xml; charset=iso-8859-1"),
        ("cp1252", "text/xml; charset=windows-1252"),
        ("latin-1", 'text/xml; foo=bar; Charset="ISO-8859-1"'),
        ("utf-16", "text/xml; charset=utf-16"),
        ("utf-16", "text/xml"),
    ],
)
def test_the_charset_decides_unless_there_is_a_mark(
    port: int, encoding: str, content_type: str
) -> None:
    text = envelope(wrapper("DescribeString", "<value>é</value>"))
    body = text.encode(encoding)
    found = _describe(port, body, headers11("DescribeString", content_type))
    assert found == "200 " + result11("DescribeString", "1:é")


def test_bytes_that_are_no_utf8_become_replacement_characters(port: int) -> None:
    text = envelope(wrapper("DescribeString", "<value>a#b</value>"))
    body = text.encode().replace(b"#", b"\xff")
    found = _describe(port, body, headers11("DescribeString"))
    assert found == "200 " + result11("DescribeString", "3:a\ufffdb")


def test_soap12_without_charset_follows_the_declaration(port: int) -> None:
    text = envelope(wrapper("DescribeString", "<value>é</value>"), SOAP12)
    body = text.replace("utf-8", "iso-8859-1", 1).encode("latin-1")
    found = _describe(port, body, "Content-Type: application/soap+xml")
    assert "<DescribeStringResult>1:é</DescribeStringResult>" in found


# HTTP: connections


def test_a_connection_is_kept_for_further_calls(port: int) -> None:
    good = soap11("NoArgs", "")
    bad = http_request("<x", headers11("NoArgs"))
    requests = [good, soap11("EchoInt", "<value>x</value>"), bad, good]
    with connection(port) as opened:
        found = [_round(opened, request) for request in requests]
    assert found == [200, 500, 400, 200]


def _round(opened: Connection, request: bytes) -> int:
    opened.send(request)
    return opened.receive().status


def test_a_body_that_nobody_read_does_not_spoil_the_connection(port: int) -> None:
    refused = http_request("x" * 50_000, headers11("NoArgs", "application/xml"))
    with connection(port) as opened:
        assert [_round(opened, request) for request in (refused, soap11("NoArgs", ""))] == [
            415,
            200,
        ]


def test_a_connection_is_closed_on_request(port: int) -> None:
    request = soap11("NoArgs", "").replace(b"Host:", b"Connection: close\r\nHost:", 1)
    with connection(port) as opened:
        opened.send(request)
        answer = opened.receive()
        rest = opened.receive_bytes(1)
    assert (answer.status, answer.header("Connection"), rest) == (200, "close", b"")


def test_calls_sent_together_are_answered_in_order(port: int) -> None:
    with connection(port) as opened:
        opened.send(
            soap11("EchoInt", "<value>1</value>")
            + soap11("EchoInt", "<value>2</value>")
            + soap11("EchoInt", "<value>3</value>")
        )
        texts = [opened.receive().text for _ in range(3)]
    assert texts == [result11("EchoInt", str(number)) for number in (1, 2, 3)]


def test_a_client_that_asks_is_told_to_continue(port: int) -> None:
    head, _, body = soap11("NoArgs", "").partition(b"\r\n\r\n")
    with connection(port) as opened:
        opened.send(head + b"\r\nExpect: 100-continue\r\n\r\n")
        interim = opened.receive_bytes(25)
        opened.send(body)
        answer = opened.receive()
    assert interim == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert answer.text == result11("NoArgs", "ok")


def test_http10_is_answered_and_the_connection_closed(port: int) -> None:
    request = http_request(
        envelope(wrapper("NoArgs", "")), headers11("NoArgs"), start="POST {} HTTP/1.0"
    )
    with connection(port) as opened:
        opened.send(request)
        answer = opened.receive()
        rest = opened.receive_bytes(1)
    assert answer.text == result11("NoArgs", "ok")
    assert "transfer-encoding" not in answer.header_names()
    assert rest == b""


@pytest.mark.parametrize("size", [1, 7, 100, 4096])
def test_a_chunked_body_is_put_together(port: int, size: int) -> None:
    body = envelope(wrapper("EchoString", "<value>é&amp;</value>")).encode()
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    chunks = b"".join(b"%x;a=b\r\n%b\r\n" % (len(part), part) for part in parts)
    head = f"POST {PATH} HTTP/1.1\nHost: h\n{headers11('EchoString')}\nTransfer-Encoding: chunked"
    request = head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + chunks + b"0\r\n\r\n"
    assert exchange(port, request).text == result11("EchoString", "é&amp;")


def test_a_chunked_body_over_the_limit_is_refused(port: int) -> None:
    part = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    head = f"POST {PATH} HTTP/1.1\nHost: h\n{headers11('EchoString')}\nTransfer-Encoding: chunked"
    request = head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + part * 2 + b"0\r\n\r\n"
    answer = exchange(port, request)
    assert answer.status == 500
    assert "Maximum request length exceeded." in answer.text


# HTTP: answers


@pytest.mark.parametrize("request_of", [soap11, soap12])
def test_a_one_way_call_is_accepted_without_a_word(
    port: int, request_of: Callable[[str, str], bytes]
) -> None:
    answer = exchange(port, request_of("FireAndForget", "<note>n</note>"))
    assert (answer.status, answer.reason, answer.body) == (202, "Accepted", b"")
    assert "content-type" not in answer.header_names()


def test_a_one_way_call_may_stand_between_others(port: int) -> None:
    requests = [soap11("FireAndForget", "<note>n</note>"), soap11("NoArgs", "")] * 2
    with connection(port) as opened:
        assert [_round(opened, request) for request in requests] == [202, 200, 202, 200]


def test_a_small_answer_has_a_length_and_is_not_chunked(port: int) -> None:
    answer = exchange(port, soap11("GetBig", "<kilobytes>32</kilobytes>"))
    assert answer.header("Content-Length") == str(len(answer.body))
    assert answer.header("Transfer-Encoding") is None


@pytest.mark.parametrize("version", ["HTTP/1.0", "HTTP/1.1"])
def test_a_large_answer_comes_whole(port: int, version: str) -> None:
    """Known difference W15: in chunks, without a Content-Length."""
    count = 5000
    parameters = f"<count>{count}</count><full>false</full>"
    request = soap11("GetTickets", parameters).replace(b"HTTP/1.1", version.encode(), 1)
    answer = exchange(port, request)
    assert answer.status == 200
    assert answer.header("Content-Length") is None
    assert answer.text.count("<TicketInfo>") == count
    assert answer.text.endswith(
        "</GetTicketsResult></GetTicketsResponse></soap:Body></soap:Envelope>"
    )


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD", "TRACE", "PROPFIND"])
def test_a_verb_that_no_protocol_takes_is_405_without_allow(port: int, method: str) -> None:
    answer = exchange(port, http_request("", "Accept: */*", start=f"{method} {{}} HTTP/1.1"))
    assert (answer.status, answer.header("Allow")) == (405, None)
    assert answer.header("Content-Type") == "text/html; charset=utf-8"


@pytest.mark.parametrize("target", ["?wsdl", "?op=NoArgs", "", "/NoArgs"])
def test_head_is_never_answered_with_200_or_a_body(port: int, target: str) -> None:
    request = http_request("", "Connection: close", f"{PATH}{target}", "HEAD {} HTTP/1.1")
    with connection(port) as opened:
        opened.send(request)
        answer = _read_to_end(opened)
    assert re.match(rb"HTTP/1.1 (405|500) ", answer)
    assert answer.endswith(b"\r\n\r\n")


def _read_to_end(opened: Connection) -> bytes:
    return b"".join(iter(lambda: opened.receive_bytes(65536), b""))


@pytest.mark.parametrize(
    "target",
    [
        "/prod/Services2/svcTickets.asmx",
        "/PROD/SERVICES2/SVCTICKETS.ASMX",
        "/prod/services2/svctickets.asmx",
        "/prod/Services2/svcTickets.asmx?wsdl",
    ],
)
def test_a_path_is_found_in_any_case(port: int, target: str) -> None:
    answer = exchange(port, soap11("NoArgs", "", target))
    assert answer.text == result11("NoArgs", "ok")


@pytest.mark.parametrize("query", ["WSDL", "wsdl", "WsDl", "x=1&wsdl", "wsdl&x=1"])
def test_the_wsdl_names_the_path_that_was_asked(port: int, query: str) -> None:
    """Known difference W18: and the port of the Host header."""
    path = "/Services2/SVCbasic.asmx"
    answer = _get(port, f"{path}?{query}")
    assert answer.header("Content-Type") == "text/xml; charset=utf-8"
    assert set(re.findall(r'location="([^"]*)"', answer.text)) == {f"http://127.0.0.1:18080{path}"}


def test_the_wsdl_is_fetched_once(port: int) -> None:
    """Known difference W11: an ETag, and 304 for who has the document."""
    target = "/Services2/svcBasic.asmx?wsdl"
    tag = _get(port, target).header("ETag")
    again = _get(port, target, f"If-None-Match: {tag}")
    assert (again.status, again.body) == (304, b"")


def test_the_service_page_has_what_tools_and_operators_look_for(port: int) -> None:
    """Known difference W19."""
    answer = _get(port, "/Services2/svcBasic.asmx")
    head = answer.text.partition("<body>")[0]
    assert answer.header("Content-Type") == "text/html; charset=utf-8"
    assert "<title>svcBasic Web Service</title>" in head
    link = '<link rel="alternate" type="text/xml" href="/Services2/svcBasic.asmx?disco"'
    assert link in head
    assert "The following operations are supported." in answer.text
    assert re.findall(r'href="svcBasic\.asmx\?op=(\w+)"', answer.text) == ["Add", "HelloWorld"]


def test_an_error_page_says_what_is_wrong(port: int) -> None:
    """Known difference W12."""
    answer = _get(port, f"{PATH}/")
    assert answer.status == 500
    assert "Request format is unrecognized for URL unexpectedly ending in" in answer.text
    assert "Traceback" not in answer.text


def test_a_script_proxy_is_refused(port: int) -> None:
    """Known difference W6."""
    answer = _get(port, "/Services2/svcScript.asmx/js")
    assert answer.status == 500
    assert answer.header("Content-Type") == "text/html; charset=utf-8"


def test_an_answer_does_not_claim_to_come_from_iis(port: int) -> None:
    """Known difference W17."""
    answer = exchange(port, soap11("NoArgs", ""))
    assert answer.header("Server") == "iservice-asmx"
    assert answer.header("X-Powered-By") is None


def test_every_answer_names_the_version_of_asp_net(port: int) -> None:
    requests = [soap11("NoArgs", ""), soap11("EchoInt", "<value>x</value>"), soap11("Nope", "")]
    answers = [exchange(port, request) for request in requests]
    assert {answer.header("X-AspNet-Version") for answer in answers} == {"4.0.30319"}


# Safety


_MANY_ATTRIBUTES = " ".join(f'a{number}=""' for number in range(100))


@pytest.mark.parametrize(
    "parameters",
    ["<n>" * 100 + "</n>" * 100, f"<value {_MANY_ATTRIBUTES} />"],
    ids=["depth", "attributes"],
)
def test_what_breaks_a_safety_limit_is_refused_like_malformed_xml(
    port: int, parameters: str
) -> None:
    """Known difference W14."""
    answer = exchange(port, soap11("NoArgs", parameters))
    assert (answer.status, answer.body) == (400, b"")
    assert exchange(port, soap11("NoArgs", "")).text == result11("NoArgs", "ok")


def test_a_request_forwarded_by_a_stranger_is_never_local(port: int) -> None:
    """Known difference W16."""
    path = "/Services2/svcTickets.asmx"
    request = soap11("ThrowGeneric", "<message>m</message>", path)
    near = exchange(port, request)
    far = exchange(port, request.replace(b"Host:", b"X-Forwarded-For: 127.0.0.1\r\nHost:", 1))
    assert "System.Web.Services.Protocols.SoapException" in near.text
    assert far.text == fault11("Server", "Server was unable to process request. ---&gt; m")


# Sessions (section 5)


def test_a_session_lives_as_long_as_its_cookie_comes_back(port: int) -> None:
    first = exchange(port, soap11("Counter", ""))
    cookie = str(first.header("Set-Cookie")).partition(";")[0]
    headers = f"{headers11('Counter')}\nCookie: {cookie}"
    second = exchange(port, http_request(envelope(wrapper("Counter", "")), headers))
    assert first.text == result11("Counter", "1")
    assert second.text == result11("Counter", "2")
    assert second.header("Set-Cookie") is None


def _get(port: int, target: str, headers: str = "Accept: */*") -> Answer:
    return exchange(port, http_request("", headers, target, "GET {} HTTP/1.1"))
