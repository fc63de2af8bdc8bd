"""Endpoints that take any namespace: for services whose callers believe in different ones."""

from __future__ import annotations

from functools import cache

import pytest

from compat_tests.sample import tickets
from compat_tests.sample.contracts import contract
from compat_tests.sample.requests import NAMESPACE, SOAP11, SOAP12, envelope, fault11
from compat_tests.wire.asking import ask, request_for, text_of
from soap_service.asmx import BindingError, Endpoint, EndpointSettings, read_contract
from soap_service.asmx.http import Response

_FOREIGN = "urn:somebody:else"
_TARGET = "/svcTickets.asmx"


@cache
def _tolerant() -> Endpoint:
    settings = EndpointSettings(custom_errors="On", any_namespace=True)
    document = contract("svcTickets.wsdl")
    return Endpoint(document, tickets.handlers(), settings, records=tickets.RECORDS)


def _post(body: str, soap_action: str | None = None, version: str = SOAP11) -> Response:
    media = "text/xml" if version == SOAP11 else "application/soap+xml"
    headers = {} if soap_action is None else {"soapaction": soap_action}
    content = envelope(body, version).encode()
    content_type = f"{media}; charset=utf-8"
    request = request_for(_TARGET, "POST", content, content_type=content_type, headers=headers)
    return ask(_tolerant(), request)


def _answered(content: str, version: str = SOAP11) -> str:
    return envelope(content, version)


@pytest.mark.parametrize("version", [SOAP11, SOAP12])
@pytest.mark.parametrize("namespace", [NAMESPACE, _FOREIGN, "http://tempuri.org/", "a&<\"'>", ""])
def test_the_answer_is_in_the_namespace_of_the_request(namespace: str, version: str) -> None:
    declared = namespace.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    response = _post(f'<EchoInt xmlns="{declared}"><value>7</value></EchoInt>', version=version)
    declared = declared.replace(">", "&gt;")
    assert text_of(response) == _answered(
        f'<EchoIntResponse xmlns="{declared}"><EchoIntResult>7</EchoIntResult></EchoIntResponse>',
        version,
    )


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ('<x:NoArgs xmlns:x="urn:x"/>', "NoArgsResponse><NoArgsResult>ok</NoArgsResult></NoArgs"),
        ('<x:DoNothing xmlns:x="urn:x"/>', "DoNothingResponse />"),
        ('<x:FindByEmail xmlns:x="urn:x"><x:email>e</x:email></x:FindByEmail>', "email:e"),
        (
            '<x:EchoStringList xmlns:x="urn:x"><values><x:string>s</x:string></values>'
            "</x:EchoStringList>",
            "<string>s</string>",
        ),
        ('<x:GetTicket xmlns:x="urn:x"><x:id>3</x:id></x:GetTicket>', "<GetTicketResult>"),
    ],
)
def test_every_shape_of_answer_is_renamed(body: str, answer: str) -> None:
    text = text_of(_post(body))
    assert answer in text.replace(' xmlns="urn:x"', "")
    assert text.count('xmlns="urn:x"') == 1
    assert NAMESPACE not in text


def test_elements_of_mixed_namespaces_are_read() -> None:
    body = '<a:DescribeString xmlns:a="urn:a"><value xmlns="urn:b">mixed</value></a:DescribeString>'
    assert "mixed" in text_of(_post(body))


@pytest.mark.parametrize(
    "members",
    [
        "<user>a</user><password>b</password><department>7</department><isActive>1</isActive>",
        "<user>a</user><password>b</password><departmentID>7</departmentID><active>1</active>",
        "<authUsername>a</authUsername><pw>b</pw><departmentId>7</departmentId><on>1</on><x>9</x>",
    ],
)
def test_a_parameter_of_another_name_is_known_by_its_place(members: str) -> None:
    known = (
        "<authUserName>a</authUserName><authPassword>b</authPassword>"
        "<departmentID>7</departmentID><active>1</active>"
    )
    answer = text_of(_post(f'<Login xmlns="{_FOREIGN}">{members}</Login>'))
    assert answer == text_of(_post(f'<Login xmlns="{_FOREIGN}">{known}</Login>'))
    assert "7" in answer


def test_a_parameter_of_its_own_name_may_stand_anywhere() -> None:
    members = "<active>1</active><departmentID>7</departmentID><authUserName>a</authUserName>"
    answer = text_of(_post(f'<Login xmlns="{_FOREIGN}">{members}</Login>'))
    assert "7" in answer


@pytest.mark.parametrize(
    "soap_action",
    [None, '""', "NoArgs", f'"{NAMESPACE}/NoArgs"', '"urn:else/NoArgs"', '"urn:else#whatever"'],
)
def test_the_body_names_the_operation(soap_action: str | None) -> None:
    response = _post(f'<NoArgs xmlns="{_FOREIGN}" />', soap_action)
    assert response.status == "200 OK"


def test_an_action_must_not_name_another_operation_than_the_body() -> None:
    response = _post(f'<NoArgs xmlns="{_FOREIGN}" />', '"urn:else/DoNothing"')
    assert text_of(response) == fault11(
        "Client",
        "Server did not recognize the value of HTTP Header SOAPAction: urn:else/DoNothing.",
    )


@pytest.mark.parametrize(
    ("body", "soap_action", "message"),
    [
        ("<Nobody />", '"urn:a/Nobody"', "HTTP Header SOAPAction: urn:a/Nobody."),
        ("<Nobody />", None, "without a valid action parameter"),
        ("", '"urn:a/NoArgs"', "HTTP Header SOAPAction: urn:a/NoArgs."),
    ],
)
def test_a_body_that_names_no_operation_is_refused(
    body: str, soap_action: str | None, message: str
) -> None:
    response = _post(body, soap_action)
    assert response.status == "500 Internal Server Error"
    assert message in text_of(response)


def test_positions_of_unreadable_values_stay_the_same() -> None:
    body = f'<EchoInt xmlns="{_FOREIGN}"><value>x</value></EchoInt>'
    column = envelope(body).index("</EchoInt>") + 3
    assert f"(1, {column})" in text_of(_post(body))


def test_a_contract_of_several_namespaces_cannot_take_any() -> None:
    document = contract("svcTickets.wsdl").document
    foreign = b'<s:schema targetNamespace="urn:other"><s:complexType name="Alien" /></s:schema>'
    changed = read_contract(document.replace(b"</wsdl:types>", foreign + b"</wsdl:types>"))
    with pytest.raises(BindingError, match="urn:other"):
        Endpoint(changed, tickets.handlers(), EndpointSettings(any_namespace=True))
