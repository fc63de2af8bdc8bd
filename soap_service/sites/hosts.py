"""Host names and their tenants, remembered for a second.

What the master says is at most a second old, as long as the master answers. While it does not,
what it said last still holds: tenants that were known stay served.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import NamedTuple

from db import DatabaseError, Unavailable
from db.tenancy import Tenant

__all__ = ["Hosts"]

LIFETIME_S = 1.0
"""How long what the master said is taken for true."""

_PATIENCE_S = 2.0
_CAPACITY = 4096
_SILENT = "The master database does not answer."
_READERS = 2


class _Known(NamedTuple):
    tenant: Tenant | None
    read_at: float


class Hosts:
    """Finds the tenants of host names. Shared by all threads of a process.

    ``find`` asks the master and raises DatabaseError; it runs in threads of its own, so that a
    master that hangs does not keep callers. ``seconds`` never goes back.
    """

    def __init__(
        self,
        find: Callable[[str], Tenant | None],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._find = find
        self._seconds = seconds
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._asked: dict[str, Future[Tenant | None]] = {}
        self._readers = ThreadPoolExecutor(_READERS, "master")
        self._changing = threading.Lock()
        self._failed_at = float("-inf")

    def tenant_at(self, host: str) -> Tenant | None:
        """Return the tenant that a host name leads to.

        Raises DatabaseError when the master does not answer and never said anything of the host.
        """
        known = self._known.get(host)
        now = self._seconds()
        if known is not None and now - known.read_at < LIFETIME_S:
            return known.tenant
        try:
            return self._ask(host, now)
        except DatabaseError:
            if known is None:
                raise
            return known.tenant

    def __len__(self) -> int:
        """Return how many host names are remembered."""
        return len(self._known)

    def close(self) -> None:
        """Wait for nobody; threads that hang end with the process."""
        self._readers.shutdown(wait=False, cancel_futures=True)

    def _ask(self, host: str, now: float) -> Tenant | None:
        """Ask the master, not for long, and not at all right after it failed."""
        if now - self._failed_at < LIFETIME_S:
            raise Unavailable(_SILENT)
        with self._changing:
            asked = self._asked.get(host)
            if asked is None:
                asked = self._asked[host] = self._readers.submit(self._read, host)
        try:
            return asked.result(_PATIENCE_S)
        except (TimeoutError, CancelledError):
            asked.cancel()
            self._forget_question(host)
            self._failed_at = self._seconds()
            raise Unavailable(_SILENT) from None
        except DatabaseError:
            self._failed_at = self._seconds()
            raise

    def _read(self, host: str) -> Tenant | None:
        """Ask the master, and remember what it says as of the moment it was asked."""
        read_at = self._seconds()
        try:
            tenant = self._find(host)
        finally:
            self._forget_question(host)
        with self._changing:
            self._known[host] = _Known(tenant, read_at)
            self._known.move_to_end(host)
            while len(self._known) > _CAPACITY:
                self._known.popitem(last=False)
        return tenant

    def _forget_question(self, host: str) -> None:
        with self._changing:
            self._asked.pop(host, None)
