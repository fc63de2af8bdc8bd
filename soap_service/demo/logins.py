"""The demo accounts: fixed names, random passwords."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from soap_service.demo.crm import PEOPLE, login_of

_PASSWORD_BYTES = 10
ADMIN = ("admin", "Alex Admin")
_AGENT_NAMES = (
    ("agent1", "Anna Weiß"),
    ("agent2", "Björn Ask"),
    ("agent3", "Chloé Petit"),
    ("agent4", "Dmitri Orlov"),
)
_CUSTOMER_NAMES = (
    ("kim", "Kim Larsen"),
    ("yuki", "佐藤 雪"),
    ("omar", "Omar Haddad"),
    ("zoe", "Zoë Müller"),
    ("luis", "Luis Peña"),
    ("eva", "Eva Nováková"),
)


@dataclass(frozen=True, slots=True)
class Login:
    """An account as a person would note it down."""

    user_name: str
    display_name: str
    password: str

    @property
    def email(self) -> str:
        """The address, made from the name."""
        return login_of(self.user_name)


@dataclass(frozen=True, slots=True)
class Logins:
    """Every demo account."""

    admin: Login
    agents: list[Login]
    customers: list[Login]
    iservice: list[Login]

    def all(self) -> list[Login]:
        """Return the accounts of everybody in SmarterTrack."""
        return [self.admin, *self.agents, *self.customers]


def make_logins(known: Mapping[str, Any] | None) -> Logins:
    """Return the demo accounts, with the passwords that are known or else new ones."""
    passwords = _known_passwords(known) if known else {}

    def login(user_name: str, display_name: str) -> Login:
        password = passwords.get(user_name) or secrets.token_hex(_PASSWORD_BYTES)
        return Login(user_name, display_name, password)

    return Logins(
        login(*ADMIN),
        [login(*names) for names in _AGENT_NAMES],
        [login(*names) for names in _CUSTOMER_NAMES],
        [login(login_of(name), full_name) for name, full_name, *_ in PEOPLE],
    )


def _known_passwords(known: Mapping[str, Any]) -> dict[str, str]:
    iservice = known.get("iservice", {}).get("contacts", ())
    accounts = [known["admin"], *known["agents"], *known["customers"], *iservice]
    return {each["username"]: each["password"] for each in accounts}
