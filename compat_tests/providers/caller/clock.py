"""Time for tests."""

from __future__ import annotations


class Clock:
    """A monotonic clock that only moves when it is told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds
