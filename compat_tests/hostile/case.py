"""A hostile input and what must come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compat_tests.hostile.raw import Step

Sent = bytes | Sequence[Step] | Callable[[], bytes]


@dataclass(frozen=True)
class Case:
    """What is sent, and the answer: status, kind (see `Reply.kind`) and a piece of its text.

    ``send`` is a whole request, steps, or, for a large request, a function that makes it; at its
    end ``hangs_up`` ends our side of the connection. ``lacks`` must not stand in the answer.
    """

    name: str
    send: Sent
    status: int
    kind: str
    text: str = ""
    lacks: str = "</never>"
    hangs_up: bool = False

    def steps(self) -> Sequence[Step]:
        """Return what is to be sent."""
        sent = self.send() if callable(self.send) else self.send
        return [sent] if isinstance(sent, bytes) else sent
