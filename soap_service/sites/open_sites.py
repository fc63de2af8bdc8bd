"""The installations of tenants that are open: a bounded number, each lent while a call is answered.

Opening happens at the first call, without any other tenant waiting for it. What could not be opened
is not tried again for a second. Those that nobody used for longest are closed, first those beyond
the number, then those idle for minutes.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db import DatabaseError
from db.tenancy import Tenant

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

__all__ = ["OpenSite", "OpenSites"]

_RETRY_S = 1.0
_IDLE_S = 300.0


@dataclass(frozen=True, slots=True)
class OpenSite:
    """A tenant's installation: what answers its requests, and how it is closed."""

    application: WSGIApplication
    close: Callable[[], None]


@dataclass(slots=True, eq=False)
class _Place:
    """Where a tenant's installation is, or will be, or why it is not."""

    opening: threading.Lock = field(default_factory=threading.Lock)
    site: OpenSite | None = None
    failure: DatabaseError | None = None
    failed_at: float = float("-inf")
    lent: int = 0
    used_at: float = 0.0


class OpenSites:
    """Opens and closes the installations of a process. Shared by all its threads.

    ``open_site`` raises DatabaseError; ``capacity`` is how many stay open, unless more are lent at
    a time; ``seconds`` never goes back.
    """

    def __init__(
        self,
        open_site: Callable[[Tenant], OpenSite],
        capacity: int,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open_site = open_site
        self._capacity = capacity
        self._seconds = seconds
        self._places: OrderedDict[Hashable, _Place] = OrderedDict()
        self._lock = threading.Lock()

    def borrow(self, tenant: Tenant) -> OpenSite:
        """Return a tenant's installation, opened if need be; it is to be given back.

        Raises DatabaseError when it cannot be opened.
        """
        key = _key(tenant)
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            place.lent += 1
            place.used_at = self._seconds()
        try:
            return place.site or self._open(place, tenant)
        except BaseException:
            self.give_back(tenant)
            raise

    def give_back(self, tenant: Tenant) -> None:
        """End a loan, and close what has been idle for too long."""
        with self._lock:
            self._places[_key(tenant)].lent -= 1
            idle = self._take_idle()
        for site in idle:
            site.close()

    def close(self) -> None:
        """Close everything that is not lent."""
        with self._lock:
            free = [key for key, place in self._places.items() if not place.lent]
            places = [self._places.pop(key) for key in free]
        for place in places:
            if place.site:
                place.site.close()

    def __len__(self) -> int:
        """Return how many are open."""
        with self._lock:
            return sum(place.site is not None for place in self._places.values())

    def _open(self, place: _Place, tenant: Tenant) -> OpenSite:
        """Open, or wait for whoever does; nobody waits for what failed before."""
        if not place.opening.acquire(blocking=place.failure is None):
            assert place.failure is not None
            raise place.failure.with_traceback(None)
        try:
            if place.site is None:
                if place.failure and self._seconds() - place.failed_at < _RETRY_S:
                    raise place.failure.with_traceback(None)
                place.site = self._open_site(tenant)
                place.failure = None
            return place.site
        except DatabaseError as failure:
            if failure is not place.failure:
                place.failure, place.failed_at = failure, self._seconds()
            raise
        finally:
            place.opening.release()

    def _take_idle(self) -> list[OpenSite]:
        """Forget what nobody uses any more and return what of it is to be closed."""
        latest = self._seconds() - _IDLE_S
        spare = len(self._places) - self._capacity
        taken: list[OpenSite] = []
        for key, place in list(self._places.items()):
            if spare <= 0 and place.used_at > latest:
                break
            if not place.lent:
                spare -= 1
                del self._places[key]
                if place.site:
                    taken.append(place.site)
        return taken


def _key(tenant: Tenant) -> Hashable:
    """Return what tells installations apart: a tenant made anew, or moved, is another one."""
    return tenant.tenant_id, tenant.name, tuple(sorted(tenant.settings.items()))
