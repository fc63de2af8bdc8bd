"""The lease on work that one process at a time may do.

A lease runs out by itself unless it is renewed, so that another process can go on after the first
has died. Each change of hands counts its token up; who writes under the lease looks first, in the
same transaction, whether the token is still theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db import Database, UnitOfWork, locked
from db.models.own import Lease
from providers.outbox.exceptions import LeaseLost

__all__ = ["WorkLease"]

_RENEWALS = 3
"""A lease is renewed so often in its length."""


class WorkLease:
    """One process's hold on a lease, which may be none. For one thread but ``is_valid``.

    ``owner`` tells who it is; of all processes with the same owner only one may live at a time,
    since it takes over at once from the one before. ``clock`` gives naive UTC; those of all
    processes must agree to less than ``length``.
    """

    def __init__(
        self,
        database: Database,
        name: str,
        owner: str,
        clock: Callable[[], datetime],
        length: timedelta,
    ) -> None:
        self._database = database
        self._name = name
        self._owner = owner
        self._clock = clock
        self._length = length
        self._token: int | None = None
        self._until = datetime.min

    @property
    def is_valid(self) -> bool:
        """Whether the lease is held and has not run out."""
        return self._token is not None and self._clock() < self._until

    def keep(self) -> bool:
        """Take the lease if it is free, renew it when it is time, and tell whether it is held.

        Raises DatabaseError.
        """
        now = self._clock()
        if self._until - now > self._length * (1 - 1 / _RENEWALS):
            return True
        until = now + self._length
        self._token = self._database.run(lambda unit: self._claim(unit, now, until))
        self._until = until if self._token is not None else datetime.min
        return self._token is not None

    def check(self, session: Session) -> None:
        """Keep the lease in our hands until the transaction ends. Raises LeaseLost."""
        query = select(Lease).where(Lease.name == self._name, Lease.token == self._token)
        if session.scalar(locked(query, Lease)) is None:
            self._token, self._until = None, datetime.min
            raise LeaseLost("Another worker delivers the events now.")

    def release(self) -> None:
        """Let somebody else take the lease at once; harmless when it is not held.

        Raises DatabaseError.
        """
        mine = (Lease.name == self._name, Lease.token == self._token)
        free = update(Lease).where(*mine).values(owner=None, until_utc=None)
        if self._token is not None:
            self._database.run(lambda unit: unit.session.execute(free))
        self._token, self._until = None, datetime.min

    def _claim(self, unit: UnitOfWork, now: datetime, until: datetime) -> int | None:
        lease = self._read(unit.session)
        if lease is None:
            unit.session.add(Lease(name=self._name, owner=self._owner, until_utc=until, token=1))
            return 1
        if lease.token != self._token:
            if lease.owner != self._owner and (lease.until_utc or now) > now:
                return None
            lease.token += 1
        lease.owner, lease.until_utc = self._owner, until
        return lease.token

    def _read(self, session: Session) -> Lease | None:
        return session.scalar(locked(select(Lease).where(Lease.name == self._name), Lease))
