"""The HTTP GET and form POST bindings (wire rules, section 9)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from compat_tests.wire.asking import (
    DEFAULT,
    FORM,
    GET_AND_POST,
    ask,
    header_of,
    request_for,
    svc_tickets,
    text_of,
)
from soap_service.asmx.clr_text import read_value
from soap_service.asmx.contract import Enumeration, Scalar
from soap_service.asmx.exceptions import BadRequest, UnreadableCall
from soap_service.asmx.http import Response
from soap_service.asmx.indent import indented
from soap_service.asmx.protocols import Protocols
from soap_service.asmx.query import MAX_FIELDS, Query

_PATH = "/Services2/svcTickets.asmx"
_NS = "http://www.smartertools.com/SmarterTrack/Services2/svcTickets.asmx"
_PREFIXES = (
    'xmlns:xsd="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_COLOR = Enumeration("Color", "urn:c", ("Red", "Green", "Blue"))
_RIGHTS = Enumeration("Rights", "urn:c", ("None", "Read", "Write"), is_flags=True)
_BAD_NUMBER = "Input string was not in a correct format."
_BAD_DATE = "String was not recognized as a valid DateTime."


def _get(target: str, protocols: Protocols = GET_AND_POST) -> Response:
    return ask(svc_tickets(protocols), request_for(f"{_PATH}/{target}"))


def _post(
    method: str,
    body: bytes,
    content_type: str = FORM,
    protocols: Protocols = GET_AND_POST,
    is_local: bool = True,
) -> Response:
    request = request_for(
        f"{_PATH}/{method}", "POST", body, content_type=content_type, is_local=is_local
    )
    return ask(svc_tickets(protocols), request)


def _document(root: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?>\r\n{root}'


def _value(name: str, text: str) -> str:
    return _document(f'<{name} xmlns="{_NS}">{text}</{name}>')


# Answers


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("EchoString?value=h%C3%A9llo+%26+x", _value("string", "héllo &amp; x")),
        ("EchoString?value=%20%20", _value("string", "  ")),
        ("EchoString?value=a&value=b", _value("string", "a,b")),
        ("EchoString?value=a&extra=1", _value("string", "a")),
        ("EchoString?value=", _document(f'<string xmlns="{_NS}" />')),
        ("EchoInt?VALUE=%205", _value("int", "5")),
        ("EchoBool?value=TRUE", _value("boolean", "true")),
        ("EchoDecimal?value=1,234.50", _value("decimal", "1234.50")),
        ("EchoChar?value=A", _value("char", "65")),
        ("EchoDateTime?value=2024-02-29", _value("dateTime", "2024-02-29T00:00:00")),
        ("EchoEnum?value=High", _value("TicketPriority", "High")),
        ("EchoBytes?value=1&value=2", _value("base64Binary", "AQI=")),
        ("GetNullString", _document(f'<string {_PREFIXES} xsi:nil="true" xmlns="{_NS}" />')),
        (
            "GetStringArray?kind=null",
            _document(f'<ArrayOfString {_PREFIXES} xsi:nil="true" xmlns="{_NS}" />'),
        ),
        (
            "EchoStringArray?values=a&values=b",
            _document(
                f'<ArrayOfString {_PREFIXES} xmlns="{_NS}">\r\n'
                "  <string>a</string>\r\n  <string>b</string>\r\n</ArrayOfString>"
            ),
        ),
        ("GetXml", _document('<root a="1">\r\n  <x xmlns="urn:x">t</x>\r\n</root>')),
    ],
)
def test_a_result_is_a_document_named_after_its_type(target: str, expected: str) -> None:
    response = _get(target)
    assert response.status == "200 OK"
    assert header_of(response, "Content-Type") == "text/xml; charset=utf-8"
    assert header_of(response, "Cache-Control") == "private, max-age=0"
    assert text_of(response) == expected


def test_members_are_indented_and_texts_are_left_alone() -> None:
    text = text_of(_get("GetTicket?id=1&full=true"))
    assert text.startswith(_document(f'<TicketInfo {_PREFIXES} xmlns="{_NS}">\r\n  <ID>1</ID>\r\n'))
    assert "\r\n  <Customer>\r\n    <ID>9</ID>\r\n    <Name>Zoë &amp; Co</Name>\r\n" in text
    assert "<BodyHtml>&lt;p&gt;\r\n&amp;nbsp;&lt;/p&gt;</BodyHtml>" in text
    assert text.endswith("</TicketInfo>")


def test_derived_items_name_their_type() -> None:
    assert '\r\n  <BaseItem xsi:type="CarItem">\r\n    <ID>1</ID>' in text_of(_get("GetItems"))


@pytest.mark.parametrize("target", ["DoNothing", "DoWithArgs?a=x&b=1", "FireAndForget?note=n"])
def test_a_method_without_result_is_answered_with_nothing(target: str) -> None:
    response = _get(target)
    assert (response.status, response.body) == ("200 OK", b"")
    assert header_of(response, "Content-Type") is None


def test_one_character_of_markup_between_members_is_not_lost() -> None:
    compact = "<a><b><c> x </c><d /></b>text<e><f>y</f></e></a>"
    assert "".join(indented(compact)) == (
        "<a>\r\n  <b>\r\n    <c> x </c>\r\n    <d />\r\n  </b>text<e>\r\n    <f>y</f>\r\n  </e></a>"
    )


# Failures


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("Nope", "Nope Web Service method name is not valid."),
        ("EchoString/more?value=x", "EchoString/more Web Service method name is not valid."),
        (
            "EchoGuid?value=0a1b2c3d-0000-1111-2222-333344445555",
            "EchoGuid Web Service method name is not valid.",
        ),
        ("EchoNullableInt?value=5", "EchoNullableInt Web Service method name is not valid."),
        ("EchoTicket?ticket=1", "EchoTicket Web Service method name is not valid."),
        ("TryGet?id=1&count=1", "TryGet Web Service method name is not valid."),
        (
            "echostring?value=a",
            "Invalid method name &#39;echostring&#39;,  method names are case sensitive.   The "
            "method name &#39;EchoString&#39; with the same name but different casing was found."
            "\r\nParameter name: methodName",
        ),
        ("EchoInt", "Missing parameter: value."),
        (
            "EchoInt?value=abc",
            f"Cannot convert abc to System.Int32.\r\nParameter name: type ---> {_BAD_NUMBER}",
        ),
        (
            "EchoInt?value=%3Cb%3E",
            f"Cannot convert &lt;b&gt; to System.Int32.\r\nParameter name: type ---> {_BAD_NUMBER}",
        ),
        ("EchoStringArray", "Object reference not set to an instance of an object."),
        ("ThrowGeneric?message=m%26%3C%C3%A9", "m&amp;&lt;&#233;"),
        ("ThrowSoap?code=client", "soap failure"),
        (
            "ThrowNested",
            "outer &lt;failed&gt; &amp; &quot;broke&quot; ---> Value cannot be null.\r\n"
            "Parameter name: departmentID",
        ),
    ],
)
def test_a_failure_is_told_in_plain_text(target: str, message: str) -> None:
    response = _get(target)
    assert response.status == "500 Internal Server Error"
    assert header_of(response, "Content-Type") == "text/plain; charset=utf-8"
    assert header_of(response, "Cache-Control") == "private"
    assert text_of(response) == f"{message}\r\n"


# Forms


@pytest.mark.parametrize("content_type", [FORM, f"{FORM}; charset=UTF-8", FORM.upper()])
def test_a_form_is_read_from_the_body(content_type: str) -> None:
    response = _post("EchoString", b"value=h%C3%A9llo+x", content_type)
    assert text_of(response) == _value("string", "héllo x")


def test_a_form_is_read_in_its_charset() -> None:
    response = _post("EchoString", b"value=h%E9llo", f"{FORM}; charset=iso-8859-1")
    assert text_of(response) == _value("string", "héllo")


@pytest.mark.parametrize("charset", ["nonsense", "punycode", "hex", ""])
def test_a_charset_that_is_none_of_forms_means_utf8(charset: str) -> None:
    response = _post("EchoString", b"value=h%C3%A9", f"{FORM}; charset={charset}")
    assert text_of(response) == _value("string", "hé")


@pytest.mark.parametrize(
    "content_type", ["text/xml; charset=utf-8", "multipart/form-data; boundary=b", ""]
)
def test_a_body_of_another_type_is_refused(content_type: str) -> None:
    response = _post("EchoString", b"value=x", content_type)
    assert text_of(response) == f"Request format is invalid: {content_type}.\r\n"


def test_a_form_does_not_see_the_query() -> None:
    request = request_for(f"{_PATH}/EchoString?value=q", "POST", content_type=FORM)
    assert text_of(ask(svc_tickets(), request)) == "Missing parameter: value.\r\n"


def test_a_method_without_parameters_ignores_the_body() -> None:
    assert text_of(_post("NoArgs", b"<junk/>", "text/xml")) == _value("string", "ok")


def test_a_form_over_the_limit_is_refused() -> None:
    body = b"value=" + b"x" * (17 * 1024 * 1024)
    assert _post("EchoString", body).status == "500 Internal Server Error"


@pytest.mark.parametrize(
    ("is_local", "status"), [(True, "200 OK"), (False, "500 Internal Server Error")]
)
def test_only_local_callers_may_post_a_form_by_default(is_local: bool, status: str) -> None:
    response = _post("EchoString", b"value=x", protocols=DEFAULT, is_local=is_local)
    assert response.status == status


def test_get_is_off_by_default() -> None:
    response = _get("EchoString?value=x", DEFAULT)
    assert response.status == "500 Internal Server Error"
    assert "Request format is unrecognized for URL" in text_of(response)


# Values, as Convert.ChangeType reads them in the invariant culture


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("string", " a ", " a "),
        ("int", "\t+5 ", 5),
        ("unsignedByte", "255", 255),
        ("boolean", " True ", True),
        ("boolean", "fAlSe", False),
        ("decimal", "1,234,567.8-", Decimal("-1234567.8")),
        ("decimal", "-.5", Decimal("-0.5")),
        ("double", "1,000.5e1", 10005.0),
        ("double", "-Infinity", float("-inf")),
        ("float", "1.5", 1.5),
        ("char", " ", " "),
        ("dateTime", "2024-02-29T13:04:05.5", datetime(2024, 2, 29, 13, 4, 5, 500000)),
        ("dateTime", " 2024-02-29 13:04 ", datetime(2024, 2, 29, 13, 4)),
        ("dateTime", "02/29/2024", datetime(2024, 2, 29)),
        ("dateTime", "2/9/2024 1:04:05 PM", datetime(2024, 2, 9, 13, 4, 5)),
        ("dateTime", "29 Feb 2024 13:04:05", datetime(2024, 2, 29, 13, 4, 5)),
    ],
)
def test_a_value_is_read(kind: str, text: str, value: Any) -> None:
    assert read_value(Scalar(kind), text) == value


def test_a_date_with_an_offset_becomes_local_time() -> None:
    value = read_value(Scalar("dateTime"), "2024-02-29T13:04:05Z")
    assert value == datetime.fromisoformat("2024-02-29T13:04:05+00:00")
    assert value.utcoffset() == value.astimezone().utcoffset()


@pytest.mark.parametrize(
    ("text", "value"), [("Green", "Green"), (" Blue ", "Blue"), ("2", "Blue"), ("0", "Red")]
)
def test_an_enumeration_is_read_by_name_or_number(text: str, value: str) -> None:
    assert read_value(_COLOR, text) == value


def test_flags_are_read_with_commas() -> None:
    assert read_value(_RIGHTS, "Read, Write") == ("Read", "Write")


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        (Scalar("int"), "1.5", _BAD_NUMBER),
        (Scalar("int"), "1,000", _BAD_NUMBER),
        (Scalar("int"), "", _BAD_NUMBER),
        (Scalar("int"), "2147483648", "Value was either too large or too small for an Int32."),
        (Scalar("decimal"), "1e5", _BAD_NUMBER),
        (Scalar("decimal"), "1.5,0", _BAD_NUMBER),
        (Scalar("double"), "x", _BAD_NUMBER),
        (Scalar("boolean"), "1", "String was not recognized as a valid Boolean."),
        (Scalar("char"), "ab", "String must be exactly one character long."),
        (Scalar("char"), "", "String must be exactly one character long."),
        (Scalar("dateTime"), "", _BAD_DATE),
        (Scalar("dateTime"), "2024", _BAD_DATE),
        (Scalar("dateTime"), "2024-02-30", _BAD_DATE),
        (Scalar("dateTime"), "13/13/2024", _BAD_DATE),
        (_COLOR, "green", "Requested value 'green' was not found."),
        (_COLOR, "3", "Requested value '3' was not found."),
        (_COLOR, "Red,Blue", "Requested value 'Red,Blue' was not found."),
        (_COLOR, " ", "Must specify valid information for parsing in the string."),
    ],
)
def test_a_value_that_does_not_fit_is_told_in_words_of_net(
    kind: Scalar | Enumeration, text: str, reason: str
) -> None:
    with pytest.raises(UnreadableCall, match=r"^Cannot convert .*\r\nParameter name: type$") as it:
        read_value(kind, text)
    assert it.value.reason is not None
    assert it.value.reason[1] == reason


# Queries


def test_names_are_found_in_any_case_and_values_in_order() -> None:
    query = Query("A=1&b=2&a=3&wsdl&=x&%41=4")
    assert query.values("a") == ["1", "3", "4"]
    assert query.get("B") == "2"
    assert query.get("c") is None
    assert query.values(None) == ["wsdl"]


def test_bytes_that_are_no_text_are_replaced() -> None:
    assert Query("a=%FF").get("a") == "\ufffd"


def test_a_flood_of_fields_is_refused() -> None:
    with pytest.raises(BadRequest):
        Query("&" * (MAX_FIELDS + 1))
