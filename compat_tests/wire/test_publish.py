"""``?wsdl``, ``?schema`` and ``?disco`` (wire rules, sections 1, 11 and 12)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from compat_tests.sample.contracts import WSDL_FOLDER, contract
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
from soap_service.asmx.contract import WSDL, WSDL_HTTP
from soap_service.asmx.exceptions import ContractError
from soap_service.asmx.http import Response
from soap_service.asmx.http_wsdl import with_http_bindings
from soap_service.asmx.protocols import Protocols
from soap_service.asmx.publish import Publisher

_PATH = "/Services2/svcBasic.asmx"
_URL = f"https://www.example.com{_PATH}"


def _published(document: str, url: str = _URL) -> str:
    text = (WSDL_FOLDER / document).read_bytes().decode()
    old = etree.fromstring(text.encode()).find(".//{*}address").get("location")
    return text.replace(f'"{old}"', f'"{url}"')


def _parsed(response: Response) -> etree._Element:
    return etree.fromstring(text_of(response).encode())


@pytest.mark.parametrize("query", ["wsdl", "WSDL", "WsDl", "WSDL&x=1", "x=1&wsdl", "%77sdl"])
def test_the_contracts_document_is_published_with_the_address_of_the_request(query: str) -> None:
    response = ask(svc_basic(DEFAULT), request_for(f"{_PATH}?{query}"))
    assert response.status == "200 OK"
    assert header_of(response, "Content-Type") == "text/xml; charset=utf-8"
    assert header_of(response, "Cache-Control") == "private, max-age=0"
    assert text_of(response) == _published("svcBasic.wsdl")


def test_open_http_bindings_stand_in_the_document_as_asmx_writes_them() -> None:
    response = ask(svc_basic(GET_AND_POST), request_for(f"{_PATH}?wsdl"))
    assert text_of(response) == _published("svcBasic-getpost.wsdl")


def test_post_for_local_callers_does_not_stand_in_the_document() -> None:
    response = ask(svc_basic(Protocols(http_post_localhost=True)), request_for(f"{_PATH}?wsdl"))
    assert text_of(response) == _published("svcBasic.wsdl")


def test_only_the_binding_that_is_open_is_added() -> None:
    root = etree.fromstring(
        with_http_bindings(contract("svcBasic.wsdl"), Protocols(http_post=True))
    )
    names = [port.get("name") for port in root.iter(f"{{{WSDL}}}port")]
    assert names == ["svcBasicSoap", "svcBasicSoap12", "svcBasicHttpPost"]


def test_a_document_that_has_the_bindings_is_left_alone() -> None:
    document = contract("svcBasic-getpost.wsdl")
    assert with_http_bindings(document, GET_AND_POST) == document.document


def test_the_http_bindings_have_the_operations_that_a_form_can_call() -> None:
    root = _parsed(ask(svc_tickets(), request_for("/svcTickets.asmx?wsdl")))
    bound = {
        node.get("location").removeprefix("/") for node in root.iter(f"{{{WSDL_HTTP}}}operation")
    }
    assert {"EchoInt", "EchoEnum", "GetTicket", "Find", "FindByEmail", "FireAndForget"} <= bound
    absent = {"EchoStringArray", "EchoBytes", "EchoGuid", "EchoNullableInt", "EchoTicket", "TryGet"}
    assert not absent & bound
    assert not [uri for uri in root.nsmap.values() if uri.endswith("AbstractTypes")]


def test_every_reference_of_the_http_bindings_is_declared() -> None:
    root = _parsed(ask(svc_tickets(), request_for("/svcTickets.asmx?wsdl")))
    messages = {f"tns:{node.get('name')}" for node in root.iter(f"{{{WSDL}}}message")}
    elements = {f"tns:{node.get('name')}" for node in root.iter("{*}element")}
    used = {node.get("message") for node in root.iterfind(f"{{{WSDL}}}portType/*/*[@message]")}
    assert used <= messages
    assert {node.get("element") for node in root.iter(f"{{{WSDL}}}part")} - {None} <= elements


def test_a_document_that_asmx_did_not_write_cannot_be_extended() -> None:
    document = contract("svcBasic.wsdl")
    foreign = replace(
        document, document=document.document.replace(b"</wsdl:service>", b"</wsdl:service >")
    )
    with pytest.raises(ContractError, match="not laid out"):
        with_http_bindings(foreign, GET_AND_POST)


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_line_ends_of_the_document_are_kept(newline: bytes) -> None:
    document = contract("svcBasic.wsdl")
    lines = document.document.splitlines()
    extended = with_http_bindings(replace(document, document=newline.join(lines)), GET_AND_POST)
    assert len(extended.split(newline)) == len(extended.splitlines())


def test_a_document_in_another_encoding_is_published_in_utf8() -> None:
    document = contract("svcBasic.wsdl")
    text = document.document.decode().replace('encoding="utf-8"', 'encoding="utf-16"')
    publisher = Publisher(replace(document, document=text.encode("utf-16")), DEFAULT)
    response = publisher.answer(request_for(f"{_PATH}?wsdl"))
    assert response is not None
    assert text_of(response).lower().startswith("<?xml version='1.0' encoding='utf-8'?>")


def test_an_address_is_escaped() -> None:
    response = ask(svc_basic(), request_for(f"{_PATH}?wsdl", host='a"b&<c'))
    assert f'location="https://a&quot;b&amp;&lt;c{_PATH}"' in text_of(response)


@pytest.mark.parametrize("wrap", ["{}", "W/{}", '"other", {}', "*"])
def test_a_known_document_is_not_sent_again(wrap: str) -> None:
    tag = header_of(ask(svc_basic(), request_for(f"{_PATH}?wsdl")), "ETag") or ""
    request = request_for(f"{_PATH}?wsdl", headers={"if-none-match": wrap.format(tag)})
    response = ask(svc_basic(), request)
    assert (response.status, response.body) == ("304 Not Modified", b"")
    assert header_of(response, "ETag") == tag


def test_another_address_or_document_has_another_tag() -> None:
    requests = [request_for(f"{_PATH}?wsdl", host=host) for host in ("a", "b")]
    answers = [ask(endpoint, r) for r in requests for endpoint in (svc_basic(), svc_tickets())]
    assert len({header_of(answer, "ETag") for answer in answers}) == 4


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("wsdl=", "XML Web service description was not found.\r\n"),
        ("WSDL=wsdl9", "XML Web service description was not found.\r\n"),
        ("schema=schema9", "Schema not found.\r\n"),
        ("schema=a&wsdl", "Schema not found.\r\n"),
    ],
)
def test_documents_of_other_names_are_not_found(query: str, message: str) -> None:
    response = ask(svc_basic(), request_for(f"{_PATH}?{query}"))
    assert response.status == "500 Internal Server Error"
    assert header_of(response, "Content-Type") == "text/plain; charset=utf-8"
    assert text_of(response) == message


def test_the_discovery_document_names_the_wsdl_and_each_soap_port() -> None:
    root = _parsed(ask(svc_basic(), request_for(f"{_PATH}?DISCO")))
    reference, soap11, soap12 = root
    assert dict(reference.attrib) == {"ref": f"{_URL}?wsdl", "docRef": _URL}
    assert dict(soap11.attrib) == {"address": _URL, "binding": "q1:svcBasicSoap"}
    assert dict(soap12.attrib) == {"address": _URL, "binding": "q2:svcBasicSoap12"}


def test_documentation_switched_off_publishes_nothing() -> None:
    endpoint = svc_basic(Protocols(documentation=False))
    statuses = [ask(endpoint, request_for(f"{_PATH}{q}")).status for q in ("", "?wsdl", "?disco")]
    assert statuses == ["405 Method Not Allowed"] * 3
