"""The commands about providers, carried out on the database of the settings."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from db import Database, DatabaseError, create_schema, open_engine
from providers import (
    Fail,
    HttpTransport,
    Kind,
    KnownState,
    ProviderSettings,
    SettingsStore,
    StateStore,
    Trial,
    read_address,
    try_provider,
)
from providers.settings import MAX_TIMEOUT_SECONDS
from soap_service.config import ConfigError, Settings

__all__ = ["change", "list_all", "switch", "try_out"]

PASSWORD_VARIABLE = "PROVIDER_PASSWORD"
"""The environment variable of the password, when it is no argument."""

_STDIN = "-"


def change(
    settings: Settings, kind: str, common: Mapping[str, Any], login: Mapping[str, Any]
) -> int:
    """Change the settings of a provider; what is None stays. Raises ConfigError."""
    changes = _given(common)
    password = _password(changes.pop("password", None))
    if password is not None:
        changes["password"] = password
    _check(kind, changes, _given(login))

    def update(before: ProviderSettings) -> ProviderSettings:
        after = replace(before.login, **_given(login))
        return replace(before, **changes, login=after)

    return _update(settings, kind, update)


def switch(settings: Settings, kind: str, *, on: bool) -> int:
    """Enable or disable a provider. Raises ConfigError when one without an address is enabled."""

    def update(before: ProviderSettings) -> ProviderSettings:
        if on and not before.url:
            raise ConfigError(f"{kind}: it has no address yet; providers set {kind} --url URL")
        return replace(before, enabled=on)

    return _update(settings, kind, update)


def list_all(settings: Settings, *, as_json: bool = False) -> int:
    """Print the settings of all providers, but no password, and the states of their breakers."""
    with _database(settings) as database:
        known = SettingsStore(database).load()
        states = StateStore(database).load()
    rows = [_row(each, states.get(kind)) for kind, each in known.items()]
    print(json.dumps(rows, ensure_ascii=False, indent=2) if as_json else _table(rows))
    return 0


def try_out(settings: Settings, kind: str) -> int:
    """Make a harmless call of a provider, print what it answered and return 1 for a failure."""
    with _database(settings) as database:
        provider = SettingsStore(database).load()[Kind(kind)]
    if not provider.url:
        raise ConfigError(f"{kind}: it has no address yet; providers set {kind} --url URL")
    transport = HttpTransport()
    try:
        trial = try_provider(provider, transport)
    finally:
        transport.close()
    print("\n".join(_lines(provider, trial)))
    return int(not trial.is_good)


@contextmanager
def _database(settings: Settings) -> Iterator[Database]:
    """Yield the database with its tables. Raises ConfigError for what it refuses."""
    try:
        engine = open_engine(settings.database)
        try:
            create_schema(engine)
            yield Database(engine)
        finally:
            engine.dispose()
    except DatabaseError as error:
        raise ConfigError(str(error)) from error


def _update(
    settings: Settings, kind: str, update: Callable[[ProviderSettings], ProviderSettings]
) -> int:
    with _database(settings) as database:
        store = SettingsStore(database)
        after = update(store.load()[Kind(kind)])
        store.save(after)
    print("\n".join(f"{name}: {value}" for name, value in _row(after, None).items()))
    return 0


def _given(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def _password(argument: str | None) -> str | None:
    """Return the password that was given somehow, None when none was."""
    if argument == _STDIN:
        return sys.stdin.readline().rstrip("\r\n")
    return argument if argument is not None else os.environ.get(PASSWORD_VARIABLE)


def _check(kind: str, changes: dict[str, Any], login: Mapping[str, Any]) -> None:
    """Make checked values of the changes. Raises ConfigError."""
    if "url" in changes:
        try:
            changes["url"] = str(read_address(changes["url"]))
        except ValueError as error:
            raise ConfigError(f"--url: {error}") from error
    if "timeout_s" in changes and not 0 < changes["timeout_s"] <= MAX_TIMEOUT_SECONDS:
        raise ConfigError(f"--timeout: more than 0, up to {MAX_TIMEOUT_SECONDS:g} seconds")
    if "fail" in changes:
        changes["fail"] = Fail(changes["fail"])
    if "guess" in changes and kind != Kind.REGISTRATION:
        raise ConfigError("--guess is for registration only")
    if login and kind != Kind.LOGIN:
        raise ConfigError(f"--{next(iter(login)).replace('_', '-')} is for login only")


def _row(provider: ProviderSettings, state: KnownState | None) -> dict[str, str]:
    """Return what is shown of a provider."""
    row = {
        "kind": str(provider.kind),
        "enabled": _word(provider.enabled),
        "url": provider.url or "-",
        "password": "set" if provider.password else "not set",
        "timeout": f"{provider.timeout_s:g} s",
        "fail": str(provider.fail),
        "breaker": f"{state.state} ({state.told})" if state is not None else "closed",
    }
    if provider.namespace:
        row["namespace"] = provider.namespace
    if provider.kind is Kind.REGISTRATION:
        row["guess"] = _word(provider.guess)
    if provider.kind is Kind.LOGIN:
        login = provider.login
        row |= {
            "forgot password": login.forgot_password_url or "-",
            "custom login": login.custom_login_url or "-",
            "default role": login.default_role,
            "mark verified": _word(login.mark_verified),
            "accept cookies": _word(login.accept_cookies),
            "cookie name": login.cookie_name or "-",
            "agents": _word(login.agents),
            "show message": _word(login.show_message),
        }
    return row


def _word(value: bool) -> str:
    return "yes" if value else "no"


_COLUMNS = ("kind", "enabled", "url", "password", "timeout", "fail", "breaker")


def _table(rows: list[dict[str, str]]) -> str:
    """Return rows as text: the common columns, and below a row what else it has."""
    widths = {name: max(len(name), *(len(row[name]) for row in rows)) for name in _COLUMNS}
    lines = ["  ".join(name.ljust(widths[name]) for name in _COLUMNS).rstrip()]
    for row in rows:
        lines.append("  ".join(row[name].ljust(widths[name]) for name in _COLUMNS).rstrip())
        lines += [f"    {name}: {value}" for name, value in row.items() if name not in _COLUMNS]
    return "\n".join(lines)


def _lines(provider: ProviderSettings, trial: Trial) -> Iterator[str]:
    """Yield what a trial showed."""
    yield f"{provider.kind}: {provider.url}" + ("" if provider.enabled else " (not enabled)")
    if trial.description is not None:
        source = {"WSDL": "by its WSDL", "set": "as set", "guessed": "a guess: it has no WSDL"}
        found = source[trial.description.origin]
        yield f"namespace {trial.description.namespace}, {found} ({_ms(trial.discovery_s)})"
        if trial.description.operations is not None:
            names = ", ".join(trial.description.operations) or "none"
            yield f"operations of a provider: {names}"
        if trial.operation is None:
            yield "nothing was called: " + _why_not(provider)
    if trial.result is not None:
        yield f"{trial.operation} answered in {_ms(trial.call_s)}: Success=true"
        yield f"Message: {trial.result.message}"
        yield from (f"OutputVariables: {text}" for text in trial.result.texts("OutputVariables"))
    if trial.error is not None:
        seconds = trial.call_s or trial.discovery_s
        yield f"{trial.operation or 'its WSDL'} failed after {_ms(seconds)}: {trial.error}"


def _why_not(provider: ProviderSettings) -> str:
    if provider.kind is Kind.REGISTRATION:
        return "no call of it is harmless"
    return "it has no operation for this, so it is never asked"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
