"""Time spent (``st_TimeLogs``) and the tags that sort it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import ADDRESS, Base


class Tag(Base):
    """A label for time logs and tasks."""

    __tablename__ = "st_Tags"

    tag_id: Mapped[int] = mapped_column("TagID", primary_key=True)
    date_created_utc: Mapped[datetime] = mapped_column("DateCreatedUTC")
    name: Mapped[str | None] = mapped_column("Name", Unicode(255))
    is_deleted: Mapped[bool] = mapped_column("IsDeleted", default=False)


class TimeLog(Base):
    """Time that a user spent on a ticket, chat, call or task, each by its id alone."""

    __tablename__ = "st_TimeLogs"
    __table_args__ = (
        Index("ix_st_TimeLogs_CallLog", "CallLogID"),
        Index("ix_st_TimeLogs_Chat", "ChatID"),
        Index("ix_st_TimeLogs_Ticket", "TicketID"),
        Index("ix_st_TimeLogs_User", "UserID", "DateStartUTC"),
    )

    time_log_id: Mapped[int] = mapped_column("TimeLogID", primary_key=True)
    ticket_id: Mapped[int | None] = mapped_column("TicketID")
    chat_id: Mapped[int | None] = mapped_column("ChatID")
    call_log_id: Mapped[int | None] = mapped_column("CallLogID")
    task_id: Mapped[int | None] = mapped_column("TaskID")
    user_id: Mapped[int] = mapped_column("UserID")
    customer_user_id: Mapped[int | None] = mapped_column("CustomerUserID")
    customer_email_address: Mapped[str | None] = mapped_column("CustomerEmailAddress", ADDRESS)
    subject: Mapped[str | None] = mapped_column("Subject")
    description: Mapped[str | None] = mapped_column("Description")
    date_created_utc: Mapped[datetime] = mapped_column("DateCreatedUTC")
    date_modified_utc: Mapped[datetime] = mapped_column("DateModifiedUTC")
    date_deleted_utc: Mapped[datetime | None] = mapped_column("DateDeletedUTC")
    date_start_utc: Mapped[datetime] = mapped_column("DateStartUTC")
    date_end_utc: Mapped[datetime] = mapped_column("DateEndUTC")
    is_billable: Mapped[bool] = mapped_column("IsBillable", default=False)
    is_deleted: Mapped[bool] = mapped_column("IsDeleted", default=False)
    tag_id: Mapped[int | None] = mapped_column("TagID", ForeignKey("st_Tags.TagID"))
