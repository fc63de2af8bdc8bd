"""What is sent to providers, and what they answer."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compat_tests.providers.caller.soap import SOAP12, envelope, fault, result
from compat_tests.providers.caller.wsdl import TEMPURI
from providers import BadAnswer, ProviderFault
from providers.contract import Name, Operation, Soap, conventional
from providers.envelope import Result, headers, read_result, request

OPERATION = conventional("StartTicket", TEMPURI)
MIXED = Operation(
    "Do",
    "urn:a/Do",
    Name("urn:a", "Do"),
    Name("", "inputs"),
    Name("urn:b", "List"),
    Name("urn:b", "Text"),
    Name("urn:a", "DoResponse"),
    Name("", "DoResult"),
    Soap.V12,
)


def read(body: bytes, operation: Operation = OPERATION) -> Result:
    return read_result(operation, body)


def test_a_request_is_what_asmx_expects() -> None:
    assert request(OPERATION, ["authPW=k9", "cf_A & B="]).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
        '<StartTicket xmlns="http://tempuri.org/"><inputs><InputVariables>'
        "<string>authPW=k9</string><string>cf_A &amp; B=</string>"
        "</InputVariables></inputs></StartTicket></soap:Body></soap:Envelope>"
    )
    assert headers(OPERATION) == {
        "Content-Type": "text/xml; charset=utf-8",
        "SOAPAction": '"http://tempuri.org/StartTicket"',
    }


def test_a_request_of_soap_12_names_its_action_in_the_content_type() -> None:
    assert headers(MIXED) == {
        "Content-Type": 'application/soap+xml; charset=utf-8; action="urn:a/Do"'
    }
    body = fromstring(request(MIXED, ["a=1"]))[0]
    path = [body[0], body[0][0], body[0][0][0], body[0][0][0][0]]
    assert [each.tag for each in path] == ["{urn:a}Do", "inputs", "{urn:b}List", "{urn:b}Text"]
    assert body.tag == f"{{{SOAP12}}}Body"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]))))
def test_every_item_arrives(items: list[str]) -> None:
    sent = fromstring(request(OPERATION, items))
    assert [each.text or "" for each in sent[0][0][0][0]] == items


def test_a_result_is_read() -> None:
    found = read(result("StartTicket", ["TicketCreation=TRUE"], message="rerouted"))
    assert (found.success, found.message) == (True, "rerouted")
    assert found.outputs.get("TicketCreation") == "TRUE"


@pytest.mark.parametrize(
    ("text", "success"),
    [("true", True), ("1", True), (" True ", True), ("false", False), ("0", False), ("yes", False)],
)
def test_booleans_have_several_spellings(text: str, success: bool) -> None:
    assert read(result("StartTicket", success=text)).success is success


def shaped(members: str, attributes: str = "") -> bytes:
    return envelope(
        f'<StartTicketResponse xmlns="{TEMPURI}"><StartTicketResult{attributes}>{members}'
        "</StartTicketResult></StartTicketResponse>"
    )


def test_members_come_in_any_order_among_others() -> None:
    found = read(
        shaped(
            "<Extra>1</Extra><OutputVariables><string>a=1</string></OutputVariables>"
            "<Message>m</Message><Later><Success>false</Success></Later><Success>true</Success>"
        )
    )
    assert (found.success, found.message, found.outputs.get("a")) == (True, "m", "1")


def test_what_is_missing_is_false_and_empty() -> None:
    found = read(shaped(""))
    assert (found.success, found.message, found.outputs.get("a")) == (False, "", None)


def test_members_of_another_namespace_are_none() -> None:
    found = read(shaped('<x:Success xmlns:x="urn:x">true</x:Success><Message>m</Message>'))
    assert (found.success, found.message) == (False, "m")


def test_members_without_a_namespace_are_taken() -> None:
    assert read(shaped('<Success xmlns="">1</Success>')).success


def test_items_that_are_nil_are_skipped() -> None:
    items = '<string xsi:nil="true"/><string/><string>a=1</string>'
    found = read(shaped(f"<Success>true</Success><OutputVariables>{items}</OutputVariables>"))
    assert found.texts("OutputVariables") == ["", "", "a=1"]
    assert found.outputs.get("a") == "1"


@pytest.mark.parametrize(
    "body",
    [
        shaped("", ' xsi:nil="true"'),
        envelope(f'<StartTicketResponse xmlns="{TEMPURI}"/>'),
        envelope(
            '<StartTicketResponse xmlns="urn:other"><StartTicketResult/></StartTicketResponse>'
        ),
        envelope(
            f'<StartTicketResponse xmlns="{TEMPURI}"><StartTicketResult xmlns="urn:other"/>'
            "</StartTicketResponse>"
        ),
        result("StartChat"),
        envelope(""),
        b"<html><body>Welcome</body></html>",
        b"",
        result("StartTicket")[:-20],
        b'<!DOCTYPE a [<!ENTITY b "c">]>' + result("StartTicket").partition(b"?>")[2],
    ],
)
def test_what_is_no_result_is_a_bad_answer(body: bytes) -> None:
    with pytest.raises(BadAnswer):
        read(body)


def test_a_result_may_come_in_either_envelope() -> None:
    assert read(
        result("StartTicket").replace(b"http://schemas.xmlsoap.org/soap/envelope/", SOAP12.encode())
    ).success


def test_faults_are_told_with_their_code() -> None:
    with pytest.raises(ProviderFault) as caught:
        read(fault("No connection."))
    assert (caught.value.code, caught.value.text) == ("Server", "No connection.")


def test_faults_of_soap_12_are_told_with_their_code() -> None:
    content = (
        "<soap:Fault><soap:Code><soap:Value>soap:Receiver</soap:Value></soap:Code>"
        '<soap:Reason><soap:Text xml:lang="en">No.</soap:Text></soap:Reason></soap:Fault>'
    )
    with pytest.raises(ProviderFault) as caught:
        read(envelope(content, SOAP12))
    assert (caught.value.code, caught.value.text) == ("Receiver", "No.")
