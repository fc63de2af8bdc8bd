"""The queue and what agents do with the questions they have."""

from __future__ import annotations

from collections.abc import Iterable

from db.models.iservice import Interaction
from db.models.iservice.rights import Right
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.iservice import answers, creation, handling, queue
from soap_service.services.iservice.answers import Outcome
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.forwarding import forward_external
from soap_service.services.iservice.interactions import find_interaction
from soap_service.services.iservice.rights import AGENTS, agents_with
from soap_service.services.iservice.service import service
from soap_service.services.iservice.shapes import details_of
from soap_service.services.iservice.types import (
    AnswerInput,
    AnswerResult,
    InteractionDetailsResult,
    InteractionResult,
    MassActionResult,
    QueueItemResult,
    ServiceResult,
)


@service.writes(AGENTS)
def my_queue_get_next(
    desk: Desk, *, page_action: str | None, page_name: str | None
) -> QueueItemResult:
    """Assign the question that is due first to the caller."""
    return _item(desk, queue.take_next(desk, page_action))


@service.writes(agents_with(Right.APPROVE))
def my_queue_get_approve(desk: Desk) -> QueueItemResult:
    """Assign the next proposed answer to the caller."""
    return _item(desk, queue.take_proposal(desk))


@service.writes(agents_with(Right.ASSIGN))
def my_queue_get_this(
    desk: Desk,
    *,
    interaction_id: int,
    customer_id: int | None,
    segment_id: int | None,
    page_action: str | None,
) -> QueueItemResult:
    """Assign a chosen question to the caller."""
    return _item(desk, handling.take_this(desk, interaction_id, page_action))


def _item(desk: Desk, taken: Interaction | None) -> QueueItemResult:
    if taken is None:
        return QueueItemResult()
    return QueueItemResult(
        interaction_id=taken.interaction_id, details=details_of(desk, taken.interaction_id)
    )


@service.reads(AGENTS)
def my_queue_get_details(
    desk: Desk,
    *,
    interaction_id: int,
    customer_id: int | None,
    segment_id: int | None,
    page_action: str | None,
    page_name: str | None,
) -> InteractionDetailsResult:
    """Return an interaction in full."""
    found = find_interaction(desk, interaction_id)
    return InteractionDetailsResult(details=details_of(desk, found.interaction_id))


@service.writes(AGENTS)
def interaction_assign(
    desk: Desk,
    *,
    interaction_ids: Iterable[int] | None,
    answer: AnswerInput | None,
    assign_to_agent_id: int,
) -> MassActionResult:
    """Assign questions to an agent."""
    return handling.mass_action(
        desk,
        interaction_ids,
        lambda number: handling.assign(desk, number, answer, assign_to_agent_id),
    )


@service.writes(AGENTS)
def interaction_unqueue(
    desk: Desk, *, interaction_ids: Iterable[int] | None, answer: AnswerInput | None
) -> MassActionResult:
    """Give questions back."""
    return handling.mass_action(
        desk, interaction_ids, lambda number: handling.unqueue(desk, number, answer)
    )


@service.writes(AGENTS)
def interaction_save_resolve(
    desk: Desk, *, interaction_ids: Iterable[int] | None, answer: AnswerInput | None
) -> MassActionResult:
    """Resolve questions without an answer."""
    return handling.mass_action(
        desk, interaction_ids, lambda number: handling.save_resolve(desk, number, answer)
    )


@service.writes(AGENTS)
def interaction_change_segment(
    desk: Desk, *, interaction_ids: Iterable[int] | None, answer: AnswerInput | None
) -> MassActionResult:
    """Move questions to another segment."""
    given = _given(answer)
    return handling.mass_action(
        desk, interaction_ids, lambda number: handling.change_segment(desk, number, given)
    )


@service.writes(AGENTS)
def interaction_change_topic(
    desk: Desk, *, interaction_ids: Iterable[int] | None, answer: AnswerInput | None
) -> MassActionResult:
    """Move questions to another topic."""
    given = _given(answer)
    return handling.mass_action(
        desk, interaction_ids, lambda number: handling.change_topic(desk, number, given)
    )


@service.writes(AGENTS)
def interaction_mark_spam(
    desk: Desk, *, interaction_ids: Iterable[int] | None, answer: AnswerInput | None
) -> MassActionResult:
    """Resolve questions as spam."""
    return handling.mass_action(
        desk, interaction_ids, lambda number: handling.mark_spam(desk, number)
    )


@service.writes(AGENTS)
def interaction_forward_external(
    desk: Desk,
    *,
    interaction_ids: Iterable[int] | None,
    answer: AnswerInput | None,
    external_email: str | None,
) -> MassActionResult:
    """Mail somebody outside a link to questions."""
    given = answer or AnswerInput()
    return handling.mass_action(
        desk, interaction_ids, lambda number: forward_external(desk, number, given, external_email)
    )


@service.writes(AGENTS)
def interaction_save_note(
    desk: Desk,
    *,
    interaction_ids: Iterable[int] | None,
    answer: AnswerInput | None,
    is_private: bool,
) -> InteractionResult:
    """Store a text as a note on each interaction; the first note is told."""
    given = _given(answer)
    ids = sorted(set(interaction_ids or ())) or [given.in_response_to_id]
    notes = [
        creation.note_on(
            desk,
            find_interaction(desk, number),
            given.subject,
            given.body_html or given.note,
            is_private=is_private,
        )
        for number in ids
    ]
    return InteractionResult(interaction_id=notes[0].interaction_id, thread_id=notes[0].thread_id)


@service.writes(AGENTS)
def answer_save_draft(
    desk: Desk, *, interaction_ids: Iterable[int] | None, answer: AnswerInput | None
) -> MassActionResult:
    """Keep a draft of the answer to questions."""
    given = _given(answer)
    return handling.mass_action(
        desk,
        interaction_ids,
        lambda number: answers.save_draft(desk, number, given, is_auto_saved=False),
    )


@service.writes(AGENTS)
def answer_auto_save(
    desk: Desk, *, interaction_ids: Iterable[int] | None, answer: AnswerInput | None
) -> ServiceResult:
    """Keep what is being written now and then."""
    given = _given(answer)
    _, failures = handling.for_each(
        desk,
        interaction_ids or (),
        lambda number: answers.save_draft(desk, number, given, is_auto_saved=True),
    )
    return ServiceResult(errors=failures.texts, error_details=failures.codes)


@service.writes(AGENTS)
def answer_send(
    desk: Desk, *, interaction_ids: Iterable[int] | None, answer: AnswerInput | None
) -> AnswerResult:
    """Answer questions and resolve them."""
    return _answer(desk, interaction_ids, _given(answer), leave_open=False)


@service.writes(AGENTS)
def answer_send_leave_open(
    desk: Desk, *, interaction_ids: Iterable[int] | None, answer: AnswerInput | None
) -> AnswerResult:
    """Answer questions and leave them open."""
    return _answer(desk, interaction_ids, _given(answer), leave_open=True)


def _answer(
    desk: Desk, interaction_ids: Iterable[int] | None, answer: AnswerInput, *, leave_open: bool
) -> AnswerResult:
    outcomes: list[Outcome] = []
    done, failures = handling.for_each(
        desk,
        interaction_ids or (),
        lambda number: outcomes.append(
            answers.answer_question(
                desk, number, answer, leave_open=leave_open or answer.leave_open
            )
        ),
    )
    return _answered(done, outcomes, failures)


def _answered(
    done: list[int], outcomes: list[Outcome], failures: handling.Failures
) -> AnswerResult:
    return AnswerResult(
        errors=failures.texts,
        error_details=failures.codes,
        response_interaction_ids=[each.response_id for each in outcomes],
        updated_ids=done,
        smtp_out_ids=[each.smtp_out_id for each in outcomes if each.smtp_out_id],
    )


@service.writes(agents_with(Right.APPROVE))
def answer_approve(
    desk: Desk, *, interaction_ids: Iterable[int] | None, answer: AnswerInput | None
) -> AnswerResult:
    """Send proposed answers."""
    outcomes: list[Outcome] = []
    done, failures = handling.for_each(
        desk,
        interaction_ids or (),
        lambda number: outcomes.append(answers.approve(desk, number, answer)),
    )
    return _answered(done, outcomes, failures)


@service.writes(agents_with(Right.APPROVE))
def answer_reject(desk: Desk, *, interaction_id: int, comments: str | None) -> ServiceResult:
    """Give a proposed answer back to its author."""
    answers.reject(desk, interaction_id, comments)
    return ServiceResult()


def _given(answer: AnswerInput | None) -> AnswerInput:
    if answer is None:
        raise ServiceError(MISSING_ARGUMENT, name="answer")
    return answer
