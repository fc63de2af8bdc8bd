"""The knowledge base: folders, which the tables call categories, and articles (``st_Kb...``)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, SmallInteger, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class KbCategory(Base):
    """A folder of the knowledge base."""

    __tablename__ = "st_KbCategories"
    __table_args__ = (Index("ix_st_KbCategories_Parent", "KbCategoryID_Parent"),)

    kb_category_id: Mapped[int] = mapped_column("KbCategoryID", primary_key=True)
    kb_category_id_parent: Mapped[int | None] = mapped_column("KbCategoryID_Parent")
    category_name: Mapped[str | None] = mapped_column("CategoryName", Unicode(255))
    is_private: Mapped[bool] = mapped_column("IsPrivate", default=False)
    is_visible: Mapped[bool] = mapped_column("IsVisible", default=True)
    excluded_from_auto_searches: Mapped[bool] = mapped_column(
        "ExcludedFromAutoSearches", default=False
    )


class KbArticle(Base):
    """An article; its body is HTML."""

    __tablename__ = "st_KbArticles"
    __table_args__ = (
        Index("ix_st_KbArticles_Category", "KbCategoryID", "IsDeleted"),
        Index("ix_st_KbArticles_Modified", "DateModifiedUTC"),
    )

    kb_article_id: Mapped[int] = mapped_column("KbArticleID", primary_key=True)
    kb_category_id: Mapped[int | None] = mapped_column(
        "KbCategoryID", ForeignKey("st_KbCategories.KbCategoryID")
    )
    subject: Mapped[str | None] = mapped_column("Subject", Unicode(500))
    date_created_utc: Mapped[datetime] = mapped_column("DateCreatedUTC")
    date_modified_utc: Mapped[datetime] = mapped_column("DateModifiedUTC")
    date_last_reviewed_utc: Mapped[datetime] = mapped_column("DateLastReviewedUTC")
    is_private: Mapped[bool] = mapped_column("IsPrivate", default=False)
    is_draft: Mapped[bool] = mapped_column("IsDraft", default=False)
    is_indexed: Mapped[bool] = mapped_column("IsIndexed", default=False)
    is_flagged_for_review: Mapped[bool] = mapped_column("IsFlaggedForReview", default=False)
    is_deleted: Mapped[bool] = mapped_column("IsDeleted", default=False)
    body: Mapped[str | None] = mapped_column("Body")
    display_in_all_brands: Mapped[bool] = mapped_column("DisplayInAllBrands", default=True)
    language_id: Mapped[int | None] = mapped_column(
        "LanguageID", ForeignKey("st_Languages.LanguageID")
    )
    total_comments: Mapped[int] = mapped_column("TotalComments", default=0)
    detected_language: Mapped[str | None] = mapped_column("DetectedLanguage", Unicode(50))
    has_broken_links: Mapped[bool] = mapped_column("HasBrokenLinks", default=False)
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    kb_article_id_forward_to: Mapped[int | None] = mapped_column("KbArticleID_ForwardTo")
    is_featured_in_portal: Mapped[bool] = mapped_column("IsFeaturedInPortal", default=False)
    score: Mapped[int] = mapped_column("Score", default=0)
    score_votes: Mapped[int] = mapped_column("ScoreVotes", default=0)
    summary: Mapped[str | None] = mapped_column("Summary")


class KbArticleTranslation(Base):
    """One article is a translation of another, the primary one."""

    __tablename__ = "st_KbArticleTranslations"
    __table_args__ = (
        Index("ix_st_KbArticleTranslations_Primary", "KbArticleID_Primary"),
        Index("ix_st_KbArticleTranslations_Secondary", "KbArticleID_Secondary"),
    )

    kb_article_translation_id: Mapped[int] = mapped_column(
        "KbArticleTranslationID", primary_key=True
    )
    kb_article_id_primary: Mapped[int] = mapped_column(
        "KbArticleID_Primary", ForeignKey("st_KbArticles.KbArticleID")
    )
    kb_article_id_secondary: Mapped[int] = mapped_column(
        "KbArticleID_Secondary", ForeignKey("st_KbArticles.KbArticleID")
    )


class KbAgentComment(Base):
    """What an agent says about an article, to other agents."""

    __tablename__ = "st_KbAgentComments"
    __table_args__ = (Index("ix_st_KbAgentComments_Article", "KbArticleID"),)

    kb_agent_comment_id: Mapped[int] = mapped_column("KbAgentCommentID", primary_key=True)
    kb_article_id: Mapped[int] = mapped_column(
        "KbArticleID", ForeignKey("st_KbArticles.KbArticleID")
    )
    user_id: Mapped[int] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    comment_text: Mapped[str | None] = mapped_column("CommentText")
    date_entered_utc: Mapped[datetime] = mapped_column("DateEnteredUTC")


class KbEventLog(Base):
    """One thing that happened to an article; the key is (time, uniquifier)."""

    __tablename__ = "st_KbEventLogs"

    event_date_utc: Mapped[datetime] = mapped_column("EventDateUTC", primary_key=True)
    uniquifier: Mapped[int] = mapped_column(
        "Uniquifier", SmallInteger, primary_key=True, autoincrement=False
    )
    event_type_id: Mapped[int] = mapped_column(
        "EventTypeID", ForeignKey("st_EventTypes.EventTypeID")
    )
    kb_article_id: Mapped[int] = mapped_column(
        "KbArticleID", ForeignKey("st_KbArticles.KbArticleID")
    )
    user_id_taking_action: Mapped[int] = mapped_column(
        "UserIDTakingAction", ForeignKey("st_Users.UserID")
    )
