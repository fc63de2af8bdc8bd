"""Circuit breakers."""

from __future__ import annotations

import pytest

from compat_tests.providers.caller.clock import Clock
from providers import CircuitOpen, State
from providers.breaker import Breaker, BreakerPolicy

FAILURES = BreakerPolicy().failures


@pytest.fixture
def changes() -> list[State]:
    """The states that the breaker told."""
    return []


@pytest.fixture
def breaker(clock: Clock, changes: list[State]) -> Breaker:
    """A breaker with the usual policy."""
    return Breaker(clock, on_change=changes.append)


def fail(breaker: Breaker, times: int = 1, *, slowly: bool = False) -> None:
    for _ in range(times):
        breaker.failed(breaker.enter(), slowly=slowly)


def is_open(breaker: Breaker) -> bool:
    try:
        breaker.succeeded(breaker.enter())
    except CircuitOpen:
        return True
    return False


def test_it_opens_after_failures_in_a_row(breaker: Breaker, changes: list[State]) -> None:
    fail(breaker, FAILURES - 1)
    assert breaker.state is State.CLOSED
    fail(breaker)
    assert (breaker.state, changes) == (State.OPEN, [State.OPEN])
    with pytest.raises(CircuitOpen):
        breaker.enter()


def test_a_success_between_failures_starts_the_count_anew(breaker: Breaker) -> None:
    fail(breaker, FAILURES - 1)
    breaker.succeeded(breaker.enter())
    fail(breaker, FAILURES - 1)
    assert breaker.state is State.CLOSED


def test_a_call_that_used_up_its_time_opens_it_at_once(breaker: Breaker) -> None:
    fail(breaker, slowly=True)
    assert is_open(breaker)


def test_after_the_pause_one_call_tries(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, slowly=True)
    clock.advance(1.0)
    breaker.enter()
    assert breaker.state is State.HALF_OPEN
    with pytest.raises(CircuitOpen):
        breaker.enter()


def test_a_success_closes_it(breaker: Breaker, clock: Clock, changes: list[State]) -> None:
    fail(breaker, slowly=True)
    clock.advance(1.0)
    breaker.succeeded(breaker.enter())
    assert changes == [State.OPEN, State.HALF_OPEN, State.CLOSED]
    fail(breaker, FAILURES - 1)
    assert breaker.state is State.CLOSED


def test_each_failure_in_a_row_doubles_the_pause_up_to_the_longest(
    breaker: Breaker, clock: Clock
) -> None:
    pauses = []
    fail(breaker, slowly=True)
    for _ in range(9):
        started = clock.now
        while is_still_resting(breaker):
            clock.advance(0.5)
        pauses.append(clock.now - started)
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def is_still_resting(breaker: Breaker) -> bool:
    """Tell whether it rests; when it does not, its probe fails."""
    try:
        fail(breaker)
    except CircuitOpen:
        return True
    return False


def test_quick_failures_earn_the_pause_of_as_many(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, FAILURES)
    clock.advance(15.9)
    with pytest.raises(CircuitOpen):
        breaker.enter()
    clock.advance(0.2)
    breaker.enter()


def test_what_began_before_it_opened_changes_nothing(breaker: Breaker, clock: Clock) -> None:
    early, late = breaker.enter(), breaker.enter()
    fail(breaker, slowly=True)
    breaker.succeeded(early)
    assert breaker.state is State.OPEN
    clock.advance(1.0)
    breaker.enter()
    breaker.failed(late, slowly=True)
    assert breaker.state is State.HALF_OPEN
