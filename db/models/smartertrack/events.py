"""What the product calls events: what is done when something happens (``st_Events``).

Their columns are known by name and kind only; what the product writes into most of them is not.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class Event(Base):
    """A rule: an event of one kind that fulfils all conditions causes all actions.

    ``owner`` is the agent whose own rule it is, None for one of the system.
    """

    __tablename__ = "st_Events"

    event_id: Mapped[int] = mapped_column("EventID", primary_key=True)
    group_id: Mapped[int] = mapped_column("GroupID", default=0)
    name: Mapped[str | None] = mapped_column("Name", Unicode(255))
    owner: Mapped[int | None] = mapped_column("Owner")
    event_group: Mapped[str | None] = mapped_column("EventGroup", Unicode(255))
    event_guid: Mapped[int] = mapped_column("EventGuid", default=0)
    guid: Mapped[str | None] = mapped_column("Guid", Unicode(255))
    is_repeating: Mapped[bool] = mapped_column("IsRepeating", default=False)
    repeat_frequency: Mapped[int | None] = mapped_column("RepeatFrequency", BigInteger)
    date_last_occurred_utc: Mapped[datetime | None] = mapped_column("DateLastOccurredUTC")
    date_last_modified_utc: Mapped[datetime] = mapped_column("DateLastModifiedUTC")
    is_active: Mapped[bool] = mapped_column("IsActive", default=True)
    enabled: Mapped[bool | None] = mapped_column("Enabled", default=True)


class EventAction(Base):
    """One thing that a rule does."""

    __tablename__ = "st_EventActions"
    __table_args__ = (Index("ix_st_EventActions_Event", "EventID"),)

    event_action_id: Mapped[int] = mapped_column("EventActionID", primary_key=True)
    event_id: Mapped[int] = mapped_column("EventID", ForeignKey("st_Events.EventID"))
    constraint_key: Mapped[str | None] = mapped_column("ConstraintKey", Unicode(255))
    is_constrained: Mapped[bool] = mapped_column("IsConstrained", default=False)
    constraint_frequency: Mapped[int] = mapped_column("ConstraintFrequency", BigInteger, default=0)
    resource_id: Mapped[str | None] = mapped_column("ResourceID", Unicode(255))
    guid: Mapped[str | None] = mapped_column("Guid", Unicode(255))
    event_key: Mapped[str | None] = mapped_column("EventKey", Unicode(255))
    date_last_occurred_utc: Mapped[datetime] = mapped_column("DateLastOccurredUTC")


class EventCondition(Base):
    """One condition of a rule: how an argument of the event compares with one or two values."""

    __tablename__ = "st_EventConditions"
    __table_args__ = (Index("ix_st_EventConditions_Event", "EventID"),)

    event_condition_id: Mapped[int] = mapped_column("EventConditionID", primary_key=True)
    event_id: Mapped[int] = mapped_column("EventID", ForeignKey("st_Events.EventID"))
    description_resource_id: Mapped[str | None] = mapped_column(
        "DescriptionResourceID", Unicode(255)
    )
    event_value1: Mapped[str | None] = mapped_column("EventValue1")
    event_value2: Mapped[str | None] = mapped_column("EventValue2")
    event_condition: Mapped[str | None] = mapped_column("EventCondition", Unicode(255))
    event_key: Mapped[str | None] = mapped_column("EventKey", Unicode(255))
    event_type: Mapped[str | None] = mapped_column("EventType", Unicode(255))
    is_affect_reset: Mapped[bool] = mapped_column("IsAffectReset", default=False)
