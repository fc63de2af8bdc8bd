"""Lists of articles: what a folder holds, what a search finds, the most relevant first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, literal, or_, select, true

from db.full_text import Ranking, asked_words
from db.models.own import KbWords
from db.models.smartertrack import KbArticle
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.knowledge_base.errors import BAD_COUNT
from soap_service.services.knowledge_base.folders import Folders
from soap_service.services.knowledge_base.rights import Action
from soap_service.services.knowledge_base.words import INDEX

USUAL_RESULTS = 100
MOST_RESULTS = 1000

RANKING = Ranking(
    (
        (KbWords.subject_words, 100),
        (KbWords.keyword_words, 80),
        (KbWords.summary_words, 60),
    ),
    elsewhere=40,
)
"""The relevance of an article, of 100; elsewhere is its body."""

Rows = Select[*tuple[Any, ...]]


def columns(relevance: Any = None) -> Sequence[Any]:
    """Return the members of KBArticlesResultPart."""
    return (
        KbArticle.date_created_utc.label("date_created_utc"),
        KbArticle.date_modified_utc.label("date_modified_utc"),
        KbArticle.is_draft.label("is_draft"),
        KbArticle.is_flagged_for_review.label("is_flagged_for_review"),
        KbArticle.is_private.label("is_private"),
        KbArticle.kb_article_id.label("kb_article_id"),
        KbArticle.kb_category_id.label("kb_folder_id"),
        (literal(0.0) if relevance is None else relevance).label("relevance"),
        KbArticle.summary.label("short_summary"),
        KbArticle.subject.label("subject"),
    )


def in_folder(desk: Desk, folder_id: int, folders: Folders, *, with_private: bool) -> Iterable[Any]:
    """Return the published articles of a folder by subject; 0 is for those in none."""
    place = KbArticle.kb_category_id
    query = (
        select(*columns())
        .where(
            place == folder_id if folder_id else place.is_(None),
            readable(folders, with_private=with_private),
        )
        .order_by(KbArticle.subject, KbArticle.kb_article_id)
    )
    return desk.unit.stream(query)


def search(
    desk: Desk, folders: Folders, terms: str | None, max_results: int, *, with_private: bool
) -> Iterable[Any]:
    """Return the published articles that hold each of the words; without words there are none.

    At most 1000 are returned, and 100 for 0. Raises ServiceError.
    """
    if max_results < 0:
        raise ServiceError(BAD_COUNT, name="maxResults")
    words = asked_words(terms)
    if not words:
        return []
    score = RANKING.score(words)
    query = (
        select(*columns(score))
        .join(KbWords, KbWords.kb_article_id == KbArticle.kb_article_id)
        .where(INDEX.holds(desk.unit, words), readable(folders, with_private=with_private))
        .order_by(score.desc(), KbArticle.date_modified_utc.desc(), KbArticle.kb_article_id.desc())
        .limit(min(max_results or USUAL_RESULTS, MOST_RESULTS))
    )
    return desk.unit.stream(query)


def readable(folders: Folders, *, with_private: bool) -> ColumnElement[bool]:
    """Return the condition of articles that are published, and public unless private ones count."""
    conditions = [~KbArticle.is_draft, seen(folders)]
    if not with_private:
        conditions += [~KbArticle.is_private, _outside(folders.private())]
    return and_(*conditions)


def seen(folders: Folders) -> ColumnElement[bool]:
    """Return the condition of articles that are not deleted and that the caller may see."""
    place = KbArticle.kb_category_id
    homeless = true() if folders.allows(Action.VIEW, None) else place.is_not(None)
    return and_(~KbArticle.is_deleted, homeless, _outside(folders.unseen()))


def _outside(folder_ids: Sequence[int]) -> ColumnElement[bool]:
    """Return the condition of articles in none of these folders, however many those are."""
    if not folder_ids:
        return true()
    place = KbArticle.kb_category_id
    ids: Any = bindparam(None, folder_ids, expanding=True, literal_execute=True)
    return or_(place.is_(None), place.not_in(ids))
