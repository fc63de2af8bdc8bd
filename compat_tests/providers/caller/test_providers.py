"""The providers as services see them: what is sent, and what the answers mean."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from compat_tests.providers.caller.clock import Clock
from compat_tests.providers.caller.desk import PASSWORD, Desk
from compat_tests.providers.caller.soap import failed, fault, ok, result
from compat_tests.providers.caller.wsdl import ALL, wsdl
from providers import (
    ChatAnswer,
    ChatQuestion,
    CustomFieldsAnswer,
    CustomFieldsQuestion,
    Fail,
    FieldChange,
    Interaction,
    Kind,
    Location,
    LoginAnswer,
    LoginSettings,
    ProviderDisabled,
    ProviderError,
    Providers,
    ProviderUnavailable,
    RegistrationAnswer,
    RegistrationQuestion,
    Reply,
    TicketAnswer,
    TicketQuestion,
    UserInfoQuestion,
)
from providers.facade import NO_ANSWER

TICKET = TicketQuestion(
    user_name="ann.lee",
    email_from="ann.lee@customer.example",
    department_name="Support",
    subject="Disk full on db-07",
    ticket_number="0A1-2B3C4D5E-0001",
    custom_fields={"Server": "db-07", "Billing ID": None},
)
CHAT = ChatQuestion(
    user_name="ann.lee", department_name="Sales", custom_fields={"Product": "Backup"}
)
FORM = CustomFieldsQuestion(
    user_name="ann.lee",
    department_name="Support",
    location=Location.PRE,
    custom_fields={"Server": ""},
)
VIEW = UserInfoQuestion(
    user_name="ann.lee",
    email="ann.lee@customer.example",
    brand_name="Default",
    department_name="Support",
    group_name="Night Shift",
    ticket_number="0A1-2B3C4D5E-0001",
)
NEWCOMER = RegistrationQuestion(
    user_name="ann.lee",
    password="a=b&c",
    email_address="ann.lee@customer.example",
    display_name="Ann Lee",
    custom_fields={"Town": "Ulm"},
)

ASK: dict[Kind, Callable[[Providers], Any]] = {
    Kind.LOGIN: lambda providers: providers.authenticate("ann.lee", "a=b&c"),
    Kind.REGISTRATION: lambda providers: providers.register(NEWCOMER),
    Kind.CUSTOM_FIELDS: lambda providers: providers.custom_field_options(FORM),
    Kind.TICKET: lambda providers: providers.start_ticket(TICKET),
    Kind.CHAT: lambda providers: providers.start_chat(CHAT),
    Kind.USER_INFO: lambda providers: providers.user_details(VIEW),
}
OPERATIONS = {
    Kind.LOGIN: "Authenticate",
    Kind.REGISTRATION: "RegisterUser",
    Kind.CUSTOM_FIELDS: "GetCustomFieldOptions",
    Kind.TICKET: "StartTicket",
    Kind.CHAT: "StartChat",
    Kind.USER_INFO: "GetUserDetails",
}
SKIPPED = {
    Kind.LOGIN: None,
    Kind.REGISTRATION: None,
    Kind.CUSTOM_FIELDS: None,
    Kind.TICKET: TicketAnswer(),
    Kind.CHAT: ChatAnswer(),
    Kind.USER_INFO: None,
}
OPEN = {
    **SKIPPED,
    Kind.TICKET: TicketAnswer(failed=True),
    Kind.CHAT: ChatAnswer(failed=True),
}
CLOSED = {
    Kind.LOGIN: LoginAnswer(False, NO_ANSWER, failed=True),
    Kind.REGISTRATION: RegistrationAnswer(False, NO_ANSWER, failed=True),
    Kind.CUSTOM_FIELDS: CustomFieldsAnswer(False, False, NO_ANSWER, failed=True),
    Kind.TICKET: TicketAnswer(False, NO_ANSWER, failed=True),
    Kind.CHAT: ChatAnswer(False, NO_ANSWER, failed=True),
    Kind.USER_INFO: None,
}
DEFAULTS = {
    Kind.LOGIN: CLOSED,
    Kind.REGISTRATION: CLOSED,
    Kind.CUSTOM_FIELDS: OPEN,
    Kind.TICKET: OPEN,
    Kind.CHAT: OPEN,
    Kind.USER_INFO: OPEN,
}


@pytest.fixture
def asked(desk: Desk) -> Callable[[Kind, Reply | ProviderError], Any]:
    """Ask the provider of a kind, who gives a certain answer."""
    desk.change(Kind.REGISTRATION, guess=True)
    desk.wsdl = ok(wsdl([*ALL, "RegisterUser"]))

    def ask(kind: Kind, reply: Reply | ProviderError) -> Any:
        desk.reply = reply
        return ASK[kind](desk.providers)

    return ask


Asked = Callable[[Kind, Reply | ProviderError], Any]


# What is sent


SENT = {
    Kind.LOGIN: ["loginUsername=ann.lee", "loginPassword=a=b&c"],
    Kind.REGISTRATION: [
        "loginUsername=ann.lee",
        "loginPassword=a=b&c",
        "emailAddress=ann.lee@customer.example",
        "displayName=Ann Lee",
        "cf_Town=Ulm",
    ],
    Kind.CUSTOM_FIELDS: [
        "loginUsername=ann.lee",
        "departmentName=Support",
        "location=PRE",
        "interactiontype=ticket",
        "cf_Server=",
    ],
    Kind.TICKET: [
        "loginUsername=ann.lee",
        "emailFrom=ann.lee@customer.example",
        "departmentName=Support",
        "subject=Disk full on db-07",
        "ticketNumber=0A1-2B3C4D5E-0001",
        "cf_Server=db-07",
        "cf_Billing ID=",
    ],
    Kind.CHAT: ["loginUsername=ann.lee", "departmentName=Sales", "cf_Product=Backup"],
    Kind.USER_INFO: [
        "username=ann.lee",
        "email=ann.lee@customer.example",
        "brandName=Default",
        "departmentName=Support",
        "group=Night Shift",
        "groupName=Night Shift",
        "ticketNumber=0A1-2B3C4D5E-0001",
        "interactionType=ticket",
        "interactiontype=ticket",
    ],
}


@pytest.mark.parametrize("kind", ASK)
def test_keys_are_spelled_and_ordered_as_documented(desk: Desk, asked: Asked, kind: Kind) -> None:
    asked(kind, ok(result(OPERATIONS[kind])))
    assert desk.sent() == [f"authPW={PASSWORD}", *SENT[kind]]


def test_a_cookie_is_asked_about_without_a_password(desk: Desk) -> None:
    desk.reply = ok(result("GetSignInCookieInfo", ["Authentication=OK"]))
    answer = desk.providers.sign_in_cookie("ann.lee")
    assert desk.sent() == [f"authPW={PASSWORD}", "loginUsername=ann.lee"]
    assert answer == LoginAnswer(True)


def test_a_chat_says_that_it_is_one(desk: Desk) -> None:
    desk.reply = ok(result("GetCustomFieldOptions"))
    question = CustomFieldsQuestion(
        department_name="Sales", location=Location.REGULAR, interaction=Interaction.CHAT
    )
    desk.providers.custom_field_options(question)
    assert desk.sent()[1:] == [
        "loginUsername=",
        "departmentName=Sales",
        "location=REGULAR",
        "interactiontype=chat",
    ]


def test_who_is_not_known_of_a_ticket_is_not_sent(desk: Desk) -> None:
    desk.reply = ok(result("StartTicket"))
    desk.providers.start_ticket(
        TicketQuestion(department_name="Support", subject="", ticket_number="1")
    )
    assert desk.sent()[1:] == ["departmentName=Support", "subject=", "ticketNumber=1"]


def test_the_mail_address_of_a_chat_is_sent_where_it_is_known(desk: Desk) -> None:
    desk.reply = ok(result("StartChat"))
    desk.providers.start_chat(ChatQuestion(department_name="Sales", email_from="a@b.example"))
    assert desk.sent()[1:] == ["loginUsername=", "departmentName=Sales", "emailFrom=a@b.example"]


def test_an_event_is_told_with_its_arguments_and_delivery(desk: Desk) -> None:
    """Known difference E2."""
    desk.reply = ok(result("NotifyEventFired"))
    arguments = {
        "title": "Freeing disk space",
        "count": 7,
        "none": None,
        "time": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    }
    desk.providers.notify(501000, arguments, "7b1c")
    assert desk.sent() == [
        f"authPW={PASSWORD}",
        "eventType=501000",
        "args_title=Freeing disk space",
        "args_count=7",
        "args_none=",
        "args_time=2026-01-02T03:04:05+00:00",
        "deliveryId=7b1c",
    ]


# What answers mean


def test_only_ok_lets_a_user_in(asked: Asked) -> None:
    for outputs in ([], ["Authentication=FAIL"], ["Authentication=TRUE"], ["Authentication="]):
        answer = asked(Kind.LOGIN, ok(result("Authenticate", outputs, message="account closed")))
        assert answer == LoginAnswer(False, "account closed")


def test_what_is_known_of_a_user_is_returned(asked: Asked) -> None:
    outputs = [
        "authentication=ok",
        "EmailAddress=ann.lee@customer.example",
        "DISPLAYNAME=Ann Lee",
        "cf_Contract Level=Gold",
    ]
    assert asked(Kind.LOGIN, ok(result("Authenticate", outputs, message="welcome"))) == LoginAnswer(
        True, "welcome", "ann.lee@customer.example", "Ann Lee", {"Contract Level": "Gold"}
    )


@pytest.mark.parametrize("word", ["FALSE", "False", "false"])
def test_a_ticket_can_be_refused(asked: Asked, word: str) -> None:
    outputs = [f"TicketCreation={word}", "groupId=7", "cf_A=1"]
    answer = asked(Kind.TICKET, ok(result("StartTicket", outputs, message="No credit left.")))
    assert answer == TicketAnswer(False, "No credit left.")


@pytest.mark.parametrize("outputs", [[], ["TicketCreation=TRUE"], ["TicketCreation=what"]])
def test_a_ticket_that_is_not_refused_is_created(asked: Asked, outputs: list[str]) -> None:
    assert asked(Kind.TICKET, ok(result("StartTicket", outputs))) == TicketAnswer()


def test_a_ticket_can_be_sent_elsewhere(asked: Asked) -> None:
    outputs = [
        "TicketCreation=TRUE",
        "departmentName=Sales",
        "groupName=Night Shift",
        "departmentID=3",
        "groupId=7",
        "cf_Billing ID=4711",
    ]
    answer = asked(Kind.TICKET, ok(result("StartTicket", outputs, message="rerouted")))
    assert answer == TicketAnswer(
        True, "rerouted", 7, "Night Shift", 3, "Sales", {"Billing ID": "4711"}
    )


def test_a_chat_can_be_refused_or_sent_elsewhere(asked: Asked) -> None:
    no = asked(Kind.CHAT, ok(result("StartChat", ["ChatCreation=FALSE"], message="No chats.")))
    yes = asked(Kind.CHAT, ok(result("StartChat", ["departmentname=Sales", "groupId=7", "cf_A=1"])))
    assert no == ChatAnswer(False, "No chats.")
    assert yes == ChatAnswer(True, "", "Sales", {"A": "1"})


@pytest.mark.parametrize(
    ("outputs", "tickets", "chats"),
    [
        ([], True, True),
        (["CanStartTickets=True", "CanStartChats=False"], True, False),
        (["CANSTARTTICKETS=false"], False, True),
        (["CanStartTickets=0", "CanStartChats=nonsense"], False, True),
    ],
)
def test_a_form_can_be_refused(
    asked: Asked, outputs: list[str], tickets: bool, chats: bool
) -> None:
    answer = asked(Kind.CUSTOM_FIELDS, ok(result("GetCustomFieldOptions", outputs)))
    assert [answer.allows(each) for each in (Interaction.TICKET, Interaction.CHAT)] == [
        tickets,
        chats,
    ]


FIELDS = (
    "<CustomFieldDataItems>"
    "<ExternalCustomFieldData><CustomFieldName>Server</CustomFieldName>"
    "<ChangeVisible>true</ChangeVisible><NewVisibleValue>false</NewVisibleValue>"
    "<ChangeRequired>1</ChangeRequired><NewRequiredValue>1</NewRequiredValue>"
    "<ChangeListOptions>true</ChangeListOptions>"
    "<ListOptions><string>web-01</string><string>db-07</string></ListOptions>"
    "<DisplayWithInformationLookup>true</DisplayWithInformationLookup></ExternalCustomFieldData>"
    "<ExternalCustomFieldData><ChangeListOptions>true</ChangeListOptions>"
    "<CustomFieldName>Empty</CustomFieldName></ExternalCustomFieldData>"
    "<ExternalCustomFieldData><CustomFieldName>Same</CustomFieldName>"
    "<ChangeVisible>false</ChangeVisible><NewVisibleValue>true</NewVisibleValue>"
    "<ListOptions><string>unused</string></ListOptions></ExternalCustomFieldData>"
    "<ExternalCustomFieldData/><Other/>"
    "</CustomFieldDataItems>"
)


def test_fields_change_only_where_it_is_said(asked: Asked) -> None:
    answer = asked(Kind.CUSTOM_FIELDS, ok(result("GetCustomFieldOptions", more=FIELDS)))
    assert answer.changes == (
        FieldChange("Server", False, True, ("web-01", "db-07"), on_first_page=True),
        FieldChange("Empty", options=()),
        FieldChange("Same"),
    )


@pytest.mark.parametrize(
    ("more", "html"),
    [
        ("<UserInfoHtml>&lt;b&gt;Gold&lt;/b&gt;</UserInfoHtml>", "<b>Gold</b>"),
        ("<UserInfoHTML>Gold</UserInfoHTML>", "Gold"),
        ("<UserInfoHtml> </UserInfoHtml>", None),
        ("<UserInfoHtml/>", None),
        ("", None),
    ],
)
def test_user_details_come_as_they_were_written(asked: Asked, more: str, html: str | None) -> None:
    assert asked(Kind.USER_INFO, ok(result("GetUserDetails", more=more))) == html


def test_a_registration_is_refused_by_success_false(desk: Desk, asked: Asked) -> None:
    """Known difference E1."""
    yes = asked(Kind.REGISTRATION, ok(result("RegisterUser", message="welcome")))
    desk.change(Kind.REGISTRATION, fail=Fail.OPEN)
    refusal = ok(result("RegisterUser", success="false", message="Known already."))
    no = asked(Kind.REGISTRATION, refusal)
    assert yes == RegistrationAnswer(True, "welcome")
    assert no == RegistrationAnswer(False, "Known already.")


def test_a_registration_is_not_asked_for_unless_the_operator_wants_to(desk: Desk) -> None:
    """Known difference E1."""
    desk.wsdl = ok(wsdl(["RegisterUser"]))
    assert desk.providers.register(NEWCOMER) is None
    assert desk.transport.requests == []


def test_a_registration_of_which_nothing_is_known_is_not_asked_for(desk: Desk) -> None:
    desk.change(Kind.REGISTRATION, guess=True)
    for document in (wsdl(), wsdl(["RegisterUser", "Registration"])):
        desk.wsdl = ok(document)
        desk.clock.advance(3600.0)
        assert desk.providers.register(NEWCOMER) is None
    assert desk.transport.calls == []


# Who is not asked, and who does not answer


@pytest.mark.parametrize("changes", [{"enabled": False}, {"url": ""}])
@pytest.mark.parametrize("kind", ASK)
def test_a_provider_that_is_off_is_not_asked(
    desk: Desk, asked: Asked, kind: Kind, changes: dict[str, Any]
) -> None:
    desk.change(kind, **changes)
    assert asked(kind, ProviderUnavailable("down")) == SKIPPED[kind]
    assert desk.transport.requests == []


@pytest.mark.parametrize("kind", ASK)
def test_a_provider_without_the_operation_is_not_asked(desk: Desk, kind: Kind) -> None:
    desk.wsdl = ok(wsdl(["NotifyEventFired"]))
    desk.change(Kind.REGISTRATION, guess=True)
    assert ASK[kind](desk.providers) == SKIPPED[kind]
    assert desk.transport.calls == []


FAILURES: list[Reply | ProviderError] = [
    ProviderUnavailable("down"),
    failed(fault("Crash.")),
    failed(b"", 503),
    ok(b"garbage"),
    ok(result("Other")),
]


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("kind", ASK)
def test_by_default_a_failure_refuses_users_and_nothing_else(
    asked: Asked, kind: Kind, failure: Reply | ProviderError
) -> None:
    """Known difference E4."""
    assert asked(kind, failure) == DEFAULTS[kind][kind]


@pytest.mark.parametrize("kind", ASK)
def test_the_operator_decides_what_a_failure_means(desk: Desk, asked: Asked, kind: Kind) -> None:
    desk.change(kind, fail=Fail.OPEN)
    assert asked(kind, ProviderUnavailable("down")) == OPEN[kind]
    desk.change(kind, fail=Fail.CLOSED)
    assert asked(kind, ProviderUnavailable("down")) == CLOSED[kind]


@pytest.mark.parametrize("kind", [kind for kind in ASK if kind is not Kind.REGISTRATION])
def test_success_false_is_a_failure_like_any_other(asked: Asked, kind: Kind) -> None:
    refusal = result(OPERATIONS[kind], success="false", message="Permission Denied")
    assert asked(kind, ok(refusal)) == DEFAULTS[kind][kind]


def test_what_a_login_provider_says_with_it_is_shown_by_demand(desk: Desk, asked: Asked) -> None:
    desk.change(Kind.LOGIN, login=LoginSettings(show_message=True))
    refusal = ok(result("Authenticate", success="false", message="Come back on Monday."))
    assert asked(Kind.LOGIN, refusal).message == "Come back on Monday."
    assert asked(Kind.LOGIN, failed(fault("Crash."))).message == NO_ANSWER


def test_an_open_breaker_is_a_failure_that_costs_nothing(desk: Desk, asked: Asked) -> None:
    for _ in range(10):
        assert asked(Kind.TICKET, ProviderUnavailable("down")) == TicketAnswer(failed=True)
    assert len(desk.transport.calls) == 5


def test_nobody_can_be_told_an_event_where_there_is_nobody(desk: Desk) -> None:
    desk.change(Kind.EVENTS, enabled=False)
    with pytest.raises(ProviderDisabled):
        desk.providers.notify(1, {}, "d")
    assert not desk.providers.is_on(Kind.EVENTS)
    assert desk.providers.is_on(Kind.LOGIN)


# What is written down


def test_failures_are_logged_without_secrets(
    desk: Desk, asked: Asked, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    echo = f"<string>authPW={PASSWORD}</string><string>loginPassword=a=b&amp;c</string>"
    for failure in (failed(fault(echo.replace("<", "&lt;"))), ok(b"garbage"), failed(b"", 500)):
        asked(Kind.LOGIN, failure)
    asked(Kind.LOGIN, ok(result("Authenticate", success="false", message="wrong: a=b&amp;c")))
    lines = [record.getMessage() for record in caplog.records if record.name == "providers.facade"]
    assert len(lines) == 4
    assert all(line.startswith("login provider (fail closed): It answered") for line in lines[:2])
    assert not any(secret in caplog.text for secret in (PASSWORD, "a=b&c", "a=b&amp;c"))


def test_no_secret_is_in_what_is_shown_of_settings_and_questions(desk: Desk) -> None:
    shown = f"{desk.settings} {NEWCOMER}"
    assert PASSWORD not in shown
    assert "a=b&c" not in shown


def test_closing_them_closes_their_connections(desk: Desk, clock: Clock) -> None:
    desk.providers.close()
    assert desk.transport.is_closed
