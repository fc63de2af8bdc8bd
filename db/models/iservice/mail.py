"""Mailboxes, what came in through them and what goes out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Unicode, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import ADDRESS, BYTES
from db.models.iservice.base import IServiceBase


class Mailbox(IServiceBase):
    """A mailbox of a segment: how mail is fetched from it, and how it is sent."""

    __tablename__ = "Mailboxes"
    __table_args__ = (UniqueConstraint("inServer", "inUsername", name="uq_Mailboxes_In"),)

    mailbox_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("Segments.segmentID"), index=True)
    name: Mapped[str] = mapped_column(Unicode(100))
    in_server: Mapped[str] = mapped_column(ADDRESS)
    in_username: Mapped[str] = mapped_column(ADDRESS)
    in_password: Mapped[str | None]
    in_protocol: Mapped[str] = mapped_column(Unicode(20))
    in_port: Mapped[int] = mapped_column(default=0)
    in_use_ssl: Mapped[bool] = mapped_column(default=False)
    out_server: Mapped[str | None] = mapped_column(Unicode(255))
    out_port: Mapped[int] = mapped_column(default=0)
    out_use_ssl: Mapped[bool] = mapped_column(default=False)
    out_username: Mapped[str | None] = mapped_column(Unicode(255))
    out_password: Mapped[str | None]
    reply_address: Mapped[str | None] = mapped_column(Unicode(255))
    filter_id: Mapped[int | None]
    default_topic_id: Mapped[int] = mapped_column(ForeignKey("Topics.topicID"))
    is_enabled: Mapped[bool] = mapped_column(default=True)
    last_error: Mapped[str | None]
    last_checked_utc: Mapped[datetime | None]
    retrieved: Mapped[int] = mapped_column(default=0)


class RawMessage(IServiceBase):
    """A message as it came in; ``digest`` tells one that came twice."""

    __tablename__ = "FilesRawMessages"
    __table_args__ = (
        UniqueConstraint("mailboxID", "digest", name="uq_FilesRawMessages_Digest"),
        Index("ix_FilesRawMessages_Interaction", "interactionID"),
        Index("ix_FilesRawMessages_Waiting", "isProcessed", "isFailed"),
    )

    raw_message_id: Mapped[int] = mapped_column(primary_key=True)
    mailbox_id: Mapped[int] = mapped_column(ForeignKey("Mailboxes.mailboxID"))
    received_utc: Mapped[datetime]
    size_bytes: Mapped[int]
    digest: Mapped[str] = mapped_column(Unicode(64))
    is_processed: Mapped[bool] = mapped_column(default=False)
    is_failed: Mapped[bool] = mapped_column(default=False)
    error_message: Mapped[str | None]
    interaction_id: Mapped[int | None] = mapped_column(ForeignKey("Interactions.interactionID"))
    data: Mapped[bytes] = mapped_column(BYTES, deferred=True)


class ProcessedMessage(IServiceBase):
    """What was read from a message: its headers, and the id that replies refer to."""

    __tablename__ = "FilesProcessedMessages"

    interaction_id: Mapped[int] = mapped_column(
        ForeignKey("Interactions.interactionID"), primary_key=True, autoincrement=False
    )
    message_id: Mapped[str | None] = mapped_column(Unicode(255), index=True)
    headers: Mapped[str | None]


class SmtpOut(IServiceBase):
    """A message to be sent; whoever sends it holds its lease."""

    __tablename__ = "SMTPOUT"
    __table_args__ = (
        Index("ix_SMTPOUT_Due", "nextAttemptUtc"),
        Index("ix_SMTPOUT_Interaction", "interactionID"),
        Index("ix_SMTPOUT_Lease", "leaseID"),
    )

    smtp_out_id: Mapped[int] = mapped_column(primary_key=True)
    interaction_id: Mapped[int | None] = mapped_column(ForeignKey("Interactions.interactionID"))
    mailbox_id: Mapped[int] = mapped_column(ForeignKey("Mailboxes.mailboxID"))
    message_id: Mapped[str] = mapped_column(Unicode(255))
    from_address: Mapped[str] = mapped_column(Unicode(255))
    to_address: Mapped[str]
    subject: Mapped[str | None]
    queued_utc: Mapped[datetime]
    next_attempt_utc: Mapped[datetime]
    attempt_count: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None]
    lease_id: Mapped[str | None] = mapped_column(Unicode(36))
    leased_until_utc: Mapped[datetime | None]
    data: Mapped[bytes] = mapped_column(BYTES, deferred=True)
