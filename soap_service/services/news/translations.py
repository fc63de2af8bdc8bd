"""News items that say the same in other languages; one of them is the primary one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, select

from db.models.own import NewsExtra
from db.models.smartertrack import Language, NewsItem, NewsItemTranslation
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.families import Families
from soap_service.services.news import rules
from soap_service.services.news.errors import NOT_A_TRANSLATION, TRANSLATION_OF_ITSELF
from soap_service.services.news.types import NewsItemTranslationInfo

FAMILIES = Families(NewsItemTranslation, "news_item_id_primary", "news_item_id_secondary")


def tie(desk: Desk, item_id: int, translation_id: int) -> None:
    """Make a news item a translation of another; its own translations come along.

    Raises ServiceError.
    """
    if item_id == translation_id:
        raise ServiceError(TRANSLATION_OF_ITSELF, item=item_id)
    FAMILIES.lock(desk.unit)
    for each in sorted((item_id, translation_id)):
        rules.find_to_change(desk, each)
    FAMILIES.tie(desk.unit, item_id, translation_id)


def untie(desk: Desk, item_id: int, translation_id: int) -> None:
    """Let a news item be no translation of another any more. Raises ServiceError."""
    FAMILIES.lock(desk.unit)
    rules.find_to_change(desk, item_id)
    if not FAMILIES.untie(desk.unit, item_id, translation_id):
        raise ServiceError(NOT_A_TRANSLATION, item=item_id, translation=translation_id)


def translations(desk: Desk, item_id: int) -> list[NewsItemTranslationInfo]:
    """Return a news item and its translations that the caller may find, the primary one first.

    Raises ServiceError.
    """
    rules.find(desk, item_id)
    primary, family = FAMILIES.of(desk.unit, item_id)
    rows = desk.unit.execute(_family(family).where(rules.seen(desk)))
    found = [_shown(row, is_primary=row.item_id == primary) for row in rows]
    return sorted(found, key=lambda each: not each.is_primary)


def _family(item_ids: Iterable[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            NewsItem.news_item_id.label("item_id"),
            NewsItem.subject.label("subject"),
            Language.culture_name.label("language"),
        )
        .outerjoin(NewsExtra, NewsExtra.news_item_id == NewsItem.news_item_id)
        .outerjoin(Language, Language.language_id == NewsItem.language_id)
        .where(NewsItem.news_item_id.in_(item_ids))
        .order_by(NewsItem.news_item_id)
    )


def _shown(row: Any, *, is_primary: bool) -> NewsItemTranslationInfo:
    return NewsItemTranslationInfo(
        is_primary=is_primary,
        language=row.language or "",
        news_item_id=row.item_id,
        subject=row.subject,
    )
