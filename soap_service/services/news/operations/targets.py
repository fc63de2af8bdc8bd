"""Whom news items are for: brands and roles."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk
from soap_service.services.news import rules
from soap_service.services.news.service import service
from soap_service.services.news.types import GenericResult


@service.operation
def set_news_item_brands(
    desk: Desk, *, news_item_id: int, brand_ids: Iterable[int] | None
) -> GenericResult:
    """Show a news item in these brands alone; without any it is shown in all."""
    rules.set_brands(desk, rules.find_to_change(desk, news_item_id), brand_ids)
    return GenericResult()


@service.operation
def set_news_item_roles(
    desk: Desk, *, news_item_id: int, role_ids: Iterable[int] | None
) -> GenericResult:
    """Show a news item to the members of these roles alone; without any it is for everybody."""
    rules.set_roles(desk, rules.find_to_change(desk, news_item_id), role_ids)
    return GenericResult()
