"""The life of an article: written, changed, published, viewed, reviewed and deleted."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.library import (
    NOBODY,
    NOTHING,
    ROOT,
    article,
    folder,
    subjects,
    told,
)
from compat_tests.services.outcome import failure, success
from compat_tests.services.world import ADMIN, ANNA, NOON, World
from db.models.smartertrack import KbArticle, KbEventLog, Language

HTML = "<p>Grüße &amp; <script>alert(1)</script> 😀</p>\r\n"


def test_an_article_comes_back_as_it_was_written(world: World) -> None:
    number = article(world, "Größe", summary="<i>Kurz</i>", keywords="a; b", body=HTML)
    found = success(world.GetArticle(number))
    assert (found.subject, found.short_summary, found.other_keywords, found.body) == (
        "Größe",
        "<i>Kurz</i>",
        "a; b",
        HTML,
    )
    assert (found.kb_article_id, found.kb_folder_id, found.author_user_id) == (number, ROOT, ADMIN)
    assert {found.date_created_utc, found.date_modified_utc, found.date_last_reviewed_utc} == {NOON}
    assert told(world) == ["KB Article Created"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"folder": NOBODY}, 600),
        ({"folder": 0}, 600),
        ({"subject": "  "}, 10),
        ({"subject": None}, 10),
        ({"subject": "x" * 501}, 15),
    ],
)
def test_an_article_that_cannot_be_made_is_told_in_band(
    world: World, changes: dict[str, Any], code: int
) -> None:
    arguments = {"folder": ROOT, "subject": "x"} | changes
    result = world.CreateArticle(*arguments.values(), "", "", "", False, False)
    assert (failure(result), result.request_result) == (code, 0)
    assert world.rows(select(KbArticle)) == []
    assert told(world) == []


def test_each_view_is_counted(world: World) -> None:
    """Known difference U92."""
    number = article(world)
    assert [world.GetArticle(number).view_count for _ in range(3)] == [1, 2, 3]
    assert failure(world.GetArticle(NOBODY)) == 601
    assert world.GetArticleProperties(number, ["ViewCount"]).request_results == ["ViewCount=3"]


def test_views_at_once_are_all_counted(world: World) -> None:
    number = article(world)
    with ThreadPoolExecutor(4) as pool:
        counts = pool.map(lambda _: success(world.GetArticle(number)).view_count, range(20))
        assert sorted(counts) == list(range(1, 21))


def test_an_article_of_the_product_itself_is_viewed_too(world: World) -> None:
    times = dict.fromkeys(("date_created_utc", "date_modified_utc", "date_last_reviewed_utc"), NOON)
    world.change(lambda session: session.add(KbArticle(kb_article_id=7, **times)))
    found = success(world.GetArticle(7))
    assert (found.subject, found.body, found.other_keywords) == ("", "", "")
    assert (found.kb_folder_id, found.author_user_id, found.view_count) == (0, 0, 1)
    assert world.GetArticle(7).view_count == 2
    assert [each.kb_article_id for each in success(world.GetArticles(0, False)).articles] == [7]


def test_a_folder_lists_its_published_articles_by_subject(world: World) -> None:
    """Known difference U91."""
    mail = folder(world)
    for subject in ("Zebra", "Ape"):
        article(world, subject, folder=mail)
    article(world, "Draft", folder=mail, draft=True)
    article(world, "Secret", folder=mail, private=True)
    article(world, "Elsewhere")
    assert subjects(world.GetArticles(mail, False)) == ["Ape", "Zebra"]
    assert subjects(world.GetArticles(mail, True)) == ["Ape", "Secret", "Zebra"]
    assert failure(world.GetArticles(NOBODY, False)) == 600


def test_articles_of_a_private_folder_are_private(world: World) -> None:
    """Known difference U91."""
    inner = folder(world, "Inner", folder(world, "Outer", private=True))
    article(world, folder=inner)
    assert subjects(world.GetArticles(inner, False)) == []
    assert subjects(world.GetArticles(inner, True)) == ["Reset a password"]
    assert subjects(world.SearchKBArticles("password", 0, False)) == []
    assert subjects(world.SearchKBArticles("password", 0, True)) == ["Reset a password"]


def test_an_article_is_changed_in_part(world: World) -> None:
    """Known difference U92."""
    number = article(world)
    world.clock.advance(minutes=5)
    success(world.ModifyArticle(number, None, None, "", HTML))
    found = world.GetArticle(number)
    assert (found.subject, found.other_keywords, found.body) == ("Reset a password", "", HTML)
    assert (found.date_created_utc, found.date_modified_utc) == (NOON, world.clock.now)
    assert told(world) == ["KB Article Created", "KB Article Modified"]


def test_a_change_to_what_it_is_changes_nothing(world: World) -> None:
    """Known difference U92."""
    number = article(world)
    world.clock.advance(minutes=5)
    success(world.ModifyArticle(number, *NOTHING))
    success(world.ModifyArticle(number, "Reset a password ", "What to do", "login, account", None))
    same = [f"FolderID={ROOT}", "IsDraft=false", "Language=", f"AuthorUserID={ADMIN}", "Subject="]
    success(world.SetArticleProperties(number, [*same[:-1], "OtherKeywords=login, account"]))
    assert failure(world.SetArticleProperties(number, same)) == 10
    assert world.GetArticle(number).date_modified_utc == NOON
    assert told(world) == ["KB Article Created"]


def test_an_article_that_cannot_be_changed_stays_as_it_is(world: World) -> None:
    number = article(world)
    assert failure(world.ModifyArticle(NOBODY, *NOTHING)) == 601
    assert failure(world.ModifyArticle(number, " ", "New", None, None)) == 10
    assert failure(world.ModifyArticle(number, "x" * 501, "New", None, None)) == 15
    assert world.GetArticle(number).short_summary == "What to do"
    assert told(world) == ["KB Article Created"]


def test_a_draft_is_seen_by_readers_once_it_is_published(world: World) -> None:
    number = article(world, draft=True)
    assert subjects(world.SearchKBArticles("password", 0, True)) == []
    success(world.PublishArticle(number))
    assert subjects(world.SearchKBArticles("password", 0, False)) == ["Reset a password"]
    assert told(world) == ["KB Article Created", "KB Article Modified"]
    assert failure(world.PublishArticle(number)) == 613
    assert failure(world.PublishArticle(NOBODY)) == 601


def test_a_review_is_asked_for_once_and_done(world: World) -> None:
    number = article(world)
    anna = world.as_user("anna")
    success(anna.FlagArticleForReview(number, " The link is dead. "))
    success(world.FlagArticleForReview(number, ""))
    world.clock.advance(minutes=60)
    found = world.GetArticle(number)
    assert (found.is_flagged_for_review, found.date_last_reviewed_utc) == (True, NOON)
    [comment] = success(world.GetArticleComments(number)).comments
    assert (comment.comment_text, comment.user_id, comment.date_entered_utc) == (
        "The link is dead.",
        ANNA,
        NOON,
    )
    success(anna.MarkArticleAsReviewed(number))
    found = world.GetArticle(number)
    assert (found.is_flagged_for_review, found.date_last_reviewed_utc) == (False, world.clock.now)
    assert told(world)[1:] == ["KB Article Flagged For Review", "KB Article Marked As Reviewed"]


def test_nothing_is_said_of_an_article_that_is_not_there(world: World) -> None:
    assert failure(world.FlagArticleForReview(NOBODY, "x")) == 601
    assert failure(world.MarkArticleAsReviewed(NOBODY)) == 601
    assert failure(world.GetArticleComments(NOBODY)) == 601
    assert failure(world.DeleteArticle(NOBODY)) == 601


def test_a_deleted_article_is_gone_for_everybody(world: World) -> None:
    number = article(world)
    success(world.DeleteArticle(number))
    assert failure(world.GetArticle(number)) == 601
    assert failure(world.DeleteArticle(number)) == 601
    assert subjects(world.GetArticles(ROOT, True)) == []
    assert subjects(world.SearchKBArticles("password", 0, True)) == []
    assert subjects(world.GetArticlesBySearch([])) == []
    assert told(world) == ["KB Article Created", "KB Article Deleted"]


def test_events_are_logged_with_who_caused_them(world: World) -> None:
    number = article(world)
    success(world.as_user("anna").ModifyArticle(number, "Other", None, None, None))
    columns = (KbEventLog.event_type_id, KbEventLog.kb_article_id, KbEventLog.user_id_taking_action)
    rows = world.rows(select(*columns).order_by(KbEventLog.event_type_id))
    assert rows == [(501000, number, ADMIN), (501001, number, ANNA)]


def test_properties_are_set_and_read_as_key_and_value(world: World) -> None:
    language = Language(language_id=3, lcid=1031, culture_name="de-DE", language_name="Deutsch")
    world.change(lambda session: session.add(language))
    number, mail = article(world), folder(world)
    values = [
        f"folderid={mail}",
        "ISPRIVATE=true",
        "Language=DE-de",
        f"AuthorUserID={ANNA}",
        "Subject=a=b",
        "IsFeaturedInPortal=1",
        "Body=<p>x=y</p>",
    ]
    success(world.SetArticleProperties(number, values))
    asked = ["FolderID", "isprivate", "Language", "AuthorUserID", "Subject", "Body", "Nonsense"]
    assert success(world.GetArticleProperties(number, asked)).request_results == [
        f"FolderID={mail}",
        "isprivate=True",
        "Language=de-DE",
        f"AuthorUserID={ANNA}",
        "Subject=a=b",
        "Body=<p>x=y</p>",
        "Nonsense=",
    ]
    everything = world.GetArticleProperties(number, []).request_results
    assert "DateCreatedUTC=2019-08-23T06:55:19" in everything
    assert len(everything) == 17
    assert told(world) == ["KB Article Created", "KB Article Modified"]
    success(world.SetArticleProperties(number, ["Language="]))
    assert world.GetArticle(number).language == ""


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("ViewCount=7", 13),
        ("Subject", 12),
        ("Subject=", 10),
        ("IsPrivate=perhaps", 14),
        (f"FolderID={NOBODY}", 600),
        ("Language=tlh", 607),
        (f"AuthorUserID={NOBODY}", 612),
    ],
)
def test_one_wrong_property_leaves_all_as_they_are(world: World, value: str, code: int) -> None:
    number = article(world)
    assert failure(world.SetArticleProperties(number, ["ShortSummary=New", value])) == code
    assert world.GetArticle(number).short_summary == "What to do"
    assert failure(world.SetArticleProperties(NOBODY, [])) == 601
    assert failure(world.GetArticleProperties(NOBODY, [])) == 601
