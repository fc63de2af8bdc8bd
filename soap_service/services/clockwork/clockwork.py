"""The clockwork: looks at everything that time changes, and announces what has come to pass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from db import Database, UnitOfWork
from providers.outbox import Profiles, WorkLease, load_profiles
from soap_service.services.clockwork.counts import COUNTS, watch_count
from soap_service.services.clockwork.due import tell_due_follow_ups, tell_due_tasks
from soap_service.services.clockwork.idle import tell_idle_chats, tell_idle_tickets
from soap_service.services.clockwork.occasions import AT_ONCE
from soap_service.services.clockwork.stale import tell_stale_articles

__all__ = ["Clockwork"]

Watch = Callable[[UnitOfWork, Profiles, datetime], int]
"""Announces what there is at a time and returns how many events that were."""


class Clockwork:
    """Everything that is watched. For the holder of the lease on the work.

    ``is_wanted`` tells whether anybody hears of events; ``follow_up_due`` is the event type of due
    follow-ups, 0 for none.
    """

    def __init__(
        self,
        database: Database,
        lease: WorkLease,
        is_wanted: Callable[[], bool],
        follow_up_due: int,
    ) -> None:
        self._database = database
        self._lease = lease
        self._is_wanted = is_wanted
        self._watches: tuple[Watch, ...] = (
            tell_idle_tickets,
            tell_idle_chats,
            tell_due_tasks,
            tell_stale_articles,
            *(partial(watch_count, count) for count in COUNTS),
            *((partial(tell_due_follow_ups, follow_up_due),) if follow_up_due else ()),
        )

    def __call__(self, now: datetime) -> bool:
        """Announce what has come to pass, and tell whether there may be more of it.

        Each kind has a transaction of its own, in which it is also remembered that it was told.
        Raises LeaseLost and DatabaseError.
        """
        if not self._is_wanted():
            return False
        told = [self._database.run(partial(self._look, watch, now)) for watch in self._watches]
        return max(told) >= AT_ONCE

    def _look(self, watch: Watch, now: datetime, unit: UnitOfWork) -> int:
        self._lease.check(unit.session)
        return watch(unit, load_profiles(unit.session), now)
