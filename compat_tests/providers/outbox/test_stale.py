"""Articles that nobody has reviewed are told once for each time that a profile names."""

from __future__ import annotations

from datetime import timedelta

import pytest

from compat_tests.providers.outbox.post import NOON, Post
from compat_tests.providers.outbox.test_clockwork import Clock
from compat_tests.services.world import populate
from db.event_types import argument_keys
from db.models.own import KbExtra
from db.models.smartertrack import KbArticle

DAY = 24 * 60
STALE = 501003


@pytest.fixture
def clock(post: Post) -> Clock:
    """A small company that has written three articles."""
    post.database.run(populate)
    clock = Clock(post)
    clock.add(
        an_article(1, "Old", NOON - timedelta(days=30)),
        an_article(2, "New", NOON),
        an_article(3, "Draft", NOON - timedelta(days=900), is_draft=True),
        an_article(4, "Gone", NOON - timedelta(days=900), is_deleted=True),
        KbExtra(kb_article_id=1, other_keywords="a, b"),
    )
    return clock


def an_article(number: int, subject: str, reviewed: object, **flags: bool) -> KbArticle:
    """Return an article that was reviewed at a time."""
    return KbArticle(
        kb_article_id=number,
        subject=subject,
        date_created_utc=NOON,
        date_modified_utc=NOON,
        date_last_reviewed_utc=reviewed,
        **flags,
    )


def test_without_a_profile_nothing_is_stale(clock: Clock) -> None:
    assert clock.tick() == []


def test_a_stale_article_is_told_once_for_each_review(clock: Clock) -> None:
    clock.profile(STALE, "staledays", 30)
    [event] = clock.tick()
    assert (event["type"], event["of"], event["staledays"]) == (STALE, ("article", 1), 30)
    assert (event["title"], event["keywords"]) == ("Old", "a, b")
    assert event.keys() - {"type", "of"} == set(argument_keys(STALE))
    assert clock.tick(DAY) == []
    [event] = clock.tick(29 * DAY)
    assert event["title"] == "New"


def test_a_threshold_beyond_all_calendars_tells_nothing(clock: Clock) -> None:
    clock.profile(STALE, "staledays", 10**9)
    assert clock.tick() == []
