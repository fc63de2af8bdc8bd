"""Circuit breakers: a provider that fails is left alone for a while.

A breaker opens after some failures in a row, or after one call that used up all its time, since
that is what hurts callers. Each failure in a row doubles the pause. When it is over one call is let
through to try: a success closes the breaker, a failure opens it again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock

from providers.exceptions import CircuitOpen

__all__ = ["Breaker", "BreakerPolicy", "State"]


class State(StrEnum):
    """CLOSED lets calls through, OPEN none, HALF_OPEN one that tries."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half-open"


@dataclass(frozen=True, slots=True)
class BreakerPolicy:
    """When a breaker opens, and for how long: ``first_pause_s`` after a single failure."""

    failures: int = 5
    first_pause_s: float = 1.0
    max_pause_s: float = 60.0

    def pause_s(self, failures: int) -> float:
        """Return the seconds of rest after so many failures in a row."""
        return float(min(self.first_pause_s * 2 ** min(failures - 1, 30), self.max_pause_s))


class Breaker:
    """The breaker of one provider, shared by all threads.

    ``clock`` is monotonic; ``on_change`` is told each new state.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        policy: BreakerPolicy | None = None,
        on_change: Callable[[State], None] = lambda state: None,
    ) -> None:
        self._clock = clock
        self._policy = policy or BreakerPolicy()
        self._on_change = on_change
        self._lock = Lock()
        self._state = State.CLOSED
        self._failures = 0
        self._rests_until = 0.0
        self._turn = 0

    @property
    def state(self) -> State:
        """The state now."""
        return self._state

    def enter(self) -> int:
        """Let a call through and return its turn, which its outcome is told with.

        Raises CircuitOpen.
        """
        with self._lock:
            if self._state is State.CLOSED:
                return self._turn
            if self._state is State.HALF_OPEN or self._clock() < self._rests_until:
                raise CircuitOpen("It failed before and is left alone for a while.")
            turn = self._become(State.HALF_OPEN)
        self._on_change(State.HALF_OPEN)
        return turn

    def succeeded(self, turn: int) -> None:
        """Take note of a call that was answered."""
        with self._lock:
            if turn != self._turn:
                return
            self._failures = 0
            if self._state is State.CLOSED:
                return
            self._become(State.CLOSED)
        self._on_change(State.CLOSED)

    def failed(self, turn: int, *, slowly: bool) -> None:
        """Take note of a call that failed; ``slowly``: it used up all its time."""
        with self._lock:
            if turn != self._turn:
                return
            self._failures += 1
            is_probe = self._state is State.HALF_OPEN
            if not is_probe and not slowly and self._failures < self._policy.failures:
                return
            self._rests_until = self._clock() + self._policy.pause_s(self._failures)
            self._become(State.OPEN)
        self._on_change(State.OPEN)

    def _become(self, state: State) -> int:
        """Enter a state. What calls of an earlier turn report is old news then."""
        self._state = state
        self._turn += 1
        return self._turn
