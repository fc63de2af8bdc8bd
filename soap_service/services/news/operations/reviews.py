"""Reviews of news items; whoever may find one may ask for a review."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.knowledge_base.rights import Action
from soap_service.services.news import rules
from soap_service.services.news.service import service
from soap_service.services.news.types import GenericResult


@service.operation
def flag_news_item_for_review(desk: Desk, *, news_item_id: int) -> GenericResult:
    """Ask for a review of a news item."""
    found = rules.find_to_change(desk, news_item_id, Action.VIEW)
    found.item.is_flagged_for_review = True
    return GenericResult()


@service.operation
def mark_news_item_as_reviewed(desk: Desk, *, news_item_id: int) -> GenericResult:
    """Say that a news item has been reviewed and holds."""
    rules.find_to_change(desk, news_item_id).item.is_flagged_for_review = False
    return GenericResult()
