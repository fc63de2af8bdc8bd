"""The settings of providers and the states of their breakers on every database."""

from __future__ import annotations

from dataclasses import replace

from db import Database
from providers import (
    Fail,
    Kind,
    LoginSettings,
    ProviderSettings,
    SettingsStore,
    State,
    StateStore,
)

LOGIN = ProviderSettings(
    kind=Kind.LOGIN,
    url="https://provider.example/x.asmx",
    password="k9=secret ü 😀",
    enabled=True,
    timeout_s=2.5,
    fail=Fail.OPEN,
    login=LoginSettings(cookie_name=".SIBLING", mark_verified=True),
)


def test_settings_are_kept_and_changed(lane: Database) -> None:
    store = SettingsStore(lane)
    assert store.load()[Kind.LOGIN] == ProviderSettings.default(Kind.LOGIN)
    store.save(LOGIN)
    assert store.load()[Kind.LOGIN] == LOGIN
    store.save(replace(LOGIN, enabled=False, url=""))
    assert store.load()[Kind.LOGIN] == replace(LOGIN, enabled=False, url="")


def test_states_are_kept_and_changed(lane: Database) -> None:
    for state in (State.OPEN, State.CLOSED):
        store = StateStore(lane)
        store.keep(Kind.EVENTS, state)
        store.close()
        assert StateStore(lane).load()[Kind.EVENTS].state is state
