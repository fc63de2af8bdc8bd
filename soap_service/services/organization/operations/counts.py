"""Counts by agent."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.organization import counts
from soap_service.services.organization.service import service
from soap_service.services.organization.types import (
    ActiveItemArrayResult,
    DailyStatItemArrayResult,
)


@service.query
def get_active_item_counts(desk: Desk, *, use_authenticated_agent: bool) -> ActiveItemArrayResult:
    """Return the active items of the agents the caller may see, or of the caller alone."""
    items = counts.active_items(desk, is_own=use_authenticated_agent)
    return ActiveItemArrayResult(active_items=items)


@service.query
def get_daily_totals(desk: Desk, *, use_authenticated_user: bool) -> DailyStatItemArrayResult:
    """Return the day of the agents the caller may see, or of the caller alone."""
    items = counts.daily_totals(desk, is_own=use_authenticated_user)
    return DailyStatItemArrayResult(stat_items=items)
