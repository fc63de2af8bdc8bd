"""An outbox with everything about it: a courier, a clock that stands still, and a listener."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from threading import Lock
from typing import NamedTuple

from sqlalchemy import select

from db import Database, UnitOfWork, add_event
from db.models.own import OutgoingEvent
from providers.outbox import Courier, CourierSettings, RetryPolicy, WorkLease

NOON = datetime(2019, 8, 23, 12)
TICKET_CREATED = 502000
LEASE_LENGTH = timedelta(seconds=5)
_PATIENCE_S = 20.0


class Clock:
    """Starts at noon of a known day and stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        """Move it."""
        self.now += timedelta(seconds=seconds)


class Told(NamedTuple):
    """What the listener heard once."""

    event_type_id: int
    arguments: Mapping[str, object]
    delivery_id: str


class Listener:
    """Hears of events; ``react`` may raise what the provider did wrong."""

    def __init__(self) -> None:
        self.heard: list[Told] = []
        self.react: Callable[[Told], None] = lambda told: None
        self._lock = Lock()

    def __call__(
        self, event_type_id: int, arguments: Mapping[str, object], delivery_id: str
    ) -> None:
        told = Told(event_type_id, arguments, delivery_id)
        with self._lock:
            self.heard.append(told)
        self.react(told)

    @property
    def numbers(self) -> list[object]:
        """The ``number`` of each event, in the order of hearing."""
        return [told.arguments["number"] for told in self.heard]

    def raises(self, error: Exception) -> None:
        """Let every event fail from now on."""

        def react(_: Told) -> None:
            raise error

        self.react = react

    def is_well(self) -> None:
        """Let no event fail any more."""
        self.react = lambda told: None


class Post:
    """The outbox of a database, its courier and its listener."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = Clock()
        self.listener = Listener()
        self.is_wanted = True
        self.lease = self.new_lease("first")
        self.courier = self.new_courier(self.lease)
        self._written = 0

    def new_lease(self, owner: str) -> WorkLease:
        """Return a lease on the work, not held yet."""
        return WorkLease(self.database, "worker", owner, self.clock, LEASE_LENGTH)

    def new_courier(self, lease: WorkLease, retry: RetryPolicy | None = None) -> Courier:
        """Return a courier for whom chance is always kind: it waits the full time."""
        settings = CourierSettings(parallel=4, retry=retry or RetryPolicy())
        return Courier(
            self.database,
            lease,
            self.listener,
            lambda: self.is_wanted,
            settings,
            self.clock,
            lambda: 1.0,
        )

    def write(self, *tickets: int, **arguments: object) -> None:
        """Put an event of each ticket into the outbox, numbered through."""

        def work(unit: UnitOfWork) -> None:
            for each, ticket in enumerate(tickets, self._written + 1):
                add_event(
                    unit,
                    event_type_id=TICKET_CREATED,
                    object_kind="ticket",
                    object_id=ticket,
                    arguments={"number": each, **arguments},
                    now=self.clock.now,
                )

        self.database.run(work)
        self._written += len(tickets)

    def deliver(self) -> None:
        """Let the courier work until nothing is due any more."""
        deadline = time.monotonic() + _PATIENCE_S
        while (self.lease.keep() and self.courier.step()) or not self.courier.is_idle:
            assert time.monotonic() < deadline
            self.courier.wait(0.01)

    def rows(self) -> list[OutgoingEvent]:
        """Return all events, the oldest first."""
        query = select(OutgoingEvent).order_by(OutgoingEvent.event_id)
        return self.database.run(lambda unit: list(unit.session.scalars(query)), read_only=True)

    def states(self) -> list[int]:
        """Return the state of each event, the oldest first."""
        return [row.state for row in self.rows()]

    def close(self) -> None:
        """Let the courier's threads end."""
        self.lease.keep()
        self.courier.close()
