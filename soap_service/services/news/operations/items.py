"""Creating, reading, changing, publishing and deleting news items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from soap_service.services.desk import Desk
from soap_service.services.knowledge_base.rights import Action
from soap_service.services.languages import culture_of
from soap_service.services.news import rules, store
from soap_service.services.news.service import service
from soap_service.services.news.translations import FAMILIES
from soap_service.services.news.types import GenericResult, NewsItemIdResult, NewsItemResult
from soap_service.services.news.values import read_values

_NEVER = datetime.min


@service.operation
def create_news_item(desk: Desk, *, parameters: Iterable[str | None] | None) -> NewsItemIdResult:
    """Add a news item and return its id; Subject is required."""
    item_id = rules.create(desk, read_values(desk, parameters))
    return NewsItemIdResult(news_item_id=item_id)


@service.operation
def set_news_item_properties(
    desk: Desk, *, news_item_id: int, properties: Iterable[str | None] | None
) -> GenericResult:
    """Change what the keys name of a news item, and nothing else of it."""
    found = rules.find_to_change(desk, news_item_id)
    rules.change(desk, found, read_values(desk, properties))
    return GenericResult()


@service.query
def get_news_item(desk: Desk, *, news_item_id: int) -> NewsItemResult:
    """Return a news item with its texts, brands and roles."""
    item, extra = rules.find(desk, news_item_id)
    return NewsItemResult(
        author_user_id=extra.user_id or 0,
        body=item.body or "",
        brand_ids=store.brands_of(desk, news_item_id),
        date_created_utc=extra.created_utc or _NEVER,
        date_modified_utc=extra.modified_utc,
        event_date_utc=item.event_date_utc or _NEVER,
        is_draft=item.is_draft,
        is_flagged_for_review=item.is_flagged_for_review,
        is_private=item.is_private,
        language=culture_of(desk, item.language_id),
        news_item_id=item.news_item_id,
        publish_from_utc=extra.publish_from_utc or _NEVER,
        publish_until_utc=extra.publish_until_utc or _NEVER,
        role_ids=store.roles_of(desk, news_item_id),
        subject=item.subject or "",
        summary_long=item.summary_long or "",
        summary_short=item.summary_short or "",
    )


@service.operation
def publish_news_item(desk: Desk, *, news_item_id: int) -> GenericResult:
    """Show a draft to its readers, within its days."""
    rules.publish(desk, rules.find_to_change(desk, news_item_id))
    return GenericResult()


@service.operation
def unpublish_news_item(desk: Desk, *, news_item_id: int) -> GenericResult:
    """Make a published news item a draft again."""
    rules.unpublish(desk, rules.find_to_change(desk, news_item_id))
    return GenericResult()


@service.operation
def delete_news_item(desk: Desk, *, news_item_id: int) -> GenericResult:
    """Delete a news item."""
    FAMILIES.lock(desk.unit)
    rules.remove(rules.find_to_change(desk, news_item_id, Action.DELETE))
    FAMILIES.leave(desk.unit, news_item_id)
    return GenericResult()
