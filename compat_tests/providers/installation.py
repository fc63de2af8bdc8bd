"""An installation that calls providers: a database with their settings, and a clock to move."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copy
from typing import Any

from compat_tests.providers.rig import PASSWORD
from db import Database, IncidentFiles, create_schema, open_engine
from providers import Kind, Providers, ProviderSettings, SettingsStore, open_providers


class Clock:
    """The monotonic clock, which can be moved forward."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self._ahead

    def advance(self, seconds: float) -> None:
        self._ahead += seconds


@dataclass(frozen=True, slots=True)
class Installation:
    """The providers of a database, as a process that serves has them."""

    database: Database
    providers: Providers
    clock: Clock

    def use(self, kind: Kind, url: str, **changes: Any) -> None:
        """Enable the provider of a kind; ``changes`` are settings that differ from the defaults."""
        default = ProviderSettings.default(kind)
        settings = {"url": url, "password": PASSWORD, "enabled": True, **changes}
        SettingsStore(self.database).save(replace(default, **settings))
        self.clock.advance(60.0)


def make_database(file: Path) -> None:
    """Write an empty database; it takes a while, so that copies of it are made."""
    engine = open_engine(f"sqlite:///{file}")
    create_schema(engine)
    engine.dispose()


@contextmanager
def installed(folder: Path, empty: Path) -> Iterator[Installation]:
    """Make an installation in a folder, with a copy of an empty database, until the block ends."""
    engine = open_engine(f"sqlite:///{copy(empty, folder / 'iservice.db')}")
    database = Database(engine, IncidentFiles(folder / "logs"))
    clock = Clock()
    providers = open_providers(database, clock=clock)
    try:
        yield Installation(database, providers, clock)
    finally:
        providers.close()
        database.dispose()
