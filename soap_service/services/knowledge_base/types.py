"""Types of svcKB, generated from its WSDL by ``contracts stubs``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class KBFoldersResult:
    """KBFoldersResult of svcKB."""

    folders: Iterable[KBFolderResultPart | None] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class KBFolderResultPart:
    """KBFolderResultPart of svcKB."""

    is_private: bool = False
    kb_folder_id: int = 0
    name: str | None = None
    parent_folder_id: int = 0


@dataclass(slots=True)
class KBArticlesResult:
    """KBArticlesResult of svcKB."""

    articles: Iterable[KBArticlesResultPart | None] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class KBArticlesResultPart:
    """KBArticlesResultPart of svcKB."""

    date_created_utc: datetime = datetime(1, 1, 1)
    date_modified_utc: datetime = datetime(1, 1, 1)
    is_draft: bool = False
    is_flagged_for_review: bool = False
    is_private: bool = False
    kb_article_id: int = 0
    kb_folder_id: int = 0
    relevance: float = 0.0
    short_summary: str | None = None
    subject: str | None = None


@dataclass(slots=True)
class KBArticleResult:
    """KBArticleResult of svcKB."""

    author_user_id: int = 0
    body: str | None = None
    date_created_utc: datetime = datetime(1, 1, 1)
    date_last_reviewed_utc: datetime = datetime(1, 1, 1)
    date_modified_utc: datetime = datetime(1, 1, 1)
    is_draft: bool = False
    is_flagged_for_review: bool = False
    is_private: bool = False
    kb_article_id: int = 0
    kb_folder_id: int = 0
    language: str | None = None
    message: str | None = None
    other_keywords: str | None = None
    result: bool = False
    result_code: int = 0
    short_summary: str | None = None
    subject: str | None = None
    view_count: int = 0


@dataclass(slots=True)
class IntRequestResult:
    """IntRequestResult of svcKB."""

    message: str | None = None
    request_result: int = 0
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class GenericResult:
    """GenericResult of svcKB."""

    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class SettingsRequestResult:
    """SettingsRequestResult of svcKB."""

    message: str | None = None
    request_results: Iterable[str | None] | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class KBCommentsResult:
    """KBCommentsResult of svcKB."""

    comments: Iterable[KBCommentResultPart | None] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class KBCommentResultPart:
    """KBCommentResultPart of svcKB."""

    comment_id: int = 0
    comment_text: str | None = None
    date_entered_utc: datetime = datetime(1, 1, 1)
    user_id: int = 0


@dataclass(slots=True)
class KBFilesResult:
    """KBFilesResult of svcKB."""

    files: Iterable[KBFileResultPart | None] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class KBFileResultPart:
    """KBFileResultPart of svcKB."""

    date_created_utc: datetime = datetime(1, 1, 1)
    file_id: int = 0
    file_name: str | None = None
    file_size_in_bytes: int = 0
    user_id: int = 0


@dataclass(slots=True)
class KBFileDataResult:
    """KBFileDataResult of svcKB."""

    data: bytes | None = None
    file_name: str | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class KBTranslationsResult:
    """KBTranslationsResult of svcKB."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    translations: Iterable[KBTranslationResultPart | None] | None = None


@dataclass(slots=True)
class KBTranslationResultPart:
    """KBTranslationResultPart of svcKB."""

    is_primary: bool = False
    kb_article_id: int = 0
    language: str | None = None
    subject: str | None = None
