"""Service levels: when a question should be answered.

The shortest of all levels that apply counts: of the segment, the topic, and the values of the
question, its case and its contact. Without any the target is the time the question came.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, and_, func, select, union_all
from sqlalchemy.orm import Session

from db.models.iservice import (
    CasePropertyValue,
    ContactPropertyValue,
    Interaction,
    InteractionPropertyValue,
    PropertyChoice,
    Segment,
    ServiceLevel,
    Topic,
)


def set_target(session: Session, question: Interaction) -> None:
    """Set the target time of a question anew."""
    session.flush()
    level_ids = union_all(*_levels(question)).subquery()
    query = select(func.min(ServiceLevel.target_minutes)).join(
        level_ids, level_ids.c.service_level_id == ServiceLevel.service_level_id
    )
    minutes = session.scalar(query) or 0
    question.target_utc = question.date_utc + timedelta(minutes=minutes)


def _levels(question: Interaction) -> Iterator[Select[Any]]:
    yield select(Segment.default_service_level_id.label("service_level_id")).where(
        Segment.segment_id == question.segment_id
    )
    yield select(Topic.service_level_id).where(Topic.topic_id == question.topic_id)
    for model, owner, owner_id in (
        (InteractionPropertyValue, "interaction_id", question.interaction_id),
        (CasePropertyValue, "thread_id", question.thread_id),
        (ContactPropertyValue, "contact_id", question.contact_id),
    ):
        values: Any = model
        chosen = and_(
            PropertyChoice.property_id == values.property_id,
            PropertyChoice.text == values.property_value,
            ~PropertyChoice.is_description,
        )
        yield (
            select(PropertyChoice.service_level_id)
            .join(values, chosen)
            .where(getattr(values, owner) == owner_id)
        )
