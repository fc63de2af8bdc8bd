"""How a request reaches another server: the seam that every transport fits.

A transport sends one request and returns the answer as it came. It follows no redirect, verifies
names and certificates, keeps to one time for everything from the name to the last byte, and reads
no more than it was allowed to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

__all__ = ["MAX_ANSWER_BYTES", "Reply", "Transport"]

MAX_ANSWER_BYTES = 1024 * 1024
"""The largest answer of a provider: far more than any has to say."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer of any status; ``content_type`` is the header's value."""

    status: int
    content_type: str
    body: bytes


class Transport(Protocol):
    """Sends requests; shared by all threads of a process."""

    def send(
        self,
        url: str,
        body: bytes | None,
        headers: Mapping[str, str],
        *,
        seconds: float,
        max_bytes: int = MAX_ANSWER_BYTES,
    ) -> Reply:
        """Post a body, or get the page when there is none, and return the answer.

        Raises ProviderTimeout when the answer is not complete after ``seconds``,
        ProviderUnavailable when there is none, BadAnswer when it is larger than ``max_bytes``.
        """

    def close(self) -> None:
        """Close what is kept open."""
