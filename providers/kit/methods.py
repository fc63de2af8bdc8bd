"""The methods of providers: what the wire calls them and what answers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from providers.kit import answers, kinds, questions
from providers.kit.exceptions import SetupError

Answerer = Callable[[Any], answers.Answer]


@dataclass(frozen=True, slots=True)
class Method:
    """One operation: the kind of provider it belongs to, its function there, and its types.

    ``types`` is what the names of its XML types begin with.
    """

    operation: str
    kind: type[kinds.Provider]
    function: str
    types: str
    question: type[questions.Question]
    answer: type[answers.Answer]
    summary: str

    @property
    def inputs_type(self) -> str:
        """The name of the type of its parameter."""
        return f"{self.types}Inputs"

    @property
    def result_type(self) -> str:
        """The name of the type of its result."""
        return f"{self.types}Result"

    def of(self, provider: kinds.Provider) -> Answerer | None:
        """Return the provider's own function, None when it does not override the kind's."""
        if not isinstance(provider, self.kind):
            return None
        inherited = getattr(self.kind, self.function)
        if getattr(type(provider), self.function) is inherited:
            return None
        answerer: Answerer = getattr(provider, self.function)
        return answerer


METHODS = (
    Method(
        "Authenticate",
        kinds.LoginProvider,
        "authenticate",
        "ExternalLoginProvider",
        questions.LoginQuestion,
        answers.LoginAnswer,
        "Tells whether a password is the user's.",
    ),
    Method(
        "GetSignInCookieInfo",
        kinds.LoginProvider,
        "sign_in_cookie",
        "ExternalLoginProvider",
        questions.SignInQuestion,
        answers.LoginAnswer,
        "Tells who a user is whom a cookie has proved.",
    ),
    Method(
        "RegisterUser",
        kinds.RegistrationProvider,
        "register",
        "ExternalRegistrationProvider",
        questions.RegistrationQuestion,
        answers.RegistrationAnswer,
        "Decides whether somebody may register; no operation of the product.",
    ),
    Method(
        "GetCustomFieldOptions",
        kinds.CustomFieldsProvider,
        "custom_field_options",
        "ExternalCustomFieldProvider",
        questions.CustomFieldsQuestion,
        answers.CustomFieldsAnswer,
        "Shapes the form of a new ticket or chat.",
    ),
    Method(
        "StartTicket",
        kinds.TicketProvider,
        "start_ticket",
        "ExternalTicketProvider",
        questions.TicketQuestion,
        answers.TicketAnswer,
        "Decides about a new ticket.",
    ),
    Method(
        "StartChat",
        kinds.ChatProvider,
        "start_chat",
        "ExternalChatProvider",
        questions.ChatQuestion,
        answers.ChatAnswer,
        "Decides about a new chat.",
    ),
    Method(
        "GetUserDetails",
        kinds.UserInfoProvider,
        "user_details",
        "ExternalUserInfoProvider",
        questions.UserInfoQuestion,
        answers.UserInfoAnswer,
        "Tells an agent about a customer.",
    ),
    Method(
        "NotifyEventFired",
        kinds.EventProvider,
        "event_fired",
        "ExternalEventProvider",
        questions.Event,
        answers.EventAnswer,
        "Takes in an event.",
    ),
)


def implemented(providers: Iterable[kinds.Provider]) -> Mapping[Method, Answerer]:
    """Return the methods that providers answer, in the order of `METHODS`.

    Raises `SetupError` when there are none, or when two providers answer the same.
    """
    found = [
        (method, answerer)
        for provider in providers
        for method in METHODS
        if (answerer := method.of(provider)) is not None
    ]
    names = [method.operation for method, _ in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice or not found:
        trouble = f"answered twice: {', '.join(twice)}" if twice else "no method is overridden"
        raise SetupError(f"The providers cannot be hosted, {trouble}.")
    return dict(sorted(found, key=lambda pair: METHODS.index(pair[0])))
