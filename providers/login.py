"""The login provider: who a user is (``Authenticate``, ``GetSignInCookieInfo``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from providers.envelope import Result
from providers.variables import item

__all__ = [
    "AUTHENTICATE",
    "SIGN_IN_COOKIE",
    "LoginAnswer",
    "authenticate_inputs",
    "read_login",
    "sign_in_cookie_inputs",
]

AUTHENTICATE = "Authenticate"
SIGN_IN_COOKIE = "GetSignInCookieInfo"


@dataclass(frozen=True, slots=True)
class LoginAnswer:
    """Whether a user is let in, and what the provider tells of an accepted one.

    What the provider did not tell is None. ``message`` is the provider's; ``failed`` says that
    the provider gave no answer, so that nobody knows whether the password was right.
    """

    accepted: bool
    message: str = ""
    email_address: str | None = None
    display_name: str | None = None
    custom_fields: Mapping[str, str] = field(default_factory=dict)
    failed: bool = False


def authenticate_inputs(user_name: str, password: str) -> list[str]:
    """Return what is sent to have a password checked."""
    return [item("loginUsername", user_name), item("loginPassword", password)]


def sign_in_cookie_inputs(user_name: str) -> list[str]:
    """Return what is sent about a user whom a trusted cookie names."""
    return [item("loginUsername", user_name)]


def read_login(result: Result) -> LoginAnswer:
    """Return the answer of a result; only ``Authentication=OK`` lets a user in."""
    outputs = result.outputs
    if not outputs.says("Authentication", "OK"):
        return LoginAnswer(False, result.message)
    return LoginAnswer(
        True,
        result.message,
        outputs.get("EmailAddress") or None,
        outputs.get("DisplayName") or None,
        outputs.custom_fields,
    )
