"""Properties of contacts, interactions, cases and articles, and their values."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.iservice.base import IServiceBase


class PropertyKind:
    """What a property hangs on."""

    CONTACT = "Contact"
    CASE = "Case"
    QUESTION = "Question"
    ANSWER = "Answer"
    KNOWLEDGE_BASE = "KnowledgeBase"


class ValueType:
    """What a property holds."""

    TEXT = "Text"
    DATE = "Date"
    DATE_TIME = "DateTime"
    INTEGER = "Integer"
    NUMBER = "Number"


class Property(IServiceBase):
    """A property; a global one belongs to the hidden global segment."""

    __tablename__ = "Properties"

    property_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Unicode(100), unique=True)
    kind: Mapped[str] = mapped_column(Unicode(20))
    segment_id: Mapped[int] = mapped_column(ForeignKey("Segments.segmentID"), index=True)
    value_type: Mapped[str] = mapped_column(Unicode(20), default=ValueType.TEXT)
    allow_multiple: Mapped[bool] = mapped_column(default=False)
    has_descriptions: Mapped[bool] = mapped_column(default=False)
    is_multi_line: Mapped[bool] = mapped_column(default=False)
    is_read_only: Mapped[bool] = mapped_column(default=False)
    is_required: Mapped[bool] = mapped_column(default=False)
    is_shared: Mapped[bool] = mapped_column(default=False)


class PropertyChoice(IServiceBase):
    """A value that a property may take, or a label it may have.

    A value may ask for a skill and promise a service level.
    """

    __tablename__ = "PropertiesChoices"

    choice_id: Mapped[int] = mapped_column(primary_key=True)
    property_id: Mapped[int] = mapped_column(ForeignKey("Properties.propertyID"), index=True)
    is_description: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str] = mapped_column(Unicode(255))
    skill_id: Mapped[int | None] = mapped_column(ForeignKey("Skills.skillID"))
    service_level_id: Mapped[int | None] = mapped_column(ForeignKey("ServiceLevels.serviceLevelID"))


class ContactPropertyValue(IServiceBase):
    """A value of a contact property."""

    __tablename__ = "ContactsProperties"

    contact_id: Mapped[int] = mapped_column(
        "contactid", ForeignKey("Contacts.contactID"), primary_key=True, autoincrement=False
    )
    property_id: Mapped[int] = mapped_column(
        "propertyid", ForeignKey("Properties.propertyID"), primary_key=True, autoincrement=False
    )
    value_index: Mapped[int] = mapped_column("valueindex", primary_key=True, autoincrement=False)
    property_value: Mapped[str] = mapped_column("propertyvalue")
    description: Mapped[str | None] = mapped_column(Unicode(255))


class InteractionPropertyValue(IServiceBase):
    """A value of an interaction."""

    __tablename__ = "InteractionsProperties"

    interaction_id: Mapped[int] = mapped_column(
        "interactionid",
        ForeignKey("Interactions.interactionID"),
        primary_key=True,
        autoincrement=False,
    )
    property_id: Mapped[int] = mapped_column(
        "propertyid", ForeignKey("Properties.propertyID"), primary_key=True, autoincrement=False
    )
    value_index: Mapped[int] = mapped_column("valueindex", primary_key=True, autoincrement=False)
    property_value: Mapped[str] = mapped_column("propertyvalue")
    description: Mapped[str | None] = mapped_column(Unicode(255))


class CasePropertyValue(IServiceBase):
    """A value of a case, which hangs on its thread."""

    __tablename__ = "InteractionsCasesProperties"

    thread_id: Mapped[int] = mapped_column("threadid", primary_key=True, autoincrement=False)
    property_id: Mapped[int] = mapped_column(
        "propertyid", ForeignKey("Properties.propertyID"), primary_key=True, autoincrement=False
    )
    value_index: Mapped[int] = mapped_column("valueindex", primary_key=True, autoincrement=False)
    property_value: Mapped[str] = mapped_column("propertyvalue")
    description: Mapped[str | None] = mapped_column(Unicode(255))


class ArticlePropertyValue(IServiceBase):
    """A value of an article."""

    __tablename__ = "ArticlesProperties"

    article_id: Mapped[int] = mapped_column(
        "articleid", ForeignKey("Articles.articleID"), primary_key=True, autoincrement=False
    )
    property_id: Mapped[int] = mapped_column(
        "propertyid", ForeignKey("Properties.propertyID"), primary_key=True, autoincrement=False
    )
    value_index: Mapped[int] = mapped_column("valueindex", primary_key=True, autoincrement=False)
    property_value: Mapped[str] = mapped_column("propertyvalue")
    description: Mapped[str | None] = mapped_column(Unicode(255))


class PropertyAudit(IServiceBase):
    """A change of an interaction's or its case's values; values are separated by line feeds."""

    __tablename__ = "InteractionsPropertiesAudit"
    __table_args__ = (Index("ix_InteractionsPropertiesAudit_Interaction", "interactionID"),)

    audit_id: Mapped[int] = mapped_column(primary_key=True)
    interaction_id: Mapped[int] = mapped_column(ForeignKey("Interactions.interactionID"))
    property_id: Mapped[int]
    date_utc: Mapped[datetime]
    agent_id: Mapped[int | None]
    old_values: Mapped[str | None]
    new_values: Mapped[str | None]
