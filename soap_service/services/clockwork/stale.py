"""What has become stale: articles that nobody has reviewed for as long as a profile says."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from db import UnitOfWork
from db.models.own import KbExtra
from db.models.smartertrack import KbArticle
from providers.outbox import Profiles
from soap_service.services.clockwork.occasions import AT_ONCE, Happening
from soap_service.services.knowledge_base.events import ARTICLE, Event, article_arguments

__all__ = ["tell_stale_articles"]

_DAYS = "staledays"
_MOST_DAYS = 36_500


def tell_stale_articles(unit: UnitOfWork, profiles: Profiles, now: datetime) -> int:
    """Announce published articles once for each time without a review that a profile names."""
    told = 0
    for days in profiles.thresholds(Event.STALE, _DAYS):
        happening = Happening(Event.STALE, ARTICLE, days)
        for article, keywords in unit.session.execute(_stale(happening, now)).all():
            since = article.date_last_reviewed_utc
            arguments = {**article_arguments(article, keywords or ""), _DAYS: (now - since).days}
            happening.tell(unit, article.kb_article_id, since, arguments, now)
            told += 1
    return told


def _stale(happening: Happening, now: datetime) -> Any:
    since = KbArticle.date_last_reviewed_utc
    return (
        select(KbArticle, KbExtra.other_keywords)
        .outerjoin(KbExtra, KbExtra.kb_article_id == KbArticle.kb_article_id)
        .where(
            ~KbArticle.is_deleted,
            ~KbArticle.is_draft,
            since <= now - timedelta(days=min(happening.threshold, _MOST_DAYS)),
            ~happening.was_told(KbArticle.kb_article_id, since),
        )
        .order_by(since, KbArticle.kb_article_id)
        .limit(AT_ONCE)
    )
