"""How a tenant is set up: topics, agents and user types as callers are shown them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.iservice import (
    Contact,
    DepartmentAgent,
    LoginSession,
    Topic,
    TopicProperty,
    TopicSkill,
    UserKind,
    UserType,
    UserTypeRight,
    Visibility,
)
from soap_service.services.iservice import sessions, types
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.queue import skills_of
from soap_service.services.iservice.segments import segments_open_to
from soap_service.services.iservice.visibility import sees_topics


def topics_of(desk: Desk, segment_id: int, *, include_deleted: bool) -> list[types.Topic | None]:
    """Return the topics of a segment that the caller sees, parents before their children."""
    conditions = [Topic.segment_id == segment_id, sees_topics(desk.caller)]
    if not (include_deleted and desk.caller.is_agent):
        conditions.append(Topic.visibility != Visibility.DELETED)
    rows = desk.session.scalars(select(Topic).where(*conditions).order_by(Topic.topic_id)).all()
    ids = [row.topic_id for row in rows]
    skills = _by_topic(desk.session, TopicSkill, "skill_id", ids)
    properties = _by_topic(desk.session, TopicProperty, "property_id", ids)
    return [
        types.Topic(
            topic_id=row.topic_id,
            segment_id=row.segment_id,
            parent_topic_id=row.parent_topic_id,
            name=row.name,
            visibility=row.visibility,
            skill_ids=skills[row.topic_id],
            service_level_id=row.service_level_id,
            customer_ticket_filter_id=row.customer_ticket_filter_id,
            acknowledgment_response_id=row.acknowledgment_response_id,
            agent_notification_id=row.agent_notification_id,
            property_ids=properties[row.topic_id],
        )
        for row in _parents_first(rows)
    ]


def _by_topic(session: Session, model: Any, column: str, ids: list[int]) -> dict[int, list[int]]:
    query = select(model.topic_id, getattr(model, column)).where(model.topic_id.in_(ids))
    found: dict[int, list[int]] = defaultdict(list)
    for topic_id, value in session.execute(query.order_by(getattr(model, column))):
        found[topic_id].append(value)
    return found


def _parents_first(rows: Sequence[Topic]) -> Iterable[Topic]:
    """Yield topics in the order of their tree; one whose parent is not shown is a root."""
    known = {row.topic_id for row in rows}
    children: dict[int | None, list[Topic]] = defaultdict(list)
    for row in rows:
        children[row.parent_topic_id if row.parent_topic_id in known else None].append(row)
    waiting = children.pop(None, [])[::-1]
    while waiting:
        row = waiting.pop()
        yield row
        waiting += children.pop(row.topic_id, [])[::-1]


def agents_of(desk: Desk, segment_id: int | None) -> list[types.AgentInfo | None]:
    """Return the agents, of a segment if one is given, by name."""
    rows = desk.session.execute(
        select(Contact, UserType.name.label("type_name"))
        .join(UserType, UserType.user_type_id == Contact.user_type_id)
        .where(UserType.kind == UserKind.AGENT)
        .order_by(Contact.name, Contact.contact_id)
    ).all()
    agents = [_agent(desk, row.Contact, row.type_name) for row in rows]
    return [
        agent for agent in agents if segment_id is None or segment_id in (agent.segment_ids or ())
    ]


def _agent(desk: Desk, agent: Contact, type_name: str) -> types.AgentInfo:
    last = desk.session.scalar(
        select(func.max(LoginSession.last_action_utc)).where(
            LoginSession.contact_id == agent.contact_id
        )
    )
    departments = select(DepartmentAgent.department_id).where(
        DepartmentAgent.contact_id == agent.contact_id
    )
    return types.AgentInfo(
        contact_id=agent.contact_id,
        name=agent.name,
        user_type_id=agent.user_type_id,
        user_type_name=type_name,
        segment_ids=sorted(segments_open_to(desk.session, agent)),
        department_ids=sorted(desk.session.scalars(departments)),
        skill_ids=sorted(skills_of(desk.session, agent.contact_id)),
        is_logged_in=_is_alive(last, agent.idle_minutes, desk.now),
        last_action_utc=last,
        chat_available=agent.chat_available,
    )


def _is_alive(last: datetime | None, idle: int | None, now: datetime) -> bool:
    return last is not None and now - last <= timedelta(minutes=sessions.idle_minutes(idle))


def user_types(session: Session) -> list[types.UserType | None]:
    """Return the user types with their rights."""
    rights: dict[int, list[str]] = defaultdict(list)
    query = select(UserTypeRight).order_by(UserTypeRight.access_right)
    for row in session.scalars(query):
        rights[row.user_type_id].append(row.access_right)
    rows = session.scalars(select(UserType).order_by(UserType.user_type_id))
    return [
        types.UserType(
            user_type_id=row.user_type_id,
            name=row.name,
            is_agent=row.kind == UserKind.AGENT,
            access_rights=rights[row.user_type_id],
        )
        for row in rows
    ]
