"""The settings of the providers.

What the product's administration knows stands where its settings do, in ``st_GlobalSettings``;
what only this server knows stands in ``isv_settings``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import Database, UnitOfWork
from db.models.own import OwnSetting
from db.models.smartertrack import GlobalSetting
from providers.kinds import Fail, Kind

__all__ = [
    "CATEGORY",
    "CachedSettings",
    "LoginSettings",
    "ProviderSettings",
    "Settings",
    "SettingsStore",
]

CATEGORY = "ExternalProviders"
"""The ``SettingCategory`` of the providers' settings among the product's."""

MAX_AGE_SECONDS = 1.0
"""How long a process may go by settings that were changed meanwhile."""

MAX_TIMEOUT_SECONDS = 600.0
"""The longest time that a call may be given."""

_PREFIX = "provider."
_FAILS = {fail.value: fail for fail in Fail}
_TIMEOUTS = {Kind.USER_INFO: 0.3}
_TIMEOUT = 10.0
_CLOSED = (Kind.LOGIN, Kind.REGISTRATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginSettings:
    """What is done with users whom the login provider knows.

    ``default_role`` is ``registered`` or ``anonymous``; ``cookie_name`` is the cookie of a sibling
    site whose user names are trusted, ``""`` for none; ``agents`` says that agents, too, are
    asked for; ``show_message`` that a user who is refused sees what the provider said.
    """

    forgot_password_url: str = ""
    custom_login_url: str = ""
    default_role: str = "registered"
    mark_verified: bool = False
    accept_cookies: bool = False
    cookie_name: str = ""
    agents: bool = False
    show_message: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderSettings:
    """What an operator decided about the provider of one kind.

    ``namespace`` overrides what the provider's WSDL says; ``guess`` lets a registration provider
    be called although no contract of it is known.
    """

    kind: Kind
    url: str = ""
    password: str = field(default="", repr=False)
    enabled: bool = False
    timeout_s: float = _TIMEOUT
    fail: Fail = Fail.OPEN
    namespace: str = ""
    guess: bool = False
    login: LoginSettings = field(default_factory=LoginSettings)

    @classmethod
    def default(cls, kind: Kind) -> ProviderSettings:
        """Return the settings of a provider that nobody decided about."""
        fail = Fail.CLOSED if kind in _CLOSED else Fail.OPEN
        return cls(kind=kind, timeout_s=_TIMEOUTS.get(kind, _TIMEOUT), fail=fail)

    @property
    def is_on(self) -> bool:
        """Whether the provider is called: it is enabled and has an address."""
        return self.enabled and bool(self.url)


Settings = Mapping[Kind, ProviderSettings]
"""The settings of every kind."""


@dataclass(frozen=True, slots=True)
class _Names:
    """How the settings of one kind are called in the tables."""

    kind: Kind

    def product(self, name: str) -> str:
        return f"{_PRODUCT_NAMES[self.kind]}Provider{name}"

    def own(self, name: str) -> str:
        return f"{_PREFIX}{self.kind}.{name}"


_PRODUCT_NAMES = {
    Kind.LOGIN: "Login",
    Kind.REGISTRATION: "Registration",
    Kind.CUSTOM_FIELDS: "CustomField",
    Kind.TICKET: "Ticket",
    Kind.CHAT: "LiveChat",
    Kind.USER_INFO: "UserInformation",
    Kind.EVENTS: "Event",
}


class SettingsStore:
    """The settings in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> Settings:
        """Return the settings of every kind. Raises DatabaseError."""
        product, own = self._database.run(_rows, read_only=True)
        return {kind: _read(kind, product, own) for kind in Kind}

    def save(self, settings: ProviderSettings) -> None:
        """Keep the settings of one kind. Raises DatabaseError."""
        names = _Names(settings.kind)

        def work(unit: UnitOfWork) -> None:
            for name, value in _product_values(settings).items():
                _put_product(unit.session, names.product(name), value)
            for name, value in _own_values(settings).items():
                unit.session.merge(OwnSetting(name=names.own(name), value=value))

        self._database.run(work)


class CachedSettings:
    """Settings that are read at most once in ``max_age`` seconds, by one thread at a time.

    ``clock`` is monotonic. While one thread reads, the others go by the settings before.
    """

    def __init__(
        self,
        load: Callable[[], Settings],
        clock: Callable[[], float] = time.monotonic,
        max_age: float = MAX_AGE_SECONDS,
    ) -> None:
        self._load = load
        self._clock = clock
        self._max_age = max_age
        self._lock = Lock()
        self._known: tuple[float, Settings] | None = None

    def __call__(self) -> Settings:
        """Return the settings of every kind. Raises DatabaseError."""
        known = self._known
        if known is not None:
            if self._clock() - known[0] < self._max_age or not self._lock.acquire(blocking=False):
                return known[1]
        else:
            self._lock.acquire()
        try:
            return self._renew(known)
        finally:
            self._lock.release()

    def _renew(self, seen: tuple[float, Settings] | None) -> Settings:
        if self._known is not None and self._known is not seen:
            return self._known[1]
        read_at = self._clock()
        self._known = (read_at, self._load())
        return self._known[1]


def _rows(unit: UnitOfWork) -> tuple[dict[str, str], dict[str, str]]:
    product = select(GlobalSetting.setting_name, GlobalSetting.setting_value).where(
        GlobalSetting.setting_category == CATEGORY
    )
    own = select(OwnSetting.name, OwnSetting.value).where(OwnSetting.name.startswith(_PREFIX))
    return (
        {name.lower(): value or "" for name, value in unit.session.execute(product)},
        {name: value or "" for name, value in unit.session.execute(own)},
    )


def _put_product(session: Session, name: str, value: str) -> None:
    session.merge(GlobalSetting(setting_category=CATEGORY, setting_name=name, setting_value=value))


def _product_values(settings: ProviderSettings) -> dict[str, str]:
    values = {
        "Enabled": str(settings.enabled),
        "WebServiceUrl": settings.url,
        "WebServicePassword": settings.password,
    }
    if settings.kind is Kind.LOGIN:
        values |= {
            "ForgotPasswordUrl": settings.login.forgot_password_url,
            "CustomLoginUrl": settings.login.custom_login_url,
            "DefaultRole": settings.login.default_role,
            "MarkEmailVerified": str(settings.login.mark_verified),
            "EnableSsoCookies": str(settings.login.accept_cookies),
        }
    return values


def _own_values(settings: ProviderSettings) -> dict[str, str]:
    values = {
        "timeout_s": str(settings.timeout_s),
        "fail": settings.fail.value,
        "namespace": settings.namespace,
    }
    if settings.kind is Kind.REGISTRATION:
        values["guess"] = str(settings.guess)
    if settings.kind is Kind.LOGIN:
        values |= {
            "cookie_name": settings.login.cookie_name,
            "agents": str(settings.login.agents),
            "show_message": str(settings.login.show_message),
        }
    return values


def _read(kind: Kind, product: Mapping[str, str], own: Mapping[str, str]) -> ProviderSettings:
    names = _Names(kind)
    default = ProviderSettings.default(kind)

    def known(name: str, otherwise: str = "") -> str:
        return product.get(names.product(name).lower(), otherwise)

    def ours(name: str, otherwise: str = "") -> str:
        return own.get(names.own(name), otherwise)

    return ProviderSettings(
        kind=kind,
        url=known("WebServiceUrl"),
        password=known("WebServicePassword"),
        enabled=_is_true(known("Enabled")),
        timeout_s=_seconds(ours("timeout_s"), default.timeout_s),
        fail=_FAILS.get(ours("fail"), default.fail),
        namespace=ours("namespace"),
        guess=_is_true(ours("guess")),
        login=LoginSettings(
            forgot_password_url=known("ForgotPasswordUrl"),
            custom_login_url=known("CustomLoginUrl"),
            default_role=known("DefaultRole", default.login.default_role),
            mark_verified=_is_true(known("MarkEmailVerified")),
            accept_cookies=_is_true(known("EnableSsoCookies")),
            cookie_name=ours("cookie_name"),
            agents=_is_true(ours("agents")),
            show_message=_is_true(ours("show_message")),
        ),
    )


def _is_true(text: str) -> bool:
    return text.strip().lower() in ("true", "1")


def _seconds(text: str, otherwise: float) -> float:
    try:
        seconds = float(text)
    except ValueError:
        return otherwise
    return seconds if 0 < seconds <= MAX_TIMEOUT_SECONDS else otherwise
