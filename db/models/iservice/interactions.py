"""Interactions, their drafts, files and history, and articles."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import BYTES
from db.models.iservice.base import IServiceBase


class Status:
    """Where an interaction is in its life."""

    UNASSIGNED = "Unassigned"
    QUEUED = "Queued"
    PENDING = "Pending"
    RESOLVED = "Resolved"


class InteractionType:
    """What an interaction is."""

    CUSTOMER_EMAIL = "Customer Email"
    CUSTOMER_TICKET = "Customer Ticket"
    AGENT_EMAIL = "Agent Email"
    AGENT_TICKET = "Agent Ticket"
    AGENT_RESPONSE = "Agent Response"
    PUBLIC_NOTE = "Public Note"
    PRIVATE_NOTE = "Private Note"
    CHAT = "Chat"
    MASS_MAILING = "Mass Mailing"
    NOTIFICATION = "Notification"


QUESTIONS = (
    InteractionType.CUSTOMER_EMAIL,
    InteractionType.CUSTOMER_TICKET,
    InteractionType.AGENT_TICKET,
    InteractionType.CHAT,
)
"""The types that wait for an answer."""

ALL_TYPES = (
    *QUESTIONS,
    InteractionType.AGENT_EMAIL,
    InteractionType.AGENT_RESPONSE,
    InteractionType.PUBLIC_NOTE,
    InteractionType.PRIVATE_NOTE,
    InteractionType.MASS_MAILING,
    InteractionType.NOTIFICATION,
)


class Interaction(IServiceBase):
    """One piece of a case. The root's id is its thread's; parents are plain ids.

    ``target_utc`` is when a question should be answered, ``author_id`` the agent who wrote it,
    ``leave_open`` whether the answer's question stays open once the answer is approved.
    """

    __tablename__ = "Interactions"
    __table_args__ = (
        Index("ix_Interactions_Thread", "threadID"),
        Index("ix_Interactions_Parent", "parentID"),
        Index("ix_Interactions_Contact", "contactID"),
        Index("ix_Interactions_Queue", "status", "targetUtc"),
        Index("ix_Interactions_Assigned", "assignedToID", "status"),
        Index("ix_Interactions_Segment", "segmentID", "topicID"),
        Index("ix_Interactions_Date", "dateUtc"),
    )

    interaction_id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(default=0)
    parent_id: Mapped[int | None]
    contact_id: Mapped[int] = mapped_column(ForeignKey("Contacts.contactID"))
    segment_id: Mapped[int] = mapped_column(ForeignKey("Segments.segmentID"))
    topic_id: Mapped[int] = mapped_column(ForeignKey("Topics.topicID"))
    mailbox_id: Mapped[int | None] = mapped_column(ForeignKey("Mailboxes.mailboxID"))
    type: Mapped[str] = mapped_column(Unicode(30))
    status: Mapped[str] = mapped_column(Unicode(20))
    date_utc: Mapped[datetime]
    target_utc: Mapped[datetime | None]
    subject: Mapped[str | None]
    from_address: Mapped[str | None]
    to_address: Mapped[str | None]
    cc: Mapped[str | None]
    bcc: Mapped[str | None]
    body_plain: Mapped[str | None]
    body_html: Mapped[str | None]
    note: Mapped[str | None]
    assigned_to_id: Mapped[int | None] = mapped_column(ForeignKey("Contacts.contactID"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("Contacts.contactID"))
    resolved_by_id: Mapped[int | None] = mapped_column(ForeignKey("Contacts.contactID"))
    resolved_utc: Mapped[datetime | None]
    is_spam: Mapped[bool] = mapped_column(default=False)
    expects_reply: Mapped[bool] = mapped_column(default=False)
    leave_open: Mapped[bool] = mapped_column(default=False)


class Draft(IServiceBase):
    """The answer that an agent is writing; one for each question."""

    __tablename__ = "Drafts"

    interaction_id: Mapped[int] = mapped_column(
        ForeignKey("Interactions.interactionID"), primary_key=True, autoincrement=False
    )
    contact_id: Mapped[int] = mapped_column(ForeignKey("Contacts.contactID"))
    saved_utc: Mapped[datetime]
    is_auto_saved: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[str | None]
    body_html: Mapped[str | None]
    note: Mapped[str | None]


class StatusAudit(IServiceBase):
    """One step in the life of an interaction."""

    __tablename__ = "InteractionsStatusAudit"
    __table_args__ = (Index("ix_InteractionsStatusAudit_Interaction", "interactionID"),)

    audit_id: Mapped[int] = mapped_column(primary_key=True)
    interaction_id: Mapped[int] = mapped_column(ForeignKey("Interactions.interactionID"))
    date_utc: Mapped[datetime]
    status: Mapped[str] = mapped_column(Unicode(20))
    agent_id: Mapped[int | None]
    description: Mapped[str | None]


class ExternalForward(IServiceBase):
    """A question that was handed to somebody outside; the GUID of the link is kept as a digest."""

    __tablename__ = "InteractionsForwards"

    guid_hash: Mapped[str] = mapped_column(Unicode(64), primary_key=True)
    interaction_id: Mapped[int] = mapped_column(
        ForeignKey("Interactions.interactionID"), index=True
    )
    email: Mapped[str] = mapped_column(Unicode(255))
    date_utc: Mapped[datetime]


class Article(IServiceBase):
    """An article of the knowledge base, in the tree of topics."""

    __tablename__ = "Articles"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("Segments.segmentID"))
    topic_id: Mapped[int] = mapped_column(ForeignKey("Topics.topicID"), index=True)
    subject: Mapped[str] = mapped_column(Unicode(255))
    body_html: Mapped[str | None]
    is_public: Mapped[bool] = mapped_column(default=True)
    changed_utc: Mapped[datetime]
    rating_count: Mapped[int] = mapped_column(default=0)
    rating_sum: Mapped[int] = mapped_column(default=0)


class AttachedFile(IServiceBase):
    """A file of an interaction or an article; of neither before it is used.

    ``owner_id`` is the contact who uploaded it; without a session the caller's address is kept in
    its place.
    """

    __tablename__ = "FilesAttachments"

    attachment_id: Mapped[int] = mapped_column(primary_key=True)
    interaction_id: Mapped[int | None] = mapped_column(
        ForeignKey("Interactions.interactionID"), index=True
    )
    article_id: Mapped[int | None] = mapped_column(ForeignKey("Articles.articleID"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("Contacts.contactID"), index=True)
    owner_address: Mapped[str | None] = mapped_column(Unicode(64))
    file_name: Mapped[str] = mapped_column(Unicode(255))
    content_type: Mapped[str | None] = mapped_column(Unicode(255))
    size_bytes: Mapped[int]
    is_inline: Mapped[bool] = mapped_column(default=False)
    created_utc: Mapped[datetime]
    data: Mapped[bytes] = mapped_column(BYTES, deferred=True)
