"""What a provider's author can rely on: typed questions, exact answers, no accidents."""

from __future__ import annotations

import json
import logging
from io import BytesIO

import pytest

from compat_tests.providers.kit.every_kind import PASSWORD, USER_PASSWORD, EveryKind, app
from compat_tests.providers.kit.wsgi import Answer, ask, call_xml, post
from compat_tests.sample.requests import SOAP12, envelope
from compat_tests.serving import PROJECT
from providers.kit import (
    CustomFieldsAnswer,
    CustomFieldsProvider,
    CustomFieldsQuestion,
    EventProvider,
    LoginAnswer,
    LoginProvider,
    LoginQuestion,
    Provider,
    ProviderApplication,
    SetupError,
    TicketAnswer,
    TicketProvider,
    TicketQuestion,
)
from soap_service.asmx import read_contract

AUTH = f"authPW={PASSWORD}"
TICKET = ("departmentName=Support", "subject=Disk full", "ticketNumber=0A1-2B3C4D5E-0001")
REQUIRED = {
    "Authenticate": ("loginUsername=ann.lee", f"loginPassword={USER_PASSWORD}"),
    "GetSignInCookieInfo": ("loginUsername=ann.lee",),
    "RegisterUser": ("loginUsername=new", "loginPassword=x", "emailAddress=new@customer.example"),
    "GetCustomFieldOptions": ("departmentName=Support",),
    "StartTicket": TICKET,
    "StartChat": ("departmentName=Support",),
    "GetUserDetails": (),
    "NotifyEventFired": ("eventType=501000",),
}
MISSING = [
    (operation, item.partition("=")[0])
    for operation, items in REQUIRED.items()
    for item in items
    if not item.startswith("emailAddress")
]


def asked(operation: str, *items: str | None) -> dict[str, object]:
    answer = ask(app, operation, AUTH, *items)
    assert answer.success == "true"
    question: dict[str, object] = json.loads(answer.message)
    return question


def described(application: ProviderApplication) -> bytes:
    answer = post(application, b"", REQUEST_METHOD="GET", QUERY_STRING="wsdl")
    return answer.body.encode()


# Questions


def test_a_login_is_read() -> None:
    question = asked("Authenticate", *REQUIRED["Authenticate"], "cf_Billing ID=a=b")
    assert question == {
        "user_name": "ann.lee",
        "custom_fields": {"Billing ID": "a=b"},
        "extra": {},
    }


def test_a_password_is_in_no_representation() -> None:
    assert "secret" not in repr(LoginQuestion(user_name="ann", password="secret"))


def test_a_ticket_is_read() -> None:
    question = asked(
        "StartTicket", *TICKET, "loginUsername=ann.lee", "emailFrom=ann@customer.example"
    )
    assert question == {
        "user_name": "ann.lee",
        "email_from": "ann@customer.example",
        "department_name": "Support",
        "subject": "Disk full",
        "ticket_number": "0A1-2B3C4D5E-0001",
        "custom_fields": {},
        "extra": {},
    }


def test_both_spellings_of_a_documented_key_are_read() -> None:
    one = asked("GetUserDetails", "group=Night Shift", "interactionType=ticket")
    other = asked("GetUserDetails", "groupName=Night Shift", "interactiontype=ticket")
    assert one == other
    assert (one["group_name"], one["interaction"]) == ("Night Shift", "ticket")


def test_an_event_has_its_arguments_and_delivery_id() -> None:
    question = asked("NotifyEventFired", "eventType=501000", "ARGS_Title=a=b", "deliveryId=d-1")
    assert (question["event_type"], question["delivery_id"]) == (501000, "d-1")
    assert question["extra"] == {"ARGS_Title": "a=b"}


@pytest.mark.parametrize(
    ("items", "location", "interaction"),
    [
        ((), "REGULAR", "ticket"),
        (("location=pre", "interactiontype=Ticket"), "PRE", "ticket"),
        (("location=NORMAL", "interactiontype=chat"), "REGULAR", "chat"),
        (("location=", "interactiontype="), "REGULAR", "ticket"),
        (("interactiontype=something",), "REGULAR", "chat"),
    ],
)
def test_places_and_interactions_are_read_as_by_the_connector(
    items: tuple[str, ...], location: str, interaction: str
) -> None:
    question = asked("GetCustomFieldOptions", "departmentName=Support", *items)
    assert (question["location"], question["interaction"]) == (location, interaction)


@pytest.mark.parametrize(
    ("items", "subject"),
    [
        (("subject=a=b",), "a=b"),
        (("subject= two\nlines ",), " two\nlines "),
        (("SUBJECT=any case",), "any case"),
        (("subject=first", "Subject=last"), "last"),
        (("subject=",), ""),
        (("subject=x", None, "", "no sign", "=no key"), "x"),
    ],
)
def test_items_are_read_with_leniency(items: tuple[str | None, ...], subject: str) -> None:
    """Known difference E51."""
    assert asked("StartTicket", *TICKET, *items)["subject"] == subject


def test_names_of_custom_fields_keep_their_case() -> None:
    question = asked("StartTicket", *TICKET, "CF_Name=1", "cf_name=2", "cf_=dropped", "cf_Empty=")
    assert question["custom_fields"] == {"Name": "1", "name": "2", "Empty": ""}


def test_what_the_kit_does_not_know_is_passed_on_but_no_secret() -> None:
    question = asked("Authenticate", *REQUIRED["Authenticate"], "FutureKey=1")
    assert question["extra"] == {"FutureKey": "1"}


# Answers


def test_an_accepted_login_tells_who_it_is() -> None:
    answer = ask(app, "Authenticate", AUTH, *REQUIRED["Authenticate"])
    assert answer.outputs == [
        "Authentication=OK",
        "EmailAddress=ann@customer.example",
        "DisplayName=Ann Lee",
        "cf_Contract Level=Gold",
    ]


def test_a_refused_login_tells_nothing_of_the_user() -> None:
    answer = ask(app, "Authenticate", AUTH, "loginUsername=ann.lee", "loginPassword=wrong")
    assert (answer.success, answer.outputs) == ("true", ["Authentication=FAIL"])


@pytest.mark.parametrize(("subject", "word"), [("yes", "TRUE"), ("no", "FALSE")])
def test_a_ticket_is_answered(subject: str, word: str) -> None:
    answer = ask(app, "StartTicket", AUTH, *TICKET, f"subject={subject}")
    assert answer.outputs == [
        f"TicketCreation={word}",
        "departmentName=Support",
        "groupName=Night Shift",
        "departmentID=3",
        "groupId=7",
        "cf_Billing ID=4711",
        "cf_Formula=a=b",
    ]


def test_a_chat_is_answered() -> None:
    answer = ask(app, "StartChat", AUTH, "departmentName=Support")
    assert answer.outputs == ["ChatCreation=FALSE", "departmentName=Sales"]


def test_a_form_is_answered() -> None:
    answer = ask(app, "GetCustomFieldOptions", AUTH, "departmentName=Support")
    assert answer.outputs == ["CanStartTickets=True", "CanStartChats=False"]
    server, plan = (
        [(child.tag.rpartition("}")[2], child.text) for child in data]
        for data in answer.members["CustomFieldDataItems"]
    )
    assert server == [
        ("CustomFieldName", "Server"),
        ("ChangeVisible", "true"),
        ("NewVisibleValue", "true"),
        ("ChangeRequired", "true"),
        ("NewRequiredValue", "false"),
        ("ChangeListOptions", "true"),
        ("ListOptions", None),
        ("DisplayWithInformationLookup", "true"),
    ]
    assert [text for _, text in plan] == ["Plan", *["false"] * 6]


def test_html_is_carried_as_text() -> None:
    answer = ask(app, "GetUserDetails", AUTH)
    assert answer.members["UserInfoHtml"].text == "<b>Gold</b> & more"


def test_what_cannot_be_a_name_of_a_field_is_a_failure_and_no_wrong_answer() -> None:
    class Careless(TicketProvider):
        def start_ticket(self, question: TicketQuestion) -> TicketAnswer:
            return TicketAnswer(True, custom_fields={"a=b": "c"})

    answer = ask(
        ProviderApplication(Careless(), password="pw"), "StartTicket", "authPW=pw", *TICKET
    )
    assert (answer.success, answer.message) == ("false", "The provider could not answer.")


# Refusals


@pytest.mark.parametrize("operation", REQUIRED)
@pytest.mark.parametrize(
    "password", [(), ("authPW=",), ("authPW=wrong",), (f"{AUTH} ",), (AUTH, "authPW=wrong")]
)
def test_a_wrong_password_is_refused(operation: str, password: tuple[str, ...]) -> None:
    answer = ask(app, operation, *password, *REQUIRED[operation])
    assert (answer.success, answer.message) == ("false", "Permission Denied")
    assert "OutputVariables" not in answer.members or answer.outputs == []


@pytest.mark.parametrize(("operation", "key"), MISSING)
def test_a_missing_input_is_refused(operation: str, key: str) -> None:
    """Known difference E52."""
    items = [item for item in REQUIRED[operation] if not item.startswith(f"{key}=")]
    answer = ask(app, operation, AUTH, *items)
    assert (answer.success, answer.message) == ("false", f"Required Input Missing: {key}")


@pytest.mark.parametrize("key", ["loginUsername", "loginPassword"])
def test_an_empty_name_or_password_never_reaches_a_directory(key: str) -> None:
    """Known difference E52."""
    answer = ask(app, "Authenticate", AUTH, *REQUIRED["Authenticate"], f"{key}=")
    assert (answer.success, answer.message) == ("false", f"Required Input Missing: {key}")


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "१२", "9999999999"])
def test_an_event_type_is_a_number(text: str) -> None:
    answer = ask(app, "NotifyEventFired", AUTH, f"eventType={text}")
    assert (answer.success, answer.message) == ("false", "A number is needed: eventType")


@pytest.mark.parametrize(
    "body",
    [
        '<StartTicket xmlns="http://tempuri.org/" />',
        '<StartTicket xmlns="http://tempuri.org/"><inputs /></StartTicket>',
        '<StartTicket xmlns="http://tempuri.org/"><inputs xsi:nil="true" /></StartTicket>',
        '<StartTicket xmlns="http://tempuri.org/"><inputs><InputVariables />'
        "</inputs></StartTicket>",
        '<StartTicket xmlns="http://tempuri.org/"><inputs><Other>authPW=x</Other>'
        "</inputs></StartTicket>",
    ],
)
def test_inputs_that_are_not_there_are_refused_in_a_result(body: str) -> None:
    answer = post(app, envelope(body))
    assert (answer.status, answer.success, answer.message) == (
        "200 OK",
        "false",
        "Permission Denied",
    )


def test_an_author_refuses_a_call_by_raising() -> None:
    answer = ask(app, "RegisterUser", AUTH, "loginUsername=new", "loginPassword=x")
    assert (answer.success, answer.message) == ("false", "An address is needed.")


class Broken(LoginProvider, TicketProvider, CustomFieldsProvider):
    def authenticate(self, question: LoginQuestion) -> LoginAnswer:
        raise LookupError(f"no entry for {question.password!r}, {question.password}")

    def start_ticket(self, question: TicketQuestion) -> TicketAnswer:
        return True  # type: ignore[return-value]

    def custom_field_options(self, question: CustomFieldsQuestion) -> CustomFieldsAnswer:
        return CustomFieldsAnswer(fields=(None,))  # type: ignore[arg-type]


BROKEN = ProviderApplication(Broken(), password="pw")


@pytest.mark.parametrize(
    ("operation", "items"),
    [
        ("Authenticate", ("loginUsername=ann", 'loginPassword=it\'s "mine"')),
        ("StartTicket", TICKET),
        ("GetCustomFieldOptions", ("departmentName=Support",)),
    ],
)
def test_an_accident_of_the_author_is_a_failure_without_details(
    operation: str, items: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    """Known difference E53."""
    with caplog.at_level(logging.ERROR, "providers.kit"):
        answer = ask(BROKEN, operation, "authPW=pw", *items)
    assert (answer.status, answer.success) == ("200 OK", "false")
    assert answer.message == "The provider could not answer."
    assert f"{operation} failed" in caplog.text
    assert "mine" not in caplog.text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", "500 Internal Server Error"),
        (b"no xml", "400 Bad Request"),
        (call_xml("StartTicket", TICKET)[:-60].encode(), "400 Bad Request"),
        (b"<!DOCTYPE a><a/>", "400 Bad Request"),
        (envelope('<Unknown xmlns="urn:x" />').encode(), "500 Internal Server Error"),
        (b"x" * 2_000_000, "500 Internal Server Error"),
    ],
)
def test_what_is_no_call_gets_no_stack_trace(body: bytes, status: str) -> None:
    answer = post(app, body)
    assert answer.status == status
    assert "Traceback" not in answer.body
    assert ".py" not in answer.body


# The service


class Quiet(EventProvider):
    """Overrides nothing."""


class Tickets(TicketProvider):
    def start_ticket(self, question: TicketQuestion) -> TicketAnswer:
        return TicketAnswer(allowed=True)


def test_only_what_is_overridden_is_published() -> None:
    application = ProviderApplication(Tickets(), Quiet(), password="pw")
    assert list(read_contract(described(application)).operations) == ["StartTicket"]


def test_every_kind_is_published() -> None:
    contract = read_contract(described(app))
    assert set(contract.operations) == set(REQUIRED)
    assert contract.namespace == "http://tempuri.org/"
    assert {port.kind for port in contract.ports} == {"soap11", "soap12"}


@pytest.mark.parametrize(
    ("namespace", "action"),
    [
        ("http://provider.example/ws/", "http://provider.example/ws/StartTicket"),
        ("http://provider.example/ws", "http://provider.example/ws/StartTicket"),
        ("urn:provider&co", "urn:provider&co/StartTicket"),
    ],
)
def test_the_author_chooses_the_namespace(namespace: str, action: str) -> None:
    application = ProviderApplication(Tickets(), password="pw", namespace=namespace, name="Desk")
    contract = read_contract(described(application))
    assert (contract.namespace, contract.name) == (namespace, "Desk")
    assert contract.operations["StartTicket"].soap_action == action


def test_an_address_behind_a_proxy_can_be_stated() -> None:
    url = "https://provider.example/desk"
    application = ProviderApplication(Tickets(), password="pw", url=url)
    assert read_contract(described(application)).address == url
    assert read_contract(described(app)).address == "https://provider.example/provider.asmx"


@pytest.mark.parametrize(
    ("providers", "options", "reason"),
    [
        ((Quiet(),), {}, "no method is overridden"),
        ((Tickets(), EveryKind()), {}, "answered twice: StartTicket"),
        ((Tickets(),), {"password": ""}, "needs a password"),
        ((Tickets(),), {"namespace": " "}, "is no namespace"),
        ((Tickets(),), {"name": "a b"}, "is no name"),
    ],
)
def test_what_cannot_be_hosted_is_told_at_the_start(
    providers: tuple[Provider, ...], options: dict[str, str], reason: str
) -> None:
    with pytest.raises(SetupError, match=reason):
        ProviderApplication(*providers, **{"password": "pw", **options})


def test_soap_12_is_answered() -> None:
    content = call_xml("StartTicket", (AUTH, *TICKET), version=SOAP12)
    answer = post(app, content, CONTENT_TYPE="application/soap+xml; charset=utf-8")
    assert (answer.status, answer.success) == ("200 OK", "true")


@pytest.mark.parametrize(
    "environ",
    [
        {"CONTENT_LENGTH": "", "wsgi.input_terminated": True},
        {"wsgi.input_terminated": True},
        {},
    ],
)
def test_a_body_is_read_to_its_end(environ: dict[str, object]) -> None:
    answer = post(app, call_xml("StartTicket", (AUTH, *TICKET)), **environ)
    assert answer.success == "true"


def test_no_more_than_the_declared_length_is_asked_of_the_server() -> None:
    content = call_xml("StartTicket", (AUTH, *TICKET)).encode()
    source = BytesIO(content + b"the next request")
    answer = post(app, content, **{"wsgi.input": source})
    assert answer.success == "true"
    assert source.read() == b"the next request"


def test_a_body_without_any_end_is_not_waited_for() -> None:
    answer = post(app, call_xml("StartTicket", (AUTH, *TICKET)), CONTENT_LENGTH="")
    assert answer.status == "500 Internal Server Error"


class Slow(BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise TimeoutError


class Torn(BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise ValueError("bad chunk")


def test_a_server_learns_that_a_client_was_too_slow() -> None:
    with pytest.raises(TimeoutError):
        post(app, b"x", **{"wsgi.input": Slow()})


def test_a_body_that_cannot_be_read_is_a_bad_request() -> None:
    assert post(app, b"x", **{"wsgi.input": Torn()}) == Answer("400 Bad Request", "")


def test_the_example_for_authors_works() -> None:
    text = (PROJECT / "docs" / "providers.md").read_text("utf-8")
    scope: dict[str, object] = {"__name__": "desk"}
    exec(text.partition("```python\n")[2].partition("```")[0], scope)
    example = scope["app"]
    assert isinstance(example, ProviderApplication)
    users = ("ann.lee", "bob.ray")
    calls = [("authPW=a long secret", *TICKET, f"loginUsername={user}") for user in users]
    assert [ask(example, "StartTicket", *items).outputs for items in calls] == [
        ["TicketCreation=TRUE", "groupName=Night Shift"],
        ["TicketCreation=FALSE"],
    ]
