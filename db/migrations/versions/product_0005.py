"""The knowledge base: folders, articles, translations, comments and events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.first_rows import knowledge_base_rows
from db.models.base import TEXT, TIME

revision = "product_0005"
down_revision = "product_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "st_KbCategories",
        sa.Column("KbCategoryID", sa.Integer(), nullable=False),
        sa.Column("KbCategoryID_Parent", sa.Integer(), nullable=True),
        sa.Column("CategoryName", sa.Unicode(length=255), nullable=True),
        sa.Column("IsPrivate", sa.Boolean(), nullable=False),
        sa.Column("IsVisible", sa.Boolean(), nullable=False),
        sa.Column("ExcludedFromAutoSearches", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("KbCategoryID"),
    )
    op.create_index(
        "ix_st_KbCategories_Parent", "st_KbCategories", ["KbCategoryID_Parent"], unique=False
    )
    op.create_table(
        "st_KbArticles",
        sa.Column("KbArticleID", sa.Integer(), nullable=False),
        sa.Column("KbCategoryID", sa.Integer(), nullable=True),
        sa.Column("Subject", sa.Unicode(length=500), nullable=True),
        sa.Column("DateCreatedUTC", TIME, nullable=False),
        sa.Column("DateModifiedUTC", TIME, nullable=False),
        sa.Column("DateLastReviewedUTC", TIME, nullable=False),
        sa.Column("IsPrivate", sa.Boolean(), nullable=False),
        sa.Column("IsDraft", sa.Boolean(), nullable=False),
        sa.Column("IsIndexed", sa.Boolean(), nullable=False),
        sa.Column("IsFlaggedForReview", sa.Boolean(), nullable=False),
        sa.Column("IsDeleted", sa.Boolean(), nullable=False),
        sa.Column("Body", TEXT, nullable=True),
        sa.Column("DisplayInAllBrands", sa.Boolean(), nullable=False),
        sa.Column("LanguageID", sa.Integer(), nullable=True),
        sa.Column("TotalComments", sa.Integer(), nullable=False),
        sa.Column("DetectedLanguage", sa.Unicode(length=50), nullable=True),
        sa.Column("HasBrokenLinks", sa.Boolean(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.Column("KbArticleID_ForwardTo", sa.Integer(), nullable=True),
        sa.Column("IsFeaturedInPortal", sa.Boolean(), nullable=False),
        sa.Column("Score", sa.Integer(), nullable=False),
        sa.Column("ScoreVotes", sa.Integer(), nullable=False),
        sa.Column("Summary", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["KbCategoryID"],
            ["st_KbCategories.KbCategoryID"],
        ),
        sa.ForeignKeyConstraint(
            ["LanguageID"],
            ["st_Languages.LanguageID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("KbArticleID"),
    )
    op.create_index(
        "ix_st_KbArticles_Category", "st_KbArticles", ["KbCategoryID", "IsDeleted"], unique=False
    )
    op.create_index("ix_st_KbArticles_Modified", "st_KbArticles", ["DateModifiedUTC"], unique=False)
    op.create_table(
        "st_KbAgentComments",
        sa.Column("KbAgentCommentID", sa.Integer(), nullable=False),
        sa.Column("KbArticleID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=False),
        sa.Column("CommentText", TEXT, nullable=True),
        sa.Column("DateEnteredUTC", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["KbArticleID"],
            ["st_KbArticles.KbArticleID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("KbAgentCommentID"),
    )
    op.create_index(
        "ix_st_KbAgentComments_Article", "st_KbAgentComments", ["KbArticleID"], unique=False
    )
    op.create_table(
        "st_KbArticleTranslations",
        sa.Column("KbArticleTranslationID", sa.Integer(), nullable=False),
        sa.Column("KbArticleID_Primary", sa.Integer(), nullable=False),
        sa.Column("KbArticleID_Secondary", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["KbArticleID_Primary"],
            ["st_KbArticles.KbArticleID"],
        ),
        sa.ForeignKeyConstraint(
            ["KbArticleID_Secondary"],
            ["st_KbArticles.KbArticleID"],
        ),
        sa.PrimaryKeyConstraint("KbArticleTranslationID"),
    )
    op.create_index(
        "ix_st_KbArticleTranslations_Primary",
        "st_KbArticleTranslations",
        ["KbArticleID_Primary"],
        unique=False,
    )
    op.create_index(
        "ix_st_KbArticleTranslations_Secondary",
        "st_KbArticleTranslations",
        ["KbArticleID_Secondary"],
        unique=False,
    )
    op.create_table(
        "st_KbEventLogs",
        sa.Column("EventDateUTC", TIME, nullable=False),
        sa.Column("Uniquifier", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("EventTypeID", sa.Integer(), nullable=False),
        sa.Column("KbArticleID", sa.Integer(), nullable=False),
        sa.Column("UserIDTakingAction", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["EventTypeID"],
            ["st_EventTypes.EventTypeID"],
        ),
        sa.ForeignKeyConstraint(
            ["KbArticleID"],
            ["st_KbArticles.KbArticleID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserIDTakingAction"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("EventDateUTC", "Uniquifier"),
    )
    for table, rows in knowledge_base_rows():
        op.bulk_insert(table, rows)
