"""What Mono's wsdl makes of the published contracts: the proxies of .NET programs."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from compat_tests.serving import Server

from .clients import make_proxies
from .skipping import skipping

_CONTRACTS = Path(__file__).parents[2] / "wsdl"
_NAMES = {"s": "http://www.w3.org/2001/XMLSchema"}
_REFERENCES = {"s:string": "string", "s:base64Binary": "byte[]"}
_VALUES = {
    "s:int": "int",
    "s:long": "long",
    "s:short": "short",
    "s:boolean": "bool",
    "s:double": "double",
    "s:dateTime": "DateTime",
}


_SMARTERTRACK = ("svcTickets", "svcOrganization")

Sources = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def sources(demo_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Sources:
    """Proxy sources by service, made from `?WSDL`, or from the bare address by an empty query."""

    @cache
    def make(query: str) -> dict[str, str]:
        with skipping():
            files = make_proxies(tmp_path_factory.mktemp("proxies"), demo_server, query)
        return {f"svc{file.stem}": file.read_text(encoding="utf-8") for file in files}

    return make


@pytest.mark.parametrize("service", _SMARTERTRACK)
def test_proxy_methods_have_natural_signatures(service: str, sources: Sources) -> None:
    assert _methods(sources("?WSDL")[service]) == _signatures(_CONTRACTS / f"{service}.wsdl")


def test_natural_signature_of_create_ticket_is_plain(sources: Sources) -> None:
    assert _methods(sources("?WSDL")["svcTickets"])["CreateTicket"] == (
        "StringRequestResult(string authUserName, string authPassword, int departmentID, "
        "int groupId, int userIdOfAgent, string toAddress, string subject, string body, "
        "bool isHtml, bool setWaiting, bool sendEmail)"
    )


def test_proxies_are_nullable_only_where_the_contract_says_so(sources: Sources) -> None:
    texts = [sources("?WSDL")[service] for service in _SMARTERTRACK]
    methods = [item for source in texts for item in _methods(source).items()]
    nullable = {name: re.findall(r"\S+\? \w+", signature) for name, signature in methods}
    assert {name: found for name, found in nullable.items() if found} == {
        "AddMessageToTicketFromUser": ["int? userID"],
        "AddMessageToTicketWithDateFromUser": ["int? userID"],
    }


def test_bare_address_leads_wsdl_to_the_same_proxies(sources: Sources) -> None:
    assert sources("") == sources("?WSDL")


def _methods(source: str) -> dict[str, str]:
    """Return the signature of each operation's method, written as `Result(type name, ...)`."""
    text = re.sub(r"\[System\.Xml\.[^\]]*\] ", "", source)
    text = re.sub(r"System\.Nullable<(\w+)>", r"\1?", text).replace("System.DateTime", "DateTime")
    found = re.findall(
        r"^ +public (\S+) (\w+)\((.*)\) \{\n +(?:object\[\] results = )?this\.Invoke\(",
        text,
        re.MULTILINE,
    )
    return {name: f"{result}({parameters})" for result, name, parameters in found}


def _signatures(contract: Path) -> dict[str, str]:
    """Return the signatures that a contract asks for, in the form of `_methods`."""
    schema = etree.parse(contract).find(".//s:schema", _NAMES)
    wrappers = {element.get("name"): element for element in schema.findall("s:element", _NAMES)}
    operations = [name for name in wrappers if f"{name}Response" in wrappers]
    return {
        name: _signature(schema, wrappers[name], wrappers[f"{name}Response"]) for name in operations
    }


def _signature(schema: etree._Element, request: etree._Element, response: etree._Element) -> str:
    path = "s:complexType/s:sequence/s:element"
    results = [_type(schema, element) for element in response.findall(path, _NAMES)]
    parameters = [
        f"{_type(schema, element)} {element.get('name')}"
        for element in request.findall(path, _NAMES)
    ]
    return f"{''.join(results) or 'void'}({', '.join(parameters)})"


def _type(schema: etree._Element, element: etree._Element) -> str:
    name = element.get("type")
    if name in _VALUES:
        return _VALUES[name] + ("?" if element.get("nillable") == "true" else "")
    return _REFERENCES.get(name) or _class(schema, name.removeprefix("tns:"))


def _class(schema: etree._Element, name: str) -> str:
    path = f"s:complexType[@name='{name}']/s:sequence/s:element[@maxOccurs='unbounded']"
    items = schema.findall(path, _NAMES)
    return f"{_type(schema, items[0])}[]" if items else name
