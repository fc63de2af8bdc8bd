"""Answers that hold for a moment: one view of a client takes several calls."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["CAPACITY", "LIFETIME_SECONDS", "Recent"]

LIFETIME_SECONDS = 5.0
CAPACITY = 1000

Q = TypeVar("Q")
A = TypeVar("A")


class Recent(Generic[Q, A]):
    """Answers by their questions, for a few seconds; the oldest give way. Shared by threads.

    ``clock`` is monotonic.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._answers: OrderedDict[Q, tuple[float, A]] = OrderedDict()

    def get(self, question: Q, ask: Callable[[], A]) -> A:
        """Return the answer of a moment ago, or else a new one; nobody waits for another's."""
        with self._lock:
            known = self._answers.get(question)
        if known and self._clock() - known[0] < LIFETIME_SECONDS:
            return known[1]
        answer = ask()
        with self._lock:
            self._answers[question] = (self._clock(), answer)
            self._answers.move_to_end(question)
            while len(self._answers) > CAPACITY:
                self._answers.popitem(last=False)
        return answer
