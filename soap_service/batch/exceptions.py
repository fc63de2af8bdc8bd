"""What goes wrong in a batch."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "BadInput",
    "BatchError",
    "BatchStopped",
    "NotAsked",
    "OutcomeUnknown",
    "Refused",
]


class BatchError(Exception):
    """Base of what the batch utilities raise; its text is for whoever runs them."""


class BadInput(BatchError):
    """Raised for files and arguments that are wrong, with a line for each problem."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class Refused(BatchError):
    """Raised when the service refuses a call as it is; nothing was done."""


class BatchStopped(BatchError):
    """Raised when it makes no sense to go on with other rows."""


class NotAsked(BatchStopped):
    """Raised when a call did not reach the service; nothing was done."""


class OutcomeUnknown(BatchStopped):
    """Raised when a call was sent and nobody knows what became of it."""
