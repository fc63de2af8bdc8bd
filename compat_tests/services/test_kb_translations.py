"""Articles in other languages."""

from __future__ import annotations

from compat_tests.services.library import NOBODY, article
from compat_tests.services.outcome import failure, success
from compat_tests.services.world import World
from db.models.smartertrack import Language


def family(world: World, number: int) -> list[tuple[int, bool]]:
    """Return what belongs together, and which article is the primary one."""
    found = success(world.GetArticleTranslations(number)).translations
    return [(each.kb_article_id, each.is_primary) for each in found]


def test_translations_belong_to_one_primary_article(world: World) -> None:
    english, german, french = (article(world, each) for each in ("One", "Eins", "Un"))
    success(world.AddArticleTranslation(english, german))
    success(world.AddArticleTranslation(german, french))
    success(world.AddArticleTranslation(french, english))
    together = [(english, True), (german, False), (french, False)]
    assert [family(world, each) for each in (english, german, french)] == [together] * 3


def test_a_family_that_is_joined_comes_as_a_whole(world: World) -> None:
    numbers = [article(world, str(each)) for each in range(4)]
    success(world.AddArticleTranslation(numbers[2], numbers[3]))
    success(world.AddArticleTranslation(numbers[0], numbers[1]))
    success(world.AddArticleTranslation(numbers[1], numbers[3]))
    assert [number for number, _ in family(world, numbers[2])] == numbers
    assert family(world, numbers[3])[0] == (numbers[0], True)


def test_each_translation_tells_its_language(world: World) -> None:
    language = Language(language_id=3, lcid=1031, culture_name="de-DE", language_name="Deutsch")
    world.change(lambda session: session.add(language))
    english, german = article(world, "One"), article(world, "Eins")
    success(world.SetArticleProperties(german, ["Language=de-de"]))
    success(world.AddArticleTranslation(english, german))
    found = success(world.GetArticleTranslations(english)).translations
    assert [(each.subject, each.language) for each in found] == [("One", ""), ("Eins", "de-DE")]


def test_a_translation_is_taken_out_again(world: World) -> None:
    english, german, french = (article(world, each) for each in ("One", "Eins", "Un"))
    success(world.AddArticleTranslation(english, german))
    success(world.AddArticleTranslation(english, french))
    success(world.RemoveArticleTranslation(french, german))
    assert family(world, english) == [(english, True), (french, False)]
    assert family(world, german) == [(german, True)]
    success(world.RemoveArticleTranslation(french, english))
    assert family(world, english) == [(english, True)]


def test_what_is_no_translation_is_told_in_band(world: World) -> None:
    english, german = article(world, "One"), article(world, "Eins")
    assert failure(world.AddArticleTranslation(english, english)) == 608
    assert failure(world.AddArticleTranslation(english, NOBODY)) == 601
    assert failure(world.AddArticleTranslation(NOBODY, english)) == 601
    assert failure(world.RemoveArticleTranslation(english, german)) == 609
    assert failure(world.RemoveArticleTranslation(english, english)) == 609
    assert failure(world.RemoveArticleTranslation(NOBODY, english)) == 601
    assert failure(world.GetArticleTranslations(NOBODY)) == 601


def test_a_deleted_translation_is_not_listed(world: World) -> None:
    english, german = article(world, "One"), article(world, "Eins")
    success(world.AddArticleTranslation(english, german))
    success(world.DeleteArticle(german))
    assert family(world, english) == [(english, True)]


def test_the_next_article_is_the_primary_one_when_that_is_deleted(world: World) -> None:
    english, german, french = (article(world, each) for each in ("One", "Eins", "Un"))
    success(world.AddArticleTranslation(english, german))
    success(world.AddArticleTranslation(german, french))
    success(world.DeleteArticle(english))
    assert family(world, french) == family(world, german) == [(german, True), (french, False)]
    success(world.DeleteArticle(german))
    assert family(world, french) == [(french, True)]
