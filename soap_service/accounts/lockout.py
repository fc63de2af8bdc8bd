"""Lockout: who fails too often has to wait, and nobody looks at the password meanwhile.

Failures are counted per account and address, in a table that all processes share. Names that
nobody has are counted as well, so that a lockout does not tell which names exist.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from db import Database, DatabaseError, UnitOfWork, locked
from db.models.own import Lockout

WINDOW = timedelta(minutes=15)
"""Failures count together within this time, and a lockout is remembered so long after its end."""

LONGEST = timedelta(hours=1)
"""How long an account is locked at most."""

KEPT = timedelta(days=1)
"""Older failures are removed."""

_PURGE_EVERY = timedelta(minutes=10)
_MOST_DOUBLINGS = 12
_ACCOUNT_UNITS, _ADDRESS_UNITS = 255, 64
_NETWORK_BITS = 64


@dataclass(frozen=True, slots=True)
class LockoutPolicy:
    """After ``failures`` an account is locked for ``seconds``, doubled with each further failure.

    0 failures switch it off.
    """

    failures: int = 10
    seconds: int = 60


class Origin(NamedTuple):
    """Where a login comes from: the account it wants and the address it is made at."""

    account: str
    address: str


def origin(account: str, address: str) -> Origin:
    """Return the origin of a login as the table holds it.

    One caller commands a whole /64 network of IPv6: its addresses are one.
    """
    return Origin(
        _cut(account.strip().lower(), _ACCOUNT_UNITS), _cut(_network(address), _ADDRESS_UNITS)
    )


def utc_now() -> datetime:
    """Return the time as the database holds it: UTC without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


class Standing(NamedTuple):
    """What is held against an origin."""

    has_failed: bool
    is_locked: bool


class Lockouts:
    """The lockouts of an installation; ``clock`` returns naive UTC."""

    def __init__(
        self,
        database: Database,
        policy: LockoutPolicy,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._database = database
        self._policy = policy
        self._clock = clock
        self._next_purge = datetime.min

    def standing(self, who: Origin) -> Standing:
        """Tell what is held against an origin. Raises DatabaseError."""
        if not self._policy.failures:
            return Standing(has_failed=False, is_locked=False)
        query = select(Lockout.locked_until_utc).where(*_is(who))
        found = self._database.run(lambda unit: unit.session.execute(query).first(), read_only=True)
        until = found.locked_until_utc if found else None
        return Standing(found is not None, until is not None and until > self._clock())

    def record_failure(self, who: Origin) -> None:
        """Count a failed login, and lock its origin when there were too many.

        A failure of the database is swallowed: the login failed anyhow.
        """
        if not self._policy.failures:
            return
        now = self._clock()
        self._try(lambda unit: self._count(unit.session, who, now))
        if now >= self._next_purge:
            self._next_purge = now + _PURGE_EVERY
            old = delete(Lockout).where(Lockout.last_failure_utc < now - KEPT)
            self._try(lambda unit: unit.session.execute(old))

    def forget(self, who: Origin) -> None:
        """Forget the failures of an origin that knew the password after all.

        A failure of the database is swallowed: the login succeeded anyhow.
        """
        self._try(lambda unit: unit.session.execute(delete(Lockout).where(*_is(who))))

    def _count(self, session: Session, who: Origin, now: datetime) -> None:
        row = session.scalar(locked(select(Lockout).where(*_is(who)), Lockout))
        if row is None:
            row = Lockout(account=who.account, address=who.address, failures=0)
            session.add(row)
        elif now - (row.locked_until_utc or row.first_failure_utc) > WINDOW:
            row.failures, row.locked_until_utc = 0, None
        row.first_failure_utc = row.first_failure_utc if row.failures else now
        row.last_failure_utc = now
        row.failures += 1
        if row.failures >= self._policy.failures:
            row.locked_until_utc = now + self._penalty(row.failures)

    def _penalty(self, failures: int) -> timedelta:
        doublings = min(failures - self._policy.failures, _MOST_DOUBLINGS)
        return min(timedelta(seconds=self._policy.seconds << doublings), LONGEST)

    def _try(self, work: Callable[[UnitOfWork], Any]) -> None:
        with suppress(DatabaseError):
            self._database.run(work)


def _is(who: Origin) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Lockout.account == who.account, Lockout.address == who.address


def _network(address: str) -> str:
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(known), _NETWORK_BITS), strict=False))


def _cut(text: str, units: int) -> str:
    """Cut a text to the width of a column, which SQL Server counts in UTF-16 units."""
    return text.encode("utf-16-le", "replace")[: 2 * units].decode("utf-16-le", "ignore")
