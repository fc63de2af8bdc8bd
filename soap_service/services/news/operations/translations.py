"""News items in other languages."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.news import translations
from soap_service.services.news.service import service
from soap_service.services.news.types import GenericResult, NewsItemTranslationInfoArrayResult


@service.operation
def add_news_item_translation(
    desk: Desk, *, news_item_id: int, translation_news_item_id: int
) -> GenericResult:
    """Make a news item a translation of another."""
    translations.tie(desk, news_item_id, translation_news_item_id)
    return GenericResult()


@service.operation
def remove_news_item_translation(
    desk: Desk, *, news_item_id: int, translation_news_item_id: int
) -> GenericResult:
    """Let a news item be no translation of another any more."""
    translations.untie(desk, news_item_id, translation_news_item_id)
    return GenericResult()


@service.query
def get_news_item_translations(
    desk: Desk, *, news_item_id: int
) -> NewsItemTranslationInfoArrayResult:
    """Return a news item and its translations, the primary one first."""
    return NewsItemTranslationInfoArrayResult(
        translations=translations.translations(desk, news_item_id)
    )
