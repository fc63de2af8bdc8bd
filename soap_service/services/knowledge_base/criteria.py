"""Search criteria: the keys of GetArticlesBySearch.

``Subject`` is found inside the subject, ``Words`` as SearchKBArticles finds them. What is found by
words comes by relevance when no order is asked, all else by its last change. Drafts and private
articles are found too, deleted ones never.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, select

from db.full_text import MAX_WORDS, asked_words
from db.models.own import KbWords
from db.models.smartertrack import KbArticle
from soap_service.services.desk import Desk
from soap_service.services.keyvalues import Pair
from soap_service.services.knowledge_base.folders import Folders
from soap_service.services.knowledge_base.listing import RANKING, columns, seen
from soap_service.services.knowledge_base.words import INDEX
from soap_service.services.languages import in_language
from soap_service.services.searches import SearchKeys, equals, holds, is_flag, periods, refers

_AGE: tuple[Any, ...] = (KbArticle.date_modified_utc, KbArticle.kb_article_id)


def by_criteria(desk: Desk, folders: Folders, texts: Iterable[str | None] | None) -> Iterable[Any]:
    """Return the articles that meet all criteria, with the relevance of the words asked for.

    Raises ServiceError.
    """
    asked: list[str] = []

    def holds_words(pair: Pair) -> ColumnElement[bool]:
        words = asked_words(pair.value)
        asked.extend(words)
        return INDEX.holds(desk.unit, words) if words else KbArticle.kb_article_id.is_(None)

    search = SearchKeys({**_CONDITIONS, holds_words: ("Words", "Text")}).read(texts)
    score = RANKING.score(list(dict.fromkeys(asked))[:MAX_WORDS]) if asked else None
    query, order = select(*columns(score)).where(seen(folders)), _AGE
    if score is not None and search.is_ascending is None:
        order = (score, *_AGE)
    if search.asks(holds_words):
        query = query.join(KbWords, KbWords.kb_article_id == KbArticle.kb_article_id)
    query = search.apply(query, *order)
    return desk.unit.stream(query)


_CONDITIONS = {
    equals(KbArticle.kb_article_id): ("KBArticleID", "ID"),
    refers(KbArticle.user_id): ("AuthorUserID",),
    is_flag(KbArticle.is_draft): ("IsDraft",),
    is_flag(KbArticle.is_flagged_for_review): ("IsFlaggedForReview",),
    is_flag(KbArticle.is_private): ("IsPrivate",),
    holds(KbArticle.subject): ("Subject",),
    refers(KbArticle.kb_category_id): ("FolderID", "KbFolderID"),
    in_language(KbArticle.language_id): ("Language",),
    **periods(
        {
            "DateCreatedUTC": KbArticle.date_created_utc,
            "DateLastReviewedUTC": KbArticle.date_last_reviewed_utc,
            "DateModifiedUTC": KbArticle.date_modified_utc,
        }
    ),
}
