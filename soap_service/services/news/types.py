"""Types of svcNews, generated from its WSDL by ``contracts stubs``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class NewsItemIdResult:
    """NewsItemIdResult of svcNews."""

    message: str | None = None
    news_item_id: int = 0
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class GenericResult:
    """GenericResult of svcNews."""

    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class NewsItemResult:
    """NewsItemResult of svcNews."""

    author_user_id: int = 0
    body: str | None = None
    brand_ids: Iterable[int] | None = None
    date_created_utc: datetime = datetime(1, 1, 1)
    date_modified_utc: datetime = datetime(1, 1, 1)
    event_date_utc: datetime = datetime(1, 1, 1)
    is_draft: bool = False
    is_flagged_for_review: bool = False
    is_private: bool = False
    language: str | None = None
    message: str | None = None
    news_item_id: int = 0
    publish_from_utc: datetime = datetime(1, 1, 1)
    publish_until_utc: datetime = datetime(1, 1, 1)
    result: bool = False
    result_code: int = 0
    role_ids: Iterable[int] | None = None
    subject: str | None = None
    summary_long: str | None = None
    summary_short: str | None = None


@dataclass(slots=True)
class NewsItemInfoArrayResult:
    """NewsItemInfoArrayResult of svcNews."""

    message: str | None = None
    news_items: Iterable[NewsItemInfo] | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class NewsItemInfo:
    """NewsItemInfo of svcNews."""

    author_user_id: int = 0
    date_created_utc: datetime = datetime(1, 1, 1)
    date_modified_utc: datetime = datetime(1, 1, 1)
    event_date_utc: datetime = datetime(1, 1, 1)
    is_draft: bool = False
    is_flagged_for_review: bool = False
    is_private: bool = False
    language: str | None = None
    news_item_id: int = 0
    publish_from_utc: datetime = datetime(1, 1, 1)
    publish_until_utc: datetime = datetime(1, 1, 1)
    subject: str | None = None
    summary_short: str | None = None


@dataclass(slots=True)
class NewsItemTranslationInfoArrayResult:
    """NewsItemTranslationInfoArrayResult of svcNews."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    translations: Iterable[NewsItemTranslationInfo] | None = None


@dataclass(slots=True)
class NewsItemTranslationInfo:
    """NewsItemTranslationInfo of svcNews."""

    is_primary: bool = False
    language: str | None = None
    news_item_id: int = 0
    subject: str | None = None
