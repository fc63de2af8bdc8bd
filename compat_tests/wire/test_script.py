"""JSON callers (wire rules, section 10)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from compat_tests.sample import tickets
from compat_tests.sample.contracts import contract
from compat_tests.wire.asking import (
    GET_AND_POST,
    ask,
    header_of,
    request_for,
    svc_basic,
    svc_script,
    text_of,
)
from soap_service.asmx.contract import ComplexType, Enumeration, Member, Scalar
from soap_service.asmx.exceptions import UnreadableCall
from soap_service.asmx.http import Response
from soap_service.asmx.json_values import JsonValues

_PATH = "/Services2/svcScript.asmx"
_JSON = "application/json; charset=utf-8"
_TICKETS = contract("svcTickets.wsdl")
_VALUES = JsonValues(_TICKETS, tickets.RECORDS, "RefPeer")
_INTEGERS = ComplexType("ArrayOfInt", "u", (Member("int", "u", Scalar("int"), max_occurs=None),))
_NOT_SCRIPT = (
    "Only Web services with a [ScriptService] attribute on the class definition can be called "
    "from script."
)


def _post(method: str, body: str, *, content_type: str = _JSON, is_local: bool = True) -> Response:
    request = request_for(
        f"{_PATH}/{method}", "POST", body.encode(), content_type=content_type, is_local=is_local
    )
    return ask(svc_script(), request)


def _get(target: str) -> Response:
    return ask(svc_script(), request_for(f"{_PATH}/{target}", content_type=_JSON))


def _parameter(kind: str) -> Member:
    return _TICKETS.operations[f"Echo{kind}"].parameters[0]


@pytest.mark.parametrize(
    ("method", "body", "expected"),
    [
        ("Hello", '{"name":"x"}', '{"d":"Hello x"}'),
        ("Hello", '\ufeff{"name":null,"more":1}', '{"d":"Hello null"}'),
        ("Hello", '{"name":"<&\'\\u2028é"}', '{"d":"Hello \\u003c\\u0026\\u0027\\u2028é"}'),
        ("Twice", '{"n":"4"}', '{"d":8}'),
        ("Nothing", "", '{"d":null}'),
        (
            "GetPair",
            '{"id":1}',
            '{"d":{"__type":"RefPeer.Pair","Id":1,"Name":null,"When":"\\/Date(1709211845000)\\/"}}',
        ),
    ],
)
def test_a_result_comes_in_d(method: str, body: str, expected: str) -> None:
    response = _post(method, body)
    assert (response.status, text_of(response)) == ("200 OK", expected)
    assert header_of(response, "Content-Type") == "application/json; charset=utf-8"
    assert header_of(response, "Cache-Control") == "private, max-age=0"


def test_get_is_for_the_operations_that_allow_it() -> None:
    assert text_of(_get("Twice?n=4")) == '{"d":8}'


@pytest.mark.parametrize(
    ("response", "message"),
    [
        (
            lambda: _post("Hello", "{}"),
            "Invalid web service call, missing value for parameter: 'name'.",
        ),
        (lambda: _post("Twice", '{"n":null}'), "Cannot convert null to a value type."),
        (lambda: _post("Twice", '{"n":"x"}'), "Cannot convert 'x' to type 'int'."),
        (lambda: _post("Twice", '{"n":[1]}'), "Cannot convert value to type 'int'."),
        (lambda: _post("Twice", '{"n":1.5}'), "Cannot convert '1.5' to type 'int'."),
        (lambda: _post("Hello", "{bad"), "The text is not well-formed JSON."),
        (lambda: _post("Hello", "[" * 100_000), "The text is not well-formed JSON."),
        (lambda: _post("Hello", "[1]"), "The body of the request is not a JSON object."),
        (
            lambda: _get("Hello?name=%22x%22"),
            "An attempt was made to call the method 'Hello' using a GET request, "
            "which is not allowed.",
        ),
        (lambda: _post("Boom", "{}"), "script boom"),
    ],
)
def test_a_failure_is_told_to_local_callers(response: Any, message: str) -> None:
    answer = response()
    assert answer.status == "500 Internal Server Error"
    assert header_of(answer, "jsonerror") == "true"
    assert header_of(answer, "Content-Type") == "application/json; charset=utf-8"
    body = json.loads(text_of(answer))
    assert list(body) == ["Message", "StackTrace", "ExceptionType"]
    assert body["Message"] == message


def test_a_failure_says_nothing_to_remote_callers() -> None:
    assert text_of(_post("Boom", "{}", is_local=False)) == (
        '{"Message":"There was an error processing the request.",'
        '"StackTrace":"","ExceptionType":""}'
    )


def test_an_unknown_method_is_told_on_a_page() -> None:
    response = _post("Nope", "{}")
    assert header_of(response, "Content-Type") == "text/html; charset=utf-8"
    assert "Unknown web method Nope." in text_of(response)


@pytest.mark.parametrize(
    ("method", "target", "content_type"),
    [
        ("POST", "/svcBasic.asmx/Add", _JSON),
        ("POST", "/svcBasic.asmx/Add", "APPLICATION/JSON"),
        ("GET", "/svcBasic.asmx/Add", "application/json"),
        ("GET", "/svcBasic.asmx/js", ""),
        ("GET", "/svcBasic.asmx/JSdebug", ""),
    ],
)
def test_other_services_are_not_for_scripts(method: str, target: str, content_type: str) -> None:
    request = request_for(target, method, b'{"a":1,"b":2}', content_type=content_type)
    response = ask(svc_basic(GET_AND_POST), request)
    assert response.status == "500 Internal Server Error"
    assert _NOT_SCRIPT in text_of(response)


@pytest.mark.parametrize("content_type", ["application/jsonp", "application/json ", "text/json"])
def test_another_content_type_is_not_a_json_caller(content_type: str) -> None:
    assert "d" not in text_of(_post("Hello", '{"name":"x"}', content_type=content_type))[:5]


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        ("Bool", True, True),
        ("Bool", "false", False),
        ("Double", "1.5", 1.5),
        ("Decimal", "12.50", Decimal("12.50")),
        ("Char", "A", "A"),
        ("Bytes", [1, 255], b"\x01\xff"),
        ("Enum", 3, "very-high"),
        ("Enum", "High", "High"),
        ("NullableInt", None, None),
        ("StringArray", ["a", None], ["a", None]),
        ("DateTime", "/Date(1709211845120)/", datetime(2024, 2, 29, 13, 4, 5, 120000, UTC)),
        ("DateTime", "2024-02-29T13:04:05Z", datetime(2024, 2, 29, 13, 4, 5, tzinfo=UTC)),
        ("Object", {"a": 1}, {"a": 1}),
    ],
)
def test_a_value_is_read_by_contract(kind: str, given: Any, value: Any) -> None:
    assert _VALUES.read(_parameter(kind), given) == value


def test_an_object_is_read_by_the_names_of_its_members_in_any_case() -> None:
    ticket = _VALUES.read(_parameter("Ticket"), {"ID": 7, "customer": {"Name": "n"}, "x": 1})
    assert (ticket.id, ticket.customer.name, ticket.is_open) == (7, "n", False)


@pytest.mark.parametrize(
    ("kind", "given"),
    [("Bytes", [256]), ("Enum", 9), ("Enum", "Nope"), ("Ticket", [1]), ("StringArray", 5)],
)
def test_a_value_that_does_not_fit_is_refused(kind: str, given: Any) -> None:
    with pytest.raises(UnreadableCall, match="Cannot convert"):
        _VALUES.read(_parameter(kind), given)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Scalar("boolean"), True, "true"),
        (Scalar("double"), 1e15, "1E+15"),
        (Scalar("decimal"), Decimal("1.50"), "1.50"),
        (Scalar("base64Binary"), b"\x01\x02", "[1,2]"),
        (Scalar("dateTime"), datetime.min, '"\\/Date(-62135596800000)\\/"'),
        (Enumeration("E", "u", ("A", "B")), "B", "1"),
        (
            ComplexType("ArrayOfInt", "u", (Member("int", "u", Scalar("int"), max_occurs=None),)),
            (1, 2),
            "[1,2]",
        ),
        (Scalar("string"), None, "null"),
    ],
)
def test_a_value_is_written_as_net_writes_it(kind: Any, value: Any, expected: str) -> None:
    assert _VALUES.write(Member("m", "u", kind), value) == expected


def test_a_derived_object_names_its_own_class() -> None:
    base = next(kind for kind in _TICKETS.types if kind.name == "BaseItem")
    written = _VALUES.write(Member("m", "u", base), tickets.RECORDS["CarItem"](id=1, doors=4))
    assert written == '{"__type":"RefPeer.CarItem","ID":1,"Doors":4}'
