"""The states of the breakers as operators see them, also from another process.

Each process has breakers of its own; what the last one told stands in ``isv_settings``. Nothing is
decided by it, so it is written in the background and may be lost.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock

from sqlalchemy import select

from db import Database, DatabaseError, UnitOfWork
from db.models.own import OwnSetting
from providers.background import in_background
from providers.breaker import State
from providers.kinds import Kind

__all__ = ["KnownState", "StateStore"]

_log = logging.getLogger(__name__)

_NAMES = {kind: f"provider_breaker.{kind}" for kind in Kind}
_CLOSE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class KnownState:
    """A state, and when it was told: ISO, UTC."""

    state: State
    told: str


class StateStore:
    """The states in a database; ``now`` returns the time in UTC."""

    def __init__(
        self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._database = database
        self._now = now
        self._waiting: dict[Kind, str] = {}
        self._writing: set[Future[None]] = set()
        self._lock = Lock()
        self._turn = Lock()

    def keep(self, kind: Kind, state: State) -> None:
        """Write a state down, soon."""
        told = self._now().isoformat(timespec="seconds")
        with self._lock:
            self._waiting[kind] = f"{state} {told}"
        future = in_background(self._write)
        self._writing.add(future)
        future.add_done_callback(self._writing.discard)

    def load(self) -> Mapping[Kind, KnownState]:
        """Return the states that were told. Raises DatabaseError."""

        def work(unit: UnitOfWork) -> dict[str, str]:
            rows = select(OwnSetting.name, OwnSetting.value).where(
                OwnSetting.name.in_(list(_NAMES.values()))
            )
            return {name: value or "" for name, value in unit.session.execute(rows)}

        found = self._database.run(work, read_only=True)
        pairs = {kind: found[name].partition(" ") for kind, name in _NAMES.items() if name in found}
        return {kind: KnownState(State(word), told) for kind, (word, _, told) in pairs.items()}

    def close(self) -> None:
        """Wait until everything is written down."""
        wait(list(self._writing), _CLOSE_SECONDS)

    def _write(self) -> None:
        def work(unit: UnitOfWork) -> None:
            for kind, value in states.items():
                unit.session.merge(OwnSetting(name=_NAMES[kind], value=value))

        with self._turn:
            with self._lock:
                states, self._waiting = self._waiting, {}
            if not states:
                return
            try:
                self._database.run(work)
            except DatabaseError as error:
                _log.warning("The states of providers could not be written: %s", error)
