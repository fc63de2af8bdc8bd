"""The registration provider: who may register.

No contract of it is known. An operator who says so lets the provider be called when its WSDL has
an operation of the usual shape whose name contains ``Regist``; that is our own extension.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from providers.envelope import Result
from providers.variables import custom_field_items, item

__all__ = [
    "REGISTRATION_WORD",
    "RegistrationAnswer",
    "RegistrationQuestion",
    "read_registration",
    "registration_inputs",
]

REGISTRATION_WORD = "Regist"
"""What the name of an operation contains that is taken for the registration's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationQuestion:
    """Who wants to register."""

    user_name: str
    password: str = field(repr=False)
    email_address: str = ""
    display_name: str = ""
    custom_fields: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegistrationAnswer:
    """Whether somebody may register; ``failed`` says that the provider gave no answer."""

    allowed: bool
    message: str = ""
    failed: bool = False


def registration_inputs(question: RegistrationQuestion) -> list[str]:
    """Return what is sent about somebody who wants to register."""
    return [
        item("loginUsername", question.user_name),
        item("loginPassword", question.password),
        item("emailAddress", question.email_address),
        item("displayName", question.display_name),
        *custom_field_items(question.custom_fields),
    ]


def read_registration(result: Result) -> RegistrationAnswer:
    """Return the answer of a result that is a success, which is a permission."""
    return RegistrationAnswer(True, result.message)
