"""The six settings of repeated attempts."""

from __future__ import annotations

import pytest

from providers.outbox import RetryPolicy

DAY = 24 * 3600.0
POLICY = RetryPolicy()


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(1, 5), (2, 10), (3, 20), (9, 1280), (10, 1800), (1000, 1800)]
)
def test_waits_grow_by_the_factor_up_to_the_longest(attempts: int, seconds: float) -> None:
    assert POLICY.delay(attempts, 1) == seconds


@pytest.mark.parametrize("chance", [0.0, 0.3, 1.0])
def test_chance_takes_away_a_half_at_the_most(chance: float) -> None:
    assert POLICY.delay(3, chance) == 10 + 10 * chance


def test_no_wait_is_shorter_than_the_floor() -> None:
    assert RetryPolicy(start_s=0.1, floor_s=2).delay(1, 0) == 2


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_a_delivery_is_given_up_after_a_day_and_not_before(chance: float) -> None:
    attempts, seconds = 1, 0.0
    while not POLICY.is_spent(attempts, seconds):
        seconds += POLICY.delay(attempts, chance)
        attempts += 1
    assert DAY <= seconds <= DAY + POLICY.max_interval_s


def test_a_delivery_is_given_up_after_the_most_attempts() -> None:
    policy = RetryPolicy(max_count=3)
    assert [policy.is_spent(attempts, 0) for attempts in (1, 2, 3)] == [False, False, True]


def test_a_factor_of_one_waits_evenly() -> None:
    policy = RetryPolicy(start_s=7, factor=1)
    assert {policy.delay(attempts, 1) for attempts in range(1, 200)} == {7}
