"""What belongs to a live chat: messages, comments, files, custom fields, events."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, SmallInteger, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import BIG_KEY, Base


class ChatMessage(Base):
    """One line of a chat; the numbers of sender types and view restrictions are ours."""

    __tablename__ = "st_ChatMessages"
    __table_args__ = (Index("ix_st_ChatMessages_Chat", "ChatID"),)

    chat_message_id: Mapped[int] = mapped_column("ChatMessageID", BIG_KEY, primary_key=True)
    chat_id: Mapped[int] = mapped_column("ChatID", ForeignKey("st_Chats.ChatID"))
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    date_submitted_utc: Mapped[datetime] = mapped_column("DateSubmittedUTC")
    chat_sender_type: Mapped[int] = mapped_column("ChatSenderType")
    text_submitted: Mapped[str | None] = mapped_column("TextSubmitted")
    view_restriction: Mapped[int] = mapped_column("ViewRestriction", default=0)
    is_html: Mapped[bool] = mapped_column("IsHtml", default=False)


class ChatComment(Base):
    """A note of an agent on a chat, which its customer does not see."""

    __tablename__ = "st_ChatComments"
    __table_args__ = (Index("ix_st_ChatComments_Chat", "ChatID"),)

    chat_comment_id: Mapped[int] = mapped_column("ChatCommentID", primary_key=True)
    comment_type_id: Mapped[int] = mapped_column(
        "CommentTypeID", ForeignKey("st_CommentTypes.CommentTypeID")
    )
    chat_id: Mapped[int] = mapped_column("ChatID", ForeignKey("st_Chats.ChatID"))
    user_id: Mapped[int] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    date_entered_utc: Mapped[datetime] = mapped_column("DateEnteredUTC")
    comment_text: Mapped[str | None] = mapped_column("CommentText")
    is_indexed: Mapped[bool] = mapped_column("IsIndexed", default=False)


class ChatAttachment(Base):
    """A file sent in a chat."""

    __tablename__ = "st_ChatAttachments"
    __table_args__ = (Index("ix_st_ChatAttachments_Chat", "ChatID"),)

    chat_attachment_id: Mapped[int] = mapped_column("ChatAttachmentID", primary_key=True)
    chat_id: Mapped[int] = mapped_column("ChatID", ForeignKey("st_Chats.ChatID"))
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    file_name_original: Mapped[str | None] = mapped_column("FileNameOriginal", Unicode(255))
    file_name_on_disk: Mapped[str | None] = mapped_column("FileNameOnDisk", Unicode(255))
    length: Mapped[int] = mapped_column("Length")
    crc: Mapped[int] = mapped_column("Crc", BigInteger)
    creation_date_utc: Mapped[datetime] = mapped_column("CreationDateUTC")
    is_deleted: Mapped[bool] = mapped_column("IsDeleted", default=False)
    is_outgoing: Mapped[bool] = mapped_column("IsOutgoing", default=False)


class CustomDataFieldInChat(Base):
    """The value of a custom field of a chat."""

    __tablename__ = "st_CustomDataFieldsInChats"

    chat_id: Mapped[int] = mapped_column(
        "ChatID", ForeignKey("st_Chats.ChatID"), primary_key=True, autoincrement=False
    )
    custom_field_id: Mapped[int] = mapped_column(
        "CustomFieldID",
        ForeignKey("st_CustomDataFields.CustomFieldID"),
        primary_key=True,
        autoincrement=False,
    )
    data_content: Mapped[str | None] = mapped_column("DataContent")


class ChatEventLog(Base):
    """One thing that happened to a chat; the key is (time, uniquifier)."""

    __tablename__ = "st_ChatEventLogs"
    __table_args__ = (
        ForeignKeyConstraint(
            ["DepartmentID", "GroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
        ForeignKeyConstraint(
            ["OldDepartmentID", "OldGroupID"], ["st_Groups.DepartmentID", "st_Groups.GroupID"]
        ),
    )

    event_date_utc: Mapped[datetime] = mapped_column("EventDateUTC", primary_key=True)
    uniquifier: Mapped[int] = mapped_column(
        "Uniquifier", SmallInteger, primary_key=True, autoincrement=False
    )
    event_type_id: Mapped[int] = mapped_column(
        "EventTypeID", ForeignKey("st_EventTypes.EventTypeID")
    )
    chat_id: Mapped[int] = mapped_column("ChatID", ForeignKey("st_Chats.ChatID"))
    user_id_taking_action: Mapped[int | None] = mapped_column(
        "UserIDTakingAction", ForeignKey("st_Users.UserID")
    )
    interface_used: Mapped[int] = mapped_column("InterfaceUsed", default=0)
    department_id: Mapped[int] = mapped_column("DepartmentID")
    group_id: Mapped[int] = mapped_column("GroupID")
    user_id: Mapped[int | None] = mapped_column("UserID", ForeignKey("st_Users.UserID"))
    old_department_id: Mapped[int | None] = mapped_column("OldDepartmentID")
    old_group_id: Mapped[int | None] = mapped_column("OldGroupID")
    old_user_id: Mapped[int | None] = mapped_column("OldUserID", ForeignKey("st_Users.UserID"))
