"""What a provider is asked: one dataclass per method.

Texts that the caller did not send are empty. ``extra`` holds what came besides, by key as sent: a
newer caller may send more than this kit knows. Passwords are in no ``repr``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any, Literal, Self

from providers.kit.exceptions import WrongInput
from providers.kit.variables import Variables

PASSWORD = "authPW"
"""The key of the provider's own password, which no question holds."""
_ARGUMENT = "args_"


@dataclass(frozen=True, slots=True)
class _Input:
    """Where a field comes from: its keys, what must be there, and how its text is read."""

    keys: tuple[str, ...]
    required: bool = False
    filled: bool = False
    read: Callable[[str], object] = str

    def value(self, variables: Variables) -> object:
        text = variables.need(*self.keys) if self.required else variables.get(*self.keys)
        if self.filled and not text:
            raise WrongInput(self.keys[0])
        return self.read(text or "")


def _input(*keys: str, secret: bool = False, default: object = "", **options: Any) -> Any:
    metadata = {"input": _Input(keys, **options)}
    return field(default=default, repr=not secret, metadata=metadata)


def _location(text: str) -> str:
    return "PRE" if text.upper() == "PRE" else "REGULAR"


def _interaction(text: str) -> str:
    return "ticket" if text.lower() in ("", "ticket") else "chat"


def _event_type(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise WrongInput("eventType", "A number is needed")
    return int(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Base of the questions. ``custom_fields`` are by name as shown, in their case."""

    custom_fields: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, variables: Variables) -> Self:
        """Make the question of a call's inputs. Raises `WrongInput`."""
        inputs = inputs_of(cls)
        values: dict[str, Any] = {name: each.value(variables) for name, each in inputs.items()}
        known = [PASSWORD, *(key for each in inputs.values() for key in each.keys)]
        return cls(
            custom_fields=variables.custom_fields,
            extra=variables.others(known),
            **values,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginQuestion(Question):
    """Authenticate: is this the password of this user? Neither of them is ever empty."""

    user_name: str = _input("loginUsername", required=True, filled=True)
    password: str = _input("loginPassword", required=True, filled=True, secret=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInQuestion(Question):
    """GetSignInCookieInfo: who is the user that a trusted cookie names? The name is not empty."""

    user_name: str = _input("loginUsername", required=True, filled=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationQuestion(Question):
    """RegisterUser: may this user register? Neither the name nor the password is empty."""

    user_name: str = _input("loginUsername", required=True, filled=True)
    password: str = _input("loginPassword", required=True, filled=True, secret=True)
    email_address: str = _input("emailAddress")
    display_name: str = _input("displayName")


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomFieldsQuestion(Question):
    """GetCustomFieldOptions: how should the form look?

    ``location`` is ``PRE`` once the department was chosen and ``REGULAR`` before the customer
    writes; ``custom_fields`` are filled then.
    """

    user_name: str = _input("loginUsername")
    department_name: str = _input("departmentName", required=True)
    location: Literal["PRE", "REGULAR"] = _input("location", read=_location, default="REGULAR")
    interaction: Literal["ticket", "chat"] = _input(
        "interactiontype", read=_interaction, default="ticket"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketQuestion(Question):
    """StartTicket: may this ticket be created, and where?

    A ticket of the portal has a ``user_name``, one that came by e-mail an ``email_from``. The
    ``ticket_number`` is the one that it will have.
    """

    user_name: str = _input("loginUsername")
    email_from: str = _input("emailFrom")
    department_name: str = _input("departmentName", required=True)
    subject: str = _input("subject", required=True)
    ticket_number: str = _input("ticketNumber", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatQuestion(Question):
    """StartChat: may this chat begin, and where?"""

    user_name: str = _input("loginUsername")
    email_from: str = _input("emailFrom")
    department_name: str = _input("departmentName", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class UserInfoQuestion(Question):
    """GetUserDetails: what should an agent know about the customer of this ticket?"""

    user_name: str = _input("username")
    email: str = _input("email")
    brand_name: str = _input("brandName")
    department_name: str = _input("departmentName")
    group_name: str = _input("group", "groupName")
    ticket_number: str = _input("ticketNumber")
    interaction: Literal["ticket", "chat"] = _input(
        "interactionType", read=_interaction, default="ticket"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Question):
    """NotifyEventFired: something happened.

    ``arguments`` are by name, without the prefix of their keys. A caller that delivers an event
    again sends the same ``delivery_id``; it is empty when the caller sends none.
    """

    event_type: int = _input("eventType", required=True, read=_event_type, default=0)
    delivery_id: str = _input("deliveryId")

    @property
    def arguments(self) -> dict[str, str]:
        """Return the values of the ``args_`` keys."""
        length = len(_ARGUMENT)
        return {
            key[length:]: value
            for key, value in self.extra.items()
            if key.lower().startswith(_ARGUMENT)
        }


def inputs_of(question: type[Question]) -> dict[str, _Input]:
    """Return the inputs of a kind of question by the name of their field."""
    found: tuple[Field[Any], ...] = fields(question)
    return {each.name: each.metadata["input"] for each in found if "input" in each.metadata}
