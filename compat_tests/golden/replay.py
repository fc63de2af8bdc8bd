"""Replays the recorded exchanges against a server and says how it went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from compat_tests.golden.comparison import Mismatch, mismatches
from compat_tests.golden.corrections import expected
from compat_tests.golden.differences import DIFFERENCES
from compat_tests.golden.exchange import Exchange, Message
from compat_tests.sample.raw_http import exchange as send


def expected_of_us(exchange: Exchange) -> Message | None:
    """Return what our server answers to an exchange, None when it cannot be replayed."""
    response = expected(exchange)
    difference = DIFFERENCES.get(exchange.name)
    if difference is None:
        return response
    return difference.ours(response) if difference.ours else None


def replay(port: int, exchange: Exchange, wanted: Message) -> list[Mismatch]:
    """Send the recorded request and return what differs from the wanted answer."""
    return mismatches(exchange, wanted, send(port, exchange.request.to_bytes()))


@dataclass(slots=True)
class Summary:
    """How many exchanges were replayed, and which did not come out as expected."""

    recorded: int = 0
    replayed: int = 0
    numbered: int = 0
    failures: dict[str, list[Mismatch]] = field(default_factory=dict)

    def __str__(self) -> str:
        lines = [f"{name}: {found}" for name, items in self.failures.items() for found in items]
        lines.append(
            f"{self.replayed} of {self.recorded} exchanges replayed, {len(self.failures)} failed; "
            f"{self.numbered} carry a numbered difference"
        )
        return "\n".join(lines)


def replay_all(port: int, exchanges: Iterable[Exchange]) -> Summary:
    """Replay exchanges one after the other."""
    summary = Summary()
    for exchange in exchanges:
        summary.recorded += 1
        summary.numbered += exchange.name in DIFFERENCES
        wanted = expected_of_us(exchange)
        if wanted is not None:
            summary.replayed += 1
            found = replay(port, exchange, wanted)
            if found:
                summary.failures[f"{exchange.group}/{exchange.name}"] = found
    return summary
