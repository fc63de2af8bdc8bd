"""What happens to articles: the event log, and the events that providers are told."""

from __future__ import annotations

from enum import IntEnum

from db.models.smartertrack import KbArticle, KbEventLog
from soap_service.services.desk import Desk
from soap_service.services.events import announce, next_uniquifier

ARTICLE = "article"
"""The kind of object that events of the knowledge base happen to."""


class Event(IntEnum):
    """Ids of events of the knowledge base."""

    CREATED = 501000
    MODIFIED = 501001
    FLAGGED_FOR_REVIEW = 501002
    STALE = 501003
    MARKED_AS_REVIEWED = 501004
    DELETED = 501005


def record(desk: Desk, article: KbArticle, event: Event, keywords: str) -> None:
    """Log an event of an article at this moment and announce it."""
    caller = desk.caller
    desk.unit.insert(
        KbEventLog,
        event_date_utc=desk.now,
        uniquifier=next_uniquifier(),
        event_type_id=int(event),
        kb_article_id=article.kb_article_id,
        user_id_taking_action=caller.user_id,
    )
    arguments = article_arguments(article, keywords, caller.user_id, caller.user_name)
    announce(desk, event, ARTICLE, article.kb_article_id, arguments)


def article_arguments(
    article: KbArticle, keywords: str, acting_user_id: int = 0, acting_user: str = ""
) -> dict[str, object]:
    """Return what every event of an article tells; nobody acts when the clock has caused it."""
    return {
        "title": article.subject or "",
        "articleid": article.kb_article_id,
        "folderid": article.kb_category_id or 0,
        "authorid": article.user_id or 0,
        "keywords": keywords,
        "markedasdraft": article.is_draft,
        "markedasprivate": article.is_private,
        "flaggedforreview": article.is_flagged_for_review,
        "actinguserid": acting_user_id,
        "actinguser": acting_user,
    }
