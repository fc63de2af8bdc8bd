"""Reviews of articles, and what agents say about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import Select, select

from db.models.smartertrack import KbAgentComment
from soap_service.services.desk import Desk
from soap_service.services.knowledge_base import articles
from soap_service.services.knowledge_base.articles import find
from soap_service.services.knowledge_base.folders import load_folders
from soap_service.services.knowledge_base.rights import Action
from soap_service.services.knowledge_base.service import service
from soap_service.services.knowledge_base.types import (
    GenericResult,
    KBCommentResultPart,
    KBCommentsResult,
)


@service.operation
def flag_article_for_review(desk: Desk, *, article_id: int, comment: str | None) -> GenericResult:
    """Ask for a review of an article; whoever may see it may ask."""
    articles.flag(desk, find(desk, load_folders(desk), article_id, to_change=True), comment)
    return GenericResult()


@service.operation
def mark_article_as_reviewed(desk: Desk, *, article_id: int) -> GenericResult:
    """Say that an article has been reviewed and holds."""
    found = find(desk, load_folders(desk), article_id, Action.REVIEW, to_change=True)
    articles.mark_reviewed(desk, found)
    return GenericResult()


@service.query
def get_article_comments(desk: Desk, *, article_id: int) -> KBCommentsResult:
    """Return what agents said about an article, oldest first."""
    find(desk, load_folders(desk), article_id)
    query: Select[*tuple[Any, ...]] = (
        select(
            KbAgentComment.kb_agent_comment_id.label("comment_id"),
            KbAgentComment.comment_text.label("comment_text"),
            KbAgentComment.date_entered_utc.label("date_entered_utc"),
            KbAgentComment.user_id.label("user_id"),
        )
        .where(KbAgentComment.kb_article_id == article_id)
        .order_by(KbAgentComment.kb_agent_comment_id)
    )
    rows = desk.unit.stream(query)
    return KBCommentsResult(comments=cast(Iterable[KBCommentResultPart], rows))
