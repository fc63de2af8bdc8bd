"""Finding articles: the same articles and the same relevance on every database."""

from __future__ import annotations

import pytest

from compat_tests.services.conftest import Ground
from compat_tests.services.library import ROOT, article, folder, subjects
from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.wording import SCRIPTS, SYNTAX, language_of
from compat_tests.services.world import ANNA, NOON, World, statements
from db.full_text import words_of
from db.models.smartertrack import KbArticle
from soap_service.services.knowledge_base.words import changed_articles, index_articles


@pytest.fixture
def world(word_world: World) -> World:
    return word_world


def found(world: World, terms: str | None) -> list[str]:
    return subjects(world.SearchKBArticles(terms, 0, False))


def test_an_article_is_found_by_all_words_that_begin_its_own(world: World) -> None:
    """Known difference S81."""
    article(world, "Reset a password", body="<p>the of who</p>")
    article(world, "Word processing")
    assert found(world, "password reset") == ["Reset a password"]
    assert found(world, "pass") == ["Reset a password"]
    assert found(world, "WORD") == ["Word processing"]
    assert found(world, "password processing") == []
    assert found(world, "a the who re") == ["Reset a password"]
    assert found(world, "sword") == []


def test_a_database_is_asked_in_its_own_words(world: World, word_lane: tuple[str, Ground]) -> None:
    article(world)
    for sql in statements(world):
        assert found(world, "password") == ["Reset a password"]
        assert language_of(word_lane[0], "isv_kb_words") in sql[-1]


def test_html_is_searched_as_the_text_that_it_shows(world: World) -> None:
    article(
        world,
        body="<p class='hidden'>Str&ouml;me &amp; K<b>abel</b></p><style>p{color:red}</style>",
    )
    assert found(world, "ströme kabel") == ["Reset a password"]
    for word in ("hidden", "ouml", "color", "style"):
        assert found(world, word) == []


@pytest.mark.parametrize(("subject", "terms"), SCRIPTS)
def test_words_of_any_script_are_found(world: World, subject: str, terms: str) -> None:
    article(world, subject)
    assert found(world, terms) == [subject]


@pytest.mark.parametrize("terms", SYNTAX)
def test_no_text_is_a_syntax_error(world: World, terms: str) -> None:
    """Known difference S81."""
    article(world)
    success(world.SearchKBArticles(terms, 0, True))
    success(world.GetArticlesBySearch([f"Words={terms}"]))


@pytest.mark.parametrize("terms", [None, "", " ", "*", '"', "()"])
def test_without_words_nothing_is_found(world: World, terms: str | None) -> None:
    article(world)
    assert found(world, terms) == []


def test_relevance_is_a_percentage_by_where_the_words_stand(world: World) -> None:
    """Known difference S80."""
    article(world, "In the body", body="quota exceeded", summary="", keywords="")
    article(world, "In the summary", summary="quota", keywords="", body="")
    article(world, "In the keywords", keywords="quota", body="quota")
    article(world, "Quota exceeded")
    result = success(world.SearchKBArticles("quota", 0, False)).articles
    assert [(each.subject, each.relevance) for each in result] == [
        ("Quota exceeded", 100.0),
        ("In the keywords", 80.0),
        ("In the summary", 60.0),
        ("In the body", 40.0),
    ]
    both = success(world.SearchKBArticles("quota in", 0, False)).articles
    assert [each.relevance for each in both] == [90.0, 80.0, 70.0]


def test_of_equal_articles_the_newest_come_first_and_no_more_than_asked(world: World) -> None:
    for subject in ("First", "Second", "Third"):
        article(world, subject)
        world.clock.advance(minutes=1)
    assert subjects(world.SearchKBArticles("login", 2, False)) == ["Third", "Second"]
    assert failure(world.SearchKBArticles("login", -1, False)) == 611


def test_what_was_changed_is_found_by_its_new_words(world: World) -> None:
    number = article(world)
    success(world.ModifyArticle(number, "Unlock an account", None, None, "<p>Ask us.</p>"))
    assert found(world, "password") == []
    assert found(world, "unlock ask") == ["Unlock an account"]


def test_articles_of_others_are_found_once_they_are_indexed(world: World) -> None:
    """Known difference S82."""
    times = dict.fromkeys(("date_created_utc", "date_modified_utc", "date_last_reviewed_utc"), NOON)
    row = {"kb_article_id": 7, "kb_category_id": ROOT, "subject": "Imported"}
    world.change(lambda session: session.add(KbArticle(**row, **times)))
    assert found(world, "imported") == []
    assert world.site.database.run(changed_articles) == [7]
    world.site.database.run(lambda unit: index_articles(unit, [7]))
    assert world.site.database.run(changed_articles) == []
    assert found(world, "imported") == ["Imported"]


def test_criteria_are_all_met(world: World) -> None:
    mail = folder(world)
    article(world, "Old", folder=mail, draft=True)
    world.clock.advance(minutes=60)
    number = article(world.as_user("anna"), "New [50%]", folder=mail, private=True)
    world.FlagArticleForReview(number, "")
    assert subjects(world.GetArticlesBySearch(None)) == ["New [50%]", "Old"]
    for criterion in (
        "Subject=[50%",
        "IsPrivate=true",
        "IsDraft=false",
        "IsFlaggedForReview=1",
        f"AuthorUserID={ANNA}",
        f"KBArticleID={number}",
        f"ID={number}",
        "Text=new",
        "DateModifiedUTCStart=2019-08-23 07:00",
        "Take=1",
    ):
        assert subjects(world.GetArticlesBySearch([criterion])) == ["New [50%]"]
    ascending = ["SortOrder=ascending", f"FolderID={mail}", "Language=", "Skip=0", "Take=1"]
    assert subjects(world.GetArticlesBySearch(ascending)) == ["Old"]
    assert subjects(world.GetArticlesBySearch(["FolderID=0"])) == []
    assert subjects(world.GetArticlesBySearch(["AuthorUserID=0"])) == []
    assert subjects(world.GetArticlesBySearch(["Words=old", "Language=de"])) == []


@pytest.mark.parametrize(
    ("criterion", "code"),
    [("Colour=red", 13), ("Subject", 12), ("Take=-1", 146), ("IsDraft=x", 14)],
)
def test_a_wrong_criterion_is_told_in_band(world: World, criterion: str, code: int) -> None:
    assert failure(world.GetArticlesBySearch([criterion])) == code


def test_the_most_relevant_come_first_unless_an_order_is_asked(world: World) -> None:
    """Known difference S80."""
    article(world, "Quota")
    world.clock.advance(minutes=1)
    article(world, "Space", body="quota")
    assert subjects(world.GetArticlesBySearch(["Words=quota"])) == ["Quota", "Space"]
    newest_first = ["Words=quota", "SortOrder=descending"]
    assert subjects(world.GetArticlesBySearch(newest_first)) == ["Space", "Quota"]


def test_words_of_any_number_are_searched(world: World) -> None:
    article(world, "w0")
    many = [f"Words={' '.join(f'w{turn}x{word}' for word in range(20))}" for turn in range(400)]
    assert subjects(world.GetArticlesBySearch([*many, "Words=w0"])) == ["w0"]


def test_a_search_costs_three_statements_however_much_it_finds(world: World) -> None:
    for number in range(12):
        article(world, f"Article {number}")
    world.SearchKBArticles("article", 0, False)
    for sql in statements(world):
        for terms in ("article", "article 1", "nothing"):
            list(world.SearchKBArticles(terms, 0, False).articles)
            assert sent(sql) == 3
        list(world.GetArticles(ROOT, False).articles)
        assert sent(sql) == 3


def test_words_are_letters_and_digits_without_accents() -> None:
    assert words_of("Crème-brûlée №5 foo_bar") == ["creme", "brulee", "no5", "foo", "bar"]
    assert words_of("日本 ABC") == ["日", "本", "abc"]
    assert words_of(None) == []
