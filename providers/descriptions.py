"""What is known of the providers' services, by address.

A description is read once, in the background: whoever needs it waits as long as their call may
take, and the next ones find it. An old one serves while it is read again.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from threading import Lock

from providers.background import in_background
from providers.contract import Description, assumed
from providers.exceptions import ProviderTimeout

__all__ = ["Descriptions"]

MAX_AGE_SECONDS = 600.0
"""How long a WSDL is believed before it is read again."""

GUESS_SECONDS = 60.0
"""How long a guess serves before the WSDL is asked for again; also a pause after vain attempts."""


@dataclass(frozen=True, slots=True)
class _Known:
    description: Description
    good_until: float


class Descriptions:
    """Descriptions that ``read`` returned; ``clock`` is monotonic."""

    def __init__(self, read: Callable[[str], Description], clock: Callable[[], float]) -> None:
        self._read = read
        self._clock = clock
        self._known: dict[str, _Known] = {}
        self._reading: dict[str, Future[Description]] = {}
        self._renewals: dict[str, float] = {}
        self._lock = Lock()

    def find(self, url: str, namespace: str, seconds: float) -> Description:
        """Return the description of a service, or what a ``namespace`` of the operator makes it.

        Raises ProviderError, ProviderTimeout when it is not there in time.
        """
        if namespace:
            return assumed(namespace)
        known = self._known.get(url)
        if known is None:
            return self._wait(url, seconds)
        if self._clock() > known.good_until:
            self._start(url)
        return known.description

    def renew(self, url: str, namespace: str, seconds: float) -> Description:
        """Return the description as it is now: a call showed that the known one is not right.

        When that was in vain a moment ago the known one is returned. Raises ProviderError.
        """
        if namespace or self._clock() < self._renewals.get(url, 0.0):
            return self.find(url, namespace, seconds)
        before = self._known.get(url)
        after = self._wait(url, seconds)
        if before is not None and before.description == after:
            self._renewals[url] = self._clock() + GUESS_SECONDS
        return after

    def _wait(self, url: str, seconds: float) -> Description:
        try:
            return self._start(url).result(max(0.0, seconds))
        except TimeoutError as error:
            raise ProviderTimeout("Its WSDL was not read in time.") from error

    def _start(self, url: str) -> Future[Description]:
        """Begin to read, unless somebody did already."""
        with self._lock:
            future = self._reading.get(url)
            if future is None:
                future = self._reading[url] = in_background(partial(self._learn, url))
            return future

    def _learn(self, url: str) -> Description:
        try:
            description = self._read(url)
            age = MAX_AGE_SECONDS if description.operations is not None else GUESS_SECONDS
            self._known[url] = _Known(description, self._clock() + age)
            return description
        except BaseException:
            known = self._known.get(url)
            if known is not None:
                self._known[url] = _Known(known.description, self._clock() + GUESS_SECONDS)
            raise
        finally:
            with self._lock:
                del self._reading[url]
