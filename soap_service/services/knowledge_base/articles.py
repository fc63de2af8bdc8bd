"""The rules of articles: finding, adding, changing, publishing, reviewing and deleting them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import select, update

from db import locked
from db.models.own import KbExtra
from db.models.smartertrack import KbAgentComment, KbArticle
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT, TEXT_TOO_LONG
from soap_service.services.knowledge_base import words
from soap_service.services.knowledge_base.errors import (
    ARTICLE_NOT_FOUND,
    NOT_A_DRAFT,
)
from soap_service.services.knowledge_base.events import Event, record
from soap_service.services.knowledge_base.folders import Folders
from soap_service.services.knowledge_base.rights import Action
from soap_service.services.knowledge_base.translations import FAMILIES

MAX_SUBJECT_LENGTH = 500


class Texts(NamedTuple):
    """What an article says; None leaves a text as it is."""

    subject: str | None
    summary: str | None
    keywords: str | None
    body: str | None


NOTHING_SAID = Texts(None, None, None, None)
"""Leaves every text as it is."""

_NO_MORE: Mapping[str, object] = {}


class Found(NamedTuple):
    """An article and what stands beside it."""

    article: KbArticle
    extra: KbExtra

    @property
    def keywords(self) -> str:
        """The keywords, perhaps none."""
        return self.extra.other_keywords or ""


def find(
    desk: Desk,
    folders: Folders,
    article_id: int,
    action: Action = Action.VIEW,
    *,
    to_change: bool = False,
) -> Found:
    """Return an article with which the caller may do something; to be changed, it is locked.

    Raises ServiceError: one that the caller may not see is as good as none.
    """
    query = select(KbArticle).where(KbArticle.kb_article_id == article_id, ~KbArticle.is_deleted)
    if to_change:
        query = locked(query, KbArticle)
    article = desk.session.scalars(query).first()
    if article is None or not folders.allows(Action.VIEW, article.kb_category_id):
        raise ServiceError(ARTICLE_NOT_FOUND, article=article_id)
    folders.require(action, article.kb_category_id)
    extra = desk.session.get(KbExtra, article_id)
    return Found(article, extra or KbExtra(kb_article_id=article_id, view_count=0))


def view(desk: Desk, folders: Folders, article_id: int) -> Found:
    """Return an article that somebody looks at, with this view counted. Raises ServiceError.

    It is counted before it is read, so that no two views are the same one; a failure undoes it.
    """
    count = (
        update(KbExtra)
        .where(KbExtra.kb_article_id == article_id)
        .values(view_count=KbExtra.view_count + 1)
    )
    is_counted = desk.unit.execute(count).rowcount > 0
    found = find(desk, folders, article_id)
    if not is_counted:
        found.extra.view_count = 1
        desk.session.add(found.extra)
    return found


def add(
    desk: Desk, folders: Folders, folder_id: int, texts: Texts, *, is_private: bool, is_draft: bool
) -> int:
    """Add an article of the caller and return its id. Raises ServiceError."""
    folders.find(folder_id)
    folders.require(Action.CREATE, folder_id)
    article = KbArticle(
        kb_category_id=folder_id,
        subject=_read_subject(texts.subject),
        summary=texts.summary or "",
        body=texts.body or "",
        is_private=is_private,
        is_draft=is_draft,
        date_created_utc=desk.now,
        date_modified_utc=desk.now,
        date_last_reviewed_utc=desk.now,
        user_id=desk.caller.user_id,
    )
    desk.unit.add(article)
    keywords = texts.keywords or ""
    desk.session.add(KbExtra(kb_article_id=article.kb_article_id, other_keywords=keywords))
    words.index_article(desk.unit, article, keywords)
    record(desk, article, Event.CREATED, keywords)
    return article.kb_article_id


def change(desk: Desk, found: Found, texts: Texts, values: Mapping[str, object] = _NO_MORE) -> None:
    """Change what an article says, and further attributes; what stays the same has no event.

    Raises ServiceError.
    """
    article, extra = found
    said = {**values, **_said(texts)}
    changes = {name: value for name, value in said.items() if value != getattr(article, name)}
    for name, value in changes.items():
        setattr(article, name, value)
    has_new_keywords = texts.keywords not in (None, found.keywords)
    if has_new_keywords:
        extra.other_keywords = texts.keywords
        desk.session.add(extra)
    if changes or has_new_keywords:
        touch(desk, found)


def _said(texts: Texts) -> dict[str, object]:
    said = {"summary": texts.summary, "body": texts.body}
    if texts.subject is not None:
        said["subject"] = _read_subject(texts.subject)
    return {name: text for name, text in said.items() if text is not None}


def touch(desk: Desk, found: Found) -> None:
    """Say that an article was changed just now."""
    found.article.date_modified_utc, found.article.is_indexed = desk.now, False
    words.index_article(desk.unit, found.article, found.keywords)
    record(desk, found.article, Event.MODIFIED, found.keywords)


def publish(desk: Desk, found: Found) -> None:
    """Make a draft visible. Raises ServiceError."""
    if not found.article.is_draft:
        raise ServiceError(NOT_A_DRAFT, article=found.article.kb_article_id)
    found.article.is_draft = False
    touch(desk, found)


def flag(desk: Desk, found: Found, comment: str | None) -> None:
    """Ask for a review, with a comment; asking again adds a comment and tells nobody."""
    article, text = found.article, (comment or "").strip()
    if text:
        desk.unit.insert(
            KbAgentComment,
            kb_article_id=article.kb_article_id,
            user_id=desk.caller.user_id,
            comment_text=text,
            date_entered_utc=desk.now,
        )
    if not article.is_flagged_for_review:
        article.is_flagged_for_review = True
        record(desk, article, Event.FLAGGED_FOR_REVIEW, found.keywords)


def mark_reviewed(desk: Desk, found: Found) -> None:
    """Say that an article holds, as of now."""
    found.article.is_flagged_for_review = False
    found.article.date_last_reviewed_utc = desk.now
    record(desk, found.article, Event.MARKED_AS_REVIEWED, found.keywords)


def remove(desk: Desk, found: Found) -> None:
    """Delete an article softly; it is found no more, and no translation of others."""
    found.article.is_deleted, found.article.is_indexed = True, False
    words.forget_article(desk.unit, found.article)
    FAMILIES.leave(desk.unit, found.article.kb_article_id)
    record(desk, found.article, Event.DELETED, found.keywords)


def _read_subject(subject: str | None) -> str:
    text = (subject or "").strip()
    if not text:
        raise ServiceError(MISSING_ARGUMENT, name="subject")
    if len(text) > MAX_SUBJECT_LENGTH:
        raise ServiceError(TEXT_TOO_LONG, name="subject", limit=MAX_SUBJECT_LENGTH)
    return text
