"""What agents do with questions: assign, give back, move, resolve.

A question that is resolved, or whose answer waits for approval, is left alone. Its agent may do
all of this, others need the right to assign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from db.models.iservice import Contact, Draft, Interaction, PropertyKind, Segment, Status
from db.models.iservice.rights import Right
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.iservice import audit
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import (
    ALREADY_RESOLVED,
    INFORMATIONAL_SEGMENT,
    IS_PENDING,
    NOT_A_QUESTION,
    NOT_YOURS,
    SEGMENT_NOT_FOUND,
    TOO_MANY,
)
from soap_service.services.iservice.interactions import (
    is_question,
    lock_interaction,
    store_values,
)
from soap_service.services.iservice.properties import read_changes
from soap_service.services.iservice.segments import (
    choose_topic,
    find_agent,
    find_topic,
    root_topic,
    segments_open_to,
)
from soap_service.services.iservice.service_levels import set_target
from soap_service.services.iservice.types import AnswerInput, MassActionResult

MOST_AT_ONCE = 500


class Failures(NamedTuple):
    """What went wrong with some of several interactions."""

    ids: list[int]
    texts: list[str]
    codes: list[str]


def for_each(
    desk: Desk, interaction_ids: Iterable[int], action: Callable[[int], None]
) -> tuple[list[int], Failures]:
    """Do something with each interaction; one that fails does not undo the others.

    Returns the ids it was done with, and the failures. Raises ServiceError for too many ids or
    none.
    """
    ids = sorted(set(interaction_ids))
    if not ids:
        raise ServiceError(MISSING_ARGUMENT, name="interactionIDs")
    if len(ids) > MOST_AT_ONCE:
        raise ServiceError(TOO_MANY, limit=MOST_AT_ONCE)
    done, failures = [], Failures([], [], [])
    for number in ids:
        try:
            with desk.session.begin_nested():
                action(number)
            done.append(number)
        except ServiceError as error:
            failures.ids.append(number)
            failures.texts.append(error.message)
            failures.codes.append(str(error.code))
    return done, failures


def mass_action(
    desk: Desk, interaction_ids: Iterable[int] | None, action: Callable[[int], None]
) -> MassActionResult:
    """Do something with each interaction and tell which could not be done."""
    done, failures = for_each(desk, interaction_ids or (), action)
    return MassActionResult(
        errors=failures.texts,
        error_details=failures.codes,
        updated_ids=done,
        failed_ids=failures.ids,
    )


def lock_question(desk: Desk, interaction_id: int) -> Interaction:
    """Return a question that can still be worked on, locked against others.

    Raises ServiceError.
    """
    found = lock_interaction(desk, interaction_id)
    if not is_question(found):
        raise ServiceError(NOT_A_QUESTION, interaction=interaction_id)
    if found.status == Status.RESOLVED:
        raise ServiceError(ALREADY_RESOLVED, interaction=interaction_id)
    if found.status == Status.PENDING:
        raise ServiceError(IS_PENDING, interaction=interaction_id)
    return found


def lock_own(desk: Desk, interaction_id: int, *, or_right: str | None = None) -> Interaction:
    """Return a question of the caller's, or any when they have the right. Raises ServiceError."""
    found = lock_question(desk, interaction_id)
    may = or_right is not None and or_right in desk.caller.rights
    if found.assigned_to_id != desk.caller.contact_id and not may:
        raise ServiceError(NOT_YOURS, interaction=interaction_id)
    return found


def keep_values(desk: Desk, question: Interaction, answer: AnswerInput | None) -> None:
    """Store the values that come with an action for a question and its case."""
    if answer is None:
        return
    store_values(
        desk,
        question,
        read_changes(desk, answer.interaction_properties, PropertyKind.QUESTION),
        read_changes(desk, answer.case_properties, PropertyKind.CASE),
    )
    if answer.interaction_properties or answer.case_properties:
        set_target(desk.session, question)


def take_this(desk: Desk, interaction_id: int, page_action: str | None) -> Interaction:
    """Assign a question to the caller, also when another has it. Raises ServiceError."""
    question = lock_question(desk, interaction_id)
    _assign(desk, question, desk.caller.contact_id, "Taken", page_action)
    return question


def assign(desk: Desk, interaction_id: int, answer: AnswerInput | None, agent_id: int) -> None:
    """Assign a question to an agent who has access to its segment. Raises ServiceError."""
    question = lock_own(desk, interaction_id, or_right=Right.ASSIGN)
    agent = find_agent(desk, agent_id, question.segment_id)
    keep_values(desk, question, answer)
    _assign(desk, question, agent_id, f"Assigned to {agent.name}")


def _assign(
    desk: Desk, question: Interaction, agent_id: int, what: str, page_action: str | None = None
) -> None:
    question.assigned_to_id, question.status = agent_id, Status.QUEUED
    audit.record(desk, question, what, page_action)


def unqueue(desk: Desk, interaction_id: int, answer: AnswerInput | None) -> None:
    """Give a question back. Raises ServiceError."""
    question = lock_own(desk, interaction_id, or_right=Right.ASSIGN)
    keep_values(desk, question, answer)
    _release(question)
    audit.record(desk, question, "Unqueued")


def _release(question: Interaction) -> None:
    question.assigned_to_id, question.status = None, Status.UNASSIGNED


def resolve(desk: Desk, question: Interaction, what: str) -> None:
    """Close a question; its draft goes."""
    question.status = Status.RESOLVED
    question.resolved_by_id = desk.caller.contact_id
    question.resolved_utc = desk.now
    drop_draft(desk, question.interaction_id)
    audit.record(desk, question, what)


def save_resolve(desk: Desk, interaction_id: int, answer: AnswerInput | None) -> None:
    """Resolve a question without an answer. Raises ServiceError."""
    question = lock_own(desk, interaction_id)
    keep_values(desk, question, answer)
    resolve(desk, question, "Resolved without an answer")


def drop_draft(desk: Desk, interaction_id: int) -> None:
    """Remove the draft of a question, if there is one."""
    draft = desk.session.get(Draft, interaction_id)
    if draft is not None:
        desk.session.delete(draft)
        desk.session.flush()


def change_segment(desk: Desk, interaction_id: int, answer: AnswerInput) -> None:
    """Move a question to a segment, and a topic of it; its agent keeps it who sees it there.

    Raises ServiceError.
    """
    question = lock_own(desk, interaction_id, or_right=Right.ASSIGN)
    segment = desk.session.get(Segment, answer.forward_segment_id or 0)
    if segment is None or segment.is_global:
        raise ServiceError(SEGMENT_NOT_FOUND, segment=answer.forward_segment_id or 0)
    if not segment.is_standard:
        raise ServiceError(INFORMATIONAL_SEGMENT, segment=segment.segment_id)
    topic = root_topic(desk, segment.segment_id)
    if answer.topic_id and segment.segment_id in desk.caller.segment_ids:
        topic = choose_topic(desk, segment.segment_id, answer.topic_id)
    keep_values(desk, question, answer)
    question.segment_id, question.topic_id = segment.segment_id, topic.topic_id
    _release_from_strangers(desk, question)
    set_target(desk.session, question)
    audit.record(desk, question, f"Moved to segment {segment.name}")


def _release_from_strangers(desk: Desk, question: Interaction) -> None:
    if question.assigned_to_id is None:
        return
    agent = find_agent(desk, question.assigned_to_id)
    if question.segment_id not in segments_open_to(desk.session, agent):
        _release(question)


def change_topic(desk: Desk, interaction_id: int, answer: AnswerInput) -> None:
    """Move a question to another topic of its segment. Raises ServiceError."""
    question = lock_own(desk, interaction_id, or_right=Right.ASSIGN)
    topic = choose_topic(desk, question.segment_id, find_topic(desk, answer.topic_id or 0).topic_id)
    keep_values(desk, question, answer)
    question.topic_id = topic.topic_id
    set_target(desk.session, question)
    audit.record(desk, question, f"Moved to topic {topic.name}")


def mark_spam(desk: Desk, interaction_id: int) -> None:
    """Resolve a question as spam; its contact is known for it from now on. Raises ServiceError."""
    question = lock_question(desk, interaction_id)
    question.is_spam = True
    contact = desk.session.get_one(Contact, question.contact_id)
    contact.is_spam = True
    resolve(desk, question, "Marked as spam")
