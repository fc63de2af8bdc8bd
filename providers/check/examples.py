"""What each method is asked with, and what decides in its answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from providers.chat import START_CHAT, ChatQuestion, chat_inputs
from providers.contract import Description, Operation
from providers.custom_fields import (
    CUSTOM_FIELD_OPTIONS,
    CustomFieldsQuestion,
    Location,
    custom_fields_inputs,
)
from providers.events import NOTIFY_EVENT, event_inputs
from providers.login import (
    AUTHENTICATE,
    SIGN_IN_COOKIE,
    authenticate_inputs,
    sign_in_cookie_inputs,
)
from providers.registration import (
    REGISTRATION_WORD,
    RegistrationQuestion,
    registration_inputs,
)
from providers.ticket import START_TICKET, TicketQuestion, ticket_inputs
from providers.user_info import USER_DETAILS, UserInfoQuestion, user_info_inputs
from providers.variables import item

__all__ = ["EXAMPLES", "Example"]

REGISTER = "registration"
"""How the method is called that has no name of its own."""

_USER = "provider-check"
_MAIL = "provider-check@example.com"
_SUBJECT = "A call of provider-check"
_NUMBER = "CHECK-00000000-0001"
_DEPARTMENT = "Support"
_GROUP = "Support"
_EVENT = 501000
_ON_OFF = ("TRUE", "FALSE")


@dataclass(frozen=True, slots=True)
class Example:
    """A method and a good question.

    ``required`` are the keys that are documented as always there. ``decisive`` are the outputs that
    decide, with the words that callers understand. ``positive`` is the item that lets somebody in.
    ``text`` is the key of a value that may be any text. ``seconds`` is how long this project's
    caller waits unless told otherwise.
    """

    method: str
    inputs: tuple[str, ...]
    required: tuple[str, ...]
    decisive: Mapping[str, tuple[str, ...]]
    text: str
    positive: str = ""
    seconds: float = 10.0

    def operation(self, description: Description) -> Operation | None:
        """Return the operation of a service that is this method, None when it has none."""
        if self.method == REGISTER:
            return description.search(REGISTRATION_WORD)
        return description.find(self.method)

    def with_inputs(self, changes: Mapping[str, str]) -> Example:
        """Return the example with other values of keys; keys it lacks are added."""
        own = dict(each.split("=", 1) for each in self.inputs)
        return replace(self, inputs=tuple(item(*pair) for pair in (own | dict(changes)).items()))


def _example(
    method: str,
    inputs: Iterable[str],
    required: Iterable[str],
    decisive: Mapping[str, tuple[str, ...]],
    text: str,
    positive: str = "",
    seconds: float = 10.0,
) -> Example:
    return Example(method, tuple(inputs), tuple(required), decisive, text, positive, seconds)


_LOGIN = {"Authentication": ("OK", "FAIL")}

EXAMPLES = (
    _example(
        AUTHENTICATE,
        authenticate_inputs(_USER, "no password of anybody"),
        ("loginUsername", "loginPassword"),
        _LOGIN,
        "loginPassword",
        "Authentication=OK",
    ),
    _example(
        SIGN_IN_COOKIE,
        sign_in_cookie_inputs(_USER),
        ("loginUsername",),
        _LOGIN,
        "loginUsername",
        "Authentication=OK",
    ),
    _example(
        REGISTER,
        registration_inputs(
            RegistrationQuestion(user_name=_USER, password="-", email_address=_MAIL)
        ),
        ("loginUsername", "loginPassword"),
        {},
        "displayName",
    ),
    _example(
        CUSTOM_FIELD_OPTIONS,
        custom_fields_inputs(
            CustomFieldsQuestion(
                department_name=_DEPARTMENT, location=Location.PRE, user_name=_USER
            )
        ),
        ("departmentName", "location"),
        {"CanStartTickets": ("True", "False"), "CanStartChats": ("True", "False")},
        "loginUsername",
    ),
    _example(
        START_TICKET,
        ticket_inputs(
            TicketQuestion(
                department_name=_DEPARTMENT,
                subject=_SUBJECT,
                ticket_number=_NUMBER,
                user_name=_USER,
                email_from=_MAIL,
            )
        ),
        ("departmentName", "subject", "ticketNumber"),
        {"TicketCreation": _ON_OFF},
        "subject",
    ),
    _example(
        START_CHAT,
        chat_inputs(ChatQuestion(department_name=_DEPARTMENT, user_name=_USER)),
        ("departmentName",),
        {"ChatCreation": _ON_OFF},
        "loginUsername",
    ),
    _example(
        USER_DETAILS,
        user_info_inputs(
            UserInfoQuestion(
                email=_MAIL,
                brand_name="Default",
                department_name=_DEPARTMENT,
                group_name=_GROUP,
                ticket_number=_NUMBER,
                user_name=_USER,
            )
        ),
        ("email", "ticketNumber"),
        {},
        "username",
        seconds=0.3,
    ),
    _example(
        NOTIFY_EVENT,
        event_inputs(_EVENT, {"title": _SUBJECT}, "provider-check"),
        ("eventType",),
        {},
        "args_title",
    ),
)
