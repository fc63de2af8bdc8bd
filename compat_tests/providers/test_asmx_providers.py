"""Our caller and providers in C# on Mono's ASMX: what they get, and what we make of their answers.

What they got is compared item by item: they take keys as they are spelled.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from compat_tests.providers.installation import Installation
from compat_tests.providers.rig import Rig
from providers import (
    ChatQuestion,
    CustomFieldsQuestion,
    Fail,
    FieldChange,
    Interaction,
    Kind,
    Location,
    LoginAnswer,
    ProviderError,
    ProviderFault,
    RegistrationQuestion,
    TicketAnswer,
    TicketQuestion,
    UserInfoQuestion,
)

NUMBER = "0A1-2B3C4D5E-0001"
TICKET = TicketQuestion(
    department_name="Support",
    subject="Disk full on db-07",
    ticket_number=NUMBER,
    user_name="ann.lee",
    email_from="ann.lee@customer.example",
    custom_fields={"Server": "db-07", "Billing ID": None},
)
FORM = CustomFieldsQuestion(
    department_name="Support",
    location=Location.PRE,
    user_name="ann.lee",
    custom_fields={"Server": ""},
)
USER = UserInfoQuestion(
    user_name="ann.lee",
    email="ann.lee@customer.example",
    brand_name="Default",
    department_name="Support",
    group_name="Night Shift",
    ticket_number=NUMBER,
)


def ticket(subject: str = "Disk full", department: str = "Support") -> TicketQuestion:
    return TicketQuestion(department_name=department, subject=subject, ticket_number=NUMBER)


# What a provider gets


def test_authenticate_is_sent_as_documented(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.LOGIN, rig.address("HelpDesk"))
    installation.providers.authenticate("ann.lee", "a=b&c")
    [call] = rig.calls()
    assert call.operation == "Authenticate"
    assert call.action == '"http://tempuri.org/Authenticate"'
    assert call.inputs == ("authPW=k9-secret", "loginUsername=ann.lee", "loginPassword=a=b&c")


def test_get_sign_in_cookie_info_is_sent_as_documented(
    rig: Rig, installation: Installation
) -> None:
    installation.use(Kind.LOGIN, rig.address("HelpDesk"))
    installation.providers.sign_in_cookie("ann.lee")
    [call] = rig.calls()
    assert call.operation == "GetSignInCookieInfo"
    assert call.inputs == ("authPW=k9-secret", "loginUsername=ann.lee")


def test_get_custom_field_options_is_sent_as_documented(
    rig: Rig, installation: Installation
) -> None:
    installation.use(Kind.CUSTOM_FIELDS, rig.address("HelpDesk"))
    installation.providers.custom_field_options(FORM)
    [call] = rig.calls()
    assert call.operation == "GetCustomFieldOptions"
    assert call.inputs == (
        "authPW=k9-secret",
        "loginUsername=ann.lee",
        "departmentName=Support",
        "location=PRE",
        "interactiontype=ticket",
        "cf_Server=",
    )


def test_start_ticket_is_sent_as_documented(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.TICKET, rig.address("HelpDesk"))
    installation.providers.start_ticket(TICKET)
    [call] = rig.calls()
    assert call.operation == "StartTicket"
    assert call.inputs == (
        "authPW=k9-secret",
        "loginUsername=ann.lee",
        "emailFrom=ann.lee@customer.example",
        "departmentName=Support",
        "subject=Disk full on db-07",
        f"ticketNumber={NUMBER}",
        "cf_Server=db-07",
        "cf_Billing ID=",
    )


def test_start_chat_is_sent_as_documented(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.CHAT, rig.address("HelpDesk"))
    installation.providers.start_chat(
        ChatQuestion(
            department_name="Sales", user_name="ann.lee", custom_fields={"Product": "Backup"}
        )
    )
    [call] = rig.calls()
    assert call.operation == "StartChat"
    assert call.inputs == (
        "authPW=k9-secret",
        "loginUsername=ann.lee",
        "departmentName=Sales",
        "cf_Product=Backup",
    )


def test_get_user_details_is_sent_as_documented(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.USER_INFO, rig.address("HelpDesk"), timeout_s=5.0)
    installation.providers.user_details(USER)
    [call] = rig.calls()
    assert call.operation == "GetUserDetails"
    assert call.inputs == (
        "authPW=k9-secret",
        "username=ann.lee",
        "email=ann.lee@customer.example",
        "brandName=Default",
        "departmentName=Support",
        "group=Night Shift",
        "groupName=Night Shift",
        f"ticketNumber={NUMBER}",
        "interactionType=ticket",
        "interactiontype=ticket",
    )


def test_notify_event_fired_is_sent_as_documented(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.EVENTS, rig.address("HelpDesk"))
    installation.providers.notify(501000, {"title": "Freeing disk space"}, "delivery-1")
    [call] = rig.calls()
    assert call.operation == "NotifyEventFired"
    assert call.inputs is not None
    assert call.inputs[:3] == (
        "authPW=k9-secret",
        "eventType=501000",
        "args_title=Freeing disk space",
    )
    assert [text for text in call.inputs[3:] if text.endswith("=delivery-1")] != []


def test_text_arrives_as_it_was(rig: Rig, installation: Installation) -> None:
    subject = 'Zoë\'s "=" <&>\r\n日本語 😀 ]]>\tend '
    installation.use(Kind.TICKET, rig.address("HelpDesk"))
    installation.providers.start_ticket(ticket(subject))
    [call] = rig.calls()
    assert call.variables["subject"] == subject


def test_what_xml_cannot_hold_does_not_prevent_the_call(
    rig: Rig, installation: Installation
) -> None:
    installation.use(Kind.TICKET, rig.address("HelpDesk"))
    answer = installation.providers.start_ticket(ticket("a\x00b\x1bc\ud800"))
    assert answer.allowed
    assert not answer.failed
    assert len(rig.calls()) == 1


@pytest.mark.parametrize(
    ("service", "action"),
    [
        ("HelpDesk", '"http://tempuri.org/Authenticate"'),
        ("Portal", '"http://portal.example/services/Authenticate"'),
    ],
)
def test_a_provider_is_called_in_its_own_namespace(
    service: str, action: str, rig: Rig, installation: Installation
) -> None:
    installation.use(Kind.LOGIN, rig.address(service))
    answer = installation.providers.authenticate("ann.lee", "a=b&c")
    assert answer is not None
    assert answer.accepted
    assert [call.action for call in rig.calls()] == [action]


def test_a_namespace_may_end_with_a_slash(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.TICKET, rig.address("Crm"))
    installation.providers.start_ticket(ticket())
    [call] = rig.calls()
    assert call.action == '"http://crm.example/providers/StartTicket"'


def test_an_address_may_end_with_the_question_for_the_wsdl(
    rig: Rig, installation: Installation
) -> None:
    installation.use(Kind.TICKET, rig.address("Crm") + "?wsdl")
    installation.providers.start_ticket(ticket())
    assert len(rig.calls("StartTicket")) == 1


# What we make of an answer


def test_login_accepts_whom_the_provider_accepts(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.LOGIN, rig.address("HelpDesk"))
    assert installation.providers.authenticate("ann.lee", "a=b&c") == LoginAnswer(
        True,
        "welcome",
        "ann.lee@customer.example",
        "Ann Lee",
        {"Plan": "Pro", "No Such Field": "1"},
    )


def test_login_refuses_whom_the_provider_refuses(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.LOGIN, rig.address("HelpDesk"))
    answer = installation.providers.authenticate("ann.lee", "wrong")
    assert answer == LoginAnswer(False, "account closed")


def test_a_cookie_signs_in_whom_the_provider_knows(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.LOGIN, rig.address("HelpDesk"))
    known = installation.providers.sign_in_cookie("ann.lee")
    assert known is not None
    assert known.accepted
    assert installation.providers.sign_in_cookie("bob") == LoginAnswer(False, "account closed")


def test_fields_change_where_the_provider_says_so(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.CUSTOM_FIELDS, rig.address("HelpDesk"))
    answer = installation.providers.custom_field_options(FORM)
    assert answer is not None
    assert answer.allows(Interaction.TICKET)
    assert not answer.allows(Interaction.CHAT)
    assert answer.changes == (FieldChange("Plan", True, False, ("Basic", "Pro"), True),)


def test_a_form_can_be_refused(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.CUSTOM_FIELDS, rig.address("HelpDesk"))
    answer = installation.providers.custom_field_options(
        CustomFieldsQuestion(department_name="Unpaid", location=Location.REGULAR)
    )
    assert answer is not None
    assert not answer.allows(Interaction.TICKET)
    assert answer.message == "Please pay first."


def test_a_ticket_can_be_refused(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.TICKET, rig.address("HelpDesk"))
    answer = installation.providers.start_ticket(ticket("refuse this"))
    assert answer == TicketAnswer(False, "No prepaid tickets left.")


def test_a_ticket_can_be_routed(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.TICKET, rig.address("HelpDesk"))
    wanted = "route groupId=7;groupName=Orders;departmentID=3;departmentName=Sales;cf_Plan=Pro"
    answer = installation.providers.start_ticket(ticket(wanted))
    assert answer == TicketAnswer(True, "OK", 7, "Orders", 3, "Sales", {"Plan": "Pro"})


def test_each_thread_gets_its_own_answer(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.TICKET, rig.address("HelpDesk"))
    wanted = [f"route cf_Plan={number}" for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda each: installation.providers.start_ticket(ticket(each)), wanted)
        )
    assert [answer.custom_fields for answer in answers] == [
        {"Plan": str(number)} for number in range(200)
    ]
    assert len(rig.calls("StartTicket")) == 200


def test_a_chat_can_be_refused_and_routed(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.CHAT, rig.address("HelpDesk"))
    refused = installation.providers.start_chat(ChatQuestion(department_name="Sales"))
    routed = installation.providers.start_chat(ChatQuestion(department_name="Support"))
    assert (refused.allowed, refused.message) == (False, "No prepaid chats left.")
    assert (routed.allowed, routed.department_name) == (True, "Sales")
    assert routed.custom_fields == {"Plan": "Pro"}


def test_user_details_come_as_they_were_written(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.USER_INFO, rig.address("HelpDesk"), timeout_s=5.0)
    assert installation.providers.user_details(USER) == (
        "<b>Contract:</b> Gold, 3 servers<script>alert(1)</script>"
    )


def test_careless_answers_are_understood(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.TICKET, rig.address("Crm"))
    answer = installation.providers.start_ticket(ticket())
    assert answer.allowed
    assert (answer.department_name, answer.group_name) == ("Support", "Second Line")
    assert answer.custom_fields == {"Plan": "a=b\nc"}


def test_what_a_provider_lacks_is_not_asked(rig: Rig, installation: Installation) -> None:
    for kind in Kind:
        installation.use(kind, rig.address("Portal"), timeout_s=5.0, fail=Fail.CLOSED)
    providers = installation.providers
    assert providers.sign_in_cookie("ann.lee") is None
    assert providers.custom_field_options(FORM) is None
    assert providers.start_ticket(TICKET) == TicketAnswer()
    assert providers.start_chat(ChatQuestion(department_name="Sales")).allowed
    assert providers.user_details(USER) is None
    providers.notify(501000, {}, "delivery-1")
    assert rig.calls() == []


def test_registration_is_asked_only_by_demand(rig: Rig, installation: Installation) -> None:
    question = RegistrationQuestion(user_name="ann.lee", password="a=b&c")
    installation.use(Kind.REGISTRATION, rig.address("Crm"))
    assert installation.providers.register(question) is None
    installation.use(Kind.REGISTRATION, rig.address("Crm"), guess=True)
    answer = installation.providers.register(question)
    assert answer is not None
    assert answer.allowed
    assert [call.service for call in rig.calls("RegisterUser")] == ["Crm"]


def test_a_disabled_provider_is_not_asked(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.TICKET, rig.address("HelpDesk"), enabled=False)
    assert installation.providers.start_ticket(ticket("refuse this")) == TicketAnswer()
    assert rig.calls() == []


def test_a_provider_that_moves_to_another_namespace_is_found_again(
    rig: Rig, installation: Installation
) -> None:
    rig.put("Before", "Moving")
    installation.use(Kind.TICKET, rig.address("Moving"))
    before = installation.providers.start_ticket(ticket())
    rig.put("After", "Moving")
    rig.wait_for(b"urn:customer:provider", "Moving")
    after = installation.providers.start_ticket(ticket())
    assert (before.message, after.message) == ("Refused by Before", "Refused by After")


def test_an_override_of_the_namespace_goes_before_the_wsdl(
    rig: Rig, installation: Installation
) -> None:
    installation.use(Kind.TICKET, rig.address("Before"), namespace="http://override.example/")
    answer = installation.providers.start_ticket(ticket())
    assert answer.failed
    assert rig.calls() == []


# Calls that fail


def test_a_wrong_password_of_the_service_is_a_failure(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.LOGIN, rig.address("HelpDesk"), password="wrong")
    installation.use(Kind.TICKET, rig.address("HelpDesk"), password="wrong")
    login = installation.providers.authenticate("ann.lee", "a=b&c")
    assert login is not None
    assert (login.accepted, login.failed) == (False, True)
    started = installation.providers.start_ticket(ticket())
    assert (started.allowed, started.failed) == (True, True)


def test_a_fault_refuses_a_login(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.LOGIN, rig.address("Faulty"))
    answer = installation.providers.authenticate("ann.lee", "a=b&c")
    assert answer is not None
    assert (answer.accepted, answer.failed) == (False, True)
    assert "a=b&c" not in answer.message


@pytest.mark.parametrize(("fail", "allowed"), [(Fail.OPEN, True), (Fail.CLOSED, False)])
def test_a_fault_opens_or_closes_tickets_as_configured(
    fail: Fail, allowed: bool, rig: Rig, installation: Installation
) -> None:
    installation.use(Kind.TICKET, rig.address("Faulty"), fail=fail)
    answer = installation.providers.start_ticket(ticket())
    assert (answer.allowed, answer.failed) == (allowed, True)


def test_a_fault_leaves_an_event_untold(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.EVENTS, rig.address("Faulty"))
    with pytest.raises(ProviderFault, match="Out of order"):
        installation.providers.notify(501000, {}, "delivery-1")


def test_a_refused_event_is_untold(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.EVENTS, rig.address("HelpDesk"), password="wrong")
    with pytest.raises(ProviderError, match="Permission Denied"):
        installation.providers.notify(501000, {}, "delivery-1")


@pytest.mark.parametrize(("fail", "allowed"), [(Fail.OPEN, True), (Fail.CLOSED, False)])
@pytest.mark.parametrize(
    "kind",
    [
        "page",
        "nothing",
        "bytes",
        "cut",
        "other xml",
        "no result",
        "foreign",
        "entities",
        "huge",
    ],
)
def test_garbage_is_no_answer(
    kind: str, fail: Fail, allowed: bool, rig: Rig, installation: Installation
) -> None:
    installation.use(Kind.TICKET, rig.address("Garbage"), fail=fail)
    answer = installation.providers.start_ticket(ticket(department=kind))
    assert len(rig.calls()) == 1
    assert (answer.allowed, answer.failed) == (allowed, True)


@pytest.mark.parametrize(("fail", "allowed"), [(Fail.OPEN, True), (Fail.CLOSED, False)])
def test_half_an_answer_is_none(
    fail: Fail, allowed: bool, rig: Rig, installation: Installation
) -> None:
    installation.use(Kind.TICKET, rig.address("Dying"), fail=fail)
    answer = installation.providers.start_ticket(ticket())
    assert (answer.allowed, answer.failed) == (allowed, True)


def test_half_an_answer_is_not_asked_for_again(rig: Rig, installation: Installation) -> None:
    installation.use(Kind.TICKET, rig.address("Dying"))
    installation.providers.start_ticket(ticket())
    assert len(rig.calls()) == 1
