"""Search criteria: the keys of GetArticlesBySearch.

``Subject`` is found inside the subject, ``Words`` as SearchKBArticles finds them. Articles are
ordered by their last change. Drafts and private articles are found too, deleted ones never.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, select

from db.full_text import asked_words
from db.models.own import KbWords
from db.models.smartertrack import KbArticle, Language
from soap_service.services.desk import Desk
from soap_service.services.keyvalues import Pair, read_int
from soap_service.services.knowledge_base.folders import Folders
from soap_service.services.knowledge_base.listing import RANKING, columns, seen
from soap_service.services.knowledge_base.words import INDEX
from soap_service.services.searches import SearchKeys, equals, holds, is_flag, periods


def by_criteria(desk: Desk, folders: Folders, texts: Iterable[str | None] | None) -> Iterable[Any]:
    """Return the articles that meet all criteria, with the relevance of the words asked for.

    Raises ServiceError.
    """
    asked: list[str] = []

    def holds_words(pair: Pair) -> ColumnElement[bool]:
        words = asked_words(pair.value)
        asked.extend(words)
        return INDEX.holds(desk.unit, words) if words else KbArticle.kb_article_id.is_(None)

    search = SearchKeys({**_CONDITIONS, holds_words: ("Words",)}).read(texts)
    score = RANKING.score(list(dict.fromkeys(asked))) if asked else None
    query = select(*columns(score)).where(seen(folders))
    if search.asks(holds_words):
        query = query.join(KbWords, KbWords.kb_article_id == KbArticle.kb_article_id)
    query = search.apply(query, KbArticle.date_modified_utc, KbArticle.kb_article_id)
    return desk.unit.stream(query)


def _is_in_folder(pair: Pair) -> ColumnElement[bool]:
    place, number = KbArticle.kb_category_id, read_int(pair)
    return place == number if number else place.is_(None)


def _is_in_language(pair: Pair) -> ColumnElement[bool]:
    name = pair.value.strip()
    if not name:
        return KbArticle.language_id.is_(None)
    named = select(Language.language_id).where(func.lower(Language.culture_name) == name.lower())
    return KbArticle.language_id.in_(named)


_CONDITIONS = {
    equals(KbArticle.kb_article_id): ("KBArticleID",),
    equals(KbArticle.user_id): ("AuthorUserID",),
    is_flag(KbArticle.is_draft): ("IsDraft",),
    is_flag(KbArticle.is_flagged_for_review): ("IsFlaggedForReview",),
    is_flag(KbArticle.is_private): ("IsPrivate",),
    holds(KbArticle.subject): ("Subject",),
    _is_in_folder: ("FolderID", "KbFolderID"),
    _is_in_language: ("Language",),
    **periods(
        {
            "DateCreatedUTC": KbArticle.date_created_utc,
            "DateLastReviewedUTC": KbArticle.date_last_reviewed_utc,
            "DateModifiedUTC": KbArticle.date_modified_utc,
        }
    ),
}
