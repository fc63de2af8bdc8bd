"""A provider of every kind that tells what it was asked, for any WSGI server: ``app``."""

from __future__ import annotations

import json
from dataclasses import asdict

from providers.kit import (
    ChatAnswer,
    ChatProvider,
    ChatQuestion,
    CustomFieldsAnswer,
    CustomFieldsProvider,
    CustomFieldsQuestion,
    Event,
    EventAnswer,
    EventProvider,
    FieldChange,
    LoginAnswer,
    LoginProvider,
    LoginQuestion,
    ProviderApplication,
    Refused,
    RegistrationAnswer,
    RegistrationProvider,
    RegistrationQuestion,
    SignInQuestion,
    TicketAnswer,
    TicketProvider,
    TicketQuestion,
    UserInfoAnswer,
    UserInfoProvider,
    UserInfoQuestion,
)
from providers.kit.questions import Question

PASSWORD = "k9=secret & <more>"
USER_PASSWORD = "a=b&c"


def told(question: Question) -> str:
    """Return a question as JSON, without the password."""
    values = {key: value for key, value in asdict(question).items() if key != "password"}
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


class EveryKind(
    LoginProvider,
    RegistrationProvider,
    CustomFieldsProvider,
    TicketProvider,
    ChatProvider,
    UserInfoProvider,
    EventProvider,
):
    """Answers every method; ``message`` is the question."""

    def authenticate(self, question: LoginQuestion) -> LoginAnswer:
        is_right = question.password == USER_PASSWORD
        fields = {"Contract Level": "Gold"}
        return LoginAnswer(is_right, told(question), "ann@customer.example", "Ann Lee", fields)

    def sign_in_cookie(self, question: SignInQuestion) -> LoginAnswer:
        return LoginAnswer(question.user_name == "ann.lee", told(question))

    def register(self, question: RegistrationQuestion) -> RegistrationAnswer:
        if not question.email_address:
            raise Refused("An address is needed.")
        return RegistrationAnswer(told(question))

    def custom_field_options(self, question: CustomFieldsQuestion) -> CustomFieldsAnswer:
        change = FieldChange(
            "Server", visible=True, required=False, options=("web-01", "db-07"), on_first_page=True
        )
        return CustomFieldsAnswer((change, FieldChange("Plan")), True, False, told(question))

    def start_ticket(self, question: TicketQuestion) -> TicketAnswer:
        fields = {"Billing ID": "4711", "Formula": "a=b"}
        return TicketAnswer(
            question.subject != "no", told(question), "Support", 3, "Night Shift", 7, fields
        )

    def start_chat(self, question: ChatQuestion) -> ChatAnswer:
        return ChatAnswer(question.user_name != "", told(question), "Sales")

    def user_details(self, question: UserInfoQuestion) -> UserInfoAnswer:
        return UserInfoAnswer("<b>Gold</b> & more", told(question))

    def event_fired(self, event: Event) -> EventAnswer:
        return EventAnswer(told(event))


app = ProviderApplication(EveryKind(), password=PASSWORD, name="EveryKind")
