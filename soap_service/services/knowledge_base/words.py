"""The words of articles, by which they are found; HTML counts as what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, delete, or_, select

from db import UnitOfWork, locked
from db.full_text import FullTextIndex, stored_words, words_of
from db.models.own import KbExtra, KbWords
from db.models.smartertrack import KbArticle
from soap_service.services.tickets.bodies import to_text

AT_ONCE = 100
"""Articles that are indexed in one transaction."""

INDEX = FullTextIndex(KbWords.all_words, KbWords.kb_article_id)


def index_article(unit: UnitOfWork, article: KbArticle, keywords: str) -> None:
    """Remember the words of an article as it is now."""
    subject, other = words_of(article.subject), words_of(keywords)
    summary = words_of(to_text(article.summary or ""))
    body = words_of(to_text(article.body or ""))
    unit.session.merge(
        KbWords(
            kb_article_id=article.kb_article_id,
            subject_words=stored_words(subject),
            keyword_words=stored_words(other),
            summary_words=stored_words(summary),
            all_words=stored_words((*subject, *other, *summary, *body)),
            indexed_utc=article.date_modified_utc,
        )
    )


def forget_article(unit: UnitOfWork, article: KbArticle) -> None:
    """Find an article no more."""
    unit.execute(delete(KbWords).where(KbWords.kb_article_id == article.kb_article_id))


def changed_articles(unit: UnitOfWork) -> Sequence[int]:
    """Return some articles that others have written, or changed since their words were read."""
    query = (
        select(KbArticle.kb_article_id)
        .outerjoin(KbWords, KbWords.kb_article_id == KbArticle.kb_article_id)
        .where(
            ~KbArticle.is_deleted,
            or_(
                KbWords.kb_article_id.is_(None),
                KbWords.indexed_utc != KbArticle.date_modified_utc,
            ),
        )
        .order_by(KbArticle.kb_article_id)
        .limit(AT_ONCE)
    )
    return unit.execute(query).scalars().all()


def index_articles(unit: UnitOfWork, article_ids: Sequence[int]) -> None:
    """Remember the words of articles as they are now, while nobody else changes them."""
    query: Select[Any, Any] = (
        select(KbArticle, KbExtra.other_keywords)
        .outerjoin(KbExtra, KbExtra.kb_article_id == KbArticle.kb_article_id)
        .where(KbArticle.kb_article_id.in_(article_ids))
    )
    for article, keywords in unit.session.execute(locked(query, KbArticle)):
        index_article(unit, article, keywords or "")
