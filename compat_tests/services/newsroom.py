"""News to begin with: what tests of svcNews ask of a world."""

from __future__ import annotations

from typing import Any

from compat_tests.services.outcome import success
from compat_tests.services.world import World
from db.models.smartertrack import Brand, Language

NOBODY = 999_999
VISITOR = 0
FIRST_BRAND, SECOND_BRAND = 1, 2
GERMAN, FRENCH = 3, 4


def news(world: World, subject: str = "New printer", *more: str) -> int:
    """Add a news item with further properties and return its id."""
    return int(success(world.CreateNewsItem([f"Subject={subject}", *more])).news_item_id)


def shown(world: World, user_id: int = VISITOR, brand_id: int = 0, language: str = "") -> list[str]:
    """Return the subjects that a reader is shown."""
    return subjects(world.GetNewsItems(user_id, brand_id, language, 0))


def found(world: World, *criteria: str) -> list[str]:
    """Return the subjects that a search finds."""
    return subjects(world.GetNewsItemsBySearch(list(criteria)))


def subjects(result: Any) -> list[str]:
    """Return the subjects of a result that must be a success."""
    return [each.subject for each in success(result).news_items]


def add_brands(world: World) -> None:
    """Add a second brand beside the one that every installation has."""
    world.change(lambda session: session.merge(Brand(brand_id=FIRST_BRAND, brand_name="First")))
    world.change(lambda session: session.merge(Brand(brand_id=SECOND_BRAND, brand_name="Second")))


def add_languages(world: World) -> None:
    """Add two languages."""
    languages = [
        Language(language_id=number, lcid=lcid, culture_name=culture, language_name=culture)
        for number, lcid, culture in ((GERMAN, 1031, "de-DE"), (FRENCH, 1036, "fr-FR"))
    ]
    world.change(lambda session: session.add_all(languages))
