"""Messages, comments, files and events of live chats; rooms of agents; news."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.models.base import BIG_KEY, TEXT, TIME

revision = "product_0006"
down_revision = "product_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "st_ChatChannels",
        sa.Column("ChatChannelID", sa.Integer(), nullable=False),
        sa.Column("ChatChannelName", sa.Unicode(length=255), nullable=True),
        sa.Column("DateCreatedUTC", TIME, nullable=False),
        sa.Column("DateModifiedUTC", TIME, nullable=False),
        sa.Column("DateEndedUTC", TIME, nullable=True),
        sa.Column("DateDeletedUTC", TIME, nullable=True),
        sa.Column("IsEnabled", sa.Boolean(), nullable=False),
        sa.Column("IsShortLivedChannel", sa.Boolean(), nullable=False),
        sa.Column("DateInactiveUTC", TIME, nullable=True),
        sa.Column("StartedBy", sa.Unicode(length=255), nullable=True),
        sa.PrimaryKeyConstraint("ChatChannelID"),
    )
    op.create_table(
        "st_NewsItems",
        sa.Column("NewsItemID", sa.Integer(), nullable=False),
        sa.Column("NewsItemGuid", sa.Uuid(), nullable=False),
        sa.Column("EventDateUTC", TIME, nullable=True),
        sa.Column("Subject", sa.Unicode(length=500), nullable=True),
        sa.Column("SummaryShort", TEXT, nullable=True),
        sa.Column("SummaryLong", TEXT, nullable=True),
        sa.Column("Body", TEXT, nullable=True),
        sa.Column("IsPrivate", sa.Boolean(), nullable=False),
        sa.Column("IsDraft", sa.Boolean(), nullable=False),
        sa.Column("IsFlaggedForReview", sa.Boolean(), nullable=False),
        sa.Column("IsDeleted", sa.Boolean(), nullable=False),
        sa.Column("DisplayInAllBrands", sa.Boolean(), nullable=False),
        sa.Column("LanguageID", sa.Integer(), nullable=True),
        sa.Column("HasBrokenLinks", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["LanguageID"],
            ["st_Languages.LanguageID"],
        ),
        sa.PrimaryKeyConstraint("NewsItemID"),
    )
    op.create_table(
        "st_NewsItemTranslations",
        sa.Column("NewsItemTranslationID", sa.Integer(), nullable=False),
        sa.Column("NewsItemID_Primary", sa.Integer(), nullable=False),
        sa.Column("NewsItemID_Secondary", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["NewsItemID_Primary"],
            ["st_NewsItems.NewsItemID"],
        ),
        sa.ForeignKeyConstraint(
            ["NewsItemID_Secondary"],
            ["st_NewsItems.NewsItemID"],
        ),
        sa.PrimaryKeyConstraint("NewsItemTranslationID"),
    )
    op.create_index(
        "ix_st_NewsItemTranslations_Secondary",
        "st_NewsItemTranslations",
        ["NewsItemID_Secondary"],
        unique=False,
    )
    op.create_table(
        "st_ChatChannelEventLogs",
        sa.Column("EventDateUTC", TIME, nullable=False),
        sa.Column("Uniquifier", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("EventTypeID", sa.Integer(), nullable=False),
        sa.Column("ChatChannelID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.Column("UserIDTakingAction", sa.Integer(), nullable=True),
        sa.Column("InterfaceUsed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ChatChannelID"],
            ["st_ChatChannels.ChatChannelID"],
        ),
        sa.ForeignKeyConstraint(
            ["EventTypeID"],
            ["st_EventTypes.EventTypeID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserIDTakingAction"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("EventDateUTC", "Uniquifier"),
    )
    op.create_table(
        "st_ChatChannelInvites",
        sa.Column("ChatChannelInviteID", sa.Integer(), nullable=False),
        sa.Column("ChatChannelID", sa.Integer(), nullable=False),
        sa.Column("UserID_From", sa.Integer(), nullable=False),
        sa.Column("UserID_To", sa.Integer(), nullable=False),
        sa.Column("RelatedChatNumber", sa.Unicode(length=50), nullable=True),
        sa.Column("RelatedTicketNumber", sa.Unicode(length=50), nullable=True),
        sa.Column("InviteStatus", sa.Integer(), nullable=False),
        sa.Column("InviteType", sa.Integer(), nullable=False),
        sa.Column("DateIssuedUTC", TIME, nullable=False),
        sa.Column("DateRespondedUTC", TIME, nullable=True),
        sa.Column("InvitationMessage", TEXT, nullable=True),
        sa.Column("IsAutoPopup", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ChatChannelID"],
            ["st_ChatChannels.ChatChannelID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID_From"],
            ["st_Users.UserID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID_To"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("ChatChannelInviteID"),
    )
    op.create_index(
        "ix_st_ChatChannelInvites_To", "st_ChatChannelInvites", ["UserID_To"], unique=False
    )
    op.create_table(
        "st_ChatChannelMessages",
        sa.Column("ChatChannelMessageID", sa.Integer(), nullable=False),
        sa.Column("ChatChannelID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.Column("ChatSenderType", sa.Integer(), nullable=False),
        sa.Column("DateSubmittedUTC", TIME, nullable=False),
        sa.Column("TextSubmitted", TEXT, nullable=True),
        sa.Column("IsHtml", sa.Boolean(), nullable=False),
        sa.Column("ViewRestriction", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ChatChannelID"],
            ["st_ChatChannels.ChatChannelID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("ChatChannelMessageID"),
    )
    op.create_index(
        "ix_st_ChatChannelMessages_Channel",
        "st_ChatChannelMessages",
        ["ChatChannelID"],
        unique=False,
    )
    op.create_table(
        "st_NewsItemsBrands",
        sa.Column("NewsItemID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("BrandID", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["BrandID"],
            ["st_Brands.BrandID"],
        ),
        sa.ForeignKeyConstraint(
            ["NewsItemID"],
            ["st_NewsItems.NewsItemID"],
        ),
        sa.PrimaryKeyConstraint("NewsItemID", "BrandID"),
    )
    op.create_table(
        "st_ChatChannelPermissions",
        sa.Column("ChatChannelPermissionID", sa.Integer(), nullable=False),
        sa.Column("ChatChannelID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.Column("GroupID", sa.Integer(), nullable=True),
        sa.Column("DepartmentID", sa.Integer(), nullable=True),
        sa.Column("RoleID", sa.Integer(), nullable=True),
        sa.Column("IsAllowed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ChatChannelID"],
            ["st_ChatChannels.ChatChannelID"],
        ),
        sa.ForeignKeyConstraint(
            ["DepartmentID", "GroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("ChatChannelPermissionID"),
    )
    op.create_table(
        "st_ChatAttachments",
        sa.Column("ChatAttachmentID", sa.Integer(), nullable=False),
        sa.Column("ChatID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.Column("FileNameOriginal", sa.Unicode(length=255), nullable=True),
        sa.Column("FileNameOnDisk", sa.Unicode(length=255), nullable=True),
        sa.Column("Length", sa.Integer(), nullable=False),
        sa.Column("Crc", sa.BigInteger(), nullable=False),
        sa.Column("CreationDateUTC", TIME, nullable=False),
        sa.Column("IsDeleted", sa.Boolean(), nullable=False),
        sa.Column("IsOutgoing", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ChatID"],
            ["st_Chats.ChatID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("ChatAttachmentID"),
    )
    op.create_index("ix_st_ChatAttachments_Chat", "st_ChatAttachments", ["ChatID"], unique=False)
    op.create_table(
        "st_ChatComments",
        sa.Column("ChatCommentID", sa.Integer(), nullable=False),
        sa.Column("CommentTypeID", sa.Integer(), nullable=False),
        sa.Column("ChatID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=False),
        sa.Column("DateEnteredUTC", TIME, nullable=False),
        sa.Column("CommentText", TEXT, nullable=True),
        sa.Column("IsIndexed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ChatID"],
            ["st_Chats.ChatID"],
        ),
        sa.ForeignKeyConstraint(
            ["CommentTypeID"],
            ["st_CommentTypes.CommentTypeID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("ChatCommentID"),
    )
    op.create_index("ix_st_ChatComments_Chat", "st_ChatComments", ["ChatID"], unique=False)
    op.create_table(
        "st_ChatEventLogs",
        sa.Column("EventDateUTC", TIME, nullable=False),
        sa.Column("Uniquifier", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("EventTypeID", sa.Integer(), nullable=False),
        sa.Column("ChatID", sa.Integer(), nullable=False),
        sa.Column("UserIDTakingAction", sa.Integer(), nullable=True),
        sa.Column("InterfaceUsed", sa.Integer(), nullable=False),
        sa.Column("DepartmentID", sa.Integer(), nullable=False),
        sa.Column("GroupID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.Column("OldDepartmentID", sa.Integer(), nullable=True),
        sa.Column("OldGroupID", sa.Integer(), nullable=True),
        sa.Column("OldUserID", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ChatID"],
            ["st_Chats.ChatID"],
        ),
        sa.ForeignKeyConstraint(
            ["DepartmentID", "GroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
        ),
        sa.ForeignKeyConstraint(
            ["EventTypeID"],
            ["st_EventTypes.EventTypeID"],
        ),
        sa.ForeignKeyConstraint(
            ["OldDepartmentID", "OldGroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
        ),
        sa.ForeignKeyConstraint(
            ["OldUserID"],
            ["st_Users.UserID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserIDTakingAction"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("EventDateUTC", "Uniquifier"),
    )
    op.create_table(
        "st_ChatMessages",
        sa.Column("ChatMessageID", BIG_KEY, nullable=False),
        sa.Column("ChatID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.Column("DateSubmittedUTC", TIME, nullable=False),
        sa.Column("ChatSenderType", sa.Integer(), nullable=False),
        sa.Column("TextSubmitted", TEXT, nullable=True),
        sa.Column("ViewRestriction", sa.Integer(), nullable=False),
        sa.Column("IsHtml", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ChatID"],
            ["st_Chats.ChatID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("ChatMessageID"),
    )
    op.create_index("ix_st_ChatMessages_Chat", "st_ChatMessages", ["ChatID"], unique=False)
    op.create_table(
        "st_CustomDataFieldsInChats",
        sa.Column("ChatID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("CustomFieldID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("DataContent", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["ChatID"],
            ["st_Chats.ChatID"],
        ),
        sa.ForeignKeyConstraint(
            ["CustomFieldID"],
            ["st_CustomDataFields.CustomFieldID"],
        ),
        sa.PrimaryKeyConstraint("ChatID", "CustomFieldID"),
    )
    op.create_index("ix_st_Chats_Ended", "st_Chats", ["DateEndedUTC"], unique=False)
    op.create_index("ix_st_Chats_Guid", "st_Chats", ["ChatGuid"], unique=False)
    op.create_index("ix_st_Chats_Number", "st_Chats", ["ChatNumber"], unique=False)
    op.create_index("ix_st_TicketLinks_Chat", "st_TicketLinks", ["ChatID"], unique=False)
    op.create_index("ix_st_TimeLogs_Chat", "st_TimeLogs", ["ChatID"], unique=False)
