"""Answers that hold for a moment."""

from __future__ import annotations

from itertools import count

import pytest

from compat_tests.providers.installation import Clock
from providers.recent import CAPACITY, LIFETIME_SECONDS, Recent


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_an_answer_holds_for_a_moment(clock: Clock) -> None:
    recent, answers = Recent[str, int](clock), count()
    assert [recent.get("a", answers.__next__) for _ in range(3)] == [0, 0, 0]
    clock.advance(LIFETIME_SECONDS)
    assert recent.get("a", answers.__next__) == 1


def test_no_answer_is_an_answer_too(clock: Clock) -> None:
    recent, asked = Recent[str, None](clock), list[str]()
    for _ in range(2):
        recent.get("a", lambda: asked.append("a"))
    assert asked == ["a"]


def test_the_oldest_give_way(clock: Clock) -> None:
    recent, answers = Recent[int, int](clock), count()
    for question in range(CAPACITY + 1):
        recent.get(question, answers.__next__)
    assert recent.get(CAPACITY, answers.__next__) == CAPACITY
    assert recent.get(0, answers.__next__) == CAPACITY + 1
