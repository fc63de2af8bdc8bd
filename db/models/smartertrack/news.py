"""News items, their brands and translations."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class NewsItem(Base):
    """A news item; ``event_date_utc`` is the day it is about."""

    __tablename__ = "st_NewsItems"

    news_item_id: Mapped[int] = mapped_column("NewsItemID", primary_key=True)
    news_item_guid: Mapped[UUID] = mapped_column("NewsItemGuid", default=uuid4)
    event_date_utc: Mapped[datetime | None] = mapped_column("EventDateUTC")
    subject: Mapped[str | None] = mapped_column("Subject", Unicode(500))
    summary_short: Mapped[str | None] = mapped_column("SummaryShort")
    summary_long: Mapped[str | None] = mapped_column("SummaryLong")
    body: Mapped[str | None] = mapped_column("Body")
    is_private: Mapped[bool] = mapped_column("IsPrivate", default=False)
    is_draft: Mapped[bool] = mapped_column("IsDraft", default=False)
    is_flagged_for_review: Mapped[bool] = mapped_column("IsFlaggedForReview", default=False)
    is_deleted: Mapped[bool] = mapped_column("IsDeleted", default=False)
    display_in_all_brands: Mapped[bool] = mapped_column("DisplayInAllBrands", default=True)
    language_id: Mapped[int | None] = mapped_column(
        "LanguageID", ForeignKey("st_Languages.LanguageID")
    )
    has_broken_links: Mapped[bool] = mapped_column("HasBrokenLinks", default=False)


class NewsItemBrand(Base):
    """A brand that a news item is shown in."""

    __tablename__ = "st_NewsItemsBrands"

    news_item_id: Mapped[int] = mapped_column(
        "NewsItemID", ForeignKey("st_NewsItems.NewsItemID"), primary_key=True, autoincrement=False
    )
    brand_id: Mapped[int] = mapped_column(
        "BrandID", ForeignKey("st_Brands.BrandID"), primary_key=True, autoincrement=False
    )


class NewsItemTranslation(Base):
    """A news item that says the same as another one in another language."""

    __tablename__ = "st_NewsItemTranslations"
    __table_args__ = (Index("ix_st_NewsItemTranslations_Secondary", "NewsItemID_Secondary"),)

    news_item_translation_id: Mapped[int] = mapped_column("NewsItemTranslationID", primary_key=True)
    news_item_id_primary: Mapped[int] = mapped_column(
        "NewsItemID_Primary", ForeignKey("st_NewsItems.NewsItemID")
    )
    news_item_id_secondary: Mapped[int] = mapped_column(
        "NewsItemID_Secondary", ForeignKey("st_NewsItems.NewsItemID")
    )
