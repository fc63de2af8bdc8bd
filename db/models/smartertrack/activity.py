"""Chats, calls and tasks: the work of agents beside tickets."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import ADDRESS, Base


class Chat(Base):
    """A live chat."""

    __tablename__ = "st_Chats"
    __table_args__ = (
        ForeignKeyConstraint(
            ["DepartmentID", "GroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
        Index("ix_st_Chats_User", "UserID", "DateStartedUTC"),
        Index("ix_st_Chats_Guid", "ChatGuid"),
        Index("ix_st_Chats_Number", "ChatNumber"),
        Index("ix_st_Chats_Ended", "DateEndedUTC"),
    )

    chat_id: Mapped[int] = mapped_column("ChatID", primary_key=True)
    department_id: Mapped[int] = mapped_column("DepartmentID")
    group_id: Mapped[int] = mapped_column("GroupID")
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    customer_user_id: Mapped[int | None] = mapped_column("CustomerUserID")
    chat_guid: Mapped[str | None] = mapped_column("ChatGuid", Unicode(50))
    chat_number: Mapped[str | None] = mapped_column("ChatNumber", Unicode(50))
    date_started_utc: Mapped[datetime] = mapped_column("DateStartedUTC")
    date_queued_utc: Mapped[datetime | None] = mapped_column("DateQueuedUTC")
    date_ended_utc: Mapped[datetime | None] = mapped_column("DateEndedUTC")
    date_deleted_utc: Mapped[datetime | None] = mapped_column("DateDeletedUTC")
    session_length_in_seconds: Mapped[int | None] = mapped_column("SessionLengthInSeconds")
    average_idle_seconds: Mapped[int | None] = mapped_column("AverageIdleSeconds")
    longest_idle_seconds: Mapped[int | None] = mapped_column("LongestIdleSeconds")
    initial_response_seconds: Mapped[int | None] = mapped_column("InitialResponseSeconds")
    queue_wait_seconds: Mapped[int] = mapped_column("QueueWaitSeconds", default=0)
    customer_ip: Mapped[str | None] = mapped_column("CustomerIp", Unicode(50))
    customer_display_name: Mapped[str | None] = mapped_column("CustomerDisplayName", Unicode(255))
    is_deleted: Mapped[bool] = mapped_column("IsDeleted", default=False)
    is_indexed: Mapped[bool] = mapped_column("IsIndexed", default=False)
    message_count_in: Mapped[int] = mapped_column("MessageCountIn", default=0)
    message_count_out: Mapped[int] = mapped_column("MessageCountOut", default=0)
    customer_email_address: Mapped[str | None] = mapped_column("CustomerEmailAddress", ADDRESS)
    customer_language: Mapped[str | None] = mapped_column("CustomerLanguage", Unicode(50))
    user_tracking_cookie_id: Mapped[int | None] = mapped_column("UserTrackingCookieID", BigInteger)
    is_from_agent_invite: Mapped[bool] = mapped_column("IsFromAgentInvite", default=False)
    date_idle_started_utc: Mapped[datetime | None] = mapped_column("DateIdleStartedUTC")
    is_last_message_inbound: Mapped[bool] = mapped_column("IsLastMessageInbound", default=False)
    tracking_id: Mapped[str | None] = mapped_column("TrackingID", Unicode(255))
    initial_question: Mapped[str | None] = mapped_column("InitialQuestion")
    average_survey_rating: Mapped[float | None] = mapped_column("AverageSurveyRating")
    customer_translation_choice: Mapped[str | None] = mapped_column(
        "CustomerTranslationChoice", Unicode(50)
    )


class CallLog(Base):
    """A telephone call that an agent noted."""

    __tablename__ = "st_CallLogs"
    __table_args__ = (
        ForeignKeyConstraint(
            ["DepartmentID", "GroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
        Index("ix_st_CallLogs_User", "UserID", "DateStartUTC"),
        Index("ix_st_CallLogs_Group", "GroupID", "DateStartUTC"),
        Index("ix_st_CallLogs_Start", "DateStartUTC"),
        Index("ix_st_CallLogs_Number", "CallNumber"),
        Index("ix_st_CallLogs_Email", "CustomerEmailAddress"),
        Index("ix_st_CallLogs_Phone", "CustomerPhoneNumber"),
    )

    call_log_id: Mapped[int] = mapped_column("CallLogID", primary_key=True)
    department_id: Mapped[int] = mapped_column("DepartmentID")
    group_id: Mapped[int] = mapped_column("GroupID")
    user_id: Mapped[int] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    customer_user_id: Mapped[int | None] = mapped_column("CustomerUserID")
    customer_name: Mapped[str | None] = mapped_column("CustomerName", Unicode(255))
    customer_phone_number: Mapped[str | None] = mapped_column("CustomerPhoneNumber", Unicode(50))
    customer_email_address: Mapped[str | None] = mapped_column("CustomerEmailAddress", ADDRESS)
    call_number: Mapped[str | None] = mapped_column("CallNumber", Unicode(50))
    subject: Mapped[str | None] = mapped_column("Subject")
    description: Mapped[str | None] = mapped_column("Description")
    is_outgoing: Mapped[bool] = mapped_column("IsOutgoing", default=False)
    is_deleted: Mapped[bool] = mapped_column("IsDeleted", default=False)
    date_start_utc: Mapped[datetime] = mapped_column("DateStartUTC")
    date_end_utc: Mapped[datetime] = mapped_column("DateEndUTC")
    date_created_utc: Mapped[datetime] = mapped_column("DateCreatedUTC")
    date_modified_utc: Mapped[datetime] = mapped_column("DateModifiedUTC")
    date_deleted_utc: Mapped[datetime | None] = mapped_column("DateDeletedUTC")
    is_indexed: Mapped[bool] = mapped_column("IsIndexed", default=False)


class TaskStatus(Base):
    """A status of tasks."""

    __tablename__ = "st_TaskStatuses"

    task_status_id: Mapped[int] = mapped_column("TaskStatusID", primary_key=True)
    english_name: Mapped[str | None] = mapped_column("EnglishName", Unicode(255))
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))
    sort_order: Mapped[int] = mapped_column("SortOrder", default=0)
    is_active: Mapped[bool] = mapped_column("IsActive", default=False)
    is_open: Mapped[bool] = mapped_column("IsOpen", default=False)


class TaskPriority(Base):
    """A priority of tasks."""

    __tablename__ = "st_TaskPriorities"

    task_priority_id: Mapped[int] = mapped_column("TaskPriorityID", primary_key=True)
    english_name: Mapped[str | None] = mapped_column("EnglishName", Unicode(255))
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))
    sort_order: Mapped[int] = mapped_column("SortOrder", default=0)


class Task(Base):
    """Something to be done, perhaps for a ticket, chat or call."""

    __tablename__ = "st_Tasks"
    __table_args__ = (
        Index("ix_st_Tasks_Ticket", "TicketID"),
        Index("ix_st_Tasks_User", "UserID", "TaskStatusID"),
        Index("ix_st_Tasks_Due", "DateDueUTC"),
    )

    task_id: Mapped[int] = mapped_column("TaskID", primary_key=True)
    task_priority_id: Mapped[int] = mapped_column(
        "TaskPriorityID", ForeignKey("st_TaskPriorities.TaskPriorityID")
    )
    task_status_id: Mapped[int] = mapped_column(
        "TaskStatusID", ForeignKey("st_TaskStatuses.TaskStatusID")
    )
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    ticket_id: Mapped[int | None] = mapped_column("TicketID", ForeignKey("st_Tickets.TicketID"))
    chat_id: Mapped[int | None] = mapped_column("ChatID", ForeignKey("st_Chats.ChatID"))
    subject: Mapped[str | None] = mapped_column("Subject")
    description: Mapped[str | None] = mapped_column("Description")
    is_deleted: Mapped[bool] = mapped_column("IsDeleted", default=False)
    is_indexed: Mapped[bool] = mapped_column("IsIndexed", default=False)
    is_started: Mapped[bool] = mapped_column("IsStarted", default=False)
    is_due: Mapped[bool] = mapped_column("IsDue", default=False)
    date_start_utc: Mapped[datetime | None] = mapped_column("DateStartUTC")
    date_due_utc: Mapped[datetime | None] = mapped_column("DateDueUTC")
    date_created_utc: Mapped[datetime] = mapped_column("DateCreatedUTC")
    date_modified_utc: Mapped[datetime] = mapped_column("DateModifiedUTC")
    date_deleted_utc: Mapped[datetime | None] = mapped_column("DateDeletedUTC")
    reminder_minutes: Mapped[int | None] = mapped_column("ReminderMinutes")
    is_reminded: Mapped[bool] = mapped_column("IsReminded", default=False)
    call_log_id: Mapped[int | None] = mapped_column(
        "CallLogID", ForeignKey("st_CallLogs.CallLogID")
    )
    original_estimate: Mapped[int | None] = mapped_column("OriginalEstimate")
    remaining_estimate: Mapped[int | None] = mapped_column("RemainingEstimate")
    original_estimate_type: Mapped[int | None] = mapped_column("OriginalEstimateType")
    remaining_estimate_type: Mapped[int | None] = mapped_column("RemainingEstimateType")
    date_completed_utc: Mapped[datetime | None] = mapped_column("DateCompletedUTC")


class TaskComment(Base):
    """What an agent had to say about a task."""

    __tablename__ = "st_TaskComments"
    __table_args__ = (Index("ix_st_TaskComments_Task", "TaskID", "DateEnteredUTC"),)

    task_comment_id: Mapped[int] = mapped_column("TaskCommentID", primary_key=True)
    task_id: Mapped[int] = mapped_column("TaskID", ForeignKey("st_Tasks.TaskID"))
    comment_type_id: Mapped[int] = mapped_column(
        "CommentTypeID", ForeignKey("st_CommentTypes.CommentTypeID")
    )
    user_id: Mapped[int] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    date_entered_utc: Mapped[datetime] = mapped_column("DateEnteredUTC")
    comment_text: Mapped[str | None] = mapped_column("CommentText")
    is_indexed: Mapped[bool] = mapped_column("IsIndexed", default=False)
