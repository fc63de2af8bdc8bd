"""Segments, topics and agents: looked up, and fitting each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db.models.iservice import Contact, Segment, Topic, UserKind, UserType, Visibility
from db.models.iservice.rights import Right
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice.desk import Caller, Desk
from soap_service.services.iservice.errors import (
    AGENT_NOT_FOUND,
    AGENT_WITHOUT_ACCESS,
    INFORMATIONAL_SEGMENT,
    SEGMENT_NOT_FOUND,
    TOPIC_NOT_FOUND,
    WRONG_SEGMENT,
)
from soap_service.services.iservice.sessions import (
    all_segments,
    rights_of,
    segments_of_agent,
)
from soap_service.services.iservice.visibility import sees_segments, sees_topics


def find_segment(desk: Desk, segment_id: int) -> Segment:
    """Return a segment that the caller sees. Raises ServiceError."""
    query = select(Segment).where(Segment.segment_id == segment_id, sees_segments(desk.caller))
    found = desk.session.scalars(query).first()
    if found is None:
        raise ServiceError(SEGMENT_NOT_FOUND, segment=segment_id)
    return found


def has_scope(column: Any, segment_id: int | None) -> ColumnElement[bool]:
    """Return the condition that a column names a segment, or for None the global one."""
    if segment_id is not None:
        condition: ColumnElement[bool] = column == segment_id
        return condition
    hidden: ColumnElement[bool] = column.in_(select(Segment.segment_id).where(Segment.is_global))
    return hidden


def first_standard_segment(session: Session) -> int:
    """Return the segment of contacts who name none. Raises ServiceError when there is none."""
    query = select(Segment.segment_id).where(Segment.is_standard).order_by(Segment.segment_id)
    found = session.scalar(query.limit(1))
    if found is None:
        raise ServiceError(SEGMENT_NOT_FOUND, segment=0)
    return found


def choose_topic(desk: Desk, segment_id: int, topic_id: int) -> Topic:
    """Return a topic that an interaction in a segment may get. Raises ServiceError."""
    segment = desk.session.get(Segment, segment_id)
    if segment is None or (desk.caller.is_agent and segment_id not in desk.caller.segment_ids):
        raise ServiceError(SEGMENT_NOT_FOUND, segment=segment_id)
    if not segment.is_standard:
        raise ServiceError(INFORMATIONAL_SEGMENT, segment=segment_id)
    topic = find_topic(desk, topic_id)
    if topic.segment_id != segment_id:
        raise ServiceError(WRONG_SEGMENT, what="Topic", id=topic_id, segment=segment_id)
    return topic


def find_topic(desk: Desk, topic_id: int) -> Topic:
    """Return a topic that the caller may choose; a deleted one is nobody's. Raises ServiceError."""
    query = select(Topic).where(
        Topic.topic_id == topic_id,
        Topic.visibility != Visibility.DELETED,
        sees_topics(desk.caller),
    )
    found = desk.session.scalars(query).first()
    if found is None:
        raise ServiceError(TOPIC_NOT_FOUND, topic=topic_id)
    return found


def root_topic(desk: Desk, segment_id: int) -> Topic:
    """Return the topic of what comes to a segment without one. Raises ServiceError."""
    query = (
        select(Topic)
        .where(Topic.segment_id == segment_id, Topic.visibility != Visibility.DELETED)
        .order_by(Topic.topic_id)
    )
    found = desk.session.scalars(query.limit(1)).first()
    if found is None:
        raise ServiceError(TOPIC_NOT_FOUND, topic=0)
    return found


def find_agent(desk: Desk, agent_id: int, segment_id: int | None = None) -> Contact:
    """Return an agent, who has access to a segment. Raises ServiceError."""
    query = (
        select(Contact)
        .join(UserType, UserType.user_type_id == Contact.user_type_id)
        .where(Contact.contact_id == agent_id, UserType.kind == UserKind.AGENT)
    )
    found = desk.session.scalars(query).first()
    if found is None:
        raise ServiceError(AGENT_NOT_FOUND, agent=agent_id)
    if segment_id is not None and segment_id not in segments_open_to(desk.session, found):
        raise ServiceError(AGENT_WITHOUT_ACCESS, agent=agent_id, segment=segment_id)
    return found


def segments_open_to(session: Session, agent: Contact) -> frozenset[int]:
    """Return the segments that an agent has access to."""
    if Right.ALL_SEGMENTS in rights_of(session, agent.user_type_id):
        return all_segments(session)
    return segments_of_agent(session, agent.contact_id)


def visible_segments(session: Session, caller: Caller) -> Sequence[Segment]:
    """Return the segments that a caller sees, by name."""
    query = select(Segment).where(sees_segments(caller)).order_by(Segment.name)
    return session.scalars(query).all()
