"""How often which call is made, in full and in smoke mode."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.operations import Call, echo_int, get_attachment, get_tickets, put_attachment

ROW_COUNTS = (1, 100, 1_000, 10_000, 100_000)
ATTACHMENT_SIZES = (1, 10, 50)


@dataclass(frozen=True, slots=True)
class Step:
    """One measured call: `requests` of it per server and round, the same for every server."""

    call: Call
    requests: int
    rounds: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run measures: CPU time of the steps, peak memory of the calls."""

    connections: int
    cpu: tuple[Step, ...]
    memory: tuple[Call, ...]


def full() -> Plan:
    """The whole bench; takes ten minutes or more."""
    rows = zip(ROW_COUNTS, (300, 40, 8, 2, 1), (31, 31, 7, 3, 3), strict=True)
    sizes = list(zip(ATTACHMENT_SIZES, (8, 2, 1), (7, 5, 3), strict=True))
    return Plan(
        connections=4,
        cpu=(
            Step(echo_int(), requests=300, rounds=31),
            *(Step(get_tickets(count), requests, rounds) for count, requests, rounds in rows),
            *(Step(put_attachment(size), requests, rounds) for size, requests, rounds in sizes),
            *(Step(get_attachment(size), requests, rounds) for size, requests, rounds in sizes),
        ),
        memory=_memory(ROW_COUNTS, ATTACHMENT_SIZES),
    )


def smoke() -> Plan:
    """A run of seconds that shows that everything works and says nothing about speed."""
    calls = (echo_int(), get_tickets(100), put_attachment(1), get_attachment(1))
    return Plan(
        connections=2,
        cpu=tuple(Step(call, requests=4, rounds=2) for call in calls),
        memory=_memory((100,), (1,)),
    )


def _memory(counts: tuple[int, ...], sizes: tuple[int, ...]) -> tuple[Call, ...]:
    return (
        *(get_tickets(count) for count in counts),
        *(put_attachment(size) for size in sizes),
        *(get_attachment(size) for size in sizes),
    )
