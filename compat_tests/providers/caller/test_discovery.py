"""What WSDLs say."""

from __future__ import annotations

import pytest

from compat_tests.providers.caller.memory import MemoryTransport, Request
from compat_tests.providers.caller.wsdl import ALL, DATA_SET, SOAP12_ONLY, wsdl
from providers import ProviderError, ProviderTimeout, ProviderUnavailable, Reply
from providers.contract import DEFAULT_NAMESPACE, Description, Name, Operation, Soap, conventional
from providers.discovery import MAX_DOCUMENTS, read_description

URL = "http://provider.example/ws/x.asmx"
CRM = "http://crm.example/providers"


def described(*replies: Reply | ProviderError, url: str = URL) -> Description:
    answers = iter(replies)
    return read_description(MemoryTransport(lambda request: next(answers)), url)


def page(content: bytes, status: int = 200) -> Reply:
    return Reply(status, "text/xml", content)


@pytest.mark.parametrize("namespace", ["http://tempuri.org/", CRM, f"{CRM}/", "urn:crm"])
def test_operations_are_found_in_any_namespace(namespace: str) -> None:
    description = described(page(wsdl(namespace=namespace)))
    assert (description.namespace, description.origin) == (namespace, "WSDL")
    assert list(description.operations or {}) == list(ALL)
    assert description.find("StartTicket") == conventional("StartTicket", namespace)


def test_names_are_those_of_the_wsdl() -> None:
    document = wsdl(["Authenticate"], CRM, parameter="login", texts="Variables")
    operation = described(page(document)).find("Authenticate")
    assert operation == Operation(
        "Authenticate",
        f"{CRM}/Authenticate",
        Name(CRM, "Authenticate"),
        Name(CRM, "login"),
        Name(CRM, "Variables"),
        Name(CRM, "string"),
        Name(CRM, "AuthenticateResponse"),
        Name(CRM, "AuthenticateResult"),
    )


def test_elements_may_be_unqualified() -> None:
    operation = described(page(wsdl(["StartTicket"], CRM, form="unqualified"))).find("StartTicket")
    assert operation is not None
    assert operation.wrapper == Name(CRM, "StartTicket")
    assert [operation.parameter, operation.result] == [
        Name("", "inputs"),
        Name("", "StartTicketResult"),
    ]


def test_soap_12_serves_where_there_is_no_other() -> None:
    both = described(page(wsdl())).find("StartChat")
    only = described(page(wsdl(versions=SOAP12_ONLY))).find("StartChat")
    assert [each and each.soap for each in (both, only)] == [Soap.V11, Soap.V12]


def test_a_missing_operation_is_not_there() -> None:
    description = described(page(wsdl(["Authenticate"])))
    assert description.find("Authenticate") is not None
    assert description.find("StartTicket") is None


def test_unrelated_operations_are_ignored() -> None:
    document = wsdl(["StartTicket"], more_types=DATA_SET, more_operations=["GetOrders"])
    assert list(described(page(document)).operations or {}) == ["StartTicket"]


def test_an_operation_is_found_by_a_word_when_it_is_the_only_one() -> None:
    one = described(page(wsdl(["RegisterUser", "StartTicket"])))
    two = described(page(wsdl(["RegisterUser", "Registration"])))
    found = one.search("Regist")
    assert found is not None
    assert found.name == "RegisterUser"
    assert two.search("Regist") is None
    assert Description("urn:x", "guessed").search("Regist") is None


@pytest.mark.parametrize("status", [200, 400, 401, 403, 404, 405, 500])
def test_without_a_wsdl_the_namespace_is_guessed(status: int) -> None:
    description = described(page(b"<html>Sign in</html>", status))
    assert (description.namespace, description.origin) == (DEFAULT_NAMESPACE, "guessed")
    assert description.find("Authenticate") == conventional("Authenticate", DEFAULT_NAMESPACE)


@pytest.mark.parametrize(
    "document", [b"", b"no xml", b"<!DOCTYPE a><a/>", b"<a>" * 100 + b"</a>" * 100]
)
def test_what_cannot_be_read_is_no_wsdl(document: bytes) -> None:
    assert described(page(document)).origin == "guessed"


@pytest.mark.parametrize("status", [301, 302, 307, 429, 502, 503, 504])
def test_a_server_that_is_not_there_now_is_asked_later(status: int) -> None:
    with pytest.raises(ProviderUnavailable, match=str(status)):
        described(page(b"", status))


def test_a_server_that_does_not_answer_is_no_service_without_a_wsdl() -> None:
    with pytest.raises(ProviderTimeout):
        described(ProviderTimeout("It took too long."))


@pytest.mark.parametrize(
    "broken",
    [
        wsdl().replace(b'type="tns:Inputs"', b'type="tns:NoSuch"'),
        wsdl().replace(b'element="tns:StartTicket"', b'element="tns:Nothing"'),
        wsdl(more_types='<s:import namespace="urn:a" schemaLocation="a.xsd"/>'),
        wsdl(more_types='<s:include schemaLocation="http://elsewhere.invalid/b.xsd"/>'),
    ],
)
def test_of_a_strange_wsdl_the_names_are_taken(broken: bytes) -> None:
    description = described(page(broken), *[page(b"", 404)] * 3)
    assert description.origin == "WSDL"
    assert description.find("StartTicket") == conventional("StartTicket", DEFAULT_NAMESPACE)
    assert description.find("NoSuchOperation") is None


def test_a_wsdl_that_names_nothing_tells_the_namespace() -> None:
    document = b'<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:a"/>'
    description = described(page(document))
    assert description.namespace == "urn:a"


def test_only_the_configured_server_is_asked() -> None:
    included = b'<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:more"/>'
    location = "http://internal.invalid:81/ws/more.xsd?v=1"
    document = wsdl(more_types=f'<s:import namespace="urn:more" schemaLocation="{location}"/>')
    answers = iter([page(document), page(included)])
    transport = MemoryTransport(lambda request: next(answers))
    assert list(read_description(transport, URL).operations or {}) == list(ALL)
    assert [each.url for each in transport.requests] == [
        "http://provider.example/ws/x.asmx?WSDL",
        "http://provider.example/ws/more.xsd?v=1",
    ]


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://h/x.asmx", "http://h/x.asmx?WSDL"),
        ("http://h/x.asmx?wsdl", "http://h/x.asmx?WSDL"),
        ("http://h/x.asmx?t=1", "http://h/x.asmx?t=1&WSDL"),
    ],
)
def test_the_wsdl_is_asked_for_once(url: str, asked: str) -> None:
    transport = MemoryTransport(lambda request: page(wsdl()))
    read_description(transport, url)
    assert [each.url for each in transport.requests] == [asked]


def test_documents_that_import_for_ever_are_left_alone() -> None:
    def answer(request: Request) -> Reply:
        number = len(transport.requests)
        more = f'<s:import namespace="urn:{number}" schemaLocation="{number}.xsd"/>'
        schema = (
            '<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema"'
            f' targetNamespace="urn:{number - 1}">{more}</s:schema>'
        )
        return page(schema.encode() if number > 1 else wsdl(more_types=more))

    transport = MemoryTransport(answer)
    assert read_description(transport, URL).find("StartTicket") is not None
    assert len(transport.requests) == MAX_DOCUMENTS
