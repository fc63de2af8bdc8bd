"""The courier: takes due events out of the outbox and tells them to the provider.

Several objects are served at a time, each event after event. An event is told when the delivery of
the one before it has been written down, so that a provider hears an object's events in order also
when the courier dies: then it hears the last one again, under the same delivery id. No transaction
is open while a provider is called.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from queue import Empty, SimpleQueue
from typing import NamedTuple

from sqlalchemy.orm import Session

from db import Database, UnitOfWork
from db.models.own import State
from providers.exceptions import CircuitOpen, ProviderDisabled, ProviderError
from providers.outbox.exceptions import LeaseLost
from providers.outbox.lease import WorkLease
from providers.outbox.profiles import Profiles, load_profiles
from providers.outbox.retry import RetryPolicy
from providers.outbox.store import DueEvent, due_events, finish, postpone

__all__ = ["Courier", "CourierSettings", "Send"]

Send = Callable[[int, Mapping[str, object], str], None]
"""Tells an event: its type, arguments and delivery id. Raises ProviderError."""

_log = logging.getLogger(__name__)
_SKIPPED_AT_ONCE = 200
_CIRCUIT_WAIT = timedelta(seconds=1)
_PROFILES_AGE = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourierSettings:
    """How events are told: ``parallel`` at a time, and again by ``retry``.

    ``ahead`` events for each of those wait in memory, so that nobody idles during a transaction.
    """

    parallel: int = 8
    ahead: int = 2
    retry: RetryPolicy = field(default_factory=RetryPolicy)


class _End(Enum):
    """How an attempt ended; what was not tried or met an open circuit is not counted."""

    TOLD = auto()
    FAILED = auto()
    NOBODY = auto()
    CIRCUIT_OPEN = auto()
    NOT_TRIED = auto()


class _Result(NamedTuple):
    event: DueEvent
    end: _End
    error: str = ""


class Courier:
    """Delivers the events of one database. For one thread, which calls ``step`` and ``wait``.

    ``is_wanted`` tells whether there is a provider at all. ``clock`` gives naive UTC, ``chance``
    numbers from 0 to 1.
    """

    def __init__(
        self,
        database: Database,
        lease: WorkLease,
        send: Send,
        is_wanted: Callable[[], bool],
        settings: CourierSettings,
        clock: Callable[[], datetime],
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._database = database
        self._lease = lease
        self._send = send
        self._is_wanted = is_wanted
        self._settings = settings
        self._clock = clock
        self._chance = chance
        self._pool = ThreadPoolExecutor(settings.parallel, thread_name_prefix="events")
        self._in_flight: dict[int, DueEvent] = {}
        self._arrived: SimpleQueue[_Result] = SimpleQueue()
        self._results: list[_Result] = []
        self._paused_until = datetime.min
        self._profiles = (datetime.min, Profiles())
        self._is_closing = False

    def step(self) -> bool:
        """Write down what was delivered, hand out what is due, and tell whether there was any.

        The lease must be held. Raises LeaseLost when it is not any more, and DatabaseError; what
        could not be written down then is kept for the next step.
        """
        settled = self._settle()
        return self._hand_out() or settled

    def wait(self, seconds: float) -> None:
        """Wait until a delivery has ended, or for that time."""
        try:
            self._results.append(self._arrived.get(timeout=seconds))
        except Empty:
            return

    @property
    def is_idle(self) -> bool:
        """Whether nothing is in flight."""
        return not self._in_flight

    def close(self) -> None:
        """Let the calls in progress end, and write down how they did.

        Raises LeaseLost and DatabaseError.
        """
        self._is_closing = True
        self._pool.shutdown(wait=True)
        self._settle()

    def _settle(self) -> bool:
        while not self._arrived.empty():
            self._results.append(self._arrived.get())
        if not self._results:
            return False
        try:
            self._database.run(self._write)
        except LeaseLost:
            self._forget()
            raise
        for result in self._results:
            del self._in_flight[result.event.event_id]
            self._take_note(result)
        self._results.clear()
        return True

    def _write(self, unit: UnitOfWork) -> None:
        self._lease.check(unit.session)
        now = self._clock()
        for end, state in ((_End.TOLD, State.DONE), (_End.NOBODY, State.SKIPPED)):
            event_ids = [result.event.event_id for result in self._results if result.end is end]
            if event_ids:
                finish(unit.session, event_ids, state, now)
        for result in self._results:
            if result.end is _End.FAILED:
                self._postpone(unit.session, result, now)

    def _postpone(self, session: Session, result: _Result, now: datetime) -> None:
        event, retry = result.event, self._settings.retry
        attempts = event.attempts + 1
        seconds = (now - (event.first_attempt or now)).total_seconds()
        again = now + timedelta(seconds=retry.delay(attempts, self._chance()))
        is_spent = retry.is_spent(attempts, seconds)
        postpone(session, event, result.error, now, None if is_spent else again)

    def _take_note(self, result: _Result) -> None:
        if result.end is _End.CIRCUIT_OPEN:
            self._paused_until = self._clock() + _CIRCUIT_WAIT
        if result.end is _End.FAILED:
            event = result.event
            name = f"{event.event_type_id} of {event.object_kind} {event.object_id}"
            _log.warning("Event %d (%s) was not told: %s", event.event_id, name, result.error)

    def _forget(self) -> None:
        """The events are somebody else's now: those whose result is here are told again there."""
        for result in self._results:
            del self._in_flight[result.event.event_id]
        self._results.clear()

    def _hand_out(self) -> bool:
        now = self._clock()
        free = self._settings.parallel * self._settings.ahead - len(self._in_flight)
        if free <= 0 or now < self._paused_until:
            return False
        is_wanted = self._is_wanted()
        limit = free if is_wanted else _SKIPPED_AT_ONCE
        due = self._database.run(lambda unit: self._due(unit, now, limit), read_only=True)
        wanted = [event for event in due if is_wanted and self._profiles[1].want(event)]
        self._skip([event for event in due if event not in wanted], now)
        for event in wanted:
            self._in_flight[event.event_id] = event
            self._pool.submit(self._deliver, event)
        return bool(due)

    def _due(self, unit: UnitOfWork, now: datetime, limit: int) -> list[DueEvent]:
        if now >= self._profiles[0] + _PROFILES_AGE:
            self._profiles = (now, load_profiles(unit.session))
        return due_events(unit.session, now, limit, list(self._in_flight))

    def _skip(self, events: Sequence[DueEvent], now: datetime) -> None:
        if not events:
            return

        def work(unit: UnitOfWork) -> None:
            self._lease.check(unit.session)
            finish(unit.session, [event.event_id for event in events], State.SKIPPED, now)

        self._database.run(work)

    def _deliver(self, event: DueEvent) -> None:
        """Tell an event; in a thread of the pool."""
        try:
            self._arrived.put(self._tell(event))
        except Exception as error:
            _log.exception("Event %d met an error", event.event_id)
            text = f"An error of this server: {type(error).__name__}"
            self._arrived.put(_Result(event, _End.FAILED, text))

    def _tell(self, event: DueEvent) -> _Result:
        if self._is_closing or not self._lease.is_valid:
            return _Result(event, _End.NOT_TRIED)
        try:
            self._send(event.event_type_id, event.arguments, event.delivery_id)
        except ProviderDisabled:
            return _Result(event, _End.NOBODY)
        except CircuitOpen:
            return _Result(event, _End.CIRCUIT_OPEN)
        except ProviderError as error:
            return _Result(event, _End.FAILED, str(error))
        return _Result(event, _End.TOLD)
