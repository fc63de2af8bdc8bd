"""The notice that a server is about to stop: given by the parent, seen by every worker."""

from __future__ import annotations

import mmap

__all__ = ["StopNotice"]


class StopNotice:
    """A mark in memory that processes share which were forked after it was made."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 1)

    def give(self) -> None:
        """Let it be known."""
        self._shared[0] = 1

    @property
    def is_given(self) -> bool:
        """Whether the server is about to stop."""
        return self._shared[0] == 1
