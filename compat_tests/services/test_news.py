"""News items: written, changed, published, reviewed, translated, deleted."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import pytest
from sqlalchemy import select

from compat_tests.services.newsroom import NOBODY, add_brands, add_languages, found, news, shown
from compat_tests.services.outcome import failure, success
from compat_tests.services.world import ADMIN, NOON, World
from db.models.own import OutgoingEvent
from db.models.smartertrack import NewsItem

NEVER = datetime.min


def test_a_news_item_is_read_as_it_was_written(world: World) -> None:
    add_languages(world)
    number = news(
        world,
        "Größe 😀",
        "SummaryShort=Short",
        "SummaryLong=Longer",
        "Body=<p>a = b</p>",
        "eventdate=2019-09-01",
        "PublishFromUTC=2019-08-01T00:00:00Z",
        "PublishUntil=2020-01-01",
        "Language=DE-de",
        "IsPrivate=True",
        "IsDraft=1",
    )
    item = success(world.GetNewsItem(number))
    assert (item.subject, item.summary_short, item.summary_long) == ("Größe 😀", "Short", "Longer")
    assert (item.body, item.language, item.author_user_id) == ("<p>a = b</p>", "de-DE", ADMIN)
    assert (item.is_private, item.is_draft, item.is_flagged_for_review) == (True, True, False)
    assert (item.event_date_utc, item.date_created_utc) == (datetime(2019, 9, 1), NOON)
    assert item.publish_from_utc == datetime(2019, 8, 1)
    assert item.publish_until_utc == datetime(2020, 1, 1)
    assert (item.brand_ids, item.role_ids) == ([], [])


def test_a_new_item_is_published_and_about_this_day(world: World) -> None:
    item = success(world.GetNewsItem(news(world)))
    assert (item.is_draft, item.is_private, item.event_date_utc) == (False, False, NOON)
    assert (item.publish_from_utc, item.publish_until_utc) == (NEVER, NEVER)
    [(stored,)] = world.rows(select(NewsItem))
    assert isinstance(stored.news_item_guid, UUID)


def test_what_is_not_said_stays(world: World) -> None:
    number = news(world, "Old", "Body=Text", "PublishUntil=2020-01-01")
    world.clock.advance(60)
    success(world.SetNewsItemProperties(number, ["Subject=New", "PublishUntil="]))
    item = success(world.GetNewsItem(number))
    assert (item.subject, item.body, item.publish_until_utc) == ("New", "Text", NEVER)
    assert (item.date_created_utc, item.date_modified_utc) == (NOON, world.clock.now)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (["Body=x"], 10),
        (["Subject= "], 10),
        (["Subject=" + 501 * "x"], 15),
        (["Subject"], 12),
        (["Subject=x", "Colour=red"], 13),
        (["Subject=x", "IsDraft=maybe"], 14),
        (["Subject=x", "PublishFrom=soon"], 14),
        (["Subject=x", "Language=tlh"], 607),
        (["Subject=x", "PublishFrom=2020-01-01", "PublishUntil=2020-01-01"], 533),
    ],
)
def test_what_cannot_be_news_is_refused(world: World, said: list[str], code: int) -> None:
    assert failure(world.CreateNewsItem(said)) == code
    assert found(world) == []


def test_a_change_that_is_refused_changes_nothing(world: World) -> None:
    number = news(world, "Old", "PublishFrom=2019-01-01")
    refused = world.SetNewsItemProperties(number, ["Subject=New", "PublishUntil=2018-12-31"])
    assert failure(refused) == 533
    assert found(world) == ["Old"]


def test_a_draft_is_shown_once_it_is_published(world: World) -> None:
    number = news(world, "Later", "IsDraft=true")
    assert shown(world) == []
    success(world.PublishNewsItem(number))
    assert shown(world) == ["Later"]
    assert failure(world.PublishNewsItem(number)) == 531
    success(world.UnpublishNewsItem(number))
    assert shown(world) == []
    assert failure(world.UnpublishNewsItem(number)) == 532


def test_a_review_is_asked_for_and_done(world: World) -> None:
    number = news(world)
    success(world.FlagNewsItemForReview(number))
    success(world.FlagNewsItemForReview(number))
    assert found(world, "IsFlaggedForReview=true") == ["New printer"]
    success(world.MarkNewsItemAsReviewed(number))
    assert found(world, "IsFlaggedForReview=true") == []


def test_a_deleted_item_is_not_there(world: World) -> None:
    number = news(world)
    success(world.DeleteNewsItem(number))
    assert (shown(world), found(world)) == ([], [])
    assert failure(world.GetNewsItem(number)) == 530
    assert failure(world.DeleteNewsItem(number)) == 530


def test_what_nobody_has_written_is_not_found(world: World) -> None:
    for result in (
        world.GetNewsItem(NOBODY),
        world.SetNewsItemProperties(NOBODY, []),
        world.PublishNewsItem(NOBODY),
        world.UnpublishNewsItem(NOBODY),
        world.FlagNewsItemForReview(NOBODY),
        world.MarkNewsItemAsReviewed(NOBODY),
        world.SetNewsItemBrands(NOBODY, []),
        world.SetNewsItemRoles(NOBODY, []),
        world.GetNewsItemTranslations(NOBODY),
        world.DeleteNewsItem(NOBODY),
    ):
        assert failure(result) == 530


def test_brands_and_roles_are_set_as_a_whole(world: World) -> None:
    add_brands(world)
    number = news(world)
    success(world.SetNewsItemBrands(number, [2, 1, 2]))
    success(world.SetNewsItemRoles(number, [3]))
    item = success(world.GetNewsItem(number))
    assert (item.brand_ids, item.role_ids) == ([1, 2], [3])
    assert failure(world.SetNewsItemBrands(number, [2, NOBODY])) == 201
    assert failure(world.SetNewsItemRoles(number, [NOBODY])) == 205
    success(world.SetNewsItemBrands(number, [2]))
    success(world.SetNewsItemRoles(number, None))
    item = success(world.GetNewsItem(number))
    assert (item.brand_ids, item.role_ids) == ([2], [])


def family(world: World, number: int) -> list[tuple[int, bool]]:
    """Return what belongs together, and which item is the primary one."""
    together = success(world.GetNewsItemTranslations(number)).translations
    return [(each.news_item_id, each.is_primary) for each in together]


def test_translations_belong_to_one_primary_item(world: World) -> None:
    english, german, french = (news(world, each) for each in ("One", "Eins", "Un"))
    success(world.AddNewsItemTranslation(english, german))
    success(world.AddNewsItemTranslation(german, french))
    together = [(english, True), (german, False), (french, False)]
    assert [family(world, each) for each in (english, german, french)] == [together] * 3
    success(world.RemoveNewsItemTranslation(french, german))
    assert family(world, german) == [(german, True)]
    success(world.DeleteNewsItem(french))
    assert family(world, english) == [(english, True)]


def test_the_next_item_is_the_primary_one_when_that_is_deleted(world: World) -> None:
    english, german, french = (news(world, each) for each in ("One", "Eins", "Un"))
    success(world.AddNewsItemTranslation(english, german))
    success(world.AddNewsItemTranslation(german, french))
    success(world.DeleteNewsItem(english))
    assert family(world, french) == [(german, True), (french, False)]


def test_each_translation_tells_its_language(world: World) -> None:
    add_languages(world)
    english, german = news(world, "One"), news(world, "Eins", "Language=de-DE")
    success(world.AddNewsItemTranslation(english, german))
    together = success(world.GetNewsItemTranslations(german)).translations
    assert [(each.subject, each.language) for each in together] == [("One", ""), ("Eins", "de-DE")]


def test_what_is_no_translation_is_told_in_band(world: World) -> None:
    english, german = news(world, "One"), news(world, "Eins")
    assert failure(world.AddNewsItemTranslation(english, english)) == 534
    assert failure(world.AddNewsItemTranslation(english, NOBODY)) == 530
    assert failure(world.RemoveNewsItemTranslation(english, german)) == 535
    assert failure(world.RemoveNewsItemTranslation(NOBODY, german)) == 530


def test_news_have_no_events(world: World) -> None:
    """Known difference S118."""
    number = news(world, "One", "IsDraft=true")
    success(world.PublishNewsItem(number))
    success(world.FlagNewsItemForReview(number))
    success(world.DeleteNewsItem(number))
    assert world.rows(select(OutgoingEvent)) == []


def test_news_of_the_products_pages_are_shown_and_can_be_changed(world: World) -> None:
    """Known difference S119."""
    world.change(lambda session: session.add(NewsItem(subject="Theirs", event_date_utc=NOON)))
    assert (shown(world), found(world)) == (["Theirs"], ["Theirs"])
    assert found(world, "AuthorUserID=0") == ["Theirs"]
    item = success(world.GetNewsItem(1))
    assert (item.author_user_id, item.date_created_utc) == (0, NEVER)
    success(world.SetNewsItemProperties(1, ["PublishFrom=2019-08-24"]))
    assert shown(world) == []
    item = success(world.GetNewsItem(1))
    assert (item.author_user_id, item.date_modified_utc) == (0, NOON)
