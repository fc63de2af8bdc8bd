"""The users of an LDAP directory, through python-ldap (``pip install python-ldap``)."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from providers.kit import Refused, SetupError
from providers.sample.users import User

_MAIL = "mail"
_NAMES = ("displayName", "cn")


@dataclass(frozen=True, slots=True)
class LdapSettings:
    """Where the directory is and what its users are called there.

    ``user_dn`` holds ``{}`` where the user's name belongs, such as
    ``uid={},ou=people,dc=example,dc=com``. ``bind_dn`` and its password are those of a reader who
    may look users up; without one that is done anonymously. ``start_tls`` makes a connection to
    ``ldap://`` private; ``ldaps://`` is private anyway.
    """

    url: str
    user_dn: str
    start_tls: bool = False
    bind_dn: str = ""
    bind_password: str = field(default="", repr=False)
    timeout_s: float = 5.0


class LdapUsers:
    """Users of a directory, whose passwords are verified by signing in as them.

    Raises `SetupError` without python-ldap; the calls raise `Refused` when the directory cannot be
    asked.
    """

    def __init__(self, settings: LdapSettings) -> None:
        try:
            self._ldap: Any = importlib.import_module("ldap")
            importlib.import_module("ldap.dn")
        except ImportError:
            raise SetupError("LDAP needs python-ldap: pip install python-ldap") from None
        if settings.user_dn.count("{}") != 1:
            raise SetupError("user_dn must hold {} once, where the user's name belongs.")
        self._settings = settings
        self._nobody = (self._ldap.NO_SUCH_OBJECT, self._ldap.INVALID_DN_SYNTAX)

    def check(self, name: str, password: str) -> User | None:
        """Return the user when the password is right, else None."""
        if not password:
            return None  # A directory takes that for an anonymous call and agrees (RFC 4513).
        dn = self._dn(name)
        with self._connected() as connection:
            try:
                connection.simple_bind_s(dn, password)
            except (self._ldap.INVALID_CREDENTIALS, *self._nobody):
                return None
            return self._read(connection, dn, name)

    def find(self, name: str) -> User | None:
        """Return the user of a name, None when there is none."""
        with self._connected() as connection:
            if self._settings.bind_dn:
                connection.simple_bind_s(self._settings.bind_dn, self._settings.bind_password)
            return self._read(connection, self._dn(name), name)

    def find_by_email(self, address: str) -> User | None:
        """Return None: addresses are not looked up."""
        return None

    def _dn(self, name: str) -> str:
        return self._settings.user_dn.replace("{}", self._ldap.dn.escape_dn_chars(name))

    @contextmanager
    def _connected(self) -> Iterator[Any]:
        ldap, settings = self._ldap, self._settings
        connection = ldap.initialize(settings.url)
        connection.set_option(ldap.OPT_NETWORK_TIMEOUT, settings.timeout_s)
        connection.set_option(ldap.OPT_TIMEOUT, settings.timeout_s)
        connection.set_option(ldap.OPT_REFERRALS, 0)
        try:
            if settings.start_tls:
                connection.start_tls_s()
            yield connection
        except ldap.LDAPError as error:
            raise Refused("The directory cannot be asked.") from error
        finally:
            connection.unbind_s()

    def _read(self, connection: Any, dn: str, name: str) -> User | None:
        try:
            found = connection.search_s(dn, self._ldap.SCOPE_BASE, attrlist=[_MAIL, *_NAMES])
        except self._nobody:
            return None
        attributes = found[0][1] if found else {}
        shown = next(filter(None, (_text(attributes, each) for each in _NAMES)), "")
        return User(name, _text(attributes, _MAIL), shown)


def _text(attributes: dict[str, list[bytes]], name: str) -> str:
    values = {key.lower(): value for key, value in attributes.items()}.get(name.lower())
    return values[0].decode("utf-8", "replace") if values else ""
