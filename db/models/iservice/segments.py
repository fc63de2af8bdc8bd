"""Segments and what is set up in them: topics, skills, service levels, responses, forms."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.iservice.base import IServiceBase


class Visibility:
    """Who sees a topic; a deleted one is kept."""

    PUBLIC = "Public"
    PRIVATE = "Private"
    DELETED = "Deleted"


class ServiceLevel(IServiceBase):
    """How soon a question is to be answered."""

    __tablename__ = "ServiceLevels"

    service_level_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Unicode(100), unique=True)
    target_minutes: Mapped[int]


class Skill(IServiceBase):
    """Something that an agent must know to get a question."""

    __tablename__ = "Skills"

    skill_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Unicode(100), unique=True)


class Segment(IServiceBase):
    """A part of a tenant; the global one is hidden and holds the global properties.

    ``default_mailbox_id`` is a plain column, since a mailbox refers to its segment too.
    """

    __tablename__ = "Segments"

    segment_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Unicode(100), unique=True)
    is_standard: Mapped[bool] = mapped_column(default=True)
    is_global: Mapped[bool] = mapped_column(default=False)
    default_mailbox_id: Mapped[int | None]
    default_service_level_id: Mapped[int | None] = mapped_column(
        ForeignKey("ServiceLevels.serviceLevelID")
    )
    get_all_on_get_next: Mapped[bool] = mapped_column(default=False)


class Response(IServiceBase):
    """A stored text: ``Stock`` for agents to use, ``Auto`` for the product to send."""

    __tablename__ = "Responses"

    response_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("Segments.segmentID"), index=True)
    kind: Mapped[str] = mapped_column(Unicode(20))
    name: Mapped[str] = mapped_column(Unicode(100))
    subject: Mapped[str | None]
    body_html: Mapped[str | None]


class Topic(IServiceBase):
    """A node of a segment's tree of topics; a root has no parent."""

    __tablename__ = "Topics"

    topic_id: Mapped[int] = mapped_column(primary_key=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("Segments.segmentID"), index=True)
    parent_topic_id: Mapped[int | None]
    name: Mapped[str] = mapped_column(Unicode(100))
    visibility: Mapped[str] = mapped_column(Unicode(20), default=Visibility.PUBLIC)
    service_level_id: Mapped[int | None] = mapped_column(ForeignKey("ServiceLevels.serviceLevelID"))
    customer_ticket_filter_id: Mapped[int | None]
    acknowledgment_response_id: Mapped[int | None] = mapped_column(
        ForeignKey("Responses.responseID")
    )
    agent_notification_id: Mapped[int | None] = mapped_column(ForeignKey("Responses.responseID"))


class TopicSkill(IServiceBase):
    """A skill that Get Next asks for in a topic."""

    __tablename__ = "TopicsSkills"

    topic_id: Mapped[int] = mapped_column(
        ForeignKey("Topics.topicID"), primary_key=True, autoincrement=False
    )
    skill_id: Mapped[int] = mapped_column(
        ForeignKey("Skills.skillID"), primary_key=True, autoincrement=False
    )


class TopicProperty(IServiceBase):
    """An interaction property that is shown for a topic."""

    __tablename__ = "TopicsProperties"

    topic_id: Mapped[int] = mapped_column(
        ForeignKey("Topics.topicID"), primary_key=True, autoincrement=False
    )
    property_id: Mapped[int] = mapped_column(
        ForeignKey("Properties.propertyID"), primary_key=True, autoincrement=False
    )


class Form(IServiceBase):
    """A stored form that rows can be fed through.

    With a topic it asks a question there, without one it stores the contact alone.
    """

    __tablename__ = "Forms"

    form_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Unicode(100), unique=True)
    segment_id: Mapped[int] = mapped_column(ForeignKey("Segments.segmentID"))
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("Topics.topicID"))
