"""Articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from soap_service.services.desk import Desk
from soap_service.services.knowledge_base import articles, listing
from soap_service.services.knowledge_base.articles import Texts, find
from soap_service.services.knowledge_base.folders import load_folders
from soap_service.services.knowledge_base.rights import Action
from soap_service.services.knowledge_base.service import service
from soap_service.services.knowledge_base.translations import FAMILIES
from soap_service.services.knowledge_base.types import (
    GenericResult,
    IntRequestResult,
    KBArticleResult,
    KBArticlesResult,
    KBArticlesResultPart,
)
from soap_service.services.languages import culture_of


@service.query
def get_articles(desk: Desk, *, folder_id: int, include_private: bool) -> KBArticlesResult:
    """Return the published articles of a folder by subject, or for 0 those in none."""
    folders = load_folders(desk)
    if folder_id:
        folders.find(folder_id)
    rows = listing.in_folder(desk, folder_id, folders, with_private=include_private)
    return KBArticlesResult(articles=cast(Iterable[KBArticlesResultPart], rows))


@service.operation
def get_article(desk: Desk, *, article_id: int) -> KBArticleResult:
    """Return an article, drafts and private ones too, and count the view."""
    found = articles.view(desk, load_folders(desk), article_id)
    article = found.article
    return KBArticleResult(
        author_user_id=article.user_id or 0,
        body=article.body or "",
        date_created_utc=article.date_created_utc,
        date_last_reviewed_utc=article.date_last_reviewed_utc,
        date_modified_utc=article.date_modified_utc,
        is_draft=article.is_draft,
        is_flagged_for_review=article.is_flagged_for_review,
        is_private=article.is_private,
        kb_article_id=article.kb_article_id,
        kb_folder_id=article.kb_category_id or 0,
        language=culture_of(desk, article.language_id),
        other_keywords=found.keywords,
        short_summary=article.summary or "",
        subject=article.subject or "",
        view_count=found.extra.view_count,
    )


@service.operation
def create_article(
    desk: Desk,
    *,
    folder_id: int,
    subject: str | None,
    short_summary: str | None,
    other_keywords: str | None,
    body: str | None,
    is_private: bool,
    is_draft: bool,
) -> IntRequestResult:
    """Add an article to a folder and return its id."""
    texts = Texts(subject, short_summary, other_keywords, body)
    article_id = articles.add(
        desk, load_folders(desk), folder_id, texts, is_private=is_private, is_draft=is_draft
    )
    return IntRequestResult(request_result=article_id)


@service.operation
def modify_article(
    desk: Desk,
    *,
    article_id: int,
    subject: str | None,
    short_summary: str | None,
    other_keywords: str | None,
    body: str | None,
) -> GenericResult:
    """Change what an article says."""
    found = find(desk, load_folders(desk), article_id, Action.EDIT, to_change=True)
    articles.change(desk, found, Texts(subject, short_summary, other_keywords, body))
    return GenericResult()


@service.operation
def publish_article(desk: Desk, *, article_id: int) -> GenericResult:
    """Make a draft visible to readers."""
    found = find(desk, load_folders(desk), article_id, Action.EDIT, to_change=True)
    articles.publish(desk, found)
    return GenericResult()


@service.operation
def delete_article(desk: Desk, *, article_id: int) -> GenericResult:
    """Delete an article."""
    FAMILIES.lock(desk.unit)
    found = find(desk, load_folders(desk), article_id, Action.DELETE, to_change=True)
    articles.remove(desk, found)
    return GenericResult()
