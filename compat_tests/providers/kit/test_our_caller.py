"""Our own caller and providers written with the kit: what is asked and answered arrives whole."""

from __future__ import annotations

import json
from typing import Any

import pytest

from compat_tests.providers.installation import Installation
from compat_tests.providers.kit.every_kind import PASSWORD, USER_PASSWORD
from compat_tests.providers.kit.processes import Sample
from providers import (
    ChatQuestion,
    CustomFieldsQuestion,
    Fail,
    FieldChange,
    Interaction,
    Kind,
    Location,
    LoginAnswer,
    ProviderRefused,
    Providers,
    RegistrationQuestion,
    TicketQuestion,
    UserInfoQuestion,
)

TICKET = TicketQuestion(
    department_name="Support",
    subject='Zoë <&> "日本語"',
    ticket_number="0A1-2B3C4D5E-0001",
    user_name="ann.lee",
    email_from="ann.lee@customer.example",
    custom_fields={"Server": "a=b", "Billing ID": None},
)


@pytest.fixture
def providers(installation: Installation, every_kind: str) -> Providers:
    """An installation whose providers are all the one of every kind."""
    for kind in Kind:
        guess = {"guess": True} if kind is Kind.REGISTRATION else {}
        # The panel's 300 ms would be a race on a busy machine.
        installation.use(kind, every_kind, password=PASSWORD, timeout_s=10.0, **guess)
    return installation.providers


def question_of(message: str) -> dict[str, Any]:
    question: dict[str, Any] = json.loads(message)
    return question


def test_a_login(providers: Providers) -> None:
    answer = providers.authenticate("ann.lee", USER_PASSWORD)
    assert answer is not None
    assert (answer.accepted, answer.email_address, answer.display_name, answer.custom_fields) == (
        True,
        "ann@customer.example",
        "Ann Lee",
        {"Contract Level": "Gold"},
    )
    assert question_of(answer.message)["extra"] == {}


def test_a_login_with_a_wrong_password(providers: Providers) -> None:
    answer = providers.authenticate("ann.lee", "wrong")
    assert isinstance(answer, LoginAnswer)
    assert (answer.accepted, answer.failed) == (False, False)


def test_a_cookie(providers: Providers) -> None:
    answer = providers.sign_in_cookie("ann.lee")
    assert answer is not None
    assert answer.accepted


def test_a_registration(providers: Providers) -> None:
    question = RegistrationQuestion(
        user_name="new", password="secret", email_address="new@customer.example"
    )
    answer = providers.register(question)
    assert answer is not None
    assert answer.allowed
    assert question_of(answer.message)["email_address"] == "new@customer.example"


def test_a_registration_that_is_refused(providers: Providers) -> None:
    """Known difference E54."""
    answer = providers.register(RegistrationQuestion(user_name="new", password="secret"))
    assert answer is not None
    assert not answer.allowed


@pytest.mark.parametrize("location", Location)
@pytest.mark.parametrize("interaction", Interaction)
def test_a_form(providers: Providers, location: Location, interaction: Interaction) -> None:
    answer = providers.custom_field_options(
        CustomFieldsQuestion(
            department_name="Support",
            location=location,
            interaction=interaction,
            user_name="ann.lee",
            custom_fields={"Server": "db-07"},
        )
    )
    assert answer is not None
    assert (answer.can_start_tickets, answer.can_start_chats) == (True, False)
    assert answer.changes == (
        FieldChange("Server", True, False, ("web-01", "db-07"), True),
        FieldChange("Plan"),
    )
    assert question_of(answer.message) == {
        "user_name": "ann.lee",
        "department_name": "Support",
        "location": location,
        "interaction": interaction,
        "custom_fields": {"Server": "db-07"},
        "extra": {},
    }


def test_a_ticket(providers: Providers) -> None:
    answer = providers.start_ticket(TICKET)
    assert (answer.allowed, answer.failed) == (True, False)
    assert (answer.group_id, answer.group_name) == (7, "Night Shift")
    assert (answer.department_id, answer.department_name) == (3, "Support")
    assert answer.custom_fields == {"Billing ID": "4711", "Formula": "a=b"}
    assert question_of(answer.message) == {
        "user_name": "ann.lee",
        "email_from": "ann.lee@customer.example",
        "department_name": "Support",
        "subject": 'Zoë <&> "日本語"',
        "ticket_number": "0A1-2B3C4D5E-0001",
        "custom_fields": {"Server": "a=b", "Billing ID": ""},
        "extra": {},
    }


def test_a_chat(providers: Providers) -> None:
    question = ChatQuestion(department_name="Support", user_name="ann.lee")
    answer = providers.start_chat(question)
    assert (answer.allowed, answer.department_name) == (True, "Sales")


def test_details_of_a_user(providers: Providers) -> None:
    question = UserInfoQuestion(
        email="ann.lee@customer.example",
        brand_name="Default",
        department_name="Support",
        group_name="Night Shift",
        ticket_number="0A1-2B3C4D5E-0001",
    )
    assert providers.user_details(question) == "<b>Gold</b> & more"


def test_an_event(providers: Providers) -> None:
    providers.notify(501000, {"title": "Freeing disk space"}, "d-1")


def test_a_password_that_the_provider_does_not_know(
    installation: Installation, every_kind: str
) -> None:
    installation.use(Kind.EVENTS, every_kind, password="wrong")
    with pytest.raises(ProviderRefused, match="Permission Denied"):
        installation.providers.notify(501000, {}, "d-1")


def test_prepaid_tickets_of_the_sample(installation: Installation, sample: Sample) -> None:
    sample.balances.deposit("paying.customer", 1)
    installation.use(Kind.TICKET, sample.url, password=sample.password, fail=Fail.CLOSED)
    questions = [
        TicketQuestion(
            department_name="Support",
            subject="s",
            ticket_number=f"prepaid-{number}",
            user_name="paying.customer",
        )
        for number in (1, 1, 2)
    ]
    answers = [installation.providers.start_ticket(question) for question in questions]
    assert [answer.allowed for answer in answers] == [True, True, False]
    assert answers[0].custom_fields == {"Tickets Left": "0"}
    assert answers[2].message == "You have no prepaid tickets left."


def test_events_for_the_sample_are_delivered_again_without_harm(
    installation: Installation, sample: Sample
) -> None:
    installation.use(Kind.EVENTS, sample.url, password=sample.password)
    for _ in range(3):
        installation.providers.notify(502000, {"ticketnumber": "1"}, "our-own-delivery")
    assert sample.events.read_text("utf-8").count("our-own-delivery") == 1
