"""The tables of the product."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.models.base import ADDRESS, BIG_KEY, SMALL_KEY, TEXT, TIME

revision = "product_0001"
down_revision = None
branch_labels = ("product",)
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "st_AutoResponders",
        sa.Column("AutoResponderID", sa.Integer(), nullable=False),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.Column("IsHtml", sa.Boolean(), nullable=False),
        sa.Column("Subject", TEXT, nullable=True),
        sa.Column("Body", TEXT, nullable=True),
        sa.Column("KbSearchCategoryID", sa.Integer(), nullable=True),
        sa.Column("KbSearchMaxResults", sa.Integer(), nullable=False),
        sa.Column("ViewOnlineLinkText", TEXT, nullable=True),
        sa.Column("KbBrowseText", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("AutoResponderID"),
    )
    op.create_table(
        "st_CommentTypes",
        sa.Column("CommentTypeID", sa.Integer(), nullable=False),
        sa.Column("EnglishName", sa.Unicode(length=255), nullable=True),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.Column("IncludeInSearchIndex", sa.Boolean(), nullable=False),
        sa.Column("ShowInlineWithEmails", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("CommentTypeID"),
    )
    op.create_table(
        "st_CustomDataFields",
        sa.Column("CustomFieldID", sa.Integer(), nullable=False),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.Column("DataType", sa.Integer(), nullable=False),
        sa.Column("DefaultValue", TEXT, nullable=True),
        sa.Column("SpecialMapping", sa.Unicode(length=255), nullable=True),
        sa.Column("Options", TEXT, nullable=True),
        sa.Column("IsGlobal", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("CustomFieldID"),
    )
    op.create_table(
        "st_CustomTemplates",
        sa.Column("CustomTemplateID", sa.Integer(), nullable=False),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.PrimaryKeyConstraint("CustomTemplateID"),
    )
    op.create_table(
        "st_EmailAddresses",
        sa.Column("EmailAddressID", sa.Integer(), nullable=False),
        sa.Column("Address", sa.Unicode(length=255), nullable=True),
        sa.PrimaryKeyConstraint("EmailAddressID"),
    )
    op.create_index("ix_st_EmailAddresses_Address", "st_EmailAddresses", ["Address"], unique=False)
    op.create_table(
        "st_EmailTemplates",
        sa.Column("EmailTemplateID", sa.Integer(), nullable=False),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.Column("IsHtml", sa.Boolean(), nullable=False),
        sa.Column("Subject", TEXT, nullable=True),
        sa.Column("Body", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("EmailTemplateID"),
    )
    op.create_table(
        "st_EventTypes",
        sa.Column("EventTypeID", sa.Integer(), nullable=False),
        sa.Column("EnglishName", sa.Unicode(length=255), nullable=True),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.PrimaryKeyConstraint("EventTypeID"),
    )
    op.create_table(
        "st_FileDirectories",
        sa.Column("FileDirectoryID", sa.Integer(), nullable=False),
        sa.Column("FileDirectoryID_Parent", sa.Integer(), nullable=True),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.ForeignKeyConstraint(
            ["FileDirectoryID_Parent"],
            ["st_FileDirectories.FileDirectoryID"],
        ),
        sa.PrimaryKeyConstraint("FileDirectoryID"),
    )
    op.create_table(
        "st_GlobalSettings",
        sa.Column("SettingCategory", sa.Unicode(length=100), nullable=False),
        sa.Column("SettingName", sa.Unicode(length=150), nullable=False),
        sa.Column("SettingValue", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("SettingCategory", "SettingName"),
    )
    op.create_table(
        "st_Languages",
        sa.Column("LanguageID", sa.Integer(), nullable=False),
        sa.Column("Lcid", sa.Integer(), nullable=False),
        sa.Column("CultureName", sa.Unicode(length=50), nullable=True),
        sa.Column("LanguageName", sa.Unicode(length=255), nullable=True),
        sa.Column("IsDefault", sa.Boolean(), nullable=False),
        sa.Column("IsVisible", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("LanguageID"),
    )
    op.create_table(
        "st_Organizations",
        sa.Column("OrganizationID", sa.Integer(), nullable=False),
        sa.Column("OrganizationName", sa.Unicode(length=255), nullable=True),
        sa.Column("Website", sa.Unicode(length=255), nullable=True),
        sa.Column("PhoneNumber", sa.Unicode(length=50), nullable=True),
        sa.PrimaryKeyConstraint("OrganizationID"),
    )
    op.create_table(
        "st_RolePageActionPermissionTypes",
        sa.Column("RolePageActionPermissionTypeID", sa.Integer(), nullable=False),
        sa.Column("EnglishName", sa.Unicode(length=255), nullable=True),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.Column("RolePermissionsArea", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("RolePageActionPermissionTypeID"),
    )
    op.create_table(
        "st_Roles",
        sa.Column("RoleID", SMALL_KEY, nullable=False),
        sa.Column("RoleName", sa.Unicode(length=255), nullable=True),
        sa.Column("LoweredRoleName", sa.Unicode(length=255), nullable=True),
        sa.Column("Description", TEXT, nullable=True),
        sa.Column("DisplayOrder", sa.Integer(), nullable=False),
        sa.Column("IsCustomRole", sa.Boolean(), nullable=False),
        sa.Column("ApplyParentKbCategoryPermissions", sa.Boolean(), nullable=False),
        sa.Column("RoleCategory", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("RoleID"),
    )
    op.create_table(
        "st_SmtpAccounts",
        sa.Column("SmtpAccountID", sa.Integer(), nullable=False),
        sa.Column("ServerName", sa.Unicode(length=255), nullable=True),
        sa.Column("ServerPort", sa.Integer(), nullable=False),
        sa.Column("LoginName", sa.Unicode(length=255), nullable=True),
        sa.Column("LoginPassword", TEXT, nullable=True),
        sa.Column("FromAddress", sa.Unicode(length=255), nullable=True),
        sa.Column("FromFriendlyName", sa.Unicode(length=255), nullable=True),
        sa.Column("UseAuthentication", sa.Boolean(), nullable=False),
        sa.Column("UseSSL", sa.Boolean(), nullable=False),
        sa.Column("LoginPasswordEncrypted", TEXT, nullable=True),
        sa.Column("LoginPasswordSalt", sa.Unicode(length=255), nullable=True),
        sa.Column("UseTls", sa.Boolean(), nullable=False),
        sa.Column("AuthenticateSsl", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("SmtpAccountID"),
    )
    op.create_table(
        "st_Tags",
        sa.Column("TagID", sa.Integer(), nullable=False),
        sa.Column("DateCreatedUTC", TIME, nullable=False),
        sa.Column("Name", sa.Unicode(length=255), nullable=True),
        sa.Column("IsDeleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("TagID"),
    )
    op.create_table(
        "st_TaskPriorities",
        sa.Column("TaskPriorityID", sa.Integer(), nullable=False),
        sa.Column("EnglishName", sa.Unicode(length=255), nullable=True),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.Column("SortOrder", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("TaskPriorityID"),
    )
    op.create_table(
        "st_TaskStatuses",
        sa.Column("TaskStatusID", sa.Integer(), nullable=False),
        sa.Column("EnglishName", sa.Unicode(length=255), nullable=True),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.Column("SortOrder", sa.Integer(), nullable=False),
        sa.Column("IsActive", sa.Boolean(), nullable=False),
        sa.Column("IsOpen", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("TaskStatusID"),
    )
    op.create_table(
        "st_TicketPriorities",
        sa.Column("TicketPriorityID", sa.Integer(), nullable=False),
        sa.Column("EnglishName", sa.Unicode(length=255), nullable=True),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.Column("SortOrder", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("TicketPriorityID"),
    )
    op.create_table(
        "st_TicketStatuses",
        sa.Column("TicketStatusID", sa.Integer(), nullable=False),
        sa.Column("EnglishName", sa.Unicode(length=255), nullable=True),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.Column("SortOrder", sa.Integer(), nullable=False),
        sa.Column("IsOpen", sa.Boolean(), nullable=False),
        sa.Column("IsActive", sa.Boolean(), nullable=False),
        sa.Column("IsLocked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("TicketStatusID"),
    )
    op.create_table(
        "st_TransferServers",
        sa.Column("TransferServerID", sa.Integer(), nullable=False),
        sa.Column("BaseUrl", TEXT, nullable=True),
        sa.Column("UserName", sa.Unicode(length=255), nullable=True),
        sa.Column("Password", TEXT, nullable=True),
        sa.Column("PasswordFormat", sa.Integer(), nullable=False),
        sa.Column("PasswordSalt", sa.Unicode(length=255), nullable=True),
        sa.Column("Name", sa.Unicode(length=255), nullable=True),
        sa.PrimaryKeyConstraint("TransferServerID"),
    )
    op.create_table(
        "st_CustomDataFieldsInCustomTemplates",
        sa.Column("CustomTemplateID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("CustomFieldID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.Column("IsVisible", sa.Boolean(), nullable=False),
        sa.Column("IsRequired", sa.Boolean(), nullable=False),
        sa.Column("SortOrder", sa.Integer(), nullable=False),
        sa.Column("IsVisibleToAgents", sa.Boolean(), nullable=False),
        sa.Column("IsRequiredToAgentRespondTicket", sa.Boolean(), nullable=False),
        sa.Column("IsRequiredToAgentCloseTicket", sa.Boolean(), nullable=False),
        sa.Column("IsVisibleInWidget", sa.Boolean(), nullable=False),
        sa.Column("ConditionalCustomFieldID", sa.Integer(), nullable=True),
        sa.Column("ConditionalValues", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["ConditionalCustomFieldID"],
            ["st_CustomDataFields.CustomFieldID"],
        ),
        sa.ForeignKeyConstraint(
            ["CustomFieldID"],
            ["st_CustomDataFields.CustomFieldID"],
        ),
        sa.ForeignKeyConstraint(
            ["CustomTemplateID"],
            ["st_CustomTemplates.CustomTemplateID"],
        ),
        sa.PrimaryKeyConstraint("CustomTemplateID", "CustomFieldID"),
    )
    op.create_table(
        "st_Files",
        sa.Column("FileID", sa.Integer(), nullable=False),
        sa.Column("FileDirectoryID", sa.Integer(), nullable=True),
        sa.Column("FileNameOriginal", sa.Unicode(length=255), nullable=True),
        sa.Column("FileNameOnDisk", sa.Unicode(length=255), nullable=True),
        sa.Column("Length", sa.Integer(), nullable=False),
        sa.Column("Crc", sa.BigInteger(), nullable=False),
        sa.Column("CompressionType", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["FileDirectoryID"],
            ["st_FileDirectories.FileDirectoryID"],
        ),
        sa.PrimaryKeyConstraint("FileID"),
    )
    op.create_table(
        "st_RoleAreaPermissions",
        sa.Column("RoleAreaPermissionsID", sa.Integer(), nullable=False),
        sa.Column("RoleID", sa.SmallInteger(), nullable=False),
        sa.Column("RolePermissionsArea", sa.Integer(), nullable=False),
        sa.Column("PagePermissionType", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["RoleID"],
            ["st_Roles.RoleID"],
        ),
        sa.PrimaryKeyConstraint("RoleAreaPermissionsID"),
    )
    op.create_index(
        "ix_st_RoleAreaPermissions_Role", "st_RoleAreaPermissions", ["RoleID"], unique=False
    )
    op.create_table(
        "st_TimeLogs",
        sa.Column("TimeLogID", sa.Integer(), nullable=False),
        sa.Column("TicketID", sa.Integer(), nullable=True),
        sa.Column("ChatID", sa.Integer(), nullable=True),
        sa.Column("CallLogID", sa.Integer(), nullable=True),
        sa.Column("TaskID", sa.Integer(), nullable=True),
        sa.Column("UserID", sa.Integer(), nullable=False),
        sa.Column("CustomerUserID", sa.Integer(), nullable=True),
        sa.Column("CustomerEmailAddress", ADDRESS, nullable=True),
        sa.Column("Subject", TEXT, nullable=True),
        sa.Column("Description", TEXT, nullable=True),
        sa.Column("DateCreatedUTC", TIME, nullable=False),
        sa.Column("DateModifiedUTC", TIME, nullable=False),
        sa.Column("DateDeletedUTC", TIME, nullable=True),
        sa.Column("DateStartUTC", TIME, nullable=False),
        sa.Column("DateEndUTC", TIME, nullable=False),
        sa.Column("IsBillable", sa.Boolean(), nullable=False),
        sa.Column("IsDeleted", sa.Boolean(), nullable=False),
        sa.Column("TagID", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["TagID"],
            ["st_Tags.TagID"],
        ),
        sa.PrimaryKeyConstraint("TimeLogID"),
    )
    op.create_index("ix_st_TimeLogs_Ticket", "st_TimeLogs", ["TicketID"], unique=False)
    op.create_index("ix_st_TimeLogs_User", "st_TimeLogs", ["UserID", "DateStartUTC"], unique=False)
    op.create_table(
        "st_Brands",
        sa.Column("BrandID", sa.Integer(), nullable=False),
        sa.Column("BrandName", sa.Unicode(length=255), nullable=True),
        sa.Column("HostHeaderValue", sa.Unicode(length=255), nullable=True),
        sa.Column("IsDefaultBrand", sa.Boolean(), nullable=False),
        sa.Column("PublicSiteLogoFileID", sa.Integer(), nullable=True),
        sa.Column("PublicSiteLogoNavigateUrl", TEXT, nullable=True),
        sa.Column("PublicSiteLogoEnabled", sa.Boolean(), nullable=False),
        sa.Column("SmtpAccountID", sa.Integer(), nullable=True),
        sa.Column("DisplayPortalTrafficForWhosOn", sa.Boolean(), nullable=False),
        sa.Column("RelatedUrls", TEXT, nullable=True),
        sa.Column("PortalColor", sa.Unicode(length=50), nullable=True),
        sa.Column("WelcomeMessage", TEXT, nullable=True),
        sa.Column("CustomCss", TEXT, nullable=True),
        sa.Column("VoipCountryCode", sa.Integer(), nullable=True),
        sa.Column("VoipPhoneNumber", sa.Unicode(length=50), nullable=True),
        sa.Column("VoipMaxLinesPerAgent", sa.Integer(), nullable=False),
        sa.Column("VoipMaxChatsBeforeUnavailable", sa.Integer(), nullable=False),
        sa.Column("FileID_VoipIcon", sa.Integer(), nullable=True),
        sa.Column("FileID_VoipRingTone", sa.Integer(), nullable=True),
        sa.Column("VoipAutoRecordCalls", sa.Boolean(), nullable=False),
        sa.Column("ViewThreadRestriction", sa.Integer(), nullable=False),
        sa.Column("NewThreadRestriction", sa.Integer(), nullable=False),
        sa.Column("CommunityEnabled", sa.Boolean(), nullable=False),
        sa.Column("ChatLinkImageConfig", sa.Integer(), nullable=False),
        sa.Column("AvatarUploadsRequireApproval", sa.Boolean(), nullable=False),
        sa.Column("DisplayLiveChat", sa.Boolean(), nullable=False),
        sa.Column("DisplayOptionToSendTicketListByEmail", sa.Boolean(), nullable=False),
        sa.Column("EnableGravatarSupport", sa.Boolean(), nullable=False),
        sa.Column("EnablePortalLogin", sa.Boolean(), nullable=False),
        sa.Column("EnableRegisteredUsersToChangeDisplayName", sa.Boolean(), nullable=False),
        sa.Column("EnableRegisteredUsersToChangeEmailAddress", sa.Boolean(), nullable=False),
        sa.Column("EnableRegisteredUsersToChangePasswords", sa.Boolean(), nullable=False),
        sa.Column("EnableRegisteredUsersToChangePhoneNumber", sa.Boolean(), nullable=False),
        sa.Column("EnableRegisteredUsersToUploadAvatars", sa.Boolean(), nullable=False),
        sa.Column("EnableRegistration", sa.Boolean(), nullable=False),
        sa.Column("EnableSocialSharingLinks", sa.Boolean(), nullable=False),
        sa.Column("NewFeedbackStartsOutModerated", sa.Boolean(), nullable=False),
        sa.Column("AddFeedbackRestriction", sa.Integer(), nullable=False),
        sa.Column("StartChatRestriction", sa.Integer(), nullable=False),
        sa.Column("ViewKBFeedbackRestriction", sa.Integer(), nullable=False),
        sa.Column("ViewNewsRestriction", sa.Integer(), nullable=False),
        sa.Column("DepartmentSelectionTextForChats", TEXT, nullable=True),
        sa.Column("DepartmentSelectionTextForTickets", TEXT, nullable=True),
        sa.Column("ViewPortalTicketsRestriction", sa.Integer(), nullable=False),
        sa.Column("EnableKbVoting", sa.Boolean(), nullable=False),
        sa.Column("AdditionalFooterMessage", TEXT, nullable=True),
        sa.Column("GoogleAnalyticsTrackingID", sa.Unicode(length=50), nullable=True),
        sa.Column("FileID_Favicon", sa.Integer(), nullable=True),
        sa.Column("DefaultFont", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["FileID_Favicon"],
            ["st_Files.FileID"],
        ),
        sa.ForeignKeyConstraint(
            ["FileID_VoipIcon"],
            ["st_Files.FileID"],
        ),
        sa.ForeignKeyConstraint(
            ["FileID_VoipRingTone"],
            ["st_Files.FileID"],
        ),
        sa.ForeignKeyConstraint(
            ["PublicSiteLogoFileID"],
            ["st_Files.FileID"],
        ),
        sa.ForeignKeyConstraint(
            ["SmtpAccountID"],
            ["st_SmtpAccounts.SmtpAccountID"],
        ),
        sa.PrimaryKeyConstraint("BrandID"),
    )
    op.create_table(
        "st_RolePermissions",
        sa.Column("RolePermissionID", sa.Integer(), nullable=False),
        sa.Column("RoleID", sa.SmallInteger(), nullable=False),
        sa.Column("RolePageActionPermissionTypeID", sa.Integer(), nullable=False),
        sa.Column("IsAllowed", sa.Boolean(), nullable=False),
        sa.Column("KbCategoryID", sa.Integer(), nullable=True),
        sa.Column("ReportItemGuid", sa.Unicode(length=50), nullable=True),
        sa.Column("RoleAreaPermissionsID", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["RoleAreaPermissionsID"],
            ["st_RoleAreaPermissions.RoleAreaPermissionsID"],
        ),
        sa.ForeignKeyConstraint(
            ["RoleID"],
            ["st_Roles.RoleID"],
        ),
        sa.ForeignKeyConstraint(
            ["RolePageActionPermissionTypeID"],
            ["st_RolePageActionPermissionTypes.RolePageActionPermissionTypeID"],
        ),
        sa.PrimaryKeyConstraint("RolePermissionID"),
    )
    op.create_index("ix_st_RolePermissions_Role", "st_RolePermissions", ["RoleID"], unique=False)
    op.create_table(
        "st_Users",
        sa.Column("UserID", sa.Integer(), nullable=False),
        sa.Column("UserName", sa.Unicode(length=255), nullable=True),
        sa.Column("LoweredUserName", sa.Unicode(length=255), nullable=True),
        sa.Column("Email", sa.Unicode(length=255), nullable=True),
        sa.Column("LoweredEmail", sa.Unicode(length=255), nullable=True),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.Column("Password", TEXT, nullable=True),
        sa.Column("PasswordFormat", sa.Integer(), nullable=False),
        sa.Column("PasswordSalt", sa.Unicode(length=255), nullable=True),
        sa.Column("AuthenticationType", sa.Integer(), nullable=False),
        sa.Column("AuthenticationDomain", sa.Unicode(length=255), nullable=True),
        sa.Column("Language", sa.Unicode(length=50), nullable=True),
        sa.Column("TimeZone", sa.Integer(), nullable=True),
        sa.Column("FileID_Avatar", sa.Integer(), nullable=True),
        sa.Column("DateCreatedUTC", TIME, nullable=False),
        sa.Column("DateLastLoginUTC", TIME, nullable=False),
        sa.Column("FileDirectoryID", sa.Integer(), nullable=True),
        sa.Column("HourlyPayRate", sa.Double(), nullable=True),
        sa.Column("IsAvatarApproved", sa.Boolean(), nullable=False),
        sa.Column("IsDeleted", sa.Boolean(), nullable=False),
        sa.Column("IsEmailVerified", sa.Boolean(), nullable=False),
        sa.Column("IsLockedOut", sa.Boolean(), nullable=False),
        sa.Column("IsPrimaryAdmin", sa.Boolean(), nullable=False),
        sa.Column("IsQueue", sa.Boolean(), nullable=False),
        sa.Column("AverageSurveyRating", sa.Double(), nullable=True),
        sa.Column("AvatarSource", sa.Integer(), nullable=False),
        sa.Column("CommunityPostCount", sa.Integer(), nullable=False),
        sa.Column("IsModerated", sa.Boolean(), nullable=False),
        sa.Column("IpAddressCreated", sa.Unicode(length=50), nullable=True),
        sa.ForeignKeyConstraint(
            ["FileDirectoryID"],
            ["st_FileDirectories.FileDirectoryID"],
        ),
        sa.ForeignKeyConstraint(
            ["FileID_Avatar"],
            ["st_Files.FileID"],
        ),
        sa.PrimaryKeyConstraint("UserID"),
    )
    op.create_index(op.f("ix_st_Users_LoweredEmail"), "st_Users", ["LoweredEmail"], unique=False)
    op.create_index(
        op.f("ix_st_Users_LoweredUserName"), "st_Users", ["LoweredUserName"], unique=False
    )
    op.create_table(
        "st_CustomDataFieldsForBrands",
        sa.Column("BrandID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("CustomFieldID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("DataContent", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["BrandID"],
            ["st_Brands.BrandID"],
        ),
        sa.ForeignKeyConstraint(
            ["CustomFieldID"],
            ["st_CustomDataFields.CustomFieldID"],
        ),
        sa.PrimaryKeyConstraint("BrandID", "CustomFieldID"),
    )
    op.create_table(
        "st_CustomDataFieldsForUsers",
        sa.Column("UserID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("CustomFieldID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("DataContent", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["CustomFieldID"],
            ["st_CustomDataFields.CustomFieldID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("UserID", "CustomFieldID"),
    )
    op.create_table(
        "st_Departments",
        sa.Column("DepartmentID", sa.Integer(), nullable=False),
        sa.Column("DisplayName", sa.Unicode(length=255), nullable=True),
        sa.Column("FileDirectoryID", sa.Integer(), nullable=True),
        sa.Column("SmtpAccountID", sa.Integer(), nullable=True),
        sa.Column("IsDeleted", sa.Boolean(), nullable=False),
        sa.Column("IsInternal", sa.Boolean(), nullable=False),
        sa.Column("IsAutoResponderEnabled", sa.Boolean(), nullable=False),
        sa.Column("AutoResponderID", sa.Integer(), nullable=True),
        sa.Column("ChatWaitMessage", TEXT, nullable=True),
        sa.Column("AutoCloseEnabled", sa.Boolean(), nullable=False),
        sa.Column("AutoCloseHours", sa.Integer(), nullable=False),
        sa.Column("AutoCloseSendEmailToClient", sa.Boolean(), nullable=False),
        sa.Column("AutoDeleteEnabled", sa.Boolean(), nullable=False),
        sa.Column("AutoDeleteDays", sa.Integer(), nullable=False),
        sa.Column("CustomTemplateID_Chat", sa.Integer(), nullable=True),
        sa.Column("CustomTemplateID_Ticket", sa.Integer(), nullable=True),
        sa.Column("TicketsRequireRole", sa.SmallInteger(), nullable=True),
        sa.Column("IsRestrictedToMemberAgents", sa.Boolean(), nullable=False),
        sa.Column("BrandID", sa.Integer(), nullable=True),
        sa.Column("LanguageID", sa.Integer(), nullable=True),
        sa.Column("TicketRequireResolution", sa.Boolean(), nullable=False),
        sa.Column("SurveyDefinitionIDAfterChat", sa.Integer(), nullable=True),
        sa.Column("PostChatText", TEXT, nullable=True),
        sa.Column("SurveyDefinitionIDAfterTicket", sa.Integer(), nullable=True),
        sa.Column("CustomTemplateID_CallLog", sa.Integer(), nullable=True),
        sa.Column("AutoDeleteCallLogDays", sa.Integer(), nullable=False),
        sa.Column("AutoDeleteCallLogEnabled", sa.Boolean(), nullable=False),
        sa.Column("TicketRequireClosedTasks", sa.Boolean(), nullable=False),
        sa.Column("AutoLockEnabled", sa.Boolean(), nullable=False),
        sa.Column("AutoLockHours", sa.Integer(), nullable=False),
        sa.Column("LiveChatRestriction", sa.Integer(), nullable=False),
        sa.Column("UseBrandHolidays", sa.Boolean(), nullable=False),
        sa.Column("UseBrandHours", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["AutoResponderID"],
            ["st_AutoResponders.AutoResponderID"],
        ),
        sa.ForeignKeyConstraint(
            ["BrandID"],
            ["st_Brands.BrandID"],
        ),
        sa.ForeignKeyConstraint(
            ["CustomTemplateID_CallLog"],
            ["st_CustomTemplates.CustomTemplateID"],
        ),
        sa.ForeignKeyConstraint(
            ["CustomTemplateID_Chat"],
            ["st_CustomTemplates.CustomTemplateID"],
        ),
        sa.ForeignKeyConstraint(
            ["CustomTemplateID_Ticket"],
            ["st_CustomTemplates.CustomTemplateID"],
        ),
        sa.ForeignKeyConstraint(
            ["FileDirectoryID"],
            ["st_FileDirectories.FileDirectoryID"],
        ),
        sa.ForeignKeyConstraint(
            ["LanguageID"],
            ["st_Languages.LanguageID"],
        ),
        sa.ForeignKeyConstraint(
            ["SmtpAccountID"],
            ["st_SmtpAccounts.SmtpAccountID"],
        ),
        sa.ForeignKeyConstraint(
            ["TicketsRequireRole"],
            ["st_Roles.RoleID"],
        ),
        sa.PrimaryKeyConstraint("DepartmentID"),
    )
    op.create_table(
        "st_OrganizationFilters",
        sa.Column("OrganizationFilterID", sa.Integer(), nullable=False),
        sa.Column("OrganizationID", sa.Integer(), nullable=False),
        sa.Column("FilterType", sa.Unicode(length=255), nullable=True),
        sa.Column("FilterValue", sa.Unicode(length=255), nullable=True),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["OrganizationID"],
            ["st_Organizations.OrganizationID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("OrganizationFilterID"),
    )
    op.create_index(
        "ix_st_OrganizationFilters_Organization",
        "st_OrganizationFilters",
        ["OrganizationID"],
        unique=False,
    )
    op.create_index(
        "ix_st_OrganizationFilters_Value", "st_OrganizationFilters", ["FilterValue"], unique=False
    )
    op.create_table(
        "st_UserComments",
        sa.Column("UserCommentID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=False),
        sa.Column("UserID_From", sa.Integer(), nullable=False),
        sa.Column("CommentText", TEXT, nullable=True),
        sa.Column("DateEnteredUTC", TIME, nullable=False),
        sa.Column("CommentTypeID", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["CommentTypeID"],
            ["st_CommentTypes.CommentTypeID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID_From"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("UserCommentID"),
    )
    op.create_table(
        "st_UserSettings",
        sa.Column("UserID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("SettingName", sa.Unicode(length=150), nullable=False),
        sa.Column("SettingValue", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("UserID", "SettingName"),
    )
    op.create_table(
        "st_UsersInRoles",
        sa.Column("UserID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("RoleID", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("DateAddedUTC", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["RoleID"],
            ["st_Roles.RoleID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("UserID", "RoleID"),
    )
    op.create_index("ix_st_UsersInRoles_Role", "st_UsersInRoles", ["RoleID"], unique=False)
    op.create_table(
        "st_CustomDataFieldsForDepartments",
        sa.Column("DepartmentID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("CustomFieldID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("DataContent", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["CustomFieldID"],
            ["st_CustomDataFields.CustomFieldID"],
        ),
        sa.ForeignKeyConstraint(
            ["DepartmentID"],
            ["st_Departments.DepartmentID"],
        ),
        sa.PrimaryKeyConstraint("DepartmentID", "CustomFieldID"),
    )
    op.create_table(
        "st_DepartmentSettings",
        sa.Column("DepartmentID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("SettingName", sa.Unicode(length=150), nullable=False),
        sa.Column("SettingValue", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["DepartmentID"],
            ["st_Departments.DepartmentID"],
        ),
        sa.PrimaryKeyConstraint("DepartmentID", "SettingName"),
    )
    op.create_table(
        "st_Groups",
        sa.Column("DepartmentID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("GroupID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("GroupName", sa.Unicode(length=255), nullable=True),
        sa.Column("GroupDescription", TEXT, nullable=True),
        sa.Column("IsDeleted", sa.Boolean(), nullable=False),
        sa.Column("IsFrontLine", sa.Boolean(), nullable=False),
        sa.Column("IsInternal", sa.Boolean(), nullable=False),
        sa.Column("AlertOption", sa.SmallInteger(), nullable=False),
        sa.Column("AlertAddress", sa.Unicode(length=255), nullable=True),
        sa.Column("VoipExtension", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["DepartmentID"],
            ["st_Departments.DepartmentID"],
        ),
        sa.PrimaryKeyConstraint("DepartmentID", "GroupID"),
    )
    op.create_table(
        "st_CallLogs",
        sa.Column("CallLogID", sa.Integer(), nullable=False),
        sa.Column("DepartmentID", sa.Integer(), nullable=False),
        sa.Column("GroupID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=False),
        sa.Column("CustomerUserID", sa.Integer(), nullable=True),
        sa.Column("CustomerName", sa.Unicode(length=255), nullable=True),
        sa.Column("CustomerPhoneNumber", sa.Unicode(length=50), nullable=True),
        sa.Column("CustomerEmailAddress", ADDRESS, nullable=True),
        sa.Column("CallNumber", sa.Unicode(length=50), nullable=True),
        sa.Column("Subject", TEXT, nullable=True),
        sa.Column("Description", TEXT, nullable=True),
        sa.Column("IsOutgoing", sa.Boolean(), nullable=False),
        sa.Column("IsDeleted", sa.Boolean(), nullable=False),
        sa.Column("DateStartUTC", TIME, nullable=False),
        sa.Column("DateEndUTC", TIME, nullable=False),
        sa.Column("DateCreatedUTC", TIME, nullable=False),
        sa.Column("DateModifiedUTC", TIME, nullable=False),
        sa.Column("DateDeletedUTC", TIME, nullable=True),
        sa.Column("IsIndexed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["DepartmentID", "GroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("CallLogID"),
    )
    op.create_index("ix_st_CallLogs_User", "st_CallLogs", ["UserID", "DateStartUTC"], unique=False)
    op.create_table(
        "st_Chats",
        sa.Column("ChatID", sa.Integer(), nullable=False),
        sa.Column("DepartmentID", sa.Integer(), nullable=False),
        sa.Column("GroupID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.Column("CustomerUserID", sa.Integer(), nullable=True),
        sa.Column("ChatGuid", sa.Unicode(length=50), nullable=True),
        sa.Column("ChatNumber", sa.Unicode(length=50), nullable=True),
        sa.Column("DateStartedUTC", TIME, nullable=False),
        sa.Column("DateQueuedUTC", TIME, nullable=True),
        sa.Column("DateEndedUTC", TIME, nullable=True),
        sa.Column("DateDeletedUTC", TIME, nullable=True),
        sa.Column("SessionLengthInSeconds", sa.Integer(), nullable=True),
        sa.Column("AverageIdleSeconds", sa.Integer(), nullable=True),
        sa.Column("LongestIdleSeconds", sa.Integer(), nullable=True),
        sa.Column("InitialResponseSeconds", sa.Integer(), nullable=True),
        sa.Column("QueueWaitSeconds", sa.Integer(), nullable=False),
        sa.Column("CustomerIp", sa.Unicode(length=50), nullable=True),
        sa.Column("CustomerDisplayName", sa.Unicode(length=255), nullable=True),
        sa.Column("IsDeleted", sa.Boolean(), nullable=False),
        sa.Column("IsIndexed", sa.Boolean(), nullable=False),
        sa.Column("MessageCountIn", sa.Integer(), nullable=False),
        sa.Column("MessageCountOut", sa.Integer(), nullable=False),
        sa.Column("CustomerEmailAddress", ADDRESS, nullable=True),
        sa.Column("CustomerLanguage", sa.Unicode(length=50), nullable=True),
        sa.Column("UserTrackingCookieID", sa.BigInteger(), nullable=True),
        sa.Column("IsFromAgentInvite", sa.Boolean(), nullable=False),
        sa.Column("DateIdleStartedUTC", TIME, nullable=True),
        sa.Column("IsLastMessageInbound", sa.Boolean(), nullable=False),
        sa.Column("TrackingID", sa.Unicode(length=255), nullable=True),
        sa.Column("InitialQuestion", TEXT, nullable=True),
        sa.Column("AverageSurveyRating", sa.Double(), nullable=True),
        sa.Column("CustomerTranslationChoice", sa.Unicode(length=50), nullable=True),
        sa.ForeignKeyConstraint(
            ["DepartmentID", "GroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("ChatID"),
    )
    op.create_index("ix_st_Chats_User", "st_Chats", ["UserID", "DateStartedUTC"], unique=False)
    op.create_table(
        "st_CustomDataFieldsForGroups",
        sa.Column("GroupID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("DepartmentID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("CustomFieldID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("DataContent", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["CustomFieldID"],
            ["st_CustomDataFields.CustomFieldID"],
        ),
        sa.ForeignKeyConstraint(
            ["DepartmentID", "GroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
        ),
        sa.PrimaryKeyConstraint("GroupID", "DepartmentID", "CustomFieldID"),
    )
    op.create_table(
        "st_GeneralEventLogs",
        sa.Column("EventDateUTC", TIME, nullable=False),
        sa.Column("Uniquifier", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("EventTypeID", sa.Integer(), nullable=False),
        sa.Column("UserIDTakingAction", sa.Integer(), nullable=True),
        sa.Column("InterfaceUsed", sa.Integer(), nullable=False),
        sa.Column("DepartmentID", sa.Integer(), nullable=False),
        sa.Column("GroupID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["DepartmentID", "GroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
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
        "st_Signatures",
        sa.Column("SignatureID", sa.Integer(), nullable=False),
        sa.Column("BrandID", sa.Integer(), nullable=True),
        sa.Column("DepartmentID", sa.Integer(), nullable=True),
        sa.Column("GroupID", sa.Integer(), nullable=True),
        sa.Column("Signature", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["BrandID"],
            ["st_Brands.BrandID"],
        ),
        sa.ForeignKeyConstraint(
            ["DepartmentID", "GroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
        ),
        sa.PrimaryKeyConstraint("SignatureID"),
    )
    op.create_table(
        "st_Tickets",
        sa.Column("TicketID", sa.Integer(), nullable=False),
        sa.Column("TicketNumber", sa.Unicode(length=50), nullable=False),
        sa.Column("DateOpenedUTC", TIME, nullable=False),
        sa.Column("TicketPriorityID", sa.Integer(), nullable=False),
        sa.Column("TicketStatusID", sa.Integer(), nullable=False),
        sa.Column("DepartmentID", sa.Integer(), nullable=False),
        sa.Column("GroupID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.Column("Subject", TEXT, nullable=True),
        sa.Column("CustomerEmailAddress", ADDRESS, nullable=True),
        sa.Column("IdleStartTimeUTC", TIME, nullable=False),
        sa.Column("ReplyCountIn", sa.Integer(), nullable=False),
        sa.Column("ReplyCountOut", sa.Integer(), nullable=False),
        sa.Column("IsIndexed", sa.Boolean(), nullable=False),
        sa.Column("IsDeleted", sa.Boolean(), nullable=False),
        sa.Column("IsSpam", sa.Boolean(), nullable=False),
        sa.Column("IsPinnedToAgent", sa.Boolean(), nullable=False),
        sa.Column("DateDeletedUTC", TIME, nullable=True),
        sa.Column("UserID_Customer", sa.Integer(), nullable=True),
        sa.Column("HoldStartAssignedUTC", TIME, nullable=True),
        sa.Column("HoldStartComposeUTC", TIME, nullable=True),
        sa.Column("HoldStartPinnedUTC", TIME, nullable=True),
        sa.Column("HoldStartReadUTC", TIME, nullable=True),
        sa.Column("RequiresFollowUp", sa.Boolean(), nullable=False),
        sa.Column("DateFollowUpUTC", TIME, nullable=True),
        sa.Column("ShowInFollowUpView", sa.Boolean(), nullable=False),
        sa.Column("AutoAssignOnFollowup", sa.Boolean(), nullable=False),
        sa.Column("AverageSurveyRating", sa.Double(), nullable=True),
        sa.Column("DateClosedUTC", TIME, nullable=True),
        sa.Column("TicketCommentID_FollowUp", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["DepartmentID", "GroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
        ),
        sa.ForeignKeyConstraint(
            ["TicketPriorityID"],
            ["st_TicketPriorities.TicketPriorityID"],
        ),
        sa.ForeignKeyConstraint(
            ["TicketStatusID"],
            ["st_TicketStatuses.TicketStatusID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID_Customer"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("TicketID"),
        sa.UniqueConstraint("TicketNumber"),
    )
    op.create_index("ix_st_Tickets_Customer", "st_Tickets", ["CustomerEmailAddress"], unique=False)
    op.create_index("ix_st_Tickets_CustomerUser", "st_Tickets", ["UserID_Customer"], unique=False)
    op.create_index("ix_st_Tickets_Group", "st_Tickets", ["GroupID", "DepartmentID"], unique=False)
    op.create_index("ix_st_Tickets_Opened", "st_Tickets", ["DateOpenedUTC"], unique=False)
    op.create_index("ix_st_Tickets_Status", "st_Tickets", ["TicketStatusID"], unique=False)
    op.create_index("ix_st_Tickets_User", "st_Tickets", ["UserID"], unique=False)
    op.create_table(
        "st_UserEventLogs",
        sa.Column("EventDateUTC", TIME, nullable=False),
        sa.Column("Uniquifier", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("EventTypeID", sa.Integer(), nullable=False),
        sa.Column("DepartmentID", sa.Integer(), nullable=False),
        sa.Column("GroupID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=False),
        sa.Column("UserIDTakingAction", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["DepartmentID", "GroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
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
        "st_UserTimings",
        sa.Column("TimingStartUTC", TIME, nullable=False),
        sa.Column("DepartmentID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("GroupID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("UserID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("TimingEndUTC", TIME, nullable=True),
        sa.Column("ElapsedSeconds", sa.Integer(), nullable=True),
        sa.Column("ActiveForTickets", sa.Boolean(), nullable=False),
        sa.Column("ActiveForChats", sa.Boolean(), nullable=False),
        sa.Column("IsAfk", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["DepartmentID", "GroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("TimingStartUTC", "DepartmentID", "GroupID", "UserID"),
    )
    op.create_table(
        "st_UsersInGroups",
        sa.Column("DepartmentID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("GroupID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("UserID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("TicketWeight", sa.Integer(), nullable=False),
        sa.Column("ChatWeight", sa.Integer(), nullable=False),
        sa.Column("IsActiveForTickets", sa.Boolean(), nullable=False),
        sa.Column("IsActiveForChats", sa.Boolean(), nullable=False),
        sa.Column("IsGroupAdmin", sa.Boolean(), nullable=False),
        sa.Column("IdleShouldHandoff", sa.Boolean(), nullable=False),
        sa.Column("IdleLogoffMinutes", sa.Integer(), nullable=False),
        sa.Column("IsAfk", sa.Boolean(), nullable=False),
        sa.Column("DateAfkStartedUTC", TIME, nullable=True),
        sa.Column("DateLastTicketAssignedUTC", TIME, nullable=True),
        sa.Column("MaxNewTickets", sa.Integer(), nullable=False),
        sa.Column("IsAutoActiveOnLogin", sa.Boolean(), nullable=False),
        sa.Column("RoundRobinOrder", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["DepartmentID", "GroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("DepartmentID", "GroupID", "UserID"),
    )
    op.create_index("ix_st_UsersInGroups_User", "st_UsersInGroups", ["UserID"], unique=False)
    op.create_table(
        "st_CustomDataFieldsInTickets",
        sa.Column("TicketID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("CustomFieldID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("DataContent", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["CustomFieldID"],
            ["st_CustomDataFields.CustomFieldID"],
        ),
        sa.ForeignKeyConstraint(
            ["TicketID"],
            ["st_Tickets.TicketID"],
        ),
        sa.PrimaryKeyConstraint("TicketID", "CustomFieldID"),
    )
    op.create_table(
        "st_Tasks",
        sa.Column("TaskID", sa.Integer(), nullable=False),
        sa.Column("TaskPriorityID", sa.Integer(), nullable=False),
        sa.Column("TaskStatusID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.Column("TicketID", sa.Integer(), nullable=True),
        sa.Column("ChatID", sa.Integer(), nullable=True),
        sa.Column("Subject", TEXT, nullable=True),
        sa.Column("Description", TEXT, nullable=True),
        sa.Column("IsDeleted", sa.Boolean(), nullable=False),
        sa.Column("IsIndexed", sa.Boolean(), nullable=False),
        sa.Column("IsStarted", sa.Boolean(), nullable=False),
        sa.Column("IsDue", sa.Boolean(), nullable=False),
        sa.Column("DateStartUTC", TIME, nullable=True),
        sa.Column("DateDueUTC", TIME, nullable=True),
        sa.Column("DateCreatedUTC", TIME, nullable=False),
        sa.Column("DateModifiedUTC", TIME, nullable=False),
        sa.Column("DateDeletedUTC", TIME, nullable=True),
        sa.Column("ReminderMinutes", sa.Integer(), nullable=True),
        sa.Column("IsReminded", sa.Boolean(), nullable=False),
        sa.Column("CallLogID", sa.Integer(), nullable=True),
        sa.Column("OriginalEstimate", sa.Integer(), nullable=True),
        sa.Column("RemainingEstimate", sa.Integer(), nullable=True),
        sa.Column("OriginalEstimateType", sa.Integer(), nullable=True),
        sa.Column("RemainingEstimateType", sa.Integer(), nullable=True),
        sa.Column("DateCompletedUTC", TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["CallLogID"],
            ["st_CallLogs.CallLogID"],
        ),
        sa.ForeignKeyConstraint(
            ["ChatID"],
            ["st_Chats.ChatID"],
        ),
        sa.ForeignKeyConstraint(
            ["TaskPriorityID"],
            ["st_TaskPriorities.TaskPriorityID"],
        ),
        sa.ForeignKeyConstraint(
            ["TaskStatusID"],
            ["st_TaskStatuses.TaskStatusID"],
        ),
        sa.ForeignKeyConstraint(
            ["TicketID"],
            ["st_Tickets.TicketID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("TaskID"),
    )
    op.create_index("ix_st_Tasks_Ticket", "st_Tasks", ["TicketID"], unique=False)
    op.create_index("ix_st_Tasks_User", "st_Tasks", ["UserID", "TaskStatusID"], unique=False)
    op.create_table(
        "st_TicketAttachments",
        sa.Column("TicketMessageID", sa.BigInteger(), nullable=False),
        sa.Column("TicketID", sa.Integer(), nullable=False),
        sa.Column("TicketAttachmentID", sa.Integer(), nullable=False),
        sa.Column("FileNameOriginal", sa.Unicode(length=255), nullable=True),
        sa.Column("FileNameOnDisk", sa.Unicode(length=255), nullable=True),
        sa.Column("CidTagName", sa.Unicode(length=255), nullable=True),
        sa.Column("Length", sa.Integer(), nullable=False),
        sa.Column("Crc", sa.BigInteger(), nullable=False),
        sa.Column("CreationDateUTC", TIME, nullable=False),
        sa.Column("IsDeleted", sa.Boolean(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["TicketID"],
            ["st_Tickets.TicketID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("TicketAttachmentID"),
    )
    op.create_index(
        "ix_st_TicketAttachments_Message", "st_TicketAttachments", ["TicketMessageID"], unique=False
    )
    op.create_index(
        op.f("ix_st_TicketAttachments_TicketID"), "st_TicketAttachments", ["TicketID"], unique=False
    )
    op.create_table(
        "st_TicketComments",
        sa.Column("TicketID", sa.Integer(), nullable=False),
        sa.Column("TicketCommentID", sa.Integer(), nullable=False),
        sa.Column("CommentTypeID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=False),
        sa.Column("DateEnteredUTC", TIME, nullable=False),
        sa.Column("CommentText", TEXT, nullable=True),
        sa.Column("IsIndexed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["CommentTypeID"],
            ["st_CommentTypes.CommentTypeID"],
        ),
        sa.ForeignKeyConstraint(
            ["TicketID"],
            ["st_Tickets.TicketID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("TicketCommentID"),
    )
    op.create_index(
        op.f("ix_st_TicketComments_TicketID"), "st_TicketComments", ["TicketID"], unique=False
    )
    op.create_table(
        "st_TicketEmails",
        sa.Column("TicketEmailID", BIG_KEY, nullable=False),
        sa.Column("TicketID", sa.Integer(), nullable=False),
        sa.Column("Email", sa.Unicode(length=255), nullable=True),
        sa.Column("FriendlyName", sa.Unicode(length=255), nullable=True),
        sa.Column("DomainName", sa.Unicode(length=255), nullable=True),
        sa.ForeignKeyConstraint(
            ["TicketID"],
            ["st_Tickets.TicketID"],
        ),
        sa.PrimaryKeyConstraint("TicketEmailID"),
    )
    op.create_index("ix_st_TicketEmails_Email", "st_TicketEmails", ["Email"], unique=False)
    op.create_index("ix_st_TicketEmails_Ticket", "st_TicketEmails", ["TicketID"], unique=False)
    op.create_table(
        "st_TicketLinks",
        sa.Column("TicketLinkID", sa.Integer(), nullable=False),
        sa.Column("TicketID", sa.Integer(), nullable=False),
        sa.Column("TicketID_Secondary", sa.Integer(), nullable=True),
        sa.Column("ChatID", sa.Integer(), nullable=True),
        sa.Column("CallLogID", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["CallLogID"],
            ["st_CallLogs.CallLogID"],
        ),
        sa.ForeignKeyConstraint(
            ["ChatID"],
            ["st_Chats.ChatID"],
        ),
        sa.ForeignKeyConstraint(
            ["TicketID"],
            ["st_Tickets.TicketID"],
        ),
        sa.ForeignKeyConstraint(
            ["TicketID_Secondary"],
            ["st_Tickets.TicketID"],
        ),
        sa.PrimaryKeyConstraint("TicketLinkID"),
    )
    op.create_index(
        "ix_st_TicketLinks_Secondary", "st_TicketLinks", ["TicketID_Secondary"], unique=False
    )
    op.create_index("ix_st_TicketLinks_Ticket", "st_TicketLinks", ["TicketID"], unique=False)
    op.create_table(
        "st_TicketMerges",
        sa.Column("TicketNumber", sa.Unicode(length=50), nullable=False),
        sa.Column("TicketID", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["TicketID"],
            ["st_Tickets.TicketID"],
        ),
        sa.PrimaryKeyConstraint("TicketNumber"),
    )
    op.create_index("ix_st_TicketMerges_Ticket", "st_TicketMerges", ["TicketID"], unique=False)
    op.create_table(
        "st_TicketMessages",
        sa.Column("TicketMessageID", BIG_KEY, nullable=False),
        sa.Column("TicketID", sa.Integer(), nullable=False),
        sa.Column("DateReceivedUTC", TIME, nullable=False),
        sa.Column("UserID_From", sa.Integer(), nullable=True),
        sa.Column("Subject", TEXT, nullable=True),
        sa.Column("BodyText", TEXT, nullable=True),
        sa.Column("BodyHTML", TEXT, nullable=True),
        sa.Column("MessageDirection", sa.Integer(), nullable=True),
        sa.Column("FromAddress", TEXT, nullable=True),
        sa.Column("ToAddress", TEXT, nullable=True),
        sa.Column("CcAddresses", TEXT, nullable=True),
        sa.Column("DeliveryStatus", sa.Integer(), nullable=False),
        sa.Column("LastDeliveryError", TEXT, nullable=True),
        sa.Column("FileIDRawContent", sa.Integer(), nullable=True),
        sa.Column("SmtpMessageGuid", sa.Unicode(length=50), nullable=True),
        sa.Column("IsFirstMessageOfTicket", sa.Boolean(), nullable=False),
        sa.Column("ShowAllMessageContent", sa.Boolean(), nullable=False),
        sa.Column("IsDraft", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["FileIDRawContent"],
            ["st_Files.FileID"],
        ),
        sa.ForeignKeyConstraint(
            ["TicketID"],
            ["st_Tickets.TicketID"],
        ),
        sa.ForeignKeyConstraint(
            ["UserID_From"],
            ["st_Users.UserID"],
        ),
        sa.PrimaryKeyConstraint("TicketMessageID"),
    )
    op.create_index(
        op.f("ix_st_TicketMessages_TicketID"), "st_TicketMessages", ["TicketID"], unique=False
    )
    op.create_table(
        "st_TicketEventLogs",
        sa.Column("EventDateUTC", TIME, nullable=False),
        sa.Column("Uniquifier", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("EventTypeID", sa.Integer(), nullable=False),
        sa.Column("TicketID", sa.Integer(), nullable=False),
        sa.Column("UserIDTakingAction", sa.Integer(), nullable=True),
        sa.Column("InterfaceUsed", sa.Integer(), nullable=False),
        sa.Column("DepartmentID", sa.Integer(), nullable=False),
        sa.Column("GroupID", sa.Integer(), nullable=False),
        sa.Column("UserID", sa.Integer(), nullable=True),
        sa.Column("TicketStatusID", sa.Integer(), nullable=True),
        sa.Column("TicketPriorityID", sa.Integer(), nullable=True),
        sa.Column("TicketMessageID", sa.BigInteger(), nullable=True),
        sa.Column("EmailAddressID", sa.Integer(), nullable=True),
        sa.Column("OldDepartmentID", sa.Integer(), nullable=True),
        sa.Column("OldGroupID", sa.Integer(), nullable=True),
        sa.Column("OldUserID", sa.Integer(), nullable=True),
        sa.Column("OldTicketStatusID", sa.Integer(), nullable=True),
        sa.Column("OldTicketPriorityID", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["DepartmentID", "GroupID"],
            ["st_Groups.DepartmentID", "st_Groups.GroupID"],
        ),
        sa.ForeignKeyConstraint(
            ["EmailAddressID"],
            ["st_EmailAddresses.EmailAddressID"],
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
            ["OldTicketPriorityID"],
            ["st_TicketPriorities.TicketPriorityID"],
        ),
        sa.ForeignKeyConstraint(
            ["OldTicketStatusID"],
            ["st_TicketStatuses.TicketStatusID"],
        ),
        sa.ForeignKeyConstraint(
            ["OldUserID"],
            ["st_Users.UserID"],
        ),
        sa.ForeignKeyConstraint(
            ["TicketID"],
            ["st_Tickets.TicketID"],
        ),
        sa.ForeignKeyConstraint(
            ["TicketMessageID"],
            ["st_TicketMessages.TicketMessageID"],
        ),
        sa.ForeignKeyConstraint(
            ["TicketPriorityID"],
            ["st_TicketPriorities.TicketPriorityID"],
        ),
        sa.ForeignKeyConstraint(
            ["TicketStatusID"],
            ["st_TicketStatuses.TicketStatusID"],
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
    op.create_index(
        op.f("ix_st_TicketEventLogs_TicketID"), "st_TicketEventLogs", ["TicketID"], unique=False
    )
