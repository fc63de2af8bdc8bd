"""Lists of news: for readers, and for those who look for something."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk
from soap_service.services.news import listing
from soap_service.services.news.service import service
from soap_service.services.news.types import NewsItemInfoArrayResult


@service.query
def get_news_items(
    desk: Desk, *, user_id: int, brand_id: int, language: str | None, max_results: int
) -> NewsItemInfoArrayResult:
    """Return what a reader is shown at this moment, the newest first."""
    rows = listing.for_reader(desk, user_id, brand_id, language, max_results)
    return NewsItemInfoArrayResult(news_items=rows)


@service.query
def get_news_items_by_search(
    desk: Desk, *, search_criteria: Iterable[str | None] | None
) -> NewsItemInfoArrayResult:
    """Return the news items that meet the criteria, among those the caller may find."""
    return NewsItemInfoArrayResult(news_items=listing.by_criteria(desk, search_criteria))
