"""Rooms in which agents talk to each other (``st_ChatChannels``)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, SmallInteger, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class ChatChannel(Base):
    """A room."""

    __tablename__ = "st_ChatChannels"

    chat_channel_id: Mapped[int] = mapped_column("ChatChannelID", primary_key=True)
    chat_channel_name: Mapped[str | None] = mapped_column("ChatChannelName", Unicode(255))
    date_created_utc: Mapped[datetime] = mapped_column("DateCreatedUTC")
    date_modified_utc: Mapped[datetime] = mapped_column("DateModifiedUTC")
    date_ended_utc: Mapped[datetime | None] = mapped_column("DateEndedUTC")
    date_deleted_utc: Mapped[datetime | None] = mapped_column("DateDeletedUTC")
    is_enabled: Mapped[bool] = mapped_column("IsEnabled", default=False)
    is_short_lived_channel: Mapped[bool] = mapped_column("IsShortLivedChannel", default=False)
    date_inactive_utc: Mapped[datetime | None] = mapped_column("DateInactiveUTC")
    started_by: Mapped[str | None] = mapped_column("StartedBy", Unicode(255))


class ChatChannelMessage(Base):
    """One line of a room."""

    __tablename__ = "st_ChatChannelMessages"
    __table_args__ = (Index("ix_st_ChatChannelMessages_Channel", "ChatChannelID"),)

    chat_channel_message_id: Mapped[int] = mapped_column("ChatChannelMessageID", primary_key=True)
    chat_channel_id: Mapped[int] = mapped_column(
        "ChatChannelID", ForeignKey("st_ChatChannels.ChatChannelID")
    )
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    chat_sender_type: Mapped[int] = mapped_column("ChatSenderType")
    date_submitted_utc: Mapped[datetime] = mapped_column("DateSubmittedUTC")
    text_submitted: Mapped[str | None] = mapped_column("TextSubmitted")
    is_html: Mapped[bool] = mapped_column("IsHtml", default=False)
    view_restriction: Mapped[int] = mapped_column("ViewRestriction", default=0)


class ChatChannelInvite(Base):
    """An agent asks another one into a room; the numbers of statuses and types are ours."""

    __tablename__ = "st_ChatChannelInvites"
    __table_args__ = (Index("ix_st_ChatChannelInvites_To", "UserID_To"),)

    chat_channel_invite_id: Mapped[int] = mapped_column("ChatChannelInviteID", primary_key=True)
    chat_channel_id: Mapped[int] = mapped_column(
        "ChatChannelID", ForeignKey("st_ChatChannels.ChatChannelID")
    )
    user_id_from: Mapped[int] = mapped_column("UserID_From", ForeignKey("st_Users.UserID"))
    user_id_to: Mapped[int] = mapped_column("UserID_To", ForeignKey("st_Users.UserID"))
    related_chat_number: Mapped[str | None] = mapped_column("RelatedChatNumber", Unicode(50))
    related_ticket_number: Mapped[str | None] = mapped_column("RelatedTicketNumber", Unicode(50))
    invite_status: Mapped[int] = mapped_column("InviteStatus", default=0)
    invite_type: Mapped[int] = mapped_column("InviteType", default=0)
    date_issued_utc: Mapped[datetime] = mapped_column("DateIssuedUTC")
    date_responded_utc: Mapped[datetime | None] = mapped_column("DateRespondedUTC")
    invitation_message: Mapped[str | None] = mapped_column("InvitationMessage")
    is_auto_popup: Mapped[bool] = mapped_column("IsAutoPopup", default=False)


class ChatChannelPermission(Base):
    """Who may, or may not, enter a room: a user, a group or a role."""

    __tablename__ = "st_ChatChannelPermissions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["DepartmentID", "GroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
    )

    chat_channel_permission_id: Mapped[int] = mapped_column(
        "ChatChannelPermissionID", primary_key=True
    )
    chat_channel_id: Mapped[int] = mapped_column(
        "ChatChannelID", ForeignKey("st_ChatChannels.ChatChannelID")
    )
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    group_id: Mapped[int | None] = mapped_column("GroupID")
    department_id: Mapped[int | None] = mapped_column("DepartmentID")
    role_id: Mapped[int | None] = mapped_column("RoleID")
    is_allowed: Mapped[bool] = mapped_column("IsAllowed", default=False)


class ChatChannelEventLog(Base):
    """One thing that happened in a room; the key is (time, uniquifier)."""

    __tablename__ = "st_ChatChannelEventLogs"

    event_date_utc: Mapped[datetime] = mapped_column("EventDateUTC", primary_key=True)
    uniquifier: Mapped[int] = mapped_column(
        "Uniquifier", SmallInteger, primary_key=True, autoincrement=False
    )
    event_type_id: Mapped[int] = mapped_column(
        "EventTypeID", ForeignKey("st_EventTypes.EventTypeID")
    )
    chat_channel_id: Mapped[int] = mapped_column(
        "ChatChannelID", ForeignKey("st_ChatChannels.ChatChannelID")
    )
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    user_id_taking_action: Mapped[int | None] = mapped_column(
        "UserIDTakingAction", ForeignKey("st_Users.UserID")
    )
    interface_used: Mapped[int] = mapped_column("InterfaceUsed", default=0)
