"""The help page, the operation page and the error pages (wire rules, sections 1 and 12)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree, html

from compat_tests.sample.contracts import contract
from compat_tests.wire.asking import (
    DEFAULT,
    GET_AND_POST,
    ask,
    header_of,
    request_for,
    svc_basic,
    svc_tickets,
    text_of,
)
from soap_service.asmx.endpoint import Endpoint
from soap_service.asmx.pages import Pages
from soap_service.asmx.protocols import Protocols

_BASIC = "/Services2/svcBasic.asmx"
_TICKETS = "/Services2/svcTickets.asmx"
_ADD_REQUEST = """POST /Services2/svcBasic.asmx HTTP/1.1
Host: www.example.com
Content-Type: text/xml; charset=utf-8
Content-Length: length
SOAPAction: "http://tempuri.org/Add"

<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xmlns:xsd="http://www.w3.org/2001/XMLSchema" \
xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body>
    <Add xmlns="http://tempuri.org/">
      <a>int</a>
      <b>int</b>
    </Add>
  </soap:Body>
</soap:Envelope>"""
_ADD_RESPONSE12 = """HTTP/1.1 200 OK
Content-Type: application/soap+xml; charset=utf-8
Content-Length: length

<?xml version="1.0" encoding="utf-8"?>
<soap12:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xmlns:xsd="http://www.w3.org/2001/XMLSchema" \
xmlns:soap12="http://www.w3.org/2003/05/soap-envelope">
  <soap12:Body>
    <AddResponse xmlns="http://tempuri.org/">
      <AddResult>int</AddResult>
    </AddResponse>
  </soap12:Body>
</soap12:Envelope>"""


def _page(endpoint: Endpoint, target: str, is_local: bool = True) -> html.HtmlElement:
    return html.document_fromstring(text_of(ask(endpoint, request_for(target, is_local=is_local))))


def _samples(page: html.HtmlElement) -> dict[str, list[str]]:
    """Return the sample messages by the heading above them."""
    return {
        heading.text: [pre.text_content() for pre in heading.xpath("following-sibling::pre")[:2]]
        for heading in page.xpath("//h3[following-sibling::*[1][self::p]]")
        if heading.text != "Test"
    }


def _sample_request(operation: str) -> str:
    page = _page(svc_tickets(DEFAULT), f"{_TICKETS}?op={operation}")
    return _samples(page)["SOAP 1.1"][0]


@pytest.mark.parametrize("query", ["", "?", "?foo", "?foo=bar", "?singleWsdl", "?wsdl2"])
def test_the_service_page_is_shown_for_any_query_that_asks_nothing_else(query: str) -> None:
    response = ask(svc_basic(), request_for(f"{_BASIC}{query}"))
    assert response.status == "200 OK"
    assert header_of(response, "Content-Type") == "text/html; charset=utf-8"
    assert "<title>svcBasic Web Service</title>" in text_of(response)


def test_tools_find_the_discovery_document_in_the_head() -> None:
    head = text_of(ask(svc_basic(), request_for(_BASIC))).partition("<body>")[0]
    assert f'<link rel="alternate" type="text/xml" href="{_BASIC}?disco" />' in head


def test_operations_are_sorted_ordinally_and_linked() -> None:
    links = _page(svc_tickets(), _TICKETS).xpath("//ul//a")
    names = [link.get("href") for link in links]
    assert names == sorted(names)
    assert names[0] == "svcTickets.asmx?op=Bare"
    assert len(names) == len(contract("svcTickets.wsdl").operations)


def test_the_definition_is_linked_by_file_name_as_the_caller_spelt_it() -> None:
    page = _page(svc_basic(), "/Services2/SVCBASIC.asmx")
    assert page.xpath("//a[text()='Service Description']/@href") == ["SVCBASIC.asmx?WSDL"]


def test_an_overload_shows_its_message_name() -> None:
    text = _page(svc_tickets(), _TICKETS).text_content()
    assert re.search(r'Find\s+MessageName="FindByEmail"', text)
    assert "does not conform to WS-I Basic Profile v1.1" in text


def test_the_default_namespace_is_warned_of() -> None:
    warning = "This web service is using http://tempuri.org/ as its default namespace."
    assert warning in _page(svc_basic(), _BASIC).text_content()
    assert warning not in _page(svc_tickets(), _TICKETS).text_content()


def test_what_a_contract_says_is_text_not_markup() -> None:
    described = replace(contract("svcBasic.wsdl"), documentation="<script>alert(1)</script>")
    page = text_of(Pages(described, DEFAULT).answer(request_for(_BASIC)))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_what_a_caller_asks_for_is_text_not_markup() -> None:
    page = text_of(ask(svc_basic(), request_for(f"{_BASIC}?op=%3Cscript%3E")))
    assert "Method '&lt;script&gt;' was not found in service svcBasic." in page
    assert "<script>" not in page


@pytest.mark.parametrize("name", ["Nope", "add", ""])
def test_an_unknown_operation_is_told_with_200(name: str) -> None:
    response = ask(svc_basic(), request_for(f"{_BASIC}?op={name}"))
    assert response.status == "200 OK"
    assert f"Method '{name}' was not found in service svcBasic." in text_of(response)


def test_the_samples_are_the_messages_on_the_wire() -> None:
    samples = _samples(_page(svc_basic(DEFAULT), f"{_BASIC}?op=Add", is_local=False))
    assert list(samples) == ["SOAP 1.1", "SOAP 1.2"]
    assert samples["SOAP 1.1"][0] == _ADD_REQUEST
    assert samples["SOAP 1.2"][1] == _ADD_RESPONSE12


def test_the_http_bindings_have_samples_when_they_are_open() -> None:
    samples = _samples(_page(svc_basic(GET_AND_POST), f"{_BASIC}?op=Add", is_local=False))
    get, response = samples["HTTP GET"]
    assert get == f"GET {_BASIC}/Add?a=string&b=string HTTP/1.1\nHost: www.example.com"
    assert response.endswith('<int xmlns="http://tempuri.org/">int</int>')
    assert samples["HTTP POST"][0].endswith("Content-Length: length\n\na=string&b=string")


def test_an_operation_no_form_can_call_has_no_http_samples() -> None:
    samples = _samples(_page(svc_tickets(GET_AND_POST), f"{_TICKETS}?op=TryGet"))
    assert list(samples) == ["SOAP 1.1", "SOAP 1.2"]


def test_an_enumeration_is_sampled_as_its_values() -> None:
    assert "<value>Low or Normal or High or very-high</value>" in _sample_request("EchoEnum")


def test_an_array_is_sampled_as_two_items() -> None:
    request = _sample_request("EchoStringArray")
    assert request.count("<string>string</string>") == 2


def test_headers_stand_in_the_samples_of_their_operation() -> None:
    request = _sample_request("WhoAmI")
    assert re.search(r"<soap:Header>\s+<AuthHeader xmlns=", request)
    assert request.index("</soap:Header>") < request.index("<soap:Body>")


@pytest.mark.parametrize("operation", sorted(contract("svcTickets.wsdl").operations))
def test_every_sample_is_well_formed(operation: str) -> None:
    page = _page(svc_tickets(GET_AND_POST), f"{_TICKETS}?op={operation}")
    messages = [text for pair in _samples(page).values() for text in pair]
    documents = [text.partition("\n\n")[2] for text in messages if "?>\n<" in text]
    assert [etree.fromstring(text.encode()).tag for text in documents]


def test_a_local_caller_has_a_form_to_try_the_operation() -> None:
    form = _page(svc_basic(DEFAULT), f"{_BASIC}?op=Add").forms[0]
    assert (form.method, form.action, form.get("target")) == ("POST", "svcBasic.asmx/Add", "_blank")
    assert [field.name for field in form.inputs] == ["a", "b"]


def test_what_is_typed_as_a_password_is_not_shown() -> None:
    page = _page(svc_tickets(DEFAULT), f"{_TICKETS}?op=Login")
    assert page.xpath("//input[@name='authPassword']/@type") == ["password"]


@pytest.mark.parametrize("operation", ["EchoTicket", "EchoStringArray", "TryGet", "EchoGuid"])
def test_there_is_no_form_for_what_a_form_cannot_state(operation: str) -> None:
    page = _page(svc_tickets(DEFAULT), f"{_TICKETS}?op={operation}")
    assert "only available for methods with primitive types as parameters" in page.text_content()
    assert page.forms == []


@pytest.mark.parametrize(
    ("protocols", "forms"), [(DEFAULT, 0), (GET_AND_POST, 1), (Protocols(http_get=True), 0)]
)
def test_a_remote_caller_has_a_form_only_when_post_is_open(
    protocols: Protocols, forms: int
) -> None:
    page = _page(svc_basic(protocols), f"{_BASIC}?op=Add", is_local=False)
    assert len(page.forms) == forms
    sentence = "The test form is only available for requests from the local machine."
    assert (sentence in page.text_content()) == (not forms)


# Error pages


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "DEBUG"])
def test_a_verb_that_no_protocol_takes_is_told_on_a_page(method: str) -> None:
    response = ask(svc_basic(), request_for(_BASIC, method))
    assert response.status == "405 Method Not Allowed"
    assert header_of(response, "Allow") is None
    assert "Request format is unrecognized." in text_of(response)
    assert "Server Error in '/' Application." in text_of(response)


@pytest.mark.parametrize(
    ("method", "path_info"),
    [
        ("GET", "/"),
        ("POST", "/"),
        ("PUT", "/Add"),
        ("OPTIONS", "/Add"),
        ("GET", "/Add"),
        ("GET", "/<b>"),
    ],
)
def test_path_info_that_no_protocol_takes_is_told_on_a_page(method: str, path_info: str) -> None:
    response = ask(svc_basic(DEFAULT), request_for(f"{_BASIC}{path_info}", method))
    shown = path_info.replace("<", "&lt;").replace(">", "&gt;")
    assert response.status == "500 Internal Server Error"
    assert header_of(response, "Content-Type") == "text/html; charset=utf-8"
    assert f"unexpectedly ending in &#39;{shown}&#39;." in text_of(response)


@pytest.mark.parametrize("target", [_BASIC, f"{_BASIC}?wsdl", f"{_BASIC}/Add"])
def test_head_has_no_body(target: str) -> None:
    response = ask(svc_basic(), request_for(target, "HEAD"))
    assert response.status != "200 OK"
    assert response.body == b""
