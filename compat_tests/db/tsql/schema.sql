BEGIN TRANSACTION;

CREATE TABLE isv_versions (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT isv_versions_pkc PRIMARY KEY (version_num)
);

GO

-- Running upgrade  -> product_0001

CREATE TABLE [st_AutoResponders] (
    [AutoResponderID] INTEGER NOT NULL IDENTITY,
    [DisplayName] NVARCHAR(255) NULL,
    [IsHtml] BIT NOT NULL,
    [Subject] NVARCHAR(max) NULL,
    [Body] NVARCHAR(max) NULL,
    [KbSearchCategoryID] INTEGER NULL,
    [KbSearchMaxResults] INTEGER NOT NULL,
    [ViewOnlineLinkText] NVARCHAR(max) NULL,
    [KbBrowseText] NVARCHAR(max) NULL,
    PRIMARY KEY ([AutoResponderID])
);

GO

CREATE TABLE [st_CommentTypes] (
    [CommentTypeID] INTEGER NOT NULL IDENTITY,
    [EnglishName] NVARCHAR(255) NULL,
    [DisplayName] NVARCHAR(255) NULL,
    [IncludeInSearchIndex] BIT NOT NULL,
    [ShowInlineWithEmails] BIT NOT NULL,
    PRIMARY KEY ([CommentTypeID])
);

GO

CREATE TABLE [st_CustomDataFields] (
    [CustomFieldID] INTEGER NOT NULL IDENTITY,
    [DisplayName] NVARCHAR(255) NULL,
    [DataType] INTEGER NOT NULL,
    [DefaultValue] NVARCHAR(max) NULL,
    [SpecialMapping] NVARCHAR(255) NULL,
    [Options] NVARCHAR(max) NULL,
    [IsGlobal] BIT NOT NULL,
    PRIMARY KEY ([CustomFieldID])
);

GO

CREATE TABLE [st_CustomTemplates] (
    [CustomTemplateID] INTEGER NOT NULL IDENTITY,
    [DisplayName] NVARCHAR(255) NULL,
    PRIMARY KEY ([CustomTemplateID])
);

GO

CREATE TABLE [st_EmailAddresses] (
    [EmailAddressID] INTEGER NOT NULL IDENTITY,
    [Address] NVARCHAR(255) NULL,
    PRIMARY KEY ([EmailAddressID])
);

GO

CREATE INDEX [ix_st_EmailAddresses_Address] ON [st_EmailAddresses] ([Address]);

GO

CREATE TABLE [st_EmailTemplates] (
    [EmailTemplateID] INTEGER NOT NULL IDENTITY,
    [DisplayName] NVARCHAR(255) NULL,
    [IsHtml] BIT NOT NULL,
    [Subject] NVARCHAR(max) NULL,
    [Body] NVARCHAR(max) NULL,
    PRIMARY KEY ([EmailTemplateID])
);

GO

CREATE TABLE [st_EventTypes] (
    [EventTypeID] INTEGER NOT NULL IDENTITY,
    [EnglishName] NVARCHAR(255) NULL,
    [DisplayName] NVARCHAR(255) NULL,
    PRIMARY KEY ([EventTypeID])
);

GO

CREATE TABLE [st_FileDirectories] (
    [FileDirectoryID] INTEGER NOT NULL IDENTITY,
    [FileDirectoryID_Parent] INTEGER NULL,
    [DisplayName] NVARCHAR(255) NULL,
    PRIMARY KEY ([FileDirectoryID]),
    FOREIGN KEY([FileDirectoryID_Parent]) REFERENCES [st_FileDirectories] ([FileDirectoryID])
);

GO

CREATE TABLE [st_GlobalSettings] (
    [SettingCategory] NVARCHAR(100) NOT NULL,
    [SettingName] NVARCHAR(150) NOT NULL,
    [SettingValue] NVARCHAR(max) NULL,
    PRIMARY KEY ([SettingCategory], [SettingName])
);

GO

CREATE TABLE [st_Languages] (
    [LanguageID] INTEGER NOT NULL IDENTITY,
    [Lcid] INTEGER NOT NULL,
    [CultureName] NVARCHAR(50) NULL,
    [LanguageName] NVARCHAR(255) NULL,
    [IsDefault] BIT NOT NULL,
    [IsVisible] BIT NOT NULL,
    PRIMARY KEY ([LanguageID])
);

GO

CREATE TABLE [st_Organizations] (
    [OrganizationID] INTEGER NOT NULL IDENTITY,
    [OrganizationName] NVARCHAR(255) NULL,
    [Website] NVARCHAR(255) NULL,
    [PhoneNumber] NVARCHAR(50) NULL,
    PRIMARY KEY ([OrganizationID])
);

GO

CREATE TABLE [st_RolePageActionPermissionTypes] (
    [RolePageActionPermissionTypeID] INTEGER NOT NULL IDENTITY,
    [EnglishName] NVARCHAR(255) NULL,
    [DisplayName] NVARCHAR(255) NULL,
    [RolePermissionsArea] INTEGER NOT NULL,
    PRIMARY KEY ([RolePageActionPermissionTypeID])
);

GO

CREATE TABLE [st_Roles] (
    [RoleID] SMALLINT NOT NULL IDENTITY,
    [RoleName] NVARCHAR(255) NULL,
    [LoweredRoleName] NVARCHAR(255) NULL,
    [Description] NVARCHAR(max) NULL,
    [DisplayOrder] INTEGER NOT NULL,
    [IsCustomRole] BIT NOT NULL,
    [ApplyParentKbCategoryPermissions] BIT NOT NULL,
    [RoleCategory] INTEGER NOT NULL,
    PRIMARY KEY ([RoleID])
);

GO

CREATE TABLE [st_SmtpAccounts] (
    [SmtpAccountID] INTEGER NOT NULL IDENTITY,
    [ServerName] NVARCHAR(255) NULL,
    [ServerPort] INTEGER NOT NULL,
    [LoginName] NVARCHAR(255) NULL,
    [LoginPassword] NVARCHAR(max) NULL,
    [FromAddress] NVARCHAR(255) NULL,
    [FromFriendlyName] NVARCHAR(255) NULL,
    [UseAuthentication] BIT NOT NULL,
    [UseSSL] BIT NOT NULL,
    [LoginPasswordEncrypted] NVARCHAR(max) NULL,
    [LoginPasswordSalt] NVARCHAR(255) NULL,
    [UseTls] BIT NOT NULL,
    [AuthenticateSsl] BIT NOT NULL,
    PRIMARY KEY ([SmtpAccountID])
);

GO

CREATE TABLE [st_Tags] (
    [TagID] INTEGER NOT NULL IDENTITY,
    [DateCreatedUTC] DATETIME NOT NULL,
    [Name] NVARCHAR(255) NULL,
    [IsDeleted] BIT NOT NULL,
    PRIMARY KEY ([TagID])
);

GO

CREATE TABLE [st_TaskPriorities] (
    [TaskPriorityID] INTEGER NOT NULL IDENTITY,
    [EnglishName] NVARCHAR(255) NULL,
    [DisplayName] NVARCHAR(255) NULL,
    [SortOrder] INTEGER NOT NULL,
    PRIMARY KEY ([TaskPriorityID])
);

GO

CREATE TABLE [st_TaskStatuses] (
    [TaskStatusID] INTEGER NOT NULL IDENTITY,
    [EnglishName] NVARCHAR(255) NULL,
    [DisplayName] NVARCHAR(255) NULL,
    [SortOrder] INTEGER NOT NULL,
    [IsActive] BIT NOT NULL,
    [IsOpen] BIT NOT NULL,
    PRIMARY KEY ([TaskStatusID])
);

GO

CREATE TABLE [st_TicketPriorities] (
    [TicketPriorityID] INTEGER NOT NULL IDENTITY,
    [EnglishName] NVARCHAR(255) NULL,
    [DisplayName] NVARCHAR(255) NULL,
    [SortOrder] INTEGER NOT NULL,
    PRIMARY KEY ([TicketPriorityID])
);

GO

CREATE TABLE [st_TicketStatuses] (
    [TicketStatusID] INTEGER NOT NULL IDENTITY,
    [EnglishName] NVARCHAR(255) NULL,
    [DisplayName] NVARCHAR(255) NULL,
    [SortOrder] INTEGER NOT NULL,
    [IsOpen] BIT NOT NULL,
    [IsActive] BIT NOT NULL,
    [IsLocked] BIT NOT NULL,
    PRIMARY KEY ([TicketStatusID])
);

GO

CREATE TABLE [st_TransferServers] (
    [TransferServerID] INTEGER NOT NULL IDENTITY,
    [BaseUrl] NVARCHAR(max) NULL,
    [UserName] NVARCHAR(255) NULL,
    [Password] NVARCHAR(max) NULL,
    [PasswordFormat] INTEGER NOT NULL,
    [PasswordSalt] NVARCHAR(255) NULL,
    [Name] NVARCHAR(255) NULL,
    PRIMARY KEY ([TransferServerID])
);

GO

CREATE TABLE [st_CustomDataFieldsInCustomTemplates] (
    [CustomTemplateID] INTEGER NOT NULL,
    [CustomFieldID] INTEGER NOT NULL,
    [DisplayName] NVARCHAR(255) NULL,
    [IsVisible] BIT NOT NULL,
    [IsRequired] BIT NOT NULL,
    [SortOrder] INTEGER NOT NULL,
    [IsVisibleToAgents] BIT NOT NULL,
    [IsRequiredToAgentRespondTicket] BIT NOT NULL,
    [IsRequiredToAgentCloseTicket] BIT NOT NULL,
    [IsVisibleInWidget] BIT NOT NULL,
    [ConditionalCustomFieldID] INTEGER NULL,
    [ConditionalValues] NVARCHAR(max) NULL,
    PRIMARY KEY ([CustomTemplateID], [CustomFieldID]),
    FOREIGN KEY([ConditionalCustomFieldID]) REFERENCES [st_CustomDataFields] ([CustomFieldID]),
    FOREIGN KEY([CustomFieldID]) REFERENCES [st_CustomDataFields] ([CustomFieldID]),
    FOREIGN KEY([CustomTemplateID]) REFERENCES [st_CustomTemplates] ([CustomTemplateID])
);

GO

CREATE TABLE [st_Files] (
    [FileID] INTEGER NOT NULL IDENTITY,
    [FileDirectoryID] INTEGER NULL,
    [FileNameOriginal] NVARCHAR(255) NULL,
    [FileNameOnDisk] NVARCHAR(255) NULL,
    [Length] INTEGER NOT NULL,
    [Crc] BIGINT NOT NULL,
    [CompressionType] INTEGER NOT NULL,
    PRIMARY KEY ([FileID]),
    FOREIGN KEY([FileDirectoryID]) REFERENCES [st_FileDirectories] ([FileDirectoryID])
);

GO

CREATE TABLE [st_RoleAreaPermissions] (
    [RoleAreaPermissionsID] INTEGER NOT NULL IDENTITY,
    [RoleID] SMALLINT NOT NULL,
    [RolePermissionsArea] INTEGER NOT NULL,
    [PagePermissionType] INTEGER NOT NULL,
    PRIMARY KEY ([RoleAreaPermissionsID]),
    FOREIGN KEY([RoleID]) REFERENCES [st_Roles] ([RoleID])
);

GO

CREATE INDEX [ix_st_RoleAreaPermissions_Role] ON [st_RoleAreaPermissions] ([RoleID]);

GO

CREATE TABLE [st_TimeLogs] (
    [TimeLogID] INTEGER NOT NULL IDENTITY,
    [TicketID] INTEGER NULL,
    [ChatID] INTEGER NULL,
    [CallLogID] INTEGER NULL,
    [TaskID] INTEGER NULL,
    [UserID] INTEGER NOT NULL,
    [CustomerUserID] INTEGER NULL,
    [CustomerEmailAddress] NVARCHAR(255) NULL,
    [Subject] NVARCHAR(max) NULL,
    [Description] NVARCHAR(max) NULL,
    [DateCreatedUTC] DATETIME NOT NULL,
    [DateModifiedUTC] DATETIME NOT NULL,
    [DateDeletedUTC] DATETIME NULL,
    [DateStartUTC] DATETIME NOT NULL,
    [DateEndUTC] DATETIME NOT NULL,
    [IsBillable] BIT NOT NULL,
    [IsDeleted] BIT NOT NULL,
    [TagID] INTEGER NULL,
    PRIMARY KEY ([TimeLogID]),
    FOREIGN KEY([TagID]) REFERENCES [st_Tags] ([TagID])
);

GO

CREATE INDEX [ix_st_TimeLogs_Ticket] ON [st_TimeLogs] ([TicketID]);

GO

CREATE INDEX [ix_st_TimeLogs_User] ON [st_TimeLogs] ([UserID], [DateStartUTC]);

GO

CREATE TABLE [st_Brands] (
    [BrandID] INTEGER NOT NULL IDENTITY,
    [BrandName] NVARCHAR(255) NULL,
    [HostHeaderValue] NVARCHAR(255) NULL,
    [IsDefaultBrand] BIT NOT NULL,
    [PublicSiteLogoFileID] INTEGER NULL,
    [PublicSiteLogoNavigateUrl] NVARCHAR(max) NULL,
    [PublicSiteLogoEnabled] BIT NOT NULL,
    [SmtpAccountID] INTEGER NULL,
    [DisplayPortalTrafficForWhosOn] BIT NOT NULL,
    [RelatedUrls] NVARCHAR(max) NULL,
    [PortalColor] NVARCHAR(50) NULL,
    [WelcomeMessage] NVARCHAR(max) NULL,
    [CustomCss] NVARCHAR(max) NULL,
    [VoipCountryCode] INTEGER NULL,
    [VoipPhoneNumber] NVARCHAR(50) NULL,
    [VoipMaxLinesPerAgent] INTEGER NOT NULL,
    [VoipMaxChatsBeforeUnavailable] INTEGER NOT NULL,
    [FileID_VoipIcon] INTEGER NULL,
    [FileID_VoipRingTone] INTEGER NULL,
    [VoipAutoRecordCalls] BIT NOT NULL,
    [ViewThreadRestriction] INTEGER NOT NULL,
    [NewThreadRestriction] INTEGER NOT NULL,
    [CommunityEnabled] BIT NOT NULL,
    [ChatLinkImageConfig] INTEGER NOT NULL,
    [AvatarUploadsRequireApproval] BIT NOT NULL,
    [DisplayLiveChat] BIT NOT NULL,
    [DisplayOptionToSendTicketListByEmail] BIT NOT NULL,
    [EnableGravatarSupport] BIT NOT NULL,
    [EnablePortalLogin] BIT NOT NULL,
    [EnableRegisteredUsersToChangeDisplayName] BIT NOT NULL,
    [EnableRegisteredUsersToChangeEmailAddress] BIT NOT NULL,
    [EnableRegisteredUsersToChangePasswords] BIT NOT NULL,
    [EnableRegisteredUsersToChangePhoneNumber] BIT NOT NULL,
    [EnableRegisteredUsersToUploadAvatars] BIT NOT NULL,
    [EnableRegistration] BIT NOT NULL,
    [EnableSocialSharingLinks] BIT NOT NULL,
    [NewFeedbackStartsOutModerated] BIT NOT NULL,
    [AddFeedbackRestriction] INTEGER NOT NULL,
    [StartChatRestriction] INTEGER NOT NULL,
    [ViewKBFeedbackRestriction] INTEGER NOT NULL,
    [ViewNewsRestriction] INTEGER NOT NULL,
    [DepartmentSelectionTextForChats] NVARCHAR(max) NULL,
    [DepartmentSelectionTextForTickets] NVARCHAR(max) NULL,
    [ViewPortalTicketsRestriction] INTEGER NOT NULL,
    [EnableKbVoting] BIT NOT NULL,
    [AdditionalFooterMessage] NVARCHAR(max) NULL,
    [GoogleAnalyticsTrackingID] NVARCHAR(50) NULL,
    [FileID_Favicon] INTEGER NULL,
    [DefaultFont] NVARCHAR(max) NULL,
    PRIMARY KEY ([BrandID]),
    FOREIGN KEY([FileID_Favicon]) REFERENCES [st_Files] ([FileID]),
    FOREIGN KEY([FileID_VoipIcon]) REFERENCES [st_Files] ([FileID]),
    FOREIGN KEY([FileID_VoipRingTone]) REFERENCES [st_Files] ([FileID]),
    FOREIGN KEY([PublicSiteLogoFileID]) REFERENCES [st_Files] ([FileID]),
    FOREIGN KEY([SmtpAccountID]) REFERENCES [st_SmtpAccounts] ([SmtpAccountID])
);

GO

CREATE TABLE [st_RolePermissions] (
    [RolePermissionID] INTEGER NOT NULL IDENTITY,
    [RoleID] SMALLINT NOT NULL,
    [RolePageActionPermissionTypeID] INTEGER NOT NULL,
    [IsAllowed] BIT NOT NULL,
    [KbCategoryID] INTEGER NULL,
    [ReportItemGuid] NVARCHAR(50) NULL,
    [RoleAreaPermissionsID] INTEGER NOT NULL,
    PRIMARY KEY ([RolePermissionID]),
    FOREIGN KEY([RoleAreaPermissionsID]) REFERENCES [st_RoleAreaPermissions] ([RoleAreaPermissionsID]),
    FOREIGN KEY([RoleID]) REFERENCES [st_Roles] ([RoleID]),
    FOREIGN KEY([RolePageActionPermissionTypeID]) REFERENCES [st_RolePageActionPermissionTypes] ([RolePageActionPermissionTypeID])
);

GO

CREATE INDEX [ix_st_RolePermissions_Role] ON [st_RolePermissions] ([RoleID]);

GO

CREATE TABLE [st_Users] (
    [UserID] INTEGER NOT NULL IDENTITY,
    [UserName] NVARCHAR(255) NULL,
    [LoweredUserName] NVARCHAR(255) NULL,
    [Email] NVARCHAR(255) NULL,
    [LoweredEmail] NVARCHAR(255) NULL,
    [DisplayName] NVARCHAR(255) NULL,
    [Password] NVARCHAR(max) NULL,
    [PasswordFormat] INTEGER NOT NULL,
    [PasswordSalt] NVARCHAR(255) NULL,
    [AuthenticationType] INTEGER NOT NULL,
    [AuthenticationDomain] NVARCHAR(255) NULL,
    [Language] NVARCHAR(50) NULL,
    [TimeZone] INTEGER NULL,
    [FileID_Avatar] INTEGER NULL,
    [DateCreatedUTC] DATETIME NOT NULL,
    [DateLastLoginUTC] DATETIME NOT NULL,
    [FileDirectoryID] INTEGER NULL,
    [HourlyPayRate] DOUBLE PRECISION NULL,
    [IsAvatarApproved] BIT NOT NULL,
    [IsDeleted] BIT NOT NULL,
    [IsEmailVerified] BIT NOT NULL,
    [IsLockedOut] BIT NOT NULL,
    [IsPrimaryAdmin] BIT NOT NULL,
    [IsQueue] BIT NOT NULL,
    [AverageSurveyRating] DOUBLE PRECISION NULL,
    [AvatarSource] INTEGER NOT NULL,
    [CommunityPostCount] INTEGER NOT NULL,
    [IsModerated] BIT NOT NULL,
    [IpAddressCreated] NVARCHAR(50) NULL,
    PRIMARY KEY ([UserID]),
    FOREIGN KEY([FileDirectoryID]) REFERENCES [st_FileDirectories] ([FileDirectoryID]),
    FOREIGN KEY([FileID_Avatar]) REFERENCES [st_Files] ([FileID])
);

GO

CREATE INDEX [ix_st_Users_LoweredEmail] ON [st_Users] ([LoweredEmail]);

GO

CREATE INDEX [ix_st_Users_LoweredUserName] ON [st_Users] ([LoweredUserName]);

GO

CREATE TABLE [st_CustomDataFieldsForBrands] (
    [BrandID] INTEGER NOT NULL,
    [CustomFieldID] INTEGER NOT NULL,
    [DataContent] NVARCHAR(max) NULL,
    PRIMARY KEY ([BrandID], [CustomFieldID]),
    FOREIGN KEY([BrandID]) REFERENCES [st_Brands] ([BrandID]),
    FOREIGN KEY([CustomFieldID]) REFERENCES [st_CustomDataFields] ([CustomFieldID])
);

GO

CREATE TABLE [st_CustomDataFieldsForUsers] (
    [UserID] INTEGER NOT NULL,
    [CustomFieldID] INTEGER NOT NULL,
    [DataContent] NVARCHAR(max) NULL,
    PRIMARY KEY ([UserID], [CustomFieldID]),
    FOREIGN KEY([CustomFieldID]) REFERENCES [st_CustomDataFields] ([CustomFieldID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE TABLE [st_Departments] (
    [DepartmentID] INTEGER NOT NULL IDENTITY,
    [DisplayName] NVARCHAR(255) NULL,
    [FileDirectoryID] INTEGER NULL,
    [SmtpAccountID] INTEGER NULL,
    [IsDeleted] BIT NOT NULL,
    [IsInternal] BIT NOT NULL,
    [IsAutoResponderEnabled] BIT NOT NULL,
    [AutoResponderID] INTEGER NULL,
    [ChatWaitMessage] NVARCHAR(max) NULL,
    [AutoCloseEnabled] BIT NOT NULL,
    [AutoCloseHours] INTEGER NOT NULL,
    [AutoCloseSendEmailToClient] BIT NOT NULL,
    [AutoDeleteEnabled] BIT NOT NULL,
    [AutoDeleteDays] INTEGER NOT NULL,
    [CustomTemplateID_Chat] INTEGER NULL,
    [CustomTemplateID_Ticket] INTEGER NULL,
    [TicketsRequireRole] SMALLINT NULL,
    [IsRestrictedToMemberAgents] BIT NOT NULL,
    [BrandID] INTEGER NULL,
    [LanguageID] INTEGER NULL,
    [TicketRequireResolution] BIT NOT NULL,
    [SurveyDefinitionIDAfterChat] INTEGER NULL,
    [PostChatText] NVARCHAR(max) NULL,
    [SurveyDefinitionIDAfterTicket] INTEGER NULL,
    [CustomTemplateID_CallLog] INTEGER NULL,
    [AutoDeleteCallLogDays] INTEGER NOT NULL,
    [AutoDeleteCallLogEnabled] BIT NOT NULL,
    [TicketRequireClosedTasks] BIT NOT NULL,
    [AutoLockEnabled] BIT NOT NULL,
    [AutoLockHours] INTEGER NOT NULL,
    [LiveChatRestriction] INTEGER NOT NULL,
    [UseBrandHolidays] BIT NOT NULL,
    [UseBrandHours] BIT NOT NULL,
    PRIMARY KEY ([DepartmentID]),
    FOREIGN KEY([AutoResponderID]) REFERENCES [st_AutoResponders] ([AutoResponderID]),
    FOREIGN KEY([BrandID]) REFERENCES [st_Brands] ([BrandID]),
    FOREIGN KEY([CustomTemplateID_CallLog]) REFERENCES [st_CustomTemplates] ([CustomTemplateID]),
    FOREIGN KEY([CustomTemplateID_Chat]) REFERENCES [st_CustomTemplates] ([CustomTemplateID]),
    FOREIGN KEY([CustomTemplateID_Ticket]) REFERENCES [st_CustomTemplates] ([CustomTemplateID]),
    FOREIGN KEY([FileDirectoryID]) REFERENCES [st_FileDirectories] ([FileDirectoryID]),
    FOREIGN KEY([LanguageID]) REFERENCES [st_Languages] ([LanguageID]),
    FOREIGN KEY([SmtpAccountID]) REFERENCES [st_SmtpAccounts] ([SmtpAccountID]),
    FOREIGN KEY([TicketsRequireRole]) REFERENCES [st_Roles] ([RoleID])
);

GO

CREATE TABLE [st_OrganizationFilters] (
    [OrganizationFilterID] INTEGER NOT NULL IDENTITY,
    [OrganizationID] INTEGER NOT NULL,
    [FilterType] NVARCHAR(255) NULL,
    [FilterValue] NVARCHAR(255) NULL,
    [UserID] INTEGER NULL,
    PRIMARY KEY ([OrganizationFilterID]),
    FOREIGN KEY([OrganizationID]) REFERENCES [st_Organizations] ([OrganizationID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_OrganizationFilters_Organization] ON [st_OrganizationFilters] ([OrganizationID]);

GO

CREATE INDEX [ix_st_OrganizationFilters_Value] ON [st_OrganizationFilters] ([FilterValue]);

GO

CREATE TABLE [st_UserComments] (
    [UserCommentID] INTEGER NOT NULL IDENTITY,
    [UserID] INTEGER NOT NULL,
    [UserID_From] INTEGER NOT NULL,
    [CommentText] NVARCHAR(max) NULL,
    [DateEnteredUTC] DATETIME NOT NULL,
    [CommentTypeID] INTEGER NOT NULL,
    PRIMARY KEY ([UserCommentID]),
    FOREIGN KEY([CommentTypeID]) REFERENCES [st_CommentTypes] ([CommentTypeID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([UserID_From]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE TABLE [st_UserSettings] (
    [UserID] INTEGER NOT NULL,
    [SettingName] NVARCHAR(150) NOT NULL,
    [SettingValue] NVARCHAR(max) NULL,
    PRIMARY KEY ([UserID], [SettingName]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE TABLE [st_UsersInRoles] (
    [UserID] INTEGER NOT NULL,
    [RoleID] SMALLINT NOT NULL,
    [DateAddedUTC] DATETIME NOT NULL,
    PRIMARY KEY ([UserID], [RoleID]),
    FOREIGN KEY([RoleID]) REFERENCES [st_Roles] ([RoleID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_UsersInRoles_Role] ON [st_UsersInRoles] ([RoleID]);

GO

CREATE TABLE [st_CustomDataFieldsForDepartments] (
    [DepartmentID] INTEGER NOT NULL,
    [CustomFieldID] INTEGER NOT NULL,
    [DataContent] NVARCHAR(max) NULL,
    PRIMARY KEY ([DepartmentID], [CustomFieldID]),
    FOREIGN KEY([CustomFieldID]) REFERENCES [st_CustomDataFields] ([CustomFieldID]),
    FOREIGN KEY([DepartmentID]) REFERENCES [st_Departments] ([DepartmentID])
);

GO

CREATE TABLE [st_DepartmentSettings] (
    [DepartmentID] INTEGER NOT NULL,
    [SettingName] NVARCHAR(150) NOT NULL,
    [SettingValue] NVARCHAR(max) NULL,
    PRIMARY KEY ([DepartmentID], [SettingName]),
    FOREIGN KEY([DepartmentID]) REFERENCES [st_Departments] ([DepartmentID])
);

GO

CREATE TABLE [st_Groups] (
    [DepartmentID] INTEGER NOT NULL,
    [GroupID] INTEGER NOT NULL,
    [GroupName] NVARCHAR(255) NULL,
    [GroupDescription] NVARCHAR(max) NULL,
    [IsDeleted] BIT NOT NULL,
    [IsFrontLine] BIT NOT NULL,
    [IsInternal] BIT NOT NULL,
    [AlertOption] SMALLINT NOT NULL,
    [AlertAddress] NVARCHAR(255) NULL,
    [VoipExtension] INTEGER NULL,
    PRIMARY KEY ([DepartmentID], [GroupID]),
    FOREIGN KEY([DepartmentID]) REFERENCES [st_Departments] ([DepartmentID])
);

GO

CREATE TABLE [st_CallLogs] (
    [CallLogID] INTEGER NOT NULL IDENTITY,
    [DepartmentID] INTEGER NOT NULL,
    [GroupID] INTEGER NOT NULL,
    [UserID] INTEGER NOT NULL,
    [CustomerUserID] INTEGER NULL,
    [CustomerName] NVARCHAR(255) NULL,
    [CustomerPhoneNumber] NVARCHAR(50) NULL,
    [CustomerEmailAddress] NVARCHAR(255) NULL,
    [CallNumber] NVARCHAR(50) NULL,
    [Subject] NVARCHAR(max) NULL,
    [Description] NVARCHAR(max) NULL,
    [IsOutgoing] BIT NOT NULL,
    [IsDeleted] BIT NOT NULL,
    [DateStartUTC] DATETIME NOT NULL,
    [DateEndUTC] DATETIME NOT NULL,
    [DateCreatedUTC] DATETIME NOT NULL,
    [DateModifiedUTC] DATETIME NOT NULL,
    [DateDeletedUTC] DATETIME NULL,
    [IsIndexed] BIT NOT NULL,
    PRIMARY KEY ([CallLogID]),
    FOREIGN KEY([DepartmentID], [GroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_CallLogs_User] ON [st_CallLogs] ([UserID], [DateStartUTC]);

GO

CREATE TABLE [st_Chats] (
    [ChatID] INTEGER NOT NULL IDENTITY,
    [DepartmentID] INTEGER NOT NULL,
    [GroupID] INTEGER NOT NULL,
    [UserID] INTEGER NULL,
    [CustomerUserID] INTEGER NULL,
    [ChatGuid] NVARCHAR(50) NULL,
    [ChatNumber] NVARCHAR(50) NULL,
    [DateStartedUTC] DATETIME NOT NULL,
    [DateQueuedUTC] DATETIME NULL,
    [DateEndedUTC] DATETIME NULL,
    [DateDeletedUTC] DATETIME NULL,
    [SessionLengthInSeconds] INTEGER NULL,
    [AverageIdleSeconds] INTEGER NULL,
    [LongestIdleSeconds] INTEGER NULL,
    [InitialResponseSeconds] INTEGER NULL,
    [QueueWaitSeconds] INTEGER NOT NULL,
    [CustomerIp] NVARCHAR(50) NULL,
    [CustomerDisplayName] NVARCHAR(255) NULL,
    [IsDeleted] BIT NOT NULL,
    [IsIndexed] BIT NOT NULL,
    [MessageCountIn] INTEGER NOT NULL,
    [MessageCountOut] INTEGER NOT NULL,
    [CustomerEmailAddress] NVARCHAR(255) NULL,
    [CustomerLanguage] NVARCHAR(50) NULL,
    [UserTrackingCookieID] BIGINT NULL,
    [IsFromAgentInvite] BIT NOT NULL,
    [DateIdleStartedUTC] DATETIME NULL,
    [IsLastMessageInbound] BIT NOT NULL,
    [TrackingID] NVARCHAR(255) NULL,
    [InitialQuestion] NVARCHAR(max) NULL,
    [AverageSurveyRating] DOUBLE PRECISION NULL,
    [CustomerTranslationChoice] NVARCHAR(50) NULL,
    PRIMARY KEY ([ChatID]),
    FOREIGN KEY([DepartmentID], [GroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_Chats_User] ON [st_Chats] ([UserID], [DateStartedUTC]);

GO

CREATE TABLE [st_CustomDataFieldsForGroups] (
    [GroupID] INTEGER NOT NULL,
    [DepartmentID] INTEGER NOT NULL,
    [CustomFieldID] INTEGER NOT NULL,
    [DataContent] NVARCHAR(max) NULL,
    PRIMARY KEY ([GroupID], [DepartmentID], [CustomFieldID]),
    FOREIGN KEY([CustomFieldID]) REFERENCES [st_CustomDataFields] ([CustomFieldID]),
    FOREIGN KEY([DepartmentID], [GroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID])
);

GO

CREATE TABLE [st_GeneralEventLogs] (
    [EventDateUTC] DATETIME NOT NULL,
    [Uniquifier] SMALLINT NOT NULL,
    [EventTypeID] INTEGER NOT NULL,
    [UserIDTakingAction] INTEGER NULL,
    [InterfaceUsed] INTEGER NOT NULL,
    [DepartmentID] INTEGER NOT NULL,
    [GroupID] INTEGER NOT NULL,
    [UserID] INTEGER NULL,
    PRIMARY KEY ([EventDateUTC], [Uniquifier]),
    FOREIGN KEY([DepartmentID], [GroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([EventTypeID]) REFERENCES [st_EventTypes] ([EventTypeID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([UserIDTakingAction]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE TABLE [st_Signatures] (
    [SignatureID] INTEGER NOT NULL IDENTITY,
    [BrandID] INTEGER NULL,
    [DepartmentID] INTEGER NULL,
    [GroupID] INTEGER NULL,
    [Signature] NVARCHAR(max) NULL,
    PRIMARY KEY ([SignatureID]),
    FOREIGN KEY([BrandID]) REFERENCES [st_Brands] ([BrandID]),
    FOREIGN KEY([DepartmentID], [GroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID])
);

GO

CREATE TABLE [st_Tickets] (
    [TicketID] INTEGER NOT NULL IDENTITY,
    [TicketNumber] NVARCHAR(50) NOT NULL,
    [DateOpenedUTC] DATETIME NOT NULL,
    [TicketPriorityID] INTEGER NOT NULL,
    [TicketStatusID] INTEGER NOT NULL,
    [DepartmentID] INTEGER NOT NULL,
    [GroupID] INTEGER NOT NULL,
    [UserID] INTEGER NULL,
    [Subject] NVARCHAR(max) NULL,
    [CustomerEmailAddress] NVARCHAR(255) NULL,
    [IdleStartTimeUTC] DATETIME NOT NULL,
    [ReplyCountIn] INTEGER NOT NULL,
    [ReplyCountOut] INTEGER NOT NULL,
    [IsIndexed] BIT NOT NULL,
    [IsDeleted] BIT NOT NULL,
    [IsSpam] BIT NOT NULL,
    [IsPinnedToAgent] BIT NOT NULL,
    [DateDeletedUTC] DATETIME NULL,
    [UserID_Customer] INTEGER NULL,
    [HoldStartAssignedUTC] DATETIME NULL,
    [HoldStartComposeUTC] DATETIME NULL,
    [HoldStartPinnedUTC] DATETIME NULL,
    [HoldStartReadUTC] DATETIME NULL,
    [RequiresFollowUp] BIT NOT NULL,
    [DateFollowUpUTC] DATETIME NULL,
    [ShowInFollowUpView] BIT NOT NULL,
    [AutoAssignOnFollowup] BIT NOT NULL,
    [AverageSurveyRating] DOUBLE PRECISION NULL,
    [DateClosedUTC] DATETIME NULL,
    [TicketCommentID_FollowUp] INTEGER NULL,
    PRIMARY KEY ([TicketID]),
    FOREIGN KEY([DepartmentID], [GroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([TicketPriorityID]) REFERENCES [st_TicketPriorities] ([TicketPriorityID]),
    FOREIGN KEY([TicketStatusID]) REFERENCES [st_TicketStatuses] ([TicketStatusID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([UserID_Customer]) REFERENCES [st_Users] ([UserID]),
    UNIQUE ([TicketNumber])
);

GO

CREATE INDEX [ix_st_Tickets_Customer] ON [st_Tickets] ([CustomerEmailAddress]);

GO

CREATE INDEX [ix_st_Tickets_CustomerUser] ON [st_Tickets] ([UserID_Customer]);

GO

CREATE INDEX [ix_st_Tickets_Group] ON [st_Tickets] ([GroupID], [DepartmentID]);

GO

CREATE INDEX [ix_st_Tickets_Opened] ON [st_Tickets] ([DateOpenedUTC]);

GO

CREATE INDEX [ix_st_Tickets_Status] ON [st_Tickets] ([TicketStatusID]);

GO

CREATE INDEX [ix_st_Tickets_User] ON [st_Tickets] ([UserID]);

GO

CREATE TABLE [st_UserEventLogs] (
    [EventDateUTC] DATETIME NOT NULL,
    [Uniquifier] SMALLINT NOT NULL,
    [EventTypeID] INTEGER NOT NULL,
    [DepartmentID] INTEGER NOT NULL,
    [GroupID] INTEGER NOT NULL,
    [UserID] INTEGER NOT NULL,
    [UserIDTakingAction] INTEGER NOT NULL,
    PRIMARY KEY ([EventDateUTC], [Uniquifier]),
    FOREIGN KEY([DepartmentID], [GroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([EventTypeID]) REFERENCES [st_EventTypes] ([EventTypeID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([UserIDTakingAction]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE TABLE [st_UserTimings] (
    [TimingStartUTC] DATETIME NOT NULL,
    [DepartmentID] INTEGER NOT NULL,
    [GroupID] INTEGER NOT NULL,
    [UserID] INTEGER NOT NULL,
    [TimingEndUTC] DATETIME NULL,
    [ElapsedSeconds] INTEGER NULL,
    [ActiveForTickets] BIT NOT NULL,
    [ActiveForChats] BIT NOT NULL,
    [IsAfk] BIT NOT NULL,
    PRIMARY KEY ([TimingStartUTC], [DepartmentID], [GroupID], [UserID]),
    FOREIGN KEY([DepartmentID], [GroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE TABLE [st_UsersInGroups] (
    [DepartmentID] INTEGER NOT NULL,
    [GroupID] INTEGER NOT NULL,
    [UserID] INTEGER NOT NULL,
    [TicketWeight] INTEGER NOT NULL,
    [ChatWeight] INTEGER NOT NULL,
    [IsActiveForTickets] BIT NOT NULL,
    [IsActiveForChats] BIT NOT NULL,
    [IsGroupAdmin] BIT NOT NULL,
    [IdleShouldHandoff] BIT NOT NULL,
    [IdleLogoffMinutes] INTEGER NOT NULL,
    [IsAfk] BIT NOT NULL,
    [DateAfkStartedUTC] DATETIME NULL,
    [DateLastTicketAssignedUTC] DATETIME NULL,
    [MaxNewTickets] INTEGER NOT NULL,
    [IsAutoActiveOnLogin] BIT NOT NULL,
    [RoundRobinOrder] INTEGER NOT NULL,
    PRIMARY KEY ([DepartmentID], [GroupID], [UserID]),
    FOREIGN KEY([DepartmentID], [GroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_UsersInGroups_User] ON [st_UsersInGroups] ([UserID]);

GO

CREATE TABLE [st_CustomDataFieldsInTickets] (
    [TicketID] INTEGER NOT NULL,
    [CustomFieldID] INTEGER NOT NULL,
    [DataContent] NVARCHAR(max) NULL,
    PRIMARY KEY ([TicketID], [CustomFieldID]),
    FOREIGN KEY([CustomFieldID]) REFERENCES [st_CustomDataFields] ([CustomFieldID]),
    FOREIGN KEY([TicketID]) REFERENCES [st_Tickets] ([TicketID])
);

GO

CREATE TABLE [st_Tasks] (
    [TaskID] INTEGER NOT NULL IDENTITY,
    [TaskPriorityID] INTEGER NOT NULL,
    [TaskStatusID] INTEGER NOT NULL,
    [UserID] INTEGER NULL,
    [TicketID] INTEGER NULL,
    [ChatID] INTEGER NULL,
    [Subject] NVARCHAR(max) NULL,
    [Description] NVARCHAR(max) NULL,
    [IsDeleted] BIT NOT NULL,
    [IsIndexed] BIT NOT NULL,
    [IsStarted] BIT NOT NULL,
    [IsDue] BIT NOT NULL,
    [DateStartUTC] DATETIME NULL,
    [DateDueUTC] DATETIME NULL,
    [DateCreatedUTC] DATETIME NOT NULL,
    [DateModifiedUTC] DATETIME NOT NULL,
    [DateDeletedUTC] DATETIME NULL,
    [ReminderMinutes] INTEGER NULL,
    [IsReminded] BIT NOT NULL,
    [CallLogID] INTEGER NULL,
    [OriginalEstimate] INTEGER NULL,
    [RemainingEstimate] INTEGER NULL,
    [OriginalEstimateType] INTEGER NULL,
    [RemainingEstimateType] INTEGER NULL,
    [DateCompletedUTC] DATETIME NULL,
    PRIMARY KEY ([TaskID]),
    FOREIGN KEY([CallLogID]) REFERENCES [st_CallLogs] ([CallLogID]),
    FOREIGN KEY([ChatID]) REFERENCES [st_Chats] ([ChatID]),
    FOREIGN KEY([TaskPriorityID]) REFERENCES [st_TaskPriorities] ([TaskPriorityID]),
    FOREIGN KEY([TaskStatusID]) REFERENCES [st_TaskStatuses] ([TaskStatusID]),
    FOREIGN KEY([TicketID]) REFERENCES [st_Tickets] ([TicketID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_Tasks_Ticket] ON [st_Tasks] ([TicketID]);

GO

CREATE INDEX [ix_st_Tasks_User] ON [st_Tasks] ([UserID], [TaskStatusID]);

GO

CREATE TABLE [st_TicketAttachments] (
    [TicketMessageID] BIGINT NOT NULL,
    [TicketID] INTEGER NOT NULL,
    [TicketAttachmentID] INTEGER NOT NULL IDENTITY,
    [FileNameOriginal] NVARCHAR(255) NULL,
    [FileNameOnDisk] NVARCHAR(255) NULL,
    [CidTagName] NVARCHAR(255) NULL,
    [Length] INTEGER NOT NULL,
    [Crc] BIGINT NOT NULL,
    [CreationDateUTC] DATETIME NOT NULL,
    [IsDeleted] BIT NOT NULL,
    [UserID] INTEGER NULL,
    PRIMARY KEY ([TicketAttachmentID]),
    FOREIGN KEY([TicketID]) REFERENCES [st_Tickets] ([TicketID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_TicketAttachments_Message] ON [st_TicketAttachments] ([TicketMessageID]);

GO

CREATE INDEX [ix_st_TicketAttachments_TicketID] ON [st_TicketAttachments] ([TicketID]);

GO

CREATE TABLE [st_TicketComments] (
    [TicketID] INTEGER NOT NULL,
    [TicketCommentID] INTEGER NOT NULL IDENTITY,
    [CommentTypeID] INTEGER NOT NULL,
    [UserID] INTEGER NOT NULL,
    [DateEnteredUTC] DATETIME NOT NULL,
    [CommentText] NVARCHAR(max) NULL,
    [IsIndexed] BIT NOT NULL,
    PRIMARY KEY ([TicketCommentID]),
    FOREIGN KEY([CommentTypeID]) REFERENCES [st_CommentTypes] ([CommentTypeID]),
    FOREIGN KEY([TicketID]) REFERENCES [st_Tickets] ([TicketID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_TicketComments_TicketID] ON [st_TicketComments] ([TicketID]);

GO

CREATE TABLE [st_TicketEmails] (
    [TicketEmailID] BIGINT NOT NULL IDENTITY,
    [TicketID] INTEGER NOT NULL,
    [Email] NVARCHAR(255) NULL,
    [FriendlyName] NVARCHAR(255) NULL,
    [DomainName] NVARCHAR(255) NULL,
    PRIMARY KEY ([TicketEmailID]),
    FOREIGN KEY([TicketID]) REFERENCES [st_Tickets] ([TicketID])
);

GO

CREATE INDEX [ix_st_TicketEmails_Email] ON [st_TicketEmails] ([Email]);

GO

CREATE INDEX [ix_st_TicketEmails_Ticket] ON [st_TicketEmails] ([TicketID]);

GO

CREATE TABLE [st_TicketLinks] (
    [TicketLinkID] INTEGER NOT NULL IDENTITY,
    [TicketID] INTEGER NOT NULL,
    [TicketID_Secondary] INTEGER NULL,
    [ChatID] INTEGER NULL,
    [CallLogID] INTEGER NULL,
    PRIMARY KEY ([TicketLinkID]),
    FOREIGN KEY([CallLogID]) REFERENCES [st_CallLogs] ([CallLogID]),
    FOREIGN KEY([ChatID]) REFERENCES [st_Chats] ([ChatID]),
    FOREIGN KEY([TicketID]) REFERENCES [st_Tickets] ([TicketID]),
    FOREIGN KEY([TicketID_Secondary]) REFERENCES [st_Tickets] ([TicketID])
);

GO

CREATE INDEX [ix_st_TicketLinks_Secondary] ON [st_TicketLinks] ([TicketID_Secondary]);

GO

CREATE INDEX [ix_st_TicketLinks_Ticket] ON [st_TicketLinks] ([TicketID]);

GO

CREATE TABLE [st_TicketMerges] (
    [TicketNumber] NVARCHAR(50) NOT NULL,
    [TicketID] INTEGER NOT NULL,
    PRIMARY KEY ([TicketNumber]),
    FOREIGN KEY([TicketID]) REFERENCES [st_Tickets] ([TicketID])
);

GO

CREATE INDEX [ix_st_TicketMerges_Ticket] ON [st_TicketMerges] ([TicketID]);

GO

CREATE TABLE [st_TicketMessages] (
    [TicketMessageID] BIGINT NOT NULL IDENTITY,
    [TicketID] INTEGER NOT NULL,
    [DateReceivedUTC] DATETIME NOT NULL,
    [UserID_From] INTEGER NULL,
    [Subject] NVARCHAR(max) NULL,
    [BodyText] NVARCHAR(max) NULL,
    [BodyHTML] NVARCHAR(max) NULL,
    [MessageDirection] INTEGER NULL,
    [FromAddress] NVARCHAR(max) NULL,
    [ToAddress] NVARCHAR(max) NULL,
    [CcAddresses] NVARCHAR(max) NULL,
    [DeliveryStatus] INTEGER NOT NULL,
    [LastDeliveryError] NVARCHAR(max) NULL,
    [FileIDRawContent] INTEGER NULL,
    [SmtpMessageGuid] NVARCHAR(50) NULL,
    [IsFirstMessageOfTicket] BIT NOT NULL,
    [ShowAllMessageContent] BIT NOT NULL,
    [IsDraft] BIT NOT NULL,
    PRIMARY KEY ([TicketMessageID]),
    FOREIGN KEY([FileIDRawContent]) REFERENCES [st_Files] ([FileID]),
    FOREIGN KEY([TicketID]) REFERENCES [st_Tickets] ([TicketID]),
    FOREIGN KEY([UserID_From]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_TicketMessages_TicketID] ON [st_TicketMessages] ([TicketID]);

GO

CREATE TABLE [st_TicketEventLogs] (
    [EventDateUTC] DATETIME NOT NULL,
    [Uniquifier] SMALLINT NOT NULL,
    [EventTypeID] INTEGER NOT NULL,
    [TicketID] INTEGER NOT NULL,
    [UserIDTakingAction] INTEGER NULL,
    [InterfaceUsed] INTEGER NOT NULL,
    [DepartmentID] INTEGER NOT NULL,
    [GroupID] INTEGER NOT NULL,
    [UserID] INTEGER NULL,
    [TicketStatusID] INTEGER NULL,
    [TicketPriorityID] INTEGER NULL,
    [TicketMessageID] BIGINT NULL,
    [EmailAddressID] INTEGER NULL,
    [OldDepartmentID] INTEGER NULL,
    [OldGroupID] INTEGER NULL,
    [OldUserID] INTEGER NULL,
    [OldTicketStatusID] INTEGER NULL,
    [OldTicketPriorityID] INTEGER NULL,
    PRIMARY KEY ([EventDateUTC], [Uniquifier]),
    FOREIGN KEY([DepartmentID], [GroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([EmailAddressID]) REFERENCES [st_EmailAddresses] ([EmailAddressID]),
    FOREIGN KEY([EventTypeID]) REFERENCES [st_EventTypes] ([EventTypeID]),
    FOREIGN KEY([OldDepartmentID], [OldGroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([OldTicketPriorityID]) REFERENCES [st_TicketPriorities] ([TicketPriorityID]),
    FOREIGN KEY([OldTicketStatusID]) REFERENCES [st_TicketStatuses] ([TicketStatusID]),
    FOREIGN KEY([OldUserID]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([TicketID]) REFERENCES [st_Tickets] ([TicketID]),
    FOREIGN KEY([TicketMessageID]) REFERENCES [st_TicketMessages] ([TicketMessageID]),
    FOREIGN KEY([TicketPriorityID]) REFERENCES [st_TicketPriorities] ([TicketPriorityID]),
    FOREIGN KEY([TicketStatusID]) REFERENCES [st_TicketStatuses] ([TicketStatusID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([UserIDTakingAction]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_TicketEventLogs_TicketID] ON [st_TicketEventLogs] ([TicketID]);

GO

INSERT INTO isv_versions (version_num) OUTPUT inserted.version_num VALUES ('product_0001');

GO

-- Running upgrade product_0001 -> product_0002

SET IDENTITY_INSERT [st_TicketStatuses] ON;

GO

INSERT INTO [st_TicketStatuses] ([TicketStatusID], [EnglishName], [DisplayName], [SortOrder], [IsOpen], [IsActive], [IsLocked]) VALUES (1, N'Active', N'Active', 1, 1, 1, 0);

GO

INSERT INTO [st_TicketStatuses] ([TicketStatusID], [EnglishName], [DisplayName], [SortOrder], [IsOpen], [IsActive], [IsLocked]) VALUES (2, N'Waiting', N'Waiting', 2, 1, 0, 0);

GO

INSERT INTO [st_TicketStatuses] ([TicketStatusID], [EnglishName], [DisplayName], [SortOrder], [IsOpen], [IsActive], [IsLocked]) VALUES (3, N'Closed', N'Closed', 3, 0, 0, 0);

GO

INSERT INTO [st_TicketStatuses] ([TicketStatusID], [EnglishName], [DisplayName], [SortOrder], [IsOpen], [IsActive], [IsLocked]) VALUES (4, N'Closed and Locked', N'Closed and Locked', 4, 0, 0, 1);

GO

SET IDENTITY_INSERT [st_TicketStatuses] OFF;

GO

SET IDENTITY_INSERT [st_TicketPriorities] ON;

GO

INSERT INTO [st_TicketPriorities] ([TicketPriorityID], [EnglishName], [DisplayName], [SortOrder]) VALUES (1, N'Low', N'Low', 0);

GO

INSERT INTO [st_TicketPriorities] ([TicketPriorityID], [EnglishName], [DisplayName], [SortOrder]) VALUES (2, N'Normal', N'Normal', 0);

GO

INSERT INTO [st_TicketPriorities] ([TicketPriorityID], [EnglishName], [DisplayName], [SortOrder]) VALUES (3, N'High', N'High', 0);

GO

INSERT INTO [st_TicketPriorities] ([TicketPriorityID], [EnglishName], [DisplayName], [SortOrder]) VALUES (4, N'Urgent', N'Urgent', 0);

GO

SET IDENTITY_INSERT [st_TicketPriorities] OFF;

GO

SET IDENTITY_INSERT [st_CommentTypes] ON;

GO

INSERT INTO [st_CommentTypes] ([CommentTypeID], [EnglishName], [DisplayName], [IncludeInSearchIndex], [ShowInlineWithEmails]) VALUES (1, N'General', N'General', 0, 0);

GO

INSERT INTO [st_CommentTypes] ([CommentTypeID], [EnglishName], [DisplayName], [IncludeInSearchIndex], [ShowInlineWithEmails]) VALUES (2, N'Transfer', N'Transfer', 0, 0);

GO

INSERT INTO [st_CommentTypes] ([CommentTypeID], [EnglishName], [DisplayName], [IncludeInSearchIndex], [ShowInlineWithEmails]) VALUES (3, N'Resolution', N'Resolution', 0, 0);

GO

SET IDENTITY_INSERT [st_CommentTypes] OFF;

GO

SET IDENTITY_INSERT [st_EventTypes] ON;

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (501000, N'KB Article Created', N'KB Article Created');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (501001, N'KB Article Modified', N'KB Article Modified');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (501002, N'KB Article Flagged For Review', N'KB Article Flagged For Review');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (501003, N'KB Article Stale', N'KB Article Stale');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (501004, N'KB Article Marked As Reviewed', N'KB Article Marked As Reviewed');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (501005, N'KB Article Deleted', N'KB Article Deleted');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502000, N'Ticket Created', N'Ticket Created');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502001, N'Ticket Transferred', N'Ticket Transferred');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502002, N'Ticket Status Changed', N'Ticket Status Changed');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502003, N'Ticket Priority Changed', N'Ticket Priority Changed');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502004, N'Ticket Deleted', N'Ticket Deleted');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502005, N'Ticket Comment Added', N'Ticket Comment Added');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502006, N'Ticket Message Sent', N'Ticket Message Sent');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502008, N'Ticket Idle', N'Ticket Idle');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502009, N'Ticket Count Department', N'Ticket Count Department');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502010, N'Ticket Count Group', N'Ticket Count Group');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502011, N'Ticket Count Agent', N'Ticket Count Agent');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502012, N'Ticket Follow Up Scheduled', N'Ticket Follow Up Scheduled');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502013, N'Ticket Followed Up', N'Ticket Followed Up');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (502014, N'Ticket Time Log Created', N'Ticket Time Log Created');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (503000, N'WhosOn Chat Forced', N'WhosOn Chat Forced');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (503001, N'WhosOn Chat Accepted', N'WhosOn Chat Accepted');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (503002, N'WhosOn Chat Invited', N'WhosOn Chat Invited');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (503003, N'WhosOn Chat Invite Rejected', N'WhosOn Chat Invite Rejected');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (503004, N'WhosOn Chat Invite Ignored', N'WhosOn Chat Invite Ignored');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (503005, N'WhosOn Visitor Removed', N'WhosOn Visitor Removed');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (503006, N'WhosOn Visitor Purged', N'WhosOn Visitor Purged');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (503007, N'WhosOn Online Activity', N'WhosOn Online Activity');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (505000, N'Chat Channel Joined', N'Chat Channel Joined');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (505001, N'Chat Channel Left', N'Chat Channel Left');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (505002, N'Chat Channel Invited', N'Chat Channel Invited');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (506000, N'Survey Answered', N'Survey Answered');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (506001, N'Survey Offered', N'Survey Offered');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (507000, N'Task Created', N'Task Created');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (507001, N'Task Modified', N'Task Modified');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (507002, N'Task Deleted', N'Task Deleted');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (507003, N'Task Started', N'Task Started');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (507004, N'Task Due', N'Task Due');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (507005, N'Task Comment Added', N'Task Comment Added');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (508000, N'Call Log Created', N'Call Log Created');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (508001, N'Call Log Modified', N'Call Log Modified');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (508002, N'Call Log Deleted', N'Call Log Deleted');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (508003, N'Call Log Attached To Ticket', N'Call Log Attached To Ticket');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (508004, N'Call Log Detached From Ticket', N'Call Log Detached From Ticket');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (508005, N'Call Log Time Log Created', N'Call Log Time Log Created');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (509000, N'POP Connection Failed', N'POP Connection Failed');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (509001, N'POP Login Failed', N'POP Login Failed');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (509002, N'POP Download Failed', N'POP Download Failed');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (509003, N'POP Import Failed', N'POP Import Failed');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (510000, N'SMTP Connection Failed', N'SMTP Connection Failed');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (510001, N'SMTP Login Failed', N'SMTP Login Failed');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (510002, N'SMTP Delivery Failed', N'SMTP Delivery Failed');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511000, N'Live Chat Started', N'Live Chat Started');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511001, N'Live Chat Ended', N'Live Chat Ended');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511002, N'Live Chat Transferred', N'Live Chat Transferred');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511003, N'Live Chat Deleted', N'Live Chat Deleted');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511004, N'Live Chat Attached To Ticket', N'Live Chat Attached To Ticket');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511005, N'Live Chat Detached From Ticket', N'Live Chat Detached From Ticket');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511006, N'Live Chat Incoming Message', N'Live Chat Incoming Message');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511007, N'Live Chat Outgoing Message', N'Live Chat Outgoing Message');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511008, N'Live Chat Idle', N'Live Chat Idle');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511009, N'Live Chat Department Count', N'Live Chat Department Count');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511010, N'Live Chat Group Count', N'Live Chat Group Count');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511011, N'Live Chat Agent Count', N'Live Chat Agent Count');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511012, N'Live Chat Comment Added', N'Live Chat Comment Added');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (511013, N'Live Chat Time Log Created', N'Live Chat Time Log Created');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (512000, N'Agent Ticket Status Changed', N'Agent Ticket Status Changed');

GO

INSERT INTO [st_EventTypes] ([EventTypeID], [EnglishName], [DisplayName]) VALUES (512001, N'Agent Live Chat Status Changed', N'Agent Live Chat Status Changed');

GO

SET IDENTITY_INSERT [st_EventTypes] OFF;

GO

SET IDENTITY_INSERT [st_Roles] ON;

GO

INSERT INTO [st_Roles] ([RoleID], [RoleName], [LoweredRoleName], [Description], [DisplayOrder], [IsCustomRole], [ApplyParentKbCategoryPermissions], [RoleCategory]) VALUES (1, N'Administrators', N'administrators', N'Sees and changes everything.', 1, 0, 0, 1);

GO

INSERT INTO [st_Roles] ([RoleID], [RoleName], [LoweredRoleName], [Description], [DisplayOrder], [IsCustomRole], [ApplyParentKbCategoryPermissions], [RoleCategory]) VALUES (2, N'Managers', N'managers', N'Manages groups.', 2, 0, 0, 1);

GO

INSERT INTO [st_Roles] ([RoleID], [RoleName], [LoweredRoleName], [Description], [DisplayOrder], [IsCustomRole], [ApplyParentKbCategoryPermissions], [RoleCategory]) VALUES (3, N'Agents', N'agents', N'Answers tickets.', 3, 0, 0, 1);

GO

INSERT INTO [st_Roles] ([RoleID], [RoleName], [LoweredRoleName], [Description], [DisplayOrder], [IsCustomRole], [ApplyParentKbCategoryPermissions], [RoleCategory]) VALUES (4, N'Registered Users', N'registered users', N'Customers with an account.', 4, 0, 0, 0);

GO

SET IDENTITY_INSERT [st_Roles] OFF;

GO

SET IDENTITY_INSERT [st_Users] ON;

GO

INSERT INTO [st_Users] ([UserID], [UserName], [LoweredUserName], [Email], [LoweredEmail], [DisplayName], [Password], [PasswordFormat], [PasswordSalt], [AuthenticationType], [AuthenticationDomain], [Language], [TimeZone], [FileID_Avatar], [DateCreatedUTC], [DateLastLoginUTC], [FileDirectoryID], [HourlyPayRate], [IsAvatarApproved], [IsDeleted], [IsEmailVerified], [IsLockedOut], [IsPrimaryAdmin], [IsQueue], [AverageSurveyRating], [AvatarSource], [CommunityPostCount], [IsModerated], [IpAddressCreated]) VALUES (1, N'queue', N'queue', NULL, NULL, N'Queue', NULL, 0, NULL, 0, NULL, NULL, NULL, NULL, '2000-01-01 00:00:00', '2000-01-01 00:00:00', NULL, NULL, 0, 0, 0, 0, 0, 1, NULL, 0, 0, 0, NULL);

GO

SET IDENTITY_INSERT [st_Users] OFF;

GO

UPDATE isv_versions SET version_num='product_0002' WHERE isv_versions.version_num = 'product_0001';

GO

-- Running upgrade product_0002 -> product_0003

CREATE TABLE [st_Events] (
    [EventID] INTEGER NOT NULL IDENTITY,
    [GroupID] INTEGER NOT NULL,
    [Name] NVARCHAR(255) NULL,
    [Owner] INTEGER NULL,
    [EventGroup] NVARCHAR(255) NULL,
    [EventGuid] INTEGER NOT NULL,
    [Guid] NVARCHAR(255) NULL,
    [IsRepeating] BIT NOT NULL,
    [RepeatFrequency] BIGINT NULL,
    [DateLastOccurredUTC] DATETIME NULL,
    [DateLastModifiedUTC] DATETIME NOT NULL,
    [IsActive] BIT NOT NULL,
    [Enabled] BIT NULL,
    PRIMARY KEY ([EventID])
);

GO

CREATE TABLE [st_EventActions] (
    [EventActionID] INTEGER NOT NULL IDENTITY,
    [EventID] INTEGER NOT NULL,
    [ConstraintKey] NVARCHAR(255) NULL,
    [IsConstrained] BIT NOT NULL,
    [ConstraintFrequency] BIGINT NOT NULL,
    [ResourceID] NVARCHAR(255) NULL,
    [Guid] NVARCHAR(255) NULL,
    [EventKey] NVARCHAR(255) NULL,
    [DateLastOccurredUTC] DATETIME NOT NULL,
    PRIMARY KEY ([EventActionID]),
    FOREIGN KEY([EventID]) REFERENCES [st_Events] ([EventID])
);

GO

CREATE INDEX [ix_st_EventActions_Event] ON [st_EventActions] ([EventID]);

GO

CREATE TABLE [st_EventConditions] (
    [EventConditionID] INTEGER NOT NULL IDENTITY,
    [EventID] INTEGER NOT NULL,
    [DescriptionResourceID] NVARCHAR(255) NULL,
    [EventValue1] NVARCHAR(max) NULL,
    [EventValue2] NVARCHAR(max) NULL,
    [EventCondition] NVARCHAR(255) NULL,
    [EventKey] NVARCHAR(255) NULL,
    [EventType] NVARCHAR(255) NULL,
    [IsAffectReset] BIT NOT NULL,
    PRIMARY KEY ([EventConditionID]),
    FOREIGN KEY([EventID]) REFERENCES [st_Events] ([EventID])
);

GO

CREATE INDEX [ix_st_EventConditions_Event] ON [st_EventConditions] ([EventID]);

GO

CREATE INDEX [ix_st_Tickets_FollowUp] ON [st_Tickets] ([DateFollowUpUTC]);

GO

UPDATE isv_versions SET version_num='product_0003' WHERE isv_versions.version_num = 'product_0002';

GO

-- Running upgrade product_0003 -> product_0004

CREATE TABLE [st_CallLogEventLogs] (
    [EventDateUTC] DATETIME NOT NULL,
    [Uniquifier] SMALLINT NOT NULL,
    [EventTypeID] INTEGER NOT NULL,
    [CallLogID] INTEGER NOT NULL,
    [UserIDTakingAction] INTEGER NULL,
    [InterfaceUsed] INTEGER NOT NULL,
    [DepartmentID] INTEGER NOT NULL,
    [GroupID] INTEGER NOT NULL,
    [UserID] INTEGER NOT NULL,
    [OldDepartmentID] INTEGER NULL,
    [OldGroupID] INTEGER NULL,
    [OldUserID] INTEGER NULL,
    PRIMARY KEY ([EventDateUTC], [Uniquifier]),
    FOREIGN KEY([CallLogID]) REFERENCES [st_CallLogs] ([CallLogID]),
    FOREIGN KEY([DepartmentID], [GroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([EventTypeID]) REFERENCES [st_EventTypes] ([EventTypeID]),
    FOREIGN KEY([OldDepartmentID], [OldGroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([OldUserID]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([UserIDTakingAction]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE TABLE [st_TaskComments] (
    [TaskCommentID] INTEGER NOT NULL IDENTITY,
    [TaskID] INTEGER NOT NULL,
    [CommentTypeID] INTEGER NOT NULL,
    [UserID] INTEGER NOT NULL,
    [DateEnteredUTC] DATETIME NOT NULL,
    [CommentText] NVARCHAR(max) NULL,
    [IsIndexed] BIT NOT NULL,
    PRIMARY KEY ([TaskCommentID]),
    FOREIGN KEY([CommentTypeID]) REFERENCES [st_CommentTypes] ([CommentTypeID]),
    FOREIGN KEY([TaskID]) REFERENCES [st_Tasks] ([TaskID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_TaskComments_Task] ON [st_TaskComments] ([TaskID], [DateEnteredUTC]);

GO

CREATE TABLE [st_TaskEventLogs] (
    [EventDateUTC] DATETIME NOT NULL,
    [Uniquifier] SMALLINT NOT NULL,
    [EventTypeID] INTEGER NOT NULL,
    [TaskID] INTEGER NOT NULL,
    [UserIDTakingAction] INTEGER NULL,
    [InterfaceUsed] INTEGER NOT NULL,
    [UserID] INTEGER NULL,
    [TaskStatusID] INTEGER NULL,
    [TaskPriorityID] INTEGER NULL,
    [OldUserID] INTEGER NULL,
    [OldTaskStatusID] INTEGER NULL,
    [OldTaskPriorityID] INTEGER NULL,
    PRIMARY KEY ([EventDateUTC], [Uniquifier]),
    FOREIGN KEY([EventTypeID]) REFERENCES [st_EventTypes] ([EventTypeID]),
    FOREIGN KEY([OldTaskPriorityID]) REFERENCES [st_TaskPriorities] ([TaskPriorityID]),
    FOREIGN KEY([OldTaskStatusID]) REFERENCES [st_TaskStatuses] ([TaskStatusID]),
    FOREIGN KEY([OldUserID]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([TaskID]) REFERENCES [st_Tasks] ([TaskID]),
    FOREIGN KEY([TaskPriorityID]) REFERENCES [st_TaskPriorities] ([TaskPriorityID]),
    FOREIGN KEY([TaskStatusID]) REFERENCES [st_TaskStatuses] ([TaskStatusID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([UserIDTakingAction]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_CallLogs_Email] ON [st_CallLogs] ([CustomerEmailAddress]);

GO

CREATE INDEX [ix_st_CallLogs_Group] ON [st_CallLogs] ([GroupID], [DateStartUTC]);

GO

CREATE INDEX [ix_st_CallLogs_Number] ON [st_CallLogs] ([CallNumber]);

GO

CREATE INDEX [ix_st_CallLogs_Phone] ON [st_CallLogs] ([CustomerPhoneNumber]);

GO

CREATE INDEX [ix_st_CallLogs_Start] ON [st_CallLogs] ([DateStartUTC]);

GO

CREATE INDEX [ix_st_Tasks_Due] ON [st_Tasks] ([DateDueUTC]);

GO

CREATE INDEX [ix_st_TimeLogs_CallLog] ON [st_TimeLogs] ([CallLogID]);

GO

CREATE INDEX [ix_st_TicketLinks_CallLog] ON [st_TicketLinks] ([CallLogID]);

GO

SET IDENTITY_INSERT [st_TaskStatuses] ON;

GO

INSERT INTO [st_TaskStatuses] ([TaskStatusID], [EnglishName], [DisplayName], [SortOrder], [IsActive], [IsOpen]) VALUES (1, N'Not Started', N'Not Started', 1, 1, 1);

GO

INSERT INTO [st_TaskStatuses] ([TaskStatusID], [EnglishName], [DisplayName], [SortOrder], [IsActive], [IsOpen]) VALUES (2, N'In Progress', N'In Progress', 2, 1, 1);

GO

INSERT INTO [st_TaskStatuses] ([TaskStatusID], [EnglishName], [DisplayName], [SortOrder], [IsActive], [IsOpen]) VALUES (3, N'Waiting', N'Waiting', 3, 0, 1);

GO

INSERT INTO [st_TaskStatuses] ([TaskStatusID], [EnglishName], [DisplayName], [SortOrder], [IsActive], [IsOpen]) VALUES (4, N'Completed', N'Completed', 4, 0, 0);

GO

INSERT INTO [st_TaskStatuses] ([TaskStatusID], [EnglishName], [DisplayName], [SortOrder], [IsActive], [IsOpen]) VALUES (5, N'Rejected', N'Rejected', 5, 0, 0);

GO

SET IDENTITY_INSERT [st_TaskStatuses] OFF;

GO

SET IDENTITY_INSERT [st_TaskPriorities] ON;

GO

INSERT INTO [st_TaskPriorities] ([TaskPriorityID], [EnglishName], [DisplayName], [SortOrder]) VALUES (1, N'Low', N'Low', 1);

GO

INSERT INTO [st_TaskPriorities] ([TaskPriorityID], [EnglishName], [DisplayName], [SortOrder]) VALUES (2, N'Normal', N'Normal', 2);

GO

INSERT INTO [st_TaskPriorities] ([TaskPriorityID], [EnglishName], [DisplayName], [SortOrder]) VALUES (3, N'High', N'High', 3);

GO

SET IDENTITY_INSERT [st_TaskPriorities] OFF;

GO

UPDATE isv_versions SET version_num='product_0004' WHERE isv_versions.version_num = 'product_0003';

GO

-- Running upgrade product_0004 -> product_0005

CREATE TABLE [st_KbCategories] (
    [KbCategoryID] INTEGER NOT NULL IDENTITY,
    [KbCategoryID_Parent] INTEGER NULL,
    [CategoryName] NVARCHAR(255) NULL,
    [IsPrivate] BIT NOT NULL,
    [IsVisible] BIT NOT NULL,
    [ExcludedFromAutoSearches] BIT NOT NULL,
    PRIMARY KEY ([KbCategoryID])
);

GO

CREATE INDEX [ix_st_KbCategories_Parent] ON [st_KbCategories] ([KbCategoryID_Parent]);

GO

CREATE TABLE [st_KbArticles] (
    [KbArticleID] INTEGER NOT NULL IDENTITY,
    [KbCategoryID] INTEGER NULL,
    [Subject] NVARCHAR(500) NULL,
    [DateCreatedUTC] DATETIME NOT NULL,
    [DateModifiedUTC] DATETIME NOT NULL,
    [DateLastReviewedUTC] DATETIME NOT NULL,
    [IsPrivate] BIT NOT NULL,
    [IsDraft] BIT NOT NULL,
    [IsIndexed] BIT NOT NULL,
    [IsFlaggedForReview] BIT NOT NULL,
    [IsDeleted] BIT NOT NULL,
    [Body] NVARCHAR(max) NULL,
    [DisplayInAllBrands] BIT NOT NULL,
    [LanguageID] INTEGER NULL,
    [TotalComments] INTEGER NOT NULL,
    [DetectedLanguage] NVARCHAR(50) NULL,
    [HasBrokenLinks] BIT NOT NULL,
    [UserID] INTEGER NULL,
    [KbArticleID_ForwardTo] INTEGER NULL,
    [IsFeaturedInPortal] BIT NOT NULL,
    [Score] INTEGER NOT NULL,
    [ScoreVotes] INTEGER NOT NULL,
    [Summary] NVARCHAR(max) NULL,
    PRIMARY KEY ([KbArticleID]),
    FOREIGN KEY([KbCategoryID]) REFERENCES [st_KbCategories] ([KbCategoryID]),
    FOREIGN KEY([LanguageID]) REFERENCES [st_Languages] ([LanguageID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_KbArticles_Category] ON [st_KbArticles] ([KbCategoryID], [IsDeleted]);

GO

CREATE INDEX [ix_st_KbArticles_Modified] ON [st_KbArticles] ([DateModifiedUTC]);

GO

CREATE TABLE [st_KbAgentComments] (
    [KbAgentCommentID] INTEGER NOT NULL IDENTITY,
    [KbArticleID] INTEGER NOT NULL,
    [UserID] INTEGER NOT NULL,
    [CommentText] NVARCHAR(max) NULL,
    [DateEnteredUTC] DATETIME NOT NULL,
    PRIMARY KEY ([KbAgentCommentID]),
    FOREIGN KEY([KbArticleID]) REFERENCES [st_KbArticles] ([KbArticleID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_KbAgentComments_Article] ON [st_KbAgentComments] ([KbArticleID]);

GO

CREATE TABLE [st_KbArticleTranslations] (
    [KbArticleTranslationID] INTEGER NOT NULL IDENTITY,
    [KbArticleID_Primary] INTEGER NOT NULL,
    [KbArticleID_Secondary] INTEGER NOT NULL,
    PRIMARY KEY ([KbArticleTranslationID]),
    FOREIGN KEY([KbArticleID_Primary]) REFERENCES [st_KbArticles] ([KbArticleID]),
    FOREIGN KEY([KbArticleID_Secondary]) REFERENCES [st_KbArticles] ([KbArticleID])
);

GO

CREATE INDEX [ix_st_KbArticleTranslations_Primary] ON [st_KbArticleTranslations] ([KbArticleID_Primary]);

GO

CREATE INDEX [ix_st_KbArticleTranslations_Secondary] ON [st_KbArticleTranslations] ([KbArticleID_Secondary]);

GO

CREATE TABLE [st_KbEventLogs] (
    [EventDateUTC] DATETIME NOT NULL,
    [Uniquifier] SMALLINT NOT NULL,
    [EventTypeID] INTEGER NOT NULL,
    [KbArticleID] INTEGER NOT NULL,
    [UserIDTakingAction] INTEGER NOT NULL,
    PRIMARY KEY ([EventDateUTC], [Uniquifier]),
    FOREIGN KEY([EventTypeID]) REFERENCES [st_EventTypes] ([EventTypeID]),
    FOREIGN KEY([KbArticleID]) REFERENCES [st_KbArticles] ([KbArticleID]),
    FOREIGN KEY([UserIDTakingAction]) REFERENCES [st_Users] ([UserID])
);

GO

SET IDENTITY_INSERT [st_KbCategories] ON;

GO

INSERT INTO [st_KbCategories] ([KbCategoryID], [KbCategoryID_Parent], [CategoryName], [IsPrivate], [IsVisible], [ExcludedFromAutoSearches]) VALUES (1, NULL, N'Knowledge Base', 0, 1, 0);

GO

SET IDENTITY_INSERT [st_KbCategories] OFF;

GO

UPDATE isv_versions SET version_num='product_0005' WHERE isv_versions.version_num = 'product_0004';

GO

-- Running upgrade product_0005 -> product_0006

CREATE TABLE [st_ChatChannels] (
    [ChatChannelID] INTEGER NOT NULL IDENTITY,
    [ChatChannelName] NVARCHAR(255) NULL,
    [DateCreatedUTC] DATETIME NOT NULL,
    [DateModifiedUTC] DATETIME NOT NULL,
    [DateEndedUTC] DATETIME NULL,
    [DateDeletedUTC] DATETIME NULL,
    [IsEnabled] BIT NOT NULL,
    [IsShortLivedChannel] BIT NOT NULL,
    [DateInactiveUTC] DATETIME NULL,
    [StartedBy] NVARCHAR(255) NULL,
    PRIMARY KEY ([ChatChannelID])
);

GO

CREATE TABLE [st_NewsItems] (
    [NewsItemID] INTEGER NOT NULL IDENTITY,
    [NewsItemGuid] UNIQUEIDENTIFIER NOT NULL,
    [EventDateUTC] DATETIME NULL,
    [Subject] NVARCHAR(500) NULL,
    [SummaryShort] NVARCHAR(max) NULL,
    [SummaryLong] NVARCHAR(max) NULL,
    [Body] NVARCHAR(max) NULL,
    [IsPrivate] BIT NOT NULL,
    [IsDraft] BIT NOT NULL,
    [IsFlaggedForReview] BIT NOT NULL,
    [IsDeleted] BIT NOT NULL,
    [DisplayInAllBrands] BIT NOT NULL,
    [LanguageID] INTEGER NULL,
    [HasBrokenLinks] BIT NOT NULL,
    PRIMARY KEY ([NewsItemID]),
    FOREIGN KEY([LanguageID]) REFERENCES [st_Languages] ([LanguageID])
);

GO

CREATE TABLE [st_NewsItemTranslations] (
    [NewsItemTranslationID] INTEGER NOT NULL IDENTITY,
    [NewsItemID_Primary] INTEGER NOT NULL,
    [NewsItemID_Secondary] INTEGER NOT NULL,
    PRIMARY KEY ([NewsItemTranslationID]),
    FOREIGN KEY([NewsItemID_Primary]) REFERENCES [st_NewsItems] ([NewsItemID]),
    FOREIGN KEY([NewsItemID_Secondary]) REFERENCES [st_NewsItems] ([NewsItemID])
);

GO

CREATE INDEX [ix_st_NewsItemTranslations_Secondary] ON [st_NewsItemTranslations] ([NewsItemID_Secondary]);

GO

CREATE TABLE [st_ChatChannelEventLogs] (
    [EventDateUTC] DATETIME NOT NULL,
    [Uniquifier] SMALLINT NOT NULL,
    [EventTypeID] INTEGER NOT NULL,
    [ChatChannelID] INTEGER NOT NULL,
    [UserID] INTEGER NULL,
    [UserIDTakingAction] INTEGER NULL,
    [InterfaceUsed] INTEGER NOT NULL,
    PRIMARY KEY ([EventDateUTC], [Uniquifier]),
    FOREIGN KEY([ChatChannelID]) REFERENCES [st_ChatChannels] ([ChatChannelID]),
    FOREIGN KEY([EventTypeID]) REFERENCES [st_EventTypes] ([EventTypeID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([UserIDTakingAction]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE TABLE [st_ChatChannelInvites] (
    [ChatChannelInviteID] INTEGER NOT NULL IDENTITY,
    [ChatChannelID] INTEGER NOT NULL,
    [UserID_From] INTEGER NOT NULL,
    [UserID_To] INTEGER NOT NULL,
    [RelatedChatNumber] NVARCHAR(50) NULL,
    [RelatedTicketNumber] NVARCHAR(50) NULL,
    [InviteStatus] INTEGER NOT NULL,
    [InviteType] INTEGER NOT NULL,
    [DateIssuedUTC] DATETIME NOT NULL,
    [DateRespondedUTC] DATETIME NULL,
    [InvitationMessage] NVARCHAR(max) NULL,
    [IsAutoPopup] BIT NOT NULL,
    PRIMARY KEY ([ChatChannelInviteID]),
    FOREIGN KEY([ChatChannelID]) REFERENCES [st_ChatChannels] ([ChatChannelID]),
    FOREIGN KEY([UserID_From]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([UserID_To]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_ChatChannelInvites_To] ON [st_ChatChannelInvites] ([UserID_To]);

GO

CREATE TABLE [st_ChatChannelMessages] (
    [ChatChannelMessageID] INTEGER NOT NULL IDENTITY,
    [ChatChannelID] INTEGER NOT NULL,
    [UserID] INTEGER NULL,
    [ChatSenderType] INTEGER NOT NULL,
    [DateSubmittedUTC] DATETIME NOT NULL,
    [TextSubmitted] NVARCHAR(max) NULL,
    [IsHtml] BIT NOT NULL,
    [ViewRestriction] INTEGER NOT NULL,
    PRIMARY KEY ([ChatChannelMessageID]),
    FOREIGN KEY([ChatChannelID]) REFERENCES [st_ChatChannels] ([ChatChannelID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_ChatChannelMessages_Channel] ON [st_ChatChannelMessages] ([ChatChannelID]);

GO

CREATE TABLE [st_NewsItemsBrands] (
    [NewsItemID] INTEGER NOT NULL,
    [BrandID] INTEGER NOT NULL,
    PRIMARY KEY ([NewsItemID], [BrandID]),
    FOREIGN KEY([BrandID]) REFERENCES [st_Brands] ([BrandID]),
    FOREIGN KEY([NewsItemID]) REFERENCES [st_NewsItems] ([NewsItemID])
);

GO

CREATE TABLE [st_ChatChannelPermissions] (
    [ChatChannelPermissionID] INTEGER NOT NULL IDENTITY,
    [ChatChannelID] INTEGER NOT NULL,
    [UserID] INTEGER NULL,
    [GroupID] INTEGER NULL,
    [DepartmentID] INTEGER NULL,
    [RoleID] INTEGER NULL,
    [IsAllowed] BIT NOT NULL,
    PRIMARY KEY ([ChatChannelPermissionID]),
    FOREIGN KEY([ChatChannelID]) REFERENCES [st_ChatChannels] ([ChatChannelID]),
    FOREIGN KEY([DepartmentID], [GroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE TABLE [st_ChatAttachments] (
    [ChatAttachmentID] INTEGER NOT NULL IDENTITY,
    [ChatID] INTEGER NOT NULL,
    [UserID] INTEGER NULL,
    [FileNameOriginal] NVARCHAR(255) NULL,
    [FileNameOnDisk] NVARCHAR(255) NULL,
    [Length] INTEGER NOT NULL,
    [Crc] BIGINT NOT NULL,
    [CreationDateUTC] DATETIME NOT NULL,
    [IsDeleted] BIT NOT NULL,
    [IsOutgoing] BIT NOT NULL,
    PRIMARY KEY ([ChatAttachmentID]),
    FOREIGN KEY([ChatID]) REFERENCES [st_Chats] ([ChatID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_ChatAttachments_Chat] ON [st_ChatAttachments] ([ChatID]);

GO

CREATE TABLE [st_ChatComments] (
    [ChatCommentID] INTEGER NOT NULL IDENTITY,
    [CommentTypeID] INTEGER NOT NULL,
    [ChatID] INTEGER NOT NULL,
    [UserID] INTEGER NOT NULL,
    [DateEnteredUTC] DATETIME NOT NULL,
    [CommentText] NVARCHAR(max) NULL,
    [IsIndexed] BIT NOT NULL,
    PRIMARY KEY ([ChatCommentID]),
    FOREIGN KEY([ChatID]) REFERENCES [st_Chats] ([ChatID]),
    FOREIGN KEY([CommentTypeID]) REFERENCES [st_CommentTypes] ([CommentTypeID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_ChatComments_Chat] ON [st_ChatComments] ([ChatID]);

GO

CREATE TABLE [st_ChatEventLogs] (
    [EventDateUTC] DATETIME NOT NULL,
    [Uniquifier] SMALLINT NOT NULL,
    [EventTypeID] INTEGER NOT NULL,
    [ChatID] INTEGER NOT NULL,
    [UserIDTakingAction] INTEGER NULL,
    [InterfaceUsed] INTEGER NOT NULL,
    [DepartmentID] INTEGER NOT NULL,
    [GroupID] INTEGER NOT NULL,
    [UserID] INTEGER NULL,
    [OldDepartmentID] INTEGER NULL,
    [OldGroupID] INTEGER NULL,
    [OldUserID] INTEGER NULL,
    PRIMARY KEY ([EventDateUTC], [Uniquifier]),
    FOREIGN KEY([ChatID]) REFERENCES [st_Chats] ([ChatID]),
    FOREIGN KEY([DepartmentID], [GroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([EventTypeID]) REFERENCES [st_EventTypes] ([EventTypeID]),
    FOREIGN KEY([OldDepartmentID], [OldGroupID]) REFERENCES [st_Groups] ([DepartmentID], [GroupID]),
    FOREIGN KEY([OldUserID]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID]),
    FOREIGN KEY([UserIDTakingAction]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE TABLE [st_ChatMessages] (
    [ChatMessageID] BIGINT NOT NULL IDENTITY,
    [ChatID] INTEGER NOT NULL,
    [UserID] INTEGER NULL,
    [DateSubmittedUTC] DATETIME NOT NULL,
    [ChatSenderType] INTEGER NOT NULL,
    [TextSubmitted] NVARCHAR(max) NULL,
    [ViewRestriction] INTEGER NOT NULL,
    [IsHtml] BIT NOT NULL,
    PRIMARY KEY ([ChatMessageID]),
    FOREIGN KEY([ChatID]) REFERENCES [st_Chats] ([ChatID]),
    FOREIGN KEY([UserID]) REFERENCES [st_Users] ([UserID])
);

GO

CREATE INDEX [ix_st_ChatMessages_Chat] ON [st_ChatMessages] ([ChatID]);

GO

CREATE TABLE [st_CustomDataFieldsInChats] (
    [ChatID] INTEGER NOT NULL,
    [CustomFieldID] INTEGER NOT NULL,
    [DataContent] NVARCHAR(max) NULL,
    PRIMARY KEY ([ChatID], [CustomFieldID]),
    FOREIGN KEY([ChatID]) REFERENCES [st_Chats] ([ChatID]),
    FOREIGN KEY([CustomFieldID]) REFERENCES [st_CustomDataFields] ([CustomFieldID])
);

GO

CREATE INDEX [ix_st_Chats_Ended] ON [st_Chats] ([DateEndedUTC]);

GO

CREATE INDEX [ix_st_Chats_Guid] ON [st_Chats] ([ChatGuid]);

GO

CREATE INDEX [ix_st_Chats_Number] ON [st_Chats] ([ChatNumber]);

GO

CREATE INDEX [ix_st_TicketLinks_Chat] ON [st_TicketLinks] ([ChatID]);

GO

CREATE INDEX [ix_st_TimeLogs_Chat] ON [st_TimeLogs] ([ChatID]);

GO

UPDATE isv_versions SET version_num='product_0006' WHERE isv_versions.version_num = 'product_0005';

GO

-- Running upgrade  -> own_0001

CREATE TABLE isv_events (
    event_id BIGINT NOT NULL IDENTITY,
    delivery_id NVARCHAR(36) NOT NULL,
    event_type_id INTEGER NOT NULL,
    object_kind NVARCHAR(30) NOT NULL,
    object_id BIGINT NOT NULL,
    arguments NVARCHAR(max) NOT NULL,
    created_utc DATETIME NOT NULL,
    state SMALLINT NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt_utc DATETIME NOT NULL,
    last_error NVARCHAR(max) NULL,
    finished_utc DATETIME NULL,
    lease_owner NVARCHAR(100) NULL,
    lease_until_utc DATETIME NULL,
    lease_token BIGINT NOT NULL,
    PRIMARY KEY (event_id),
    UNIQUE (delivery_id)
);

GO

CREATE INDEX ix_isv_events_due ON isv_events (state, next_attempt_utc);

GO

CREATE INDEX ix_isv_events_object ON isv_events (object_kind, object_id, event_id);

GO

CREATE TABLE isv_leases (
    name NVARCHAR(100) NOT NULL,
    owner NVARCHAR(100) NULL,
    until_utc DATETIME NULL,
    token BIGINT NOT NULL,
    PRIMARY KEY (name)
);

GO

CREATE TABLE isv_lockouts (
    account NVARCHAR(255) NOT NULL,
    address NVARCHAR(64) NOT NULL,
    failures INTEGER NOT NULL,
    first_failure_utc DATETIME NOT NULL,
    last_failure_utc DATETIME NOT NULL,
    locked_until_utc DATETIME NULL,
    PRIMARY KEY (account, address)
);

GO

CREATE INDEX ix_isv_lockouts_last_failure_utc ON isv_lockouts (last_failure_utc);

GO

CREATE TABLE isv_mail (
    mail_id BIGINT NOT NULL IDENTITY,
    message_id NVARCHAR(255) NOT NULL,
    in_reply_to NVARCHAR(255) NULL,
    from_address NVARCHAR(255) NULL,
    to_addresses NVARCHAR(max) NOT NULL,
    cc_addresses NVARCHAR(max) NULL,
    subject NVARCHAR(max) NULL,
    body_text NVARCHAR(max) NULL,
    body_html NVARCHAR(max) NULL,
    ticket_id INTEGER NULL,
    ticket_message_id BIGINT NULL,
    created_utc DATETIME NOT NULL,
    state SMALLINT NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt_utc DATETIME NOT NULL,
    last_error NVARCHAR(max) NULL,
    finished_utc DATETIME NULL,
    lease_owner NVARCHAR(100) NULL,
    lease_until_utc DATETIME NULL,
    lease_token BIGINT NOT NULL,
    PRIMARY KEY (mail_id),
    UNIQUE (message_id)
);

GO

CREATE INDEX ix_isv_mail_due ON isv_mail (state, next_attempt_utc);

GO

CREATE INDEX ix_isv_mail_ticket_id ON isv_mail (ticket_id);

GO

CREATE TABLE isv_settings (
    name NVARCHAR(100) NOT NULL,
    value NVARCHAR(max) NULL,
    PRIMARY KEY (name)
);

GO

CREATE TABLE isv_transfers (
    ticket_id INTEGER NOT NULL,
    transfer_server_id INTEGER NOT NULL,
    remote_ticket_number NVARCHAR(50) NULL,
    started_utc DATETIME NOT NULL,
    finished_utc DATETIME NULL,
    claim NVARCHAR(36) NULL,
    claimed_until_utc DATETIME NULL,
    PRIMARY KEY (ticket_id, transfer_server_id)
);

GO

CREATE TABLE isv_uploads (
    ticket_attachment_id INTEGER NOT NULL,
    announced_length BIGINT NOT NULL,
    PRIMARY KEY (ticket_attachment_id)
);

GO

INSERT INTO isv_versions (version_num) OUTPUT inserted.version_num VALUES ('own_0001');

GO

-- Running upgrade own_0001 -> own_0002

CREATE TABLE isv_occasions (
    event_type_id INTEGER NOT NULL,
    object_kind NVARCHAR(30) NOT NULL,
    object_id BIGINT NOT NULL,
    threshold INTEGER NOT NULL,
    occasion_utc DATETIME NOT NULL,
    told_utc DATETIME NOT NULL,
    PRIMARY KEY (event_type_id, object_kind, object_id, threshold)
);

GO

ALTER TABLE isv_events ADD first_attempt_utc DATETIME NULL;

GO

DROP INDEX ix_isv_events_object ON isv_events;

GO

CREATE INDEX ix_isv_events_object ON isv_events (object_kind, object_id, state, event_id);

GO

ALTER TABLE isv_events DROP COLUMN lease_until_utc;

GO

ALTER TABLE isv_events DROP COLUMN lease_owner;

GO

ALTER TABLE isv_events DROP COLUMN lease_token;

GO

UPDATE isv_versions SET version_num='own_0002' WHERE isv_versions.version_num = 'own_0001';

GO

-- Running upgrade own_0002 -> own_0003

CREATE TABLE isv_kb_articles (
    kb_article_id INTEGER NOT NULL,
    other_keywords NVARCHAR(max) NULL,
    view_count INTEGER NOT NULL,
    PRIMARY KEY (kb_article_id)
);

GO

CREATE TABLE isv_kb_files (
    kb_file_id INTEGER NOT NULL IDENTITY,
    kb_article_id INTEGER NOT NULL,
    file_name NVARCHAR(255) NOT NULL,
    name_on_disk NVARCHAR(255) NOT NULL,
    length INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    created_utc DATETIME NOT NULL,
    PRIMARY KEY (kb_file_id)
);

GO

CREATE INDEX ix_isv_kb_files_article ON isv_kb_files (kb_article_id);

GO

CREATE TABLE isv_kb_words (
    kb_article_id INTEGER NOT NULL,
    subject_words NVARCHAR(max) NOT NULL,
    keyword_words NVARCHAR(max) NOT NULL,
    summary_words NVARCHAR(max) NOT NULL,
    all_words NVARCHAR(max) NOT NULL,
    indexed_utc DATETIME NOT NULL,
    PRIMARY KEY (kb_article_id)
);

GO

UPDATE isv_versions SET version_num='own_0003' WHERE isv_versions.version_num = 'own_0002';

GO

-- Running upgrade own_0003 -> own_0004

CREATE TABLE isv_chat_invitations (
    chat_invitation_id BIGINT NOT NULL IDENTITY,
    visitor_id BIGINT NOT NULL,
    department_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    message NVARCHAR(max) NULL,
    issued_utc DATETIME NOT NULL,
    answered_utc DATETIME NULL,
    answer SMALLINT NOT NULL,
    chat_id INTEGER NULL,
    PRIMARY KEY (chat_invitation_id)
);

GO

CREATE INDEX ix_isv_chat_invitations_visitor ON isv_chat_invitations (visitor_id);

GO

CREATE INDEX ix_isv_chat_invitations_waiting ON isv_chat_invitations (answered_utc, issued_utc);

GO

CREATE TABLE isv_chat_room_members (
    chat_channel_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    joined_utc DATETIME NOT NULL,
    PRIMARY KEY (chat_channel_id, user_id)
);

GO

CREATE INDEX ix_isv_chat_room_members_user ON isv_chat_room_members (user_id);

GO

CREATE TABLE isv_news (
    news_item_id INTEGER NOT NULL,
    user_id INTEGER NULL,
    created_utc DATETIME NULL,
    modified_utc DATETIME NOT NULL,
    publish_from_utc DATETIME NULL,
    publish_until_utc DATETIME NULL,
    PRIMARY KEY (news_item_id)
);

GO

CREATE TABLE isv_news_roles (
    news_item_id INTEGER NOT NULL,
    role_id SMALLINT NOT NULL,
    PRIMARY KEY (news_item_id, role_id)
);

GO

CREATE TABLE isv_visitor_pages (
    visitor_page_id BIGINT NOT NULL IDENTITY,
    visitor_id BIGINT NOT NULL,
    page_url NVARCHAR(max) NULL,
    page_title NVARCHAR(max) NULL,
    seen_utc DATETIME NOT NULL,
    PRIMARY KEY (visitor_page_id)
);

GO

CREATE INDEX ix_isv_visitor_pages_seen ON isv_visitor_pages (seen_utc);

GO

CREATE INDEX ix_isv_visitor_pages_visitor ON isv_visitor_pages (visitor_id);

GO

CREATE TABLE isv_visitors (
    visitor_id BIGINT NOT NULL IDENTITY,
    visitor_key NVARCHAR(64) NOT NULL,
    brand_id INTEGER NULL,
    user_id INTEGER NULL,
    display_name NVARCHAR(255) NULL,
    email_address NVARCHAR(255) NULL,
    ip_address NVARCHAR(50) NULL,
    host_name NVARCHAR(255) NULL,
    country NVARCHAR(100) NULL,
    language NVARCHAR(50) NULL,
    user_agent NVARCHAR(max) NULL,
    referrer NVARCHAR(max) NULL,
    page_url NVARCHAR(max) NULL,
    page_title NVARCHAR(max) NULL,
    hits INTEGER NOT NULL,
    visits INTEGER NOT NULL,
    chat_id INTEGER NULL,
    started_utc DATETIME NOT NULL,
    seen_utc DATETIME NOT NULL,
    left_utc DATETIME NULL,
    PRIMARY KEY (visitor_id)
);

GO

CREATE INDEX ix_isv_visitors_seen ON isv_visitors (left_utc, seen_utc);

GO

CREATE UNIQUE INDEX ux_isv_visitors_key ON isv_visitors (visitor_key);

GO

UPDATE isv_versions SET version_num='own_0004' WHERE isv_versions.version_num = 'own_0003';

GO

-- Running upgrade own_0004 -> own_0005

CREATE TABLE isv_ticket_words (
    ticket_id INTEGER NOT NULL,
    last_message_id BIGINT NOT NULL,
    last_comment_id INTEGER NOT NULL,
    subject_words NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    all_words NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    PRIMARY KEY (ticket_id)
);

GO

CREATE TABLE isv_call_log_words (
    call_log_id INTEGER NOT NULL,
    indexed_utc DATETIME NOT NULL,
    subject_words NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    name_words NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    all_words NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL,
    PRIMARY KEY (call_log_id)
);

GO

CREATE TABLE isv_word_marks (
    table_name NVARCHAR(100) NOT NULL,
    last_id BIGINT NOT NULL,
    PRIMARY KEY (table_name)
);

GO

ALTER TABLE isv_kb_words ALTER COLUMN subject_words NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL;

GO

ALTER TABLE isv_kb_words ALTER COLUMN keyword_words NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL;

GO

ALTER TABLE isv_kb_words ALTER COLUMN summary_words NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL;

GO

ALTER TABLE isv_kb_words ALTER COLUMN all_words NVARCHAR(max) COLLATE Latin1_General_BIN2 NOT NULL;

GO

UPDATE isv_versions SET version_num='own_0005' WHERE isv_versions.version_num = 'own_0004';

GO

-- Running upgrade  -> iservice_0001

CREATE TABLE [Departments] (
    [departmentID] INTEGER NOT NULL IDENTITY,
    name NVARCHAR(100) NOT NULL,
    PRIMARY KEY ([departmentID]),
    UNIQUE (name)
);

GO

CREATE TABLE [MonitorCounters] (
    name NVARCHAR(100) NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (name)
);

GO

CREATE TABLE [PurgeAudit] (
    [purgeID] INTEGER NOT NULL IDENTITY,
    kind NVARCHAR(20) NOT NULL,
    [objectID] INTEGER NOT NULL,
    [dateUtc] DATETIME NOT NULL,
    [contactID] INTEGER NULL,
    description NVARCHAR(max) NULL,
    PRIMARY KEY ([purgeID])
);

GO

CREATE INDEX [ix_PurgeAudit_dateUtc] ON [PurgeAudit] ([dateUtc]);

GO

CREATE TABLE [ServiceLevels] (
    [serviceLevelID] INTEGER NOT NULL IDENTITY,
    name NVARCHAR(100) NOT NULL,
    [targetMinutes] INTEGER NOT NULL,
    PRIMARY KEY ([serviceLevelID]),
    UNIQUE (name)
);

GO

CREATE TABLE [Skills] (
    [skillID] INTEGER NOT NULL IDENTITY,
    name NVARCHAR(100) NOT NULL,
    PRIMARY KEY ([skillID]),
    UNIQUE (name)
);

GO

CREATE TABLE [TenantSettings] (
    name NVARCHAR(100) NOT NULL,
    value NVARCHAR(max) NULL,
    PRIMARY KEY (name)
);

GO

CREATE TABLE [UserTypes] (
    [userTypeID] INTEGER NOT NULL IDENTITY,
    name NVARCHAR(100) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    PRIMARY KEY ([userTypeID]),
    UNIQUE (name)
);

GO

CREATE TABLE [Contacts] (
    [contactID] INTEGER NOT NULL IDENTITY,
    name NVARCHAR(255) NOT NULL,
    [userTypeID] INTEGER NOT NULL,
    [createdUtc] DATETIME NOT NULL,
    [idleMinutes] INTEGER NULL,
    [isSpam] BIT NOT NULL,
    [chatAvailable] BIT NOT NULL,
    [passwordFormat] INTEGER NOT NULL,
    password NVARCHAR(255) NULL,
    [passwordSalt] NVARCHAR(128) NULL,
    PRIMARY KEY ([contactID]),
    FOREIGN KEY([userTypeID]) REFERENCES [UserTypes] ([userTypeID])
);

GO

CREATE INDEX [ix_Contacts_name] ON [Contacts] (name);

GO

CREATE INDEX [ix_Contacts_userTypeID] ON [Contacts] ([userTypeID]);

GO

CREATE TABLE [DepartmentsSkills] (
    [departmentID] INTEGER NOT NULL,
    [skillID] INTEGER NOT NULL,
    PRIMARY KEY ([departmentID], [skillID]),
    FOREIGN KEY([departmentID]) REFERENCES [Departments] ([departmentID]),
    FOREIGN KEY([skillID]) REFERENCES [Skills] ([skillID])
);

GO

CREATE TABLE [Segments] (
    [segmentID] INTEGER NOT NULL IDENTITY,
    name NVARCHAR(100) NOT NULL,
    [isStandard] BIT NOT NULL,
    [isGlobal] BIT NOT NULL,
    [defaultMailboxID] INTEGER NULL,
    [defaultServiceLevelID] INTEGER NULL,
    [getAllOnGetNext] BIT NOT NULL,
    PRIMARY KEY ([segmentID]),
    FOREIGN KEY([defaultServiceLevelID]) REFERENCES [ServiceLevels] ([serviceLevelID]),
    UNIQUE (name)
);

GO

CREATE TABLE [UserTypesRights] (
    [userTypeID] INTEGER NOT NULL,
    [accessRight] NVARCHAR(100) NOT NULL,
    PRIMARY KEY ([userTypeID], [accessRight]),
    FOREIGN KEY([userTypeID]) REFERENCES [UserTypes] ([userTypeID])
);

GO

CREATE TABLE [AgentsSegments] (
    [contactID] INTEGER NOT NULL,
    [segmentID] INTEGER NOT NULL,
    PRIMARY KEY ([contactID], [segmentID]),
    FOREIGN KEY([contactID]) REFERENCES [Contacts] ([contactID]),
    FOREIGN KEY([segmentID]) REFERENCES [Segments] ([segmentID])
);

GO

CREATE TABLE [AgentsSkills] (
    [contactID] INTEGER NOT NULL,
    [skillID] INTEGER NOT NULL,
    PRIMARY KEY ([contactID], [skillID]),
    FOREIGN KEY([contactID]) REFERENCES [Contacts] ([contactID]),
    FOREIGN KEY([skillID]) REFERENCES [Skills] ([skillID])
);

GO

CREATE TABLE [Campaigns] (
    [campaignID] INTEGER NOT NULL IDENTITY,
    [segmentID] INTEGER NOT NULL,
    name NVARCHAR(100) NOT NULL,
    description NVARCHAR(max) NULL,
    PRIMARY KEY ([campaignID]),
    FOREIGN KEY([segmentID]) REFERENCES [Segments] ([segmentID])
);

GO

CREATE TABLE [ContactsLogins] (
    [loginID] INTEGER NOT NULL IDENTITY,
    [contactID] INTEGER NOT NULL,
    login NVARCHAR(255) NOT NULL,
    type NVARCHAR(20) NOT NULL,
    PRIMARY KEY ([loginID]),
    FOREIGN KEY([contactID]) REFERENCES [Contacts] ([contactID]),
    UNIQUE (login)
);

GO

CREATE INDEX [ix_ContactsLogins_contactID] ON [ContactsLogins] ([contactID]);

GO

CREATE TABLE [ContactsSegments] (
    [contactID] INTEGER NOT NULL,
    [segmentID] INTEGER NOT NULL,
    PRIMARY KEY ([contactID], [segmentID]),
    FOREIGN KEY([contactID]) REFERENCES [Contacts] ([contactID]),
    FOREIGN KEY([segmentID]) REFERENCES [Segments] ([segmentID])
);

GO

CREATE INDEX [ix_ContactsSegments_segmentID] ON [ContactsSegments] ([segmentID]);

GO

CREATE TABLE [DepartmentsAgents] (
    [departmentID] INTEGER NOT NULL,
    [contactID] INTEGER NOT NULL,
    PRIMARY KEY ([departmentID], [contactID]),
    FOREIGN KEY([contactID]) REFERENCES [Contacts] ([contactID]),
    FOREIGN KEY([departmentID]) REFERENCES [Departments] ([departmentID])
);

GO

CREATE INDEX [ix_DepartmentsAgents_contactID] ON [DepartmentsAgents] ([contactID]);

GO

CREATE TABLE [DepartmentsSegments] (
    [departmentID] INTEGER NOT NULL,
    [segmentID] INTEGER NOT NULL,
    PRIMARY KEY ([departmentID], [segmentID]),
    FOREIGN KEY([departmentID]) REFERENCES [Departments] ([departmentID]),
    FOREIGN KEY([segmentID]) REFERENCES [Segments] ([segmentID])
);

GO

CREATE TABLE [MailingLists] (
    [listID] INTEGER NOT NULL IDENTITY,
    [segmentID] INTEGER NOT NULL,
    name NVARCHAR(100) NOT NULL,
    description NVARCHAR(max) NULL,
    [isShownMyAccount] BIT NOT NULL,
    PRIMARY KEY ([listID]),
    FOREIGN KEY([segmentID]) REFERENCES [Segments] ([segmentID])
);

GO

CREATE TABLE [PasswordResets] (
    [tokenHash] NVARCHAR(64) NOT NULL,
    [contactID] INTEGER NOT NULL,
    [expiresUtc] DATETIME NOT NULL,
    PRIMARY KEY ([tokenHash]),
    FOREIGN KEY([contactID]) REFERENCES [Contacts] ([contactID])
);

GO

CREATE INDEX [ix_PasswordResets_contactID] ON [PasswordResets] ([contactID]);

GO

CREATE TABLE [Properties] (
    [propertyID] INTEGER NOT NULL IDENTITY,
    name NVARCHAR(100) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    [segmentID] INTEGER NOT NULL,
    [valueType] NVARCHAR(20) NOT NULL,
    [allowMultiple] BIT NOT NULL,
    [hasDescriptions] BIT NOT NULL,
    [isMultiLine] BIT NOT NULL,
    [isReadOnly] BIT NOT NULL,
    [isRequired] BIT NOT NULL,
    [isShared] BIT NOT NULL,
    PRIMARY KEY ([propertyID]),
    FOREIGN KEY([segmentID]) REFERENCES [Segments] ([segmentID]),
    UNIQUE (name)
);

GO

CREATE INDEX [ix_Properties_segmentID] ON [Properties] ([segmentID]);

GO

CREATE TABLE [Responses] (
    [responseID] INTEGER NOT NULL IDENTITY,
    [segmentID] INTEGER NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    name NVARCHAR(100) NOT NULL,
    subject NVARCHAR(max) NULL,
    [bodyHtml] NVARCHAR(max) NULL,
    PRIMARY KEY ([responseID]),
    FOREIGN KEY([segmentID]) REFERENCES [Segments] ([segmentID])
);

GO

CREATE INDEX [ix_Responses_segmentID] ON [Responses] ([segmentID]);

GO

CREATE TABLE [Sessions] (
    [sessionHash] NVARCHAR(64) NOT NULL,
    [contactID] INTEGER NOT NULL,
    [startedUtc] DATETIME NOT NULL,
    [lastActionUtc] DATETIME NOT NULL,
    address NVARCHAR(64) NULL,
    PRIMARY KEY ([sessionHash]),
    FOREIGN KEY([contactID]) REFERENCES [Contacts] ([contactID])
);

GO

CREATE INDEX [ix_Sessions_Contact] ON [Sessions] ([contactID]);

GO

CREATE TABLE [CampaignsContacts] (
    [campaignID] INTEGER NOT NULL,
    [contactID] INTEGER NOT NULL,
    [isOnList] BIT NOT NULL,
    [isOptedOut] BIT NOT NULL,
    PRIMARY KEY ([campaignID], [contactID]),
    FOREIGN KEY([campaignID]) REFERENCES [Campaigns] ([campaignID]),
    FOREIGN KEY([contactID]) REFERENCES [Contacts] ([contactID])
);

GO

CREATE INDEX [ix_CampaignsContacts_contactID] ON [CampaignsContacts] ([contactID]);

GO

CREATE TABLE [ContactsProperties] (
    contactid INTEGER NOT NULL,
    propertyid INTEGER NOT NULL,
    valueindex INTEGER NOT NULL,
    propertyvalue NVARCHAR(max) NOT NULL,
    description NVARCHAR(255) NULL,
    PRIMARY KEY (contactid, propertyid, valueindex),
    FOREIGN KEY(contactid) REFERENCES [Contacts] ([contactID]),
    FOREIGN KEY(propertyid) REFERENCES [Properties] ([propertyID])
);

GO

CREATE TABLE [InteractionsCasesProperties] (
    threadid INTEGER NOT NULL,
    propertyid INTEGER NOT NULL,
    valueindex INTEGER NOT NULL,
    propertyvalue NVARCHAR(max) NOT NULL,
    description NVARCHAR(255) NULL,
    PRIMARY KEY (threadid, propertyid, valueindex),
    FOREIGN KEY(propertyid) REFERENCES [Properties] ([propertyID])
);

GO

CREATE TABLE [MailingListsContacts] (
    [listID] INTEGER NOT NULL,
    [contactID] INTEGER NOT NULL,
    [isOnList] BIT NOT NULL,
    [isOptedOut] BIT NOT NULL,
    PRIMARY KEY ([listID], [contactID]),
    FOREIGN KEY([contactID]) REFERENCES [Contacts] ([contactID]),
    FOREIGN KEY([listID]) REFERENCES [MailingLists] ([listID])
);

GO

CREATE INDEX [ix_MailingListsContacts_contactID] ON [MailingListsContacts] ([contactID]);

GO

CREATE TABLE [PropertiesChoices] (
    [choiceID] INTEGER NOT NULL IDENTITY,
    [propertyID] INTEGER NOT NULL,
    [isDescription] BIT NOT NULL,
    text NVARCHAR(255) NOT NULL,
    [skillID] INTEGER NULL,
    [serviceLevelID] INTEGER NULL,
    PRIMARY KEY ([choiceID]),
    FOREIGN KEY([propertyID]) REFERENCES [Properties] ([propertyID]),
    FOREIGN KEY([serviceLevelID]) REFERENCES [ServiceLevels] ([serviceLevelID]),
    FOREIGN KEY([skillID]) REFERENCES [Skills] ([skillID])
);

GO

CREATE INDEX [ix_PropertiesChoices_propertyID] ON [PropertiesChoices] ([propertyID]);

GO

CREATE TABLE [Topics] (
    [topicID] INTEGER NOT NULL IDENTITY,
    [segmentID] INTEGER NOT NULL,
    [parentTopicID] INTEGER NULL,
    name NVARCHAR(100) NOT NULL,
    visibility NVARCHAR(20) NOT NULL,
    [serviceLevelID] INTEGER NULL,
    [customerTicketFilterID] INTEGER NULL,
    [acknowledgmentResponseID] INTEGER NULL,
    [agentNotificationID] INTEGER NULL,
    PRIMARY KEY ([topicID]),
    FOREIGN KEY([acknowledgmentResponseID]) REFERENCES [Responses] ([responseID]),
    FOREIGN KEY([agentNotificationID]) REFERENCES [Responses] ([responseID]),
    FOREIGN KEY([segmentID]) REFERENCES [Segments] ([segmentID]),
    FOREIGN KEY([serviceLevelID]) REFERENCES [ServiceLevels] ([serviceLevelID])
);

GO

CREATE INDEX [ix_Topics_segmentID] ON [Topics] ([segmentID]);

GO

CREATE TABLE [Articles] (
    [articleID] INTEGER NOT NULL IDENTITY,
    [segmentID] INTEGER NOT NULL,
    [topicID] INTEGER NOT NULL,
    subject NVARCHAR(255) NOT NULL,
    [bodyHtml] NVARCHAR(max) NULL,
    [isPublic] BIT NOT NULL,
    [changedUtc] DATETIME NOT NULL,
    [ratingCount] INTEGER NOT NULL,
    [ratingSum] INTEGER NOT NULL,
    PRIMARY KEY ([articleID]),
    FOREIGN KEY([segmentID]) REFERENCES [Segments] ([segmentID]),
    FOREIGN KEY([topicID]) REFERENCES [Topics] ([topicID])
);

GO

CREATE INDEX [ix_Articles_topicID] ON [Articles] ([topicID]);

GO

CREATE TABLE [Forms] (
    [formID] INTEGER NOT NULL IDENTITY,
    name NVARCHAR(100) NOT NULL,
    [segmentID] INTEGER NOT NULL,
    [topicID] INTEGER NULL,
    PRIMARY KEY ([formID]),
    FOREIGN KEY([segmentID]) REFERENCES [Segments] ([segmentID]),
    FOREIGN KEY([topicID]) REFERENCES [Topics] ([topicID]),
    UNIQUE (name)
);

GO

CREATE TABLE [Mailboxes] (
    [mailboxID] INTEGER NOT NULL IDENTITY,
    [segmentID] INTEGER NOT NULL,
    name NVARCHAR(100) NOT NULL,
    [inServer] NVARCHAR(255) NOT NULL,
    [inUsername] NVARCHAR(255) NOT NULL,
    [inPassword] NVARCHAR(max) NULL,
    [inProtocol] NVARCHAR(20) NOT NULL,
    [inPort] INTEGER NOT NULL,
    [inUseSsl] BIT NOT NULL,
    [outServer] NVARCHAR(255) NULL,
    [outPort] INTEGER NOT NULL,
    [outUseSsl] BIT NOT NULL,
    [outUsername] NVARCHAR(255) NULL,
    [outPassword] NVARCHAR(max) NULL,
    [replyAddress] NVARCHAR(255) NULL,
    [filterID] INTEGER NULL,
    [defaultTopicID] INTEGER NOT NULL,
    [isEnabled] BIT NOT NULL,
    [lastError] NVARCHAR(max) NULL,
    [lastCheckedUtc] DATETIME NULL,
    retrieved INTEGER NOT NULL,
    PRIMARY KEY ([mailboxID]),
    FOREIGN KEY([defaultTopicID]) REFERENCES [Topics] ([topicID]),
    FOREIGN KEY([segmentID]) REFERENCES [Segments] ([segmentID]),
    CONSTRAINT [uq_Mailboxes_In] UNIQUE ([inServer], [inUsername])
);

GO

CREATE INDEX [ix_Mailboxes_segmentID] ON [Mailboxes] ([segmentID]);

GO

CREATE TABLE [TopicsProperties] (
    [topicID] INTEGER NOT NULL,
    [propertyID] INTEGER NOT NULL,
    PRIMARY KEY ([topicID], [propertyID]),
    FOREIGN KEY([propertyID]) REFERENCES [Properties] ([propertyID]),
    FOREIGN KEY([topicID]) REFERENCES [Topics] ([topicID])
);

GO

CREATE TABLE [TopicsSkills] (
    [topicID] INTEGER NOT NULL,
    [skillID] INTEGER NOT NULL,
    PRIMARY KEY ([topicID], [skillID]),
    FOREIGN KEY([skillID]) REFERENCES [Skills] ([skillID]),
    FOREIGN KEY([topicID]) REFERENCES [Topics] ([topicID])
);

GO

CREATE TABLE [ArticlesContacts] (
    [articleID] INTEGER NOT NULL,
    [contactID] INTEGER NOT NULL,
    PRIMARY KEY ([articleID], [contactID]),
    FOREIGN KEY([articleID]) REFERENCES [Articles] ([articleID]),
    FOREIGN KEY([contactID]) REFERENCES [Contacts] ([contactID])
);

GO

CREATE INDEX [ix_ArticlesContacts_contactID] ON [ArticlesContacts] ([contactID]);

GO

CREATE TABLE [ArticlesProperties] (
    articleid INTEGER NOT NULL,
    propertyid INTEGER NOT NULL,
    valueindex INTEGER NOT NULL,
    propertyvalue NVARCHAR(max) NOT NULL,
    description NVARCHAR(255) NULL,
    PRIMARY KEY (articleid, propertyid, valueindex),
    FOREIGN KEY(articleid) REFERENCES [Articles] ([articleID]),
    FOREIGN KEY(propertyid) REFERENCES [Properties] ([propertyID])
);

GO

CREATE TABLE [Interactions] (
    [interactionID] INTEGER NOT NULL IDENTITY,
    [threadID] INTEGER NOT NULL,
    [parentID] INTEGER NULL,
    [contactID] INTEGER NOT NULL,
    [segmentID] INTEGER NOT NULL,
    [topicID] INTEGER NOT NULL,
    [mailboxID] INTEGER NULL,
    type NVARCHAR(30) NOT NULL,
    status NVARCHAR(20) NOT NULL,
    [dateUtc] DATETIME NOT NULL,
    [targetUtc] DATETIME NULL,
    subject NVARCHAR(max) NULL,
    [fromAddress] NVARCHAR(max) NULL,
    [toAddress] NVARCHAR(max) NULL,
    cc NVARCHAR(max) NULL,
    bcc NVARCHAR(max) NULL,
    [bodyPlain] NVARCHAR(max) NULL,
    [bodyHtml] NVARCHAR(max) NULL,
    note NVARCHAR(max) NULL,
    [assignedToID] INTEGER NULL,
    [authorID] INTEGER NULL,
    [resolvedByID] INTEGER NULL,
    [resolvedUtc] DATETIME NULL,
    [isSpam] BIT NOT NULL,
    [expectsReply] BIT NOT NULL,
    [leaveOpen] BIT NOT NULL,
    PRIMARY KEY ([interactionID]),
    FOREIGN KEY([assignedToID]) REFERENCES [Contacts] ([contactID]),
    FOREIGN KEY([authorID]) REFERENCES [Contacts] ([contactID]),
    FOREIGN KEY([contactID]) REFERENCES [Contacts] ([contactID]),
    FOREIGN KEY([mailboxID]) REFERENCES [Mailboxes] ([mailboxID]),
    FOREIGN KEY([resolvedByID]) REFERENCES [Contacts] ([contactID]),
    FOREIGN KEY([segmentID]) REFERENCES [Segments] ([segmentID]),
    FOREIGN KEY([topicID]) REFERENCES [Topics] ([topicID])
);

GO

CREATE INDEX [ix_Interactions_Assigned] ON [Interactions] ([assignedToID], status);

GO

CREATE INDEX [ix_Interactions_Contact] ON [Interactions] ([contactID]);

GO

CREATE INDEX [ix_Interactions_Date] ON [Interactions] ([dateUtc]);

GO

CREATE INDEX [ix_Interactions_Parent] ON [Interactions] ([parentID]);

GO

CREATE INDEX [ix_Interactions_Queue] ON [Interactions] (status, [targetUtc]);

GO

CREATE INDEX [ix_Interactions_Segment] ON [Interactions] ([segmentID], [topicID]);

GO

CREATE INDEX [ix_Interactions_Thread] ON [Interactions] ([threadID]);

GO

CREATE TABLE [Drafts] (
    [interactionID] INTEGER NOT NULL,
    [contactID] INTEGER NOT NULL,
    [savedUtc] DATETIME NOT NULL,
    [isAutoSaved] BIT NOT NULL,
    subject NVARCHAR(max) NULL,
    [bodyHtml] NVARCHAR(max) NULL,
    note NVARCHAR(max) NULL,
    PRIMARY KEY ([interactionID]),
    FOREIGN KEY([contactID]) REFERENCES [Contacts] ([contactID]),
    FOREIGN KEY([interactionID]) REFERENCES [Interactions] ([interactionID])
);

GO

CREATE TABLE [FilesAttachments] (
    [attachmentID] INTEGER NOT NULL IDENTITY,
    [interactionID] INTEGER NULL,
    [articleID] INTEGER NULL,
    [ownerID] INTEGER NULL,
    [fileName] NVARCHAR(255) NOT NULL,
    [contentType] NVARCHAR(255) NULL,
    [sizeBytes] INTEGER NOT NULL,
    [isInline] BIT NOT NULL,
    [createdUtc] DATETIME NOT NULL,
    data VARBINARY(max) NOT NULL,
    PRIMARY KEY ([attachmentID]),
    FOREIGN KEY([articleID]) REFERENCES [Articles] ([articleID]),
    FOREIGN KEY([interactionID]) REFERENCES [Interactions] ([interactionID]),
    FOREIGN KEY([ownerID]) REFERENCES [Contacts] ([contactID])
);

GO

CREATE INDEX [ix_FilesAttachments_articleID] ON [FilesAttachments] ([articleID]);

GO

CREATE INDEX [ix_FilesAttachments_interactionID] ON [FilesAttachments] ([interactionID]);

GO

CREATE INDEX [ix_FilesAttachments_ownerID] ON [FilesAttachments] ([ownerID]);

GO

CREATE TABLE [FilesProcessedMessages] (
    [interactionID] INTEGER NOT NULL,
    [messageID] NVARCHAR(255) NULL,
    headers NVARCHAR(max) NULL,
    PRIMARY KEY ([interactionID]),
    FOREIGN KEY([interactionID]) REFERENCES [Interactions] ([interactionID])
);

GO

CREATE INDEX [ix_FilesProcessedMessages_messageID] ON [FilesProcessedMessages] ([messageID]);

GO

CREATE TABLE [FilesRawMessages] (
    [rawMessageID] INTEGER NOT NULL IDENTITY,
    [mailboxID] INTEGER NOT NULL,
    [receivedUtc] DATETIME NOT NULL,
    [sizeBytes] INTEGER NOT NULL,
    digest NVARCHAR(64) NOT NULL,
    [isProcessed] BIT NOT NULL,
    [isFailed] BIT NOT NULL,
    [errorMessage] NVARCHAR(max) NULL,
    [interactionID] INTEGER NULL,
    data VARBINARY(max) NOT NULL,
    PRIMARY KEY ([rawMessageID]),
    FOREIGN KEY([interactionID]) REFERENCES [Interactions] ([interactionID]),
    FOREIGN KEY([mailboxID]) REFERENCES [Mailboxes] ([mailboxID]),
    CONSTRAINT [uq_FilesRawMessages_Digest] UNIQUE ([mailboxID], digest)
);

GO

CREATE INDEX [ix_FilesRawMessages_Interaction] ON [FilesRawMessages] ([interactionID]);

GO

CREATE INDEX [ix_FilesRawMessages_Waiting] ON [FilesRawMessages] ([isProcessed], [isFailed]);

GO

CREATE TABLE [InteractionsForwards] (
    [guidHash] NVARCHAR(64) NOT NULL,
    [interactionID] INTEGER NOT NULL,
    email NVARCHAR(255) NOT NULL,
    [dateUtc] DATETIME NOT NULL,
    PRIMARY KEY ([guidHash]),
    FOREIGN KEY([interactionID]) REFERENCES [Interactions] ([interactionID])
);

GO

CREATE INDEX [ix_InteractionsForwards_interactionID] ON [InteractionsForwards] ([interactionID]);

GO

CREATE TABLE [InteractionsProperties] (
    interactionid INTEGER NOT NULL,
    propertyid INTEGER NOT NULL,
    valueindex INTEGER NOT NULL,
    propertyvalue NVARCHAR(max) NOT NULL,
    description NVARCHAR(255) NULL,
    PRIMARY KEY (interactionid, propertyid, valueindex),
    FOREIGN KEY(interactionid) REFERENCES [Interactions] ([interactionID]),
    FOREIGN KEY(propertyid) REFERENCES [Properties] ([propertyID])
);

GO

CREATE TABLE [InteractionsPropertiesAudit] (
    [auditID] INTEGER NOT NULL IDENTITY,
    [interactionID] INTEGER NOT NULL,
    [propertyID] INTEGER NOT NULL,
    [dateUtc] DATETIME NOT NULL,
    [agentID] INTEGER NULL,
    [oldValues] NVARCHAR(max) NULL,
    [newValues] NVARCHAR(max) NULL,
    PRIMARY KEY ([auditID]),
    FOREIGN KEY([interactionID]) REFERENCES [Interactions] ([interactionID])
);

GO

CREATE INDEX [ix_InteractionsPropertiesAudit_Interaction] ON [InteractionsPropertiesAudit] ([interactionID]);

GO

CREATE TABLE [InteractionsStatusAudit] (
    [auditID] INTEGER NOT NULL IDENTITY,
    [interactionID] INTEGER NOT NULL,
    [dateUtc] DATETIME NOT NULL,
    status NVARCHAR(20) NOT NULL,
    [agentID] INTEGER NULL,
    description NVARCHAR(max) NULL,
    PRIMARY KEY ([auditID]),
    FOREIGN KEY([interactionID]) REFERENCES [Interactions] ([interactionID])
);

GO

CREATE INDEX [ix_InteractionsStatusAudit_Interaction] ON [InteractionsStatusAudit] ([interactionID]);

GO

CREATE TABLE [SMTPOUT] (
    [smtpOutID] INTEGER NOT NULL IDENTITY,
    [interactionID] INTEGER NULL,
    [mailboxID] INTEGER NOT NULL,
    [messageID] NVARCHAR(255) NOT NULL,
    [fromAddress] NVARCHAR(255) NOT NULL,
    [toAddress] NVARCHAR(max) NOT NULL,
    subject NVARCHAR(max) NULL,
    [queuedUtc] DATETIME NOT NULL,
    [nextAttemptUtc] DATETIME NOT NULL,
    [attemptCount] INTEGER NOT NULL,
    [lastError] NVARCHAR(max) NULL,
    [leaseID] NVARCHAR(36) NULL,
    [leasedUntilUtc] DATETIME NULL,
    data VARBINARY(max) NOT NULL,
    PRIMARY KEY ([smtpOutID]),
    FOREIGN KEY([interactionID]) REFERENCES [Interactions] ([interactionID]),
    FOREIGN KEY([mailboxID]) REFERENCES [Mailboxes] ([mailboxID])
);

GO

CREATE INDEX [ix_SMTPOUT_Due] ON [SMTPOUT] ([nextAttemptUtc]);

GO

CREATE INDEX [ix_SMTPOUT_Interaction] ON [SMTPOUT] ([interactionID]);

GO

CREATE INDEX [ix_SMTPOUT_Lease] ON [SMTPOUT] ([leaseID]);

GO

INSERT INTO isv_versions (version_num) OUTPUT inserted.version_num VALUES ('iservice_0001');

GO

-- Running upgrade iservice_0001 -> iservice_0002

SET IDENTITY_INSERT [UserTypes] ON;

GO

INSERT INTO [UserTypes] ([userTypeID], name, kind) VALUES (1, N'Anonymous', N'anonymous');

GO

INSERT INTO [UserTypes] ([userTypeID], name, kind) VALUES (2, N'Customer', N'customer');

GO

INSERT INTO [UserTypes] ([userTypeID], name, kind) VALUES (3, N'CSR', N'agent');

GO

INSERT INTO [UserTypes] ([userTypeID], name, kind) VALUES (4, N'QA CSR', N'agent');

GO

INSERT INTO [UserTypes] ([userTypeID], name, kind) VALUES (5, N'QA Manager', N'agent');

GO

INSERT INTO [UserTypes] ([userTypeID], name, kind) VALUES (6, N'CSR Manager', N'agent');

GO

INSERT INTO [UserTypes] ([userTypeID], name, kind) VALUES (7, N'Administrator', N'agent');

GO

INSERT INTO [UserTypes] ([userTypeID], name, kind) VALUES (8, N'Super User', N'agent');

GO

INSERT INTO [UserTypes] ([userTypeID], name, kind) VALUES (9, N'Mail Service', N'service');

GO

INSERT INTO [UserTypes] ([userTypeID], name, kind) VALUES (10, N'Landlord', N'landlord');

GO

SET IDENTITY_INSERT [UserTypes] OFF;

GO

SET IDENTITY_INSERT [UserTypesRights] ON;

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (3, N'Chat.Answer');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (3, N'Answer.Send');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (4, N'Chat.Answer');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (5, N'Chat.Answer');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (5, N'Answer.Send');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (5, N'Answer.Approve');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (6, N'Chat.Answer');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (6, N'Answer.Send');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (6, N'Answer.Approve');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (6, N'Interaction.Assign');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (6, N'Interaction.EditResolved');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (6, N'Chat.Broadcast');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (6, N'Chat.Supervise');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Chat.Answer');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Answer.Send');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Answer.Approve');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Interaction.Assign');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Interaction.EditResolved');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Chat.Broadcast');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Chat.Supervise');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.Agents');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.Segments');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.SmtpOut');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.Monitor');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.UserTypes');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.InteractionPurge');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tenant.Info');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Interaction.Delete');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Admin.ExternalAPI');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Payment');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.AdditionalDetails');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.AgentEmailForm');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.Alerts');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.ContactProperties');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.Departments');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.Forms');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.InteractionProperties');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.Mailings');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.OpenID');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.ServiceLevels');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (7, N'Tab.Admin.Skills');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Chat.Answer');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Answer.Send');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Answer.Approve');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Interaction.Assign');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Interaction.EditResolved');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Chat.Broadcast');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Chat.Supervise');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.Agents');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.Segments');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.SmtpOut');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.Monitor');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.UserTypes');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.InteractionPurge');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tenant.Info');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Interaction.Delete');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Admin.ExternalAPI');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Payment');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.AdditionalDetails');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.AgentEmailForm');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.Alerts');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.ContactProperties');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.Departments');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.Forms');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.InteractionProperties');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.Mailings');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.OpenID');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.ServiceLevels');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.Skills');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Tab.Admin.Monitor.All');

GO

INSERT INTO [UserTypesRights] ([userTypeID], [accessRight]) VALUES (8, N'Segments.All');

GO

SET IDENTITY_INSERT [UserTypesRights] OFF;

GO

SET IDENTITY_INSERT [Segments] ON;

GO

INSERT INTO [Segments] ([segmentID], name, [isStandard], [isGlobal], [getAllOnGetNext]) VALUES (1, N'Global', 0, 1, 0);

GO

SET IDENTITY_INSERT [Segments] OFF;

GO

UPDATE isv_versions SET version_num='iservice_0002' WHERE isv_versions.version_num = 'iservice_0001';

GO

-- Running upgrade iservice_0002 -> iservice_0003

CREATE PROCEDURE iServiceInteractionsDelete @interactionID int
AS
BEGIN
SET NOCOUNT ON;
SET XACT_ABORT ON;
DECLARE @parentID int, @threadID int;
BEGIN TRANSACTION;
SELECT @parentID = parentID, @threadID = threadID
FROM Interactions WITH (UPDLOCK, HOLDLOCK) WHERE interactionID = @interactionID;
WITH Descendants (interactionID, rootID) AS (
    SELECT interactionID, interactionID FROM Interactions
    WHERE parentID = @interactionID AND @parentID IS NULL
    UNION ALL
    SELECT child.interactionID, Descendants.rootID FROM Interactions AS child
    JOIN Descendants ON child.parentID = Descendants.interactionID
)
UPDATE Interactions SET threadID = (
    SELECT rootID FROM Descendants
    WHERE Descendants.interactionID = Interactions.interactionID
)
WHERE interactionID IN (SELECT interactionID FROM Descendants)
OPTION (MAXRECURSION 0);
INSERT INTO InteractionsCasesProperties
    (threadid, propertyid, valueindex, propertyvalue, description)
SELECT child.interactionID, old.propertyid, old.valueindex, old.propertyvalue, old.description
FROM Interactions AS child
JOIN InteractionsCasesProperties AS old ON old.threadid = @threadID
WHERE child.parentID = @interactionID AND @parentID IS NULL;
UPDATE Interactions SET parentID = @parentID WHERE parentID = @interactionID;
DELETE FROM InteractionsCasesProperties
WHERE threadid = @threadID AND @parentID IS NULL AND NOT EXISTS (
    SELECT 1 FROM Interactions
    WHERE threadID = @threadID AND interactionID <> @interactionID
);
DELETE FROM InteractionsStatusAudit WHERE interactionID = @interactionID;
DELETE FROM InteractionsPropertiesAudit WHERE interactionID = @interactionID;
DELETE FROM InteractionsProperties WHERE interactionID = @interactionID;
DELETE FROM Drafts WHERE interactionID = @interactionID;
DELETE FROM InteractionsForwards WHERE interactionID = @interactionID;
DELETE FROM FilesAttachments WHERE interactionID = @interactionID;
DELETE FROM FilesProcessedMessages WHERE interactionID = @interactionID;
DELETE FROM FilesRawMessages WHERE interactionID = @interactionID;
DELETE FROM SMTPOUT WHERE interactionID = @interactionID;
DELETE FROM Interactions WHERE interactionID = @interactionID;
COMMIT TRANSACTION;
END;

GO

CREATE PROCEDURE iServiceContactsDelete @contactID int
AS
BEGIN
SET NOCOUNT ON;
SET XACT_ABORT ON;
DECLARE @interactionID int;
BEGIN TRANSACTION;
SET @interactionID = (SELECT MAX(interactionID) FROM Interactions WHERE contactID = @contactID);
WHILE @interactionID IS NOT NULL
BEGIN
EXEC iServiceInteractionsDelete @interactionID;
SET @interactionID = (SELECT MAX(interactionID) FROM Interactions WHERE contactID = @contactID);
END;
UPDATE Interactions SET status = N'Unassigned'
WHERE assignedToID = @contactID AND status = N'Queued';
UPDATE Interactions SET assignedToID = NULL WHERE assignedToID = @contactID;
UPDATE Interactions SET authorID = NULL WHERE authorID = @contactID;
UPDATE Interactions SET resolvedByID = NULL WHERE resolvedByID = @contactID;
UPDATE FilesAttachments SET ownerID = NULL WHERE ownerID = @contactID;
DELETE FROM Sessions WHERE contactID = @contactID;
DELETE FROM PasswordResets WHERE contactID = @contactID;
DELETE FROM ContactsLogins WHERE contactID = @contactID;
DELETE FROM ContactsProperties WHERE contactID = @contactID;
DELETE FROM ContactsSegments WHERE contactID = @contactID;
DELETE FROM AgentsSegments WHERE contactID = @contactID;
DELETE FROM AgentsSkills WHERE contactID = @contactID;
DELETE FROM DepartmentsAgents WHERE contactID = @contactID;
DELETE FROM MailingListsContacts WHERE contactID = @contactID;
DELETE FROM CampaignsContacts WHERE contactID = @contactID;
DELETE FROM ArticlesContacts WHERE contactID = @contactID;
DELETE FROM Drafts WHERE contactID = @contactID;
DELETE FROM Contacts WHERE contactID = @contactID;
COMMIT TRANSACTION;
END;

GO

UPDATE isv_versions SET version_num='iservice_0003' WHERE isv_versions.version_num = 'iservice_0002';

GO

-- Running upgrade iservice_0003 -> iservice_0004

ALTER TABLE [FilesAttachments] ADD [ownerAddress] NVARCHAR(64) NULL;

GO

UPDATE isv_versions SET version_num='iservice_0004' WHERE isv_versions.version_num = 'iservice_0003';

GO

COMMIT;

GO
