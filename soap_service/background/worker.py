"""The worker: what is done beside the calls, by one process of an installation at a time.

It tells events to the provider, notices what only the clock can tell, reads the words of tickets,
and of articles and call logs that others have written, ends visits and invitations, and removes old
events, interactions and visitors.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from secrets import token_hex

from db import Database, DatabaseError, IncidentFiles, UnitOfWork, create_schema, open_engine
from providers import Kind, open_providers
from providers.outbox import (
    Courier,
    CourierSettings,
    LeaseLost,
    RetryPolicy,
    WorkLease,
    remove_finished,
)
from soap_service.config import ConfigError, Settings
from soap_service.services.call_logs.words import (
    changed_call_logs,
    index_call_logs,
    new_call_logs,
)
from soap_service.services.clockwork import Clockwork
from soap_service.services.desk import LOG_FOLDER, utc_now
from soap_service.services.iservice.files import drop_unused
from soap_service.services.iservice.purge import is_possible, purge_some
from soap_service.services.knowledge_base.words import changed_articles, index_articles
from soap_service.services.tickets.words import index_new_words
from soap_service.services.whos_on.expiry import ENDINGS, FORGETTING

__all__ = ["LEASE", "Chore", "Worker", "open_worker"]

LEASE = "worker"
"""The name of the lease."""

_log = logging.getLogger(__name__)
_POLL_S = 0.5
_BREATH_S = 0.05
_AFTER_ERROR_S = 2.0
_EVERY_FIVE_SECONDS = timedelta(seconds=5)
_EVERY_HALF_MINUTE = timedelta(seconds=30)
_EVERY_MINUTE = timedelta(minutes=1)
_EVERY_TEN_MINUTES = timedelta(minutes=10)
_EVERY_HOUR = timedelta(hours=1)


@dataclass(slots=True)
class Chore:
    """Work that is due again some time after it was done: a function that tells if more is left."""

    every: timedelta
    work: Callable[[datetime], bool]
    due: datetime = datetime.min

    def do(self, now: datetime) -> bool:
        """Do some of the work if it is due, and tell if more is left."""
        if now < self.due:
            return False
        is_more = self.work(now)
        self.due = now if is_more else now + self.every
        return is_more


class Worker:
    """Does the work while it holds the lease, and otherwise waits for it."""

    def __init__(
        self,
        lease: WorkLease,
        courier: Courier,
        chores: tuple[Chore, ...],
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._lease = lease
        self._courier = courier
        self._chores = chores
        self._clock = clock

    def run(self, stop: threading.Event) -> None:
        """Work until told to stop; then finish what is in flight and give the lease back."""
        while not stop.is_set():
            try:
                self.turn()
            except LeaseLost as error:
                _log.warning("%s", error)
            except DatabaseError as error:
                _log.error("%s", error)
                stop.wait(_AFTER_ERROR_S)
        self._finish()

    def turn(self) -> None:
        """Do what is due, or wait a moment. Raises LeaseLost and DatabaseError."""
        if not self._lease.keep():
            self._courier.wait(_POLL_S)
            return
        unfinished = sum(chore.do(self._clock()) for chore in self._chores)
        if not self._courier.step():
            self._courier.wait(_BREATH_S if unfinished else _POLL_S)

    def _finish(self) -> None:
        try:
            self._courier.close()
            self._lease.release()
        except (LeaseLost, DatabaseError) as error:
            _log.warning("%s", error)


@contextmanager
def open_worker(settings: Settings, owner: str = "") -> Iterator[Worker]:
    """Yield the worker of the installation whose database and folder the settings name.

    ``owner`` names whose worker it is, if there can be only one of theirs at a time. Raises
    ConfigError when the database cannot be used.
    """
    database = _open(settings)
    providers = open_providers(database)
    try:
        lease = _lease(database, settings, owner)
        is_wanted = partial(providers.is_on, Kind.EVENTS)
        courier = Courier(
            database, lease, providers.notify, is_wanted, _courier_settings(settings), utc_now
        )
        clockwork = Clockwork(database, lease, is_wanted, settings.follow_up_due_event)
        chores = (
            Chore(_EVERY_HALF_MINUTE, clockwork),
            Chore(_EVERY_FIVE_SECONDS, _piecemeal(database, lease, index_new_words)),
            *(
                Chore(every, _indexer(database, lease, find, index))
                for every, find, index in _INDEXING
            ),
            *(Chore(_EVERY_HALF_MINUTE, _piecemeal(database, lease, end)) for end in ENDINGS),
            Chore(_EVERY_MINUTE, _purger(database, lease)),
            Chore(_EVERY_HOUR, _remover(database, lease, settings)),
            *(Chore(_EVERY_HOUR, _piecemeal(database, lease, forget)) for forget in FORGETTING),
        )
        yield Worker(lease, courier, chores)
    finally:
        providers.close()
        database.dispose()


def _open(settings: Settings) -> Database:
    try:
        engine = open_engine(settings.database)
        database = Database(engine, IncidentFiles(settings.data_dir / LOG_FOLDER))
        create_schema(engine)
    except DatabaseError as error:
        raise ConfigError(str(error)) from error
    return database


def _lease(database: Database, settings: Settings, owner: str) -> WorkLease:
    name = owner or f"{os.getpid()}-{token_hex(4)}"
    length = timedelta(seconds=settings.worker_lease_s)
    return WorkLease(database, LEASE, f"{socket.gethostname()[:60]}:{name}", utc_now, length)


def _courier_settings(settings: Settings) -> CourierSettings:
    retry = RetryPolicy(
        start_s=settings.events_retry_start_s,
        factor=settings.events_retry_factor,
        max_interval_s=settings.events_retry_max_interval_s,
        max_count=settings.events_retry_max_count,
        max_period_s=settings.events_retry_max_period_s,
        floor_s=settings.events_retry_floor_s,
    )
    return CourierSettings(parallel=settings.events_parallel, retry=retry)


def _piecemeal(
    database: Database, lease: WorkLease, do_some: Callable[[UnitOfWork, datetime], int]
) -> Callable[[datetime], bool]:
    def do(now: datetime) -> bool:
        def work(unit: UnitOfWork) -> int:
            lease.check(unit.session)
            return do_some(unit, now)

        return database.run(work) > 0

    return do


_Find = Callable[[UnitOfWork], Sequence[int]]
_Index = Callable[[UnitOfWork, Sequence[int]], None]


def _indexer(
    database: Database, lease: WorkLease, find: _Find, index: _Index
) -> Callable[[datetime], bool]:
    """Return the work of indexing what is found; nobody waits while it is looked for."""

    def find_and_index(_now: datetime) -> bool:
        ids = database.run(find, read_only=True)

        def work(unit: UnitOfWork) -> None:
            lease.check(unit.session)
            index(unit, ids)

        if ids:
            database.run(work)
        return bool(ids)

    return find_and_index


_INDEXING: tuple[tuple[timedelta, _Find, _Index], ...] = (
    (_EVERY_HALF_MINUTE, new_call_logs, index_call_logs),
    (_EVERY_TEN_MINUTES, changed_call_logs, index_call_logs),
    (_EVERY_HALF_MINUTE, changed_articles, index_articles),
)


def _purger(database: Database, lease: WorkLease) -> Callable[[datetime], bool]:
    def purge(now: datetime) -> bool:
        def work(unit: UnitOfWork) -> int:
            lease.check(unit.session)
            if not is_possible(unit.session):
                return 0
            drop_unused(unit.session, now)
            return len(purge_some(unit.session, now))

        return database.run(work) > 0

    return purge


def _remover(
    database: Database, lease: WorkLease, settings: Settings
) -> Callable[[datetime], bool]:
    kept = timedelta(days=settings.events_kept_days)

    def remove(now: datetime) -> bool:
        def work(unit: UnitOfWork) -> int:
            lease.check(unit.session)
            return remove_finished(unit.session, now - kept)

        return database.run(work) > 0

    return remove
