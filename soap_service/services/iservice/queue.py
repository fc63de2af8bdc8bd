"""The queue: who gets which question next.

A question is handed out by an update that only an unassigned one meets, so that two agents never
get the same, whatever database answers.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, select, union, update
from sqlalchemy.orm import Session

from db.models.iservice import (
    QUESTIONS,
    AgentSkill,
    CasePropertyValue,
    DepartmentAgent,
    DepartmentSkill,
    Interaction,
    InteractionPropertyValue,
    InteractionType,
    PropertyChoice,
    Segment,
    Status,
    TopicSkill,
)
from soap_service.services.iservice import audit
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.visibility import in_segments

_TRIES = 20
"""How many questions may be lost to other agents before the queue counts as empty."""


def skills_of(session: Session, agent_id: int) -> frozenset[int]:
    """Return the skills of an agent, their own and those of their departments."""
    own = select(AgentSkill.skill_id).where(AgentSkill.contact_id == agent_id)
    passed_on = (
        select(DepartmentSkill.skill_id)
        .join(DepartmentAgent, DepartmentAgent.department_id == DepartmentSkill.department_id)
        .where(DepartmentAgent.contact_id == agent_id)
    )
    return frozenset(session.scalars(union(own, passed_on)))


def take_next(desk: Desk, page_action: str | None) -> Interaction | None:
    """Hand the caller the question that is due first, of those they may see and are able to do.

    Where the segment says so, they get all unassigned questions of the contact with it.
    """
    skills = skills_of(desk.session, desk.caller.contact_id)
    first = _claim_first(desk, _waiting(desk, skills))
    if first is None:
        return None
    segment = desk.session.get_one(Segment, first.segment_id)
    taken = [first, *(_claim_rest(desk, first) if segment.get_all_on_get_next else ())]
    for each in taken:
        audit.record(desk, each, "Assigned by Get Next", page_action)
    return first


def _waiting(desk: Desk, skills: frozenset[int]) -> Select[Any]:
    return (
        select(Interaction.interaction_id)
        .where(
            Interaction.status == Status.UNASSIGNED,
            Interaction.type.in_(QUESTIONS),
            in_segments(desk.caller, Interaction.segment_id),
            *_able(skills),
        )
        .order_by(Interaction.target_utc, Interaction.interaction_id)
    )


def _able(skills: frozenset[int]) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that no skill is asked for which is not among these."""
    chosen = and_(~PropertyChoice.is_description, PropertyChoice.skill_id.not_in(sorted(skills)))
    of_topic = exists().where(
        TopicSkill.topic_id == Interaction.topic_id, TopicSkill.skill_id.not_in(sorted(skills))
    )
    of_question = exists().where(
        InteractionPropertyValue.interaction_id == Interaction.interaction_id,
        PropertyChoice.property_id == InteractionPropertyValue.property_id,
        PropertyChoice.text == InteractionPropertyValue.property_value,
        chosen,
    )
    of_case = exists().where(
        CasePropertyValue.thread_id == Interaction.thread_id,
        PropertyChoice.property_id == CasePropertyValue.property_id,
        PropertyChoice.text == CasePropertyValue.property_value,
        chosen,
    )
    return ~of_topic, ~of_question, ~of_case


def _claim_first(desk: Desk, waiting: Select[Any]) -> Interaction | None:
    for number in desk.session.scalars(waiting.limit(_TRIES)).all():
        if _claim(desk, number, Status.UNASSIGNED, Status.QUEUED):
            return _fresh(desk, number)
    return None


def _claim_rest(desk: Desk, first: Interaction) -> list[Interaction]:
    query = select(Interaction.interaction_id).where(
        Interaction.status == Status.UNASSIGNED,
        Interaction.type.in_(QUESTIONS),
        Interaction.contact_id == first.contact_id,
        Interaction.segment_id == first.segment_id,
    )
    numbers = desk.session.scalars(query.order_by(Interaction.interaction_id)).all()
    return [
        _fresh(desk, number)
        for number in numbers
        if _claim(desk, number, Status.UNASSIGNED, Status.QUEUED)
    ]


def take_proposal(desk: Desk) -> Interaction | None:
    """Hand the caller the oldest proposed answer of others that nobody has."""
    query = (
        select(Interaction.interaction_id)
        .where(
            Interaction.status == Status.PENDING,
            Interaction.type == InteractionType.AGENT_RESPONSE,
            Interaction.assigned_to_id.is_(None),
            Interaction.author_id != desk.caller.contact_id,
            in_segments(desk.caller, Interaction.segment_id),
        )
        .order_by(Interaction.date_utc, Interaction.interaction_id)
    )
    for number in desk.session.scalars(query.limit(_TRIES)).all():
        if _claim(desk, number, Status.PENDING, Status.PENDING):
            taken = _fresh(desk, number)
            audit.record(desk, taken, "Taken for approval")
            return taken
    return None


def _claim(desk: Desk, interaction_id: int, expected: str, status: str) -> bool:
    """Assign an interaction to the caller, if nobody has it still."""
    claimed: Any = desk.session.execute(
        update(Interaction)
        .where(
            Interaction.interaction_id == interaction_id,
            Interaction.status == expected,
            Interaction.assigned_to_id.is_(None),
        )
        .values(status=status, assigned_to_id=desk.caller.contact_id)
        .execution_options(synchronize_session=False)
    )
    return bool(claimed.rowcount == 1)


def _fresh(desk: Desk, interaction_id: int) -> Interaction:
    return desk.session.get_one(Interaction, interaction_id, populate_existing=True)
