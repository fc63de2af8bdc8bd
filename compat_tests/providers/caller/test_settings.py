"""The settings of providers in a database, and how long a process goes by them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy
from threading import Event

import pytest
from sqlalchemy import select

from compat_tests.providers.caller.clock import Clock
from db import Database, open_engine
from db.models.own import OwnSetting
from db.models.smartertrack import GlobalSetting
from providers import (
    Fail,
    Kind,
    KnownState,
    LoginSettings,
    ProviderSettings,
    SettingsStore,
    State,
    StateStore,
    open_providers,
)
from providers.settings import CachedSettings, Settings

CHANGED = ProviderSettings(
    kind=Kind.LOGIN,
    url="https://provider.example/x.asmx",
    password="k9=secret ü",
    enabled=True,
    timeout_s=2.5,
    fail=Fail.OPEN,
    namespace="urn:mine",
    login=LoginSettings(
        forgot_password_url="https://provider.example/forgot",
        custom_login_url="https://provider.example/login",
        default_role="anonymous",
        mark_verified=True,
        accept_cookies=True,
        cookie_name=".SIBLING",
        agents=True,
        show_message=True,
    ),
)


@pytest.fixture
def database(tmp_path: Path, empty_database: Path) -> Iterator[Database]:
    """A database without settings."""
    database = Database(open_engine(f"sqlite:///{copy(empty_database, tmp_path / 'x.db')}"))
    yield database
    database.engine.dispose()


def test_nothing_is_enabled_at_first(database: Database) -> None:
    settings = SettingsStore(database).load()
    assert settings == {kind: ProviderSettings.default(kind) for kind in Kind}
    assert not any(each.is_on for each in settings.values())


def test_the_defaults_are_those_of_the_kinds() -> None:
    defaults = {kind: ProviderSettings.default(kind) for kind in Kind}
    closed = [kind for kind, each in defaults.items() if each.fail is Fail.CLOSED]
    assert closed == [Kind.LOGIN, Kind.REGISTRATION]
    assert defaults.pop(Kind.USER_INFO).timeout_s == 0.3
    assert {each.timeout_s for each in defaults.values()} == {10.0}


def test_what_is_saved_is_loaded(database: Database) -> None:
    store = SettingsStore(database)
    guessing = replace(ProviderSettings.default(Kind.REGISTRATION), guess=True)
    for settings in (CHANGED, guessing):
        store.save(settings)
    loaded = store.load()
    assert (loaded[Kind.LOGIN], loaded[Kind.REGISTRATION]) == (CHANGED, guessing)
    assert loaded[Kind.TICKET] == ProviderSettings.default(Kind.TICKET)
    store.save(replace(CHANGED, enabled=False))
    assert not store.load()[Kind.LOGIN].is_on


def test_what_the_product_knows_stands_among_its_settings(database: Database) -> None:
    """Known difference E7."""
    SettingsStore(database).save(replace(CHANGED, kind=Kind.TICKET))
    rows = database.run(lambda unit: list(unit.session.scalars(select(GlobalSetting))))
    assert {row.setting_category for row in rows} == {"ExternalProviders"}
    assert {row.setting_name: row.setting_value for row in rows} == {
        "TicketProviderEnabled": "True",
        "TicketProviderWebServiceUrl": "https://provider.example/x.asmx",
        "TicketProviderWebServicePassword": "k9=secret ü",
    }
    ours = database.run(lambda unit: list(unit.session.scalars(select(OwnSetting.name))))
    assert {name for name in ours if name.startswith("provider.")} == {
        "provider.ticket.timeout_s",
        "provider.ticket.fail",
        "provider.ticket.namespace",
    }


def test_values_that_somebody_else_wrote_are_read_leniently(database: Database) -> None:
    def write(names: dict[str, str | None], own: dict[str, str | None]) -> None:
        def rows() -> Iterator[GlobalSetting | OwnSetting]:
            for name, value in names.items():
                yield GlobalSetting(
                    setting_category="ExternalProviders", setting_name=name, setting_value=value
                )
            for name, value in own.items():
                yield OwnSetting(name=name, value=value)

        database.run(lambda unit: unit.session.add_all(rows()))

    write(
        {"TICKETPROVIDERENABLED": " true ", "TicketProviderWebServiceUrl": None},
        {"provider.ticket.timeout_s": "soon", "provider.ticket.fail": "never"},
    )
    settings = SettingsStore(database).load()[Kind.TICKET]
    assert settings == replace(ProviderSettings.default(Kind.TICKET), enabled=True)


# What a process goes by


class Source:
    """Settings whose reading is counted and may take a while."""

    def __init__(self) -> None:
        self.count = 0
        self.gate = Event()
        self.gate.set()

    def __call__(self) -> Settings:
        self.count += 1
        self.gate.wait(5.0)
        return {Kind.TICKET: replace(CHANGED, timeout_s=float(self.count))}


def test_settings_are_read_once_a_second(clock: Clock) -> None:
    source = Source()
    settings = CachedSettings(source, clock)
    for _ in range(3):
        assert settings()[Kind.TICKET].timeout_s == 1.0
    clock.advance(1.0)
    assert settings()[Kind.TICKET].timeout_s == 2.0


def test_nobody_waits_for_settings_that_are_known(clock: Clock) -> None:
    source = Source()
    settings = CachedSettings(source, clock)
    settings()
    clock.advance(1.0)
    source.gate.clear()
    with ThreadPoolExecutor(1) as pool:
        reader = pool.submit(settings)
        while source.count < 2:
            clock.advance(0.0)
        assert settings()[Kind.TICKET].timeout_s == 1.0
        source.gate.set()
        assert reader.result()[Kind.TICKET].timeout_s == 2.0


def test_many_who_need_them_at_first_read_them_once(clock: Clock) -> None:
    source = Source()
    source.gate.clear()
    settings = CachedSettings(source, clock)
    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(settings) for _ in range(8)]
        source.gate.set()
        assert {reader.result()[Kind.TICKET].timeout_s for reader in readers} == {1.0}


def test_a_change_is_in_force_within_a_second(database: Database, clock: Clock) -> None:
    providers = open_providers(database, clock=clock)
    assert not providers.is_on(Kind.LOGIN)
    SettingsStore(database).save(CHANGED)
    assert not providers.is_on(Kind.LOGIN)
    clock.advance(1.0)
    assert providers.is_on(Kind.LOGIN)
    assert providers.login_settings == CHANGED.login
    providers.close()


# The states of breakers


def test_states_are_seen_by_other_processes(database: Database) -> None:
    now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    store = StateStore(database, lambda: now)
    store.keep(Kind.TICKET, State.OPEN)
    store.keep(Kind.LOGIN, State.OPEN)
    store.keep(Kind.LOGIN, State.CLOSED)
    store.close()
    assert StateStore(database).load() == {
        Kind.TICKET: KnownState(State.OPEN, "2026-01-02T03:04:05+00:00"),
        Kind.LOGIN: KnownState(State.CLOSED, "2026-01-02T03:04:05+00:00"),
    }


def test_a_state_that_cannot_be_written_is_no_failure(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = Database(open_engine(f"sqlite:///{tmp_path}/no-tables.db"))
    store = StateStore(database)
    store.keep(Kind.TICKET, State.OPEN)
    store.close()
    database.engine.dispose()
    assert "could not be written" in caplog.text
