-- a new row and its identity
INSERT INTO [st_Tickets] ([TicketID], [TicketNumber], [DateOpenedUTC], [TicketPriorityID], [TicketStatusID], [DepartmentID], [GroupID], [UserID], [Subject], [CustomerEmailAddress], [IdleStartTimeUTC], [ReplyCountIn], [ReplyCountOut], [IsIndexed], [IsDeleted], [IsSpam], [IsPinnedToAgent], [DateDeletedUTC], [UserID_Customer], [HoldStartAssignedUTC], [HoldStartComposeUTC], [HoldStartPinnedUTC], [HoldStartReadUTC], [RequiresFollowUp], [DateFollowUpUTC], [ShowInFollowUpView], [AutoAssignOnFollowup], [AverageSurveyRating], [DateClosedUTC], [TicketCommentID_FollowUp]) OUTPUT inserted.[TicketID] VALUES (:TicketID, :TicketNumber, :DateOpenedUTC, :TicketPriorityID, :TicketStatusID, :DepartmentID, :GroupID, :UserID, :Subject, :CustomerEmailAddress, :IdleStartTimeUTC, :ReplyCountIn, :ReplyCountOut, :IsIndexed, :IsDeleted, :IsSpam, :IsPinnedToAgent, :DateDeletedUTC, :UserID_Customer, :HoldStartAssignedUTC, :HoldStartComposeUTC, :HoldStartPinnedUTC, :HoldStartReadUTC, :RequiresFollowUp, :DateFollowUpUTC, :ShowInFollowUpView, :AutoAssignOnFollowup, :AverageSurveyRating, :DateClosedUTC, :TicketCommentID_FollowUp);

-- a row with a key of its own
INSERT INTO [st_UserSettings] ([UserID], [SettingName], [SettingValue]) VALUES (:UserID, :SettingName, :SettingValue);

-- the first row
SELECT TOP __[POSTCOMPILE_param_1] [st_Tickets].[TicketID]
FROM [st_Tickets] ORDER BY [st_Tickets].[TicketID];

-- a later page
SELECT [st_Tickets].[TicketID]
FROM [st_Tickets] ORDER BY [st_Tickets].[TicketID]
 OFFSET :param_1 ROWS
 FETCH FIRST :param_2 ROWS ONLY;

-- a locked row
SELECT TOP __[POSTCOMPILE_param_1] [st_Tickets].[TicketID], [st_Tickets].[TicketNumber], [st_Tickets].[DateOpenedUTC], [st_Tickets].[TicketPriorityID], [st_Tickets].[TicketStatusID], [st_Tickets].[DepartmentID], [st_Tickets].[GroupID], [st_Tickets].[UserID], [st_Tickets].[Subject], [st_Tickets].[CustomerEmailAddress], [st_Tickets].[IdleStartTimeUTC], [st_Tickets].[ReplyCountIn], [st_Tickets].[ReplyCountOut], [st_Tickets].[IsIndexed], [st_Tickets].[IsDeleted], [st_Tickets].[IsSpam], [st_Tickets].[IsPinnedToAgent], [st_Tickets].[DateDeletedUTC], [st_Tickets].[UserID_Customer], [st_Tickets].[HoldStartAssignedUTC], [st_Tickets].[HoldStartComposeUTC], [st_Tickets].[HoldStartPinnedUTC], [st_Tickets].[HoldStartReadUTC], [st_Tickets].[RequiresFollowUp], [st_Tickets].[DateFollowUpUTC], [st_Tickets].[ShowInFollowUpView], [st_Tickets].[AutoAssignOnFollowup], [st_Tickets].[AverageSurveyRating], [st_Tickets].[DateClosedUTC], [st_Tickets].[TicketCommentID_FollowUp]
FROM [st_Tickets] WITH (UPDLOCK, ROWLOCK)
WHERE [st_Tickets].[TicketID] = :TicketID_1;

-- a lock beside a join
SELECT [st_Tickets].[TicketID]
FROM [st_Tickets] WITH (UPDLOCK, ROWLOCK) JOIN [st_TicketStatuses] ON [st_TicketStatuses].[TicketStatusID] = [st_Tickets].[TicketStatusID];

-- flags
SELECT [st_Tickets].[TicketID]
FROM [st_Tickets]
WHERE [st_Tickets].[IsSpam] = 1 AND [st_Tickets].[IsDeleted] = 0;

-- rights
SELECT [st_Tickets].[TicketID]
FROM [st_Tickets]
WHERE [st_Tickets].[UserID] = :UserID_1 OR (EXISTS (SELECT *
FROM [st_UsersInGroups]
WHERE [st_UsersInGroups].[UserID] = :UserID_2 AND [st_UsersInGroups].[GroupID] = [st_Tickets].[GroupID]));

-- a part of a text
SELECT [st_Tickets].[TicketID]
FROM [st_Tickets]
WHERE lower([st_Tickets].[Subject]) LIKE lower(:lower_1) ESCAPE '/';

-- an address
SELECT [st_Tickets].[TicketID]
FROM [st_Tickets]
WHERE [st_Tickets].[CustomerEmailAddress] = :CustomerEmailAddress_1;

-- words where there is no index
SELECT isv_kb_words.kb_article_id
FROM isv_kb_words
WHERE isv_kb_words.subject_words LIKE :subject_words_1 AND isv_kb_words.all_words LIKE :all_words_1;

-- a list of ids
SELECT [st_Users].[DisplayName]
FROM [st_Users]
WHERE [st_Users].[UserID] IN (__[POSTCOMPILE_UserID_1]);

-- an order with empty ones first
SELECT [st_UsersInGroups].[UserID]
FROM [st_UsersInGroups] ORDER BY CASE WHEN ([st_UsersInGroups].[DateAfkStartedUTC] IS NULL) THEN :param_1 ELSE :param_2 END;

-- counts
SELECT [st_Tickets].[GroupID], count(*) AS count_1, coalesce(max([st_Tickets].[TicketID]), :coalesce_2) AS coalesce_1
FROM [st_Tickets] GROUP BY [st_Tickets].[GroupID]
HAVING count(*) > :count_2;

-- a pair of ids
SELECT [st_Groups].[GroupName]
FROM [st_Groups]
WHERE [st_Groups].[DepartmentID] = :DepartmentID_1 AND [st_Groups].[GroupID] = :GroupID_1;

-- a claim
UPDATE isv_leases SET owner=:owner, until_utc=:until_utc, token=(isv_leases.token + :token_1) WHERE isv_leases.name = :name_1 AND (isv_leases.until_utc IS NULL OR isv_leases.until_utc < :until_utc_1);

-- a removal
DELETE FROM isv_events WHERE isv_events.created_utc < :created_utc_1;

-- a copy
INSERT INTO [st_TicketMessages] ([TicketID], [DateReceivedUTC], [DeliveryStatus], [IsFirstMessageOfTicket], [ShowAllMessageContent], [IsDraft]) SELECT [st_Tickets].[TicketID], [st_Tickets].[DateOpenedUTC], :DeliveryStatus AS anon_1, :IsFirstMessageOfTicket AS anon_2, :ShowAllMessageContent AS anon_3, :IsDraft AS anon_4
FROM [st_Tickets];

-- a table of a database with a dot
SELECT [iservice.tenant1].dbo.[st_Tags].[TagID]
FROM [iservice.tenant1].dbo.[st_Tags];

-- an index
CREATE INDEX [ix_st_TicketMerges_Ticket] ON [st_TicketMerges] ([TicketID]);
