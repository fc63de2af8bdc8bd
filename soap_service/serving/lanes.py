"""Lanes: the requests for one host name hold no more than some of the threads, others wait.

Where host names lead to tenants, one whose database hangs keeps its own callers waiting and nobody
else's.
"""

from __future__ import annotations

import re
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from soap_service.serving.connection import Connection

__all__ = ["Lanes"]

PATIENCE_S = 10.0
"""How long a request waits for its lane."""

_HOST = re.compile(rb"\r\n(?:host|x-forwarded-host)[ \t]*:[ \t]*([^\r\n]*)", re.IGNORECASE)


class _Waiting(NamedTuple):
    host: bytes
    until: float


class Lanes:
    """Who holds a thread and who waits for one, by host name.

    ``most`` is how many threads a host name may have, 0 any number. Not thread-safe: it belongs to
    the event loop.
    """

    def __init__(self, most: int, seconds: Callable[[], float] = time.monotonic) -> None:
        self.most = most
        self._seconds = seconds
        self._hosts: dict[Connection, bytes] = {}
        self._held: Counter[bytes] = Counter()
        self._waiting: OrderedDict[Connection, _Waiting] = OrderedDict()

    def admit(self, conn: Connection) -> bool:
        """Tell whether a request whose head has arrived may have a thread; if not, it waits."""
        if not self.most:
            return True
        host = b",".join(_HOST.findall(conn.arrived, 0, conn.head_length)).lower()
        if self._held[host] >= self.most:
            self._waiting[conn] = _Waiting(host, self._seconds() + PATIENCE_S)
            return False
        self._hold(conn, host)
        return True

    def leave(self, conn: Connection) -> Connection | None:
        """Take a request out; returns the one that may go in its place, if one waits."""
        self._waiting.pop(conn, None)
        host = self._hosts.pop(conn, None)
        if host is None:
            return None
        self._held[host] -= 1
        if not self._held[host]:
            del self._held[host]
        following = next((each for each, at in self._waiting.items() if at.host == host), None)
        if following is not None:
            del self._waiting[following]
            self._hold(following, host)
        return following

    def first_waiting(self) -> Connection | None:
        """Return the request that has waited for longest."""
        return next(iter(self._waiting), None)

    def overdue(self) -> Connection | None:
        """Return a request that has waited for too long."""
        conn = self.first_waiting()
        return conn if conn and self._waiting[conn].until <= self._seconds() else None

    def _hold(self, conn: Connection, host: bytes) -> None:
        self._hosts[conn] = host
        self._held[host] += 1
