"""The knowledge base while several change it, on every database."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from compat_tests.services.library import article, folder
from compat_tests.services.outcome import failure, success
from compat_tests.services.world import NOON, World
from db import UnitOfWork
from db.models.smartertrack import KbArticle

LONG_ENOUGH_TO_WAIT_S = 0.3
"""Until another transaction has come to where this one is in its way."""


@pytest.fixture
def world(lane_world: World) -> World:
    return lane_world


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_a_folder_is_not_deleted_under_an_article_that_is_just_added(
    world: World, pool: ThreadPoolExecutor
) -> None:
    mail = folder(world)
    times = dict.fromkeys(("date_created_utc", "date_modified_utc", "date_last_reviewed_utc"), NOON)

    def add(unit: UnitOfWork) -> Future[Any]:
        unit.session.add(KbArticle(kb_category_id=mail, subject="New", **times))
        unit.session.flush()
        deleting = pool.submit(world.DeleteFolder, mail)
        time.sleep(LONG_ENOUGH_TO_WAIT_S)
        return deleting

    assert failure(world.site.database.run(add).result(60)) == 604
    [found] = success(world.GetArticles(mail, True)).articles
    assert found.kb_folder_id == mail


def test_changes_at_once_are_all_kept(world: World) -> None:
    number = article(world)
    texts = ("Subject", "ShortSummary", "OtherKeywords", "Body")
    with ThreadPoolExecutor(len(texts)) as several:
        results = several.map(
            lambda key: world.SetArticleProperties(number, [f"{key}=new{key}"]), texts
        )
        assert [success(each).result for each in results] == [True] * len(texts)
    found = success(world.GetArticle(number))
    assert (found.subject, found.short_summary) == ("newSubject", "newShortSummary")
    assert (found.other_keywords, found.body) == ("newOtherKeywords", "newBody")
    words = " ".join(f"new{key}" for key in texts)
    assert [each.kb_article_id for each in world.SearchKBArticles(words, 0, True).articles] == [
        number
    ]


def test_articles_that_are_tied_at_once_are_one_family(world: World) -> None:
    numbers = [article(world, f"{each}") for each in range(6)]
    pairs = zip(numbers, [*numbers[1:], numbers[0]], strict=True)
    with ThreadPoolExecutor(len(numbers)) as several:
        ties = several.map(lambda pair: world.AddArticleTranslation(*pair), pairs)
        assert [success(each).result for each in ties] == [True] * len(numbers)
    families = [success(world.GetArticleTranslations(each)).translations for each in numbers]
    assert all(family == families[0] for family in families)
    assert sorted(each.kb_article_id for each in families[0]) == numbers
