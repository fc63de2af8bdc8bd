"""Tickets, what they may be, and what happened to them (``st_Tickets``)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, SmallInteger, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import ADDRESS, Base


class TicketStatus(Base):
    """A status; its three flags say what the status means."""

    __tablename__ = "st_TicketStatuses"

    ticket_status_id: Mapped[int] = mapped_column("TicketStatusID", primary_key=True)
    english_name: Mapped[str | None] = mapped_column("EnglishName", Unicode(255))
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))
    sort_order: Mapped[int] = mapped_column("SortOrder", default=0)
    is_open: Mapped[bool] = mapped_column("IsOpen", default=False)
    is_active: Mapped[bool] = mapped_column("IsActive", default=False)
    is_locked: Mapped[bool] = mapped_column("IsLocked", default=False)


class TicketPriority(Base):
    """A priority."""

    __tablename__ = "st_TicketPriorities"

    ticket_priority_id: Mapped[int] = mapped_column("TicketPriorityID", primary_key=True)
    english_name: Mapped[str | None] = mapped_column("EnglishName", Unicode(255))
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))
    sort_order: Mapped[int] = mapped_column("SortOrder", default=0)


class Ticket(Base):
    """A ticket: one matter of one customer, owned by a group and perhaps by an agent."""

    __tablename__ = "st_Tickets"
    __table_args__ = (
        ForeignKeyConstraint(
            ["DepartmentID", "GroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
        Index("ix_st_Tickets_Group", "GroupID", "DepartmentID"),
        Index("ix_st_Tickets_User", "UserID"),
        Index("ix_st_Tickets_Customer", "CustomerEmailAddress"),
        Index("ix_st_Tickets_CustomerUser", "UserID_Customer"),
        Index("ix_st_Tickets_Status", "TicketStatusID"),
        Index("ix_st_Tickets_Opened", "DateOpenedUTC"),
        Index("ix_st_Tickets_FollowUp", "DateFollowUpUTC"),
    )

    ticket_id: Mapped[int] = mapped_column("TicketID", primary_key=True)
    ticket_number: Mapped[str] = mapped_column("TicketNumber", Unicode(50), unique=True)
    date_opened_utc: Mapped[datetime] = mapped_column("DateOpenedUTC")
    ticket_priority_id: Mapped[int] = mapped_column(
        "TicketPriorityID", ForeignKey("st_TicketPriorities.TicketPriorityID")
    )
    ticket_status_id: Mapped[int] = mapped_column(
        "TicketStatusID", ForeignKey("st_TicketStatuses.TicketStatusID")
    )
    department_id: Mapped[int] = mapped_column("DepartmentID")
    group_id: Mapped[int] = mapped_column("GroupID")
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    subject: Mapped[str | None] = mapped_column("Subject")
    customer_email_address: Mapped[str | None] = mapped_column("CustomerEmailAddress", ADDRESS)
    idle_start_time_utc: Mapped[datetime] = mapped_column("IdleStartTimeUTC")
    reply_count_in: Mapped[int] = mapped_column("ReplyCountIn", default=0)
    reply_count_out: Mapped[int] = mapped_column("ReplyCountOut", default=0)
    is_indexed: Mapped[bool] = mapped_column("IsIndexed", default=False)
    is_deleted: Mapped[bool] = mapped_column("IsDeleted", default=False)
    is_spam: Mapped[bool] = mapped_column("IsSpam", default=False)
    is_pinned_to_agent: Mapped[bool] = mapped_column("IsPinnedToAgent", default=False)
    date_deleted_utc: Mapped[datetime | None] = mapped_column("DateDeletedUTC")
    user_id_customer: Mapped[int | None] = mapped_column(
        "UserID_Customer", ForeignKey("st_Users.UserID")
    )
    hold_start_assigned_utc: Mapped[datetime | None] = mapped_column("HoldStartAssignedUTC")
    hold_start_compose_utc: Mapped[datetime | None] = mapped_column("HoldStartComposeUTC")
    hold_start_pinned_utc: Mapped[datetime | None] = mapped_column("HoldStartPinnedUTC")
    hold_start_read_utc: Mapped[datetime | None] = mapped_column("HoldStartReadUTC")
    requires_follow_up: Mapped[bool] = mapped_column("RequiresFollowUp", default=False)
    date_follow_up_utc: Mapped[datetime | None] = mapped_column("DateFollowUpUTC")
    show_in_follow_up_view: Mapped[bool] = mapped_column("ShowInFollowUpView", default=False)
    auto_assign_on_followup: Mapped[bool] = mapped_column("AutoAssignOnFollowup", default=False)
    average_survey_rating: Mapped[float | None] = mapped_column("AverageSurveyRating")
    date_closed_utc: Mapped[datetime | None] = mapped_column("DateClosedUTC")
    ticket_comment_id_follow_up: Mapped[int | None] = mapped_column("TicketCommentID_FollowUp")


class TicketMerge(Base):
    """The number of a ticket that was merged away, and the ticket that survived."""

    __tablename__ = "st_TicketMerges"
    __table_args__ = (Index("ix_st_TicketMerges_Ticket", "TicketID"),)

    ticket_number: Mapped[str] = mapped_column("TicketNumber", Unicode(50), primary_key=True)
    ticket_id: Mapped[int] = mapped_column("TicketID", ForeignKey("st_Tickets.TicketID"))


class EventType(Base):
    """A kind of event that the event logs refer to."""

    __tablename__ = "st_EventTypes"

    event_type_id: Mapped[int] = mapped_column("EventTypeID", primary_key=True)
    english_name: Mapped[str | None] = mapped_column("EnglishName", Unicode(255))
    display_name: Mapped[str | None] = mapped_column("DisplayName", Unicode(255))


class EmailAddress(Base):
    """An address that the event logs refer to."""

    __tablename__ = "st_EmailAddresses"
    __table_args__ = (Index("ix_st_EmailAddresses_Address", "Address"),)

    email_address_id: Mapped[int] = mapped_column("EmailAddressID", primary_key=True)
    address: Mapped[str | None] = mapped_column("Address", Unicode(255))


class TicketEventLog(Base):
    """One thing that happened to a ticket; the key is (time, uniquifier)."""

    __tablename__ = "st_TicketEventLogs"
    __table_args__ = (
        ForeignKeyConstraint(
            ["OldDepartmentID", "OldGroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
        ForeignKeyConstraint(
            ["DepartmentID", "GroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
    )

    event_date_utc: Mapped[datetime] = mapped_column("EventDateUTC", primary_key=True)
    uniquifier: Mapped[int] = mapped_column(
        "Uniquifier", SmallInteger, primary_key=True, autoincrement=False
    )
    event_type_id: Mapped[int] = mapped_column(
        "EventTypeID", ForeignKey("st_EventTypes.EventTypeID")
    )
    ticket_id: Mapped[int] = mapped_column(
        "TicketID", ForeignKey("st_Tickets.TicketID"), index=True
    )
    user_id_taking_action: Mapped[int | None] = mapped_column(
        "UserIDTakingAction", ForeignKey("st_Users.UserID")
    )
    interface_used: Mapped[int] = mapped_column("InterfaceUsed", default=0)
    department_id: Mapped[int] = mapped_column("DepartmentID")
    group_id: Mapped[int] = mapped_column("GroupID")
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    ticket_status_id: Mapped[int | None] = mapped_column(
        "TicketStatusID", ForeignKey("st_TicketStatuses.TicketStatusID")
    )
    ticket_priority_id: Mapped[int | None] = mapped_column(
        "TicketPriorityID", ForeignKey("st_TicketPriorities.TicketPriorityID")
    )
    ticket_message_id: Mapped[int | None] = mapped_column(
        "TicketMessageID", BigInteger, ForeignKey("st_TicketMessages.TicketMessageID")
    )
    email_address_id: Mapped[int | None] = mapped_column(
        "EmailAddressID", ForeignKey("st_EmailAddresses.EmailAddressID")
    )
    old_department_id: Mapped[int | None] = mapped_column("OldDepartmentID")
    old_group_id: Mapped[int | None] = mapped_column("OldGroupID")
    old_user_id: Mapped[int | None] = mapped_column("OldUserID", ForeignKey("st_Users.UserID"))
    old_ticket_status_id: Mapped[int | None] = mapped_column(
        "OldTicketStatusID", ForeignKey("st_TicketStatuses.TicketStatusID")
    )
    old_ticket_priority_id: Mapped[int | None] = mapped_column(
        "OldTicketPriorityID", ForeignKey("st_TicketPriorities.TicketPriorityID")
    )
