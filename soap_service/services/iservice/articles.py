"""Articles of the knowledge base, to be read and found."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select

from db.matching import containing
from db.models.iservice import Article, PropertyKind, Topic, Visibility
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice import types
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import ARTICLE_NOT_FOUND
from soap_service.services.iservice.files import infos_of_article
from soap_service.services.iservice.paging import PageOf
from soap_service.services.iservice.properties import (
    OF_ARTICLE,
    displays,
    read_values,
    visible_properties,
)
from soap_service.services.iservice.visibility import sees_articles


def find_article(desk: Desk, article_id: int) -> types.Article:
    """Return an article that the caller sees. Raises ServiceError."""
    row = desk.session.execute(_query(desk, Article.article_id == article_id)).first()
    if row is None:
        raise ServiceError(ARTICLE_NOT_FOUND, article=article_id)
    return _shown(desk, row)


def search_articles(
    desk: Desk, topic_id: int | None, text: str | None, page: PageOf
) -> tuple[int, list[types.Article | None]]:
    """Return how many articles the caller sees hold a text, and a page of them by subject."""
    conditions: list[ColumnElement[bool]] = []
    if topic_id:
        conditions.append(Article.topic_id == topic_id)
    if (text or "").strip():
        part = (text or "").strip()
        conditions.append(
            or_(containing(Article.subject, part), containing(Article.body_html, part))
        )
    query = _query(desk, *conditions)
    total = desk.session.scalar(select(func.count()).select_from(query.subquery()))
    rows = desk.session.execute(page.cut(query.order_by(Article.subject, Article.article_id)))
    return total or 0, [_shown(desk, row) for row in rows.all()]


def _query(desk: Desk, *conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Article.article_id,
            Article.segment_id,
            Article.topic_id,
            Article.subject,
            Article.body_html,
            Article.is_public,
            Article.rating_count,
            Article.rating_sum,
            Topic.visibility,
        )
        .join(Topic, Topic.topic_id == Article.topic_id)
        .where(sees_articles(desk.caller), *conditions)
    )


def _shown(desk: Desk, row: Row[*tuple[Any, ...]]) -> types.Article:
    properties = visible_properties(desk, PropertyKind.KNOWLEDGE_BASE)
    values = read_values(desk.session, OF_ARTICLE, row.article_id)
    rating = round(Decimal(row.rating_sum) / row.rating_count, 2) if row.rating_count else None
    return types.Article(
        article_id=row.article_id,
        segment_id=row.segment_id,
        topic_id=row.topic_id,
        subject=row.subject,
        body_html=row.body_html,
        is_public=row.is_public and row.visibility == Visibility.PUBLIC,
        rating=rating,
        properties=displays(properties, values),
        attachments=list(infos_of_article(desk, row.article_id)),
    )
