"""The folder of a sample provider: its settings and data, made at the first start."""

from __future__ import annotations

import secrets
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from providers.kit import DEFAULT_NAMESPACE, ProviderApplication, SetupError
from providers.sample.balance import Balances
from providers.sample.event_file import EventFile
from providers.sample.ldap_users import LdapSettings, LdapUsers
from providers.sample.provider import SampleProvider
from providers.sample.users import FileUsers, Users, hash_password

_TICKETS = 3
_CUSTOMERS = (("ann.lee", "Ann Lee", "Gold"), ("bob.ray", "Bob Ray", "Silver"))


@dataclass(frozen=True, slots=True)
class Demo:
    """What the first start made: the users and their passwords, which are stored nowhere else."""

    passwords: dict[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SampleFolder:
    """A folder with ``provider.toml``, ``users.toml``, ``balances.db`` and ``events.csv``."""

    path: Path

    @property
    def password(self) -> str:
        """What callers send as ``authPW``. Raises `SetupError`."""
        return str(self._settings().get("password", ""))

    def prepare(self) -> Demo | None:
        """Make what a new folder needs, None when it was there. Raises OSError."""
        self.path.mkdir(parents=True, exist_ok=True)
        if self._file("provider.toml").exists():
            return None
        demo = Demo({name: secrets.token_urlsafe(9) for name, _, _ in _CUSTOMERS})
        balances = Balances(self._file("balances.db"))
        for name in demo.passwords:
            balances.deposit(name, _TICKETS)
        _write(self._file("users.toml"), _users(demo))
        password = secrets.token_hex(16)  # No hyphen: people write it behind an option.
        _write(self._file("provider.toml"), _SETTINGS.format(password))
        return demo

    def application(self) -> ProviderApplication:
        """Return the WSGI application of the folder. Raises `SetupError` for wrong settings."""
        settings = self._settings()
        provider = SampleProvider(
            self._users(settings),
            Balances(self._file("balances.db")),
            EventFile(self._file("events.csv")),
            settings.get("free_departments", ()),
        )
        return ProviderApplication(
            provider,
            password=self.password,
            namespace=settings.get("namespace", DEFAULT_NAMESPACE),
            name="SampleProvider",
        )

    def _users(self, settings: dict[str, Any]) -> Users:
        if "ldap" not in settings:
            return FileUsers(self._file("users.toml"))
        try:
            return LdapUsers(LdapSettings(**settings["ldap"]))
        except TypeError as error:
            raise SetupError(f"{self._file('provider.toml')}: [ldap]: {error}") from None

    def _settings(self) -> dict[str, Any]:
        path = self._file("provider.toml")
        try:
            return tomllib.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise SetupError(f"{path}: {error}") from None

    def _file(self, name: str) -> Path:
        return self.path / name


_SETTINGS = """\
# What callers send as authPW; the help desk calls it the web service password.
password = "{}"

# The namespace in ?wsdl; callers may use any.
namespace = "http://tempuri.org/"

# Tickets in these departments cost nothing.
free_departments = ["Sales"]

# An LDAP directory in place of users.toml; needs: pip install python-ldap
# [ldap]
# url = "ldaps://ldap.example.com"
# user_dn = "uid={{}},ou=people,dc=example,dc=com"
"""

_USER = """\
[users."{name}"]
password = "{password}"
email_address = "{name}@customer.example"
display_name = "{shown}"

[users."{name}".custom_fields]
"Contract Level" = "{level}"
"""


def _users(demo: Demo) -> str:
    return "\n".join(
        [
            "# Make a password with: python -m providers.sample\n",
            *(
                _USER.format(
                    name=name,
                    shown=shown,
                    level=level,
                    password=hash_password(demo.passwords[name]),
                )
                for name, shown, level in _CUSTOMERS
            ),
        ]
    )


def _write(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, "utf-8")
