"""Answers: drafted, sent, proposed, approved and rejected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from db.models.iservice import (
    Contact,
    Draft,
    Interaction,
    InteractionType,
    ProcessedMessage,
    PropertyKind,
    SmtpOut,
    Status,
    Topic,
)
from db.models.iservice.rights import Right
from db.purging import delete_interaction
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice import audit, handling, mail
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import NO_ADDRESS, NOT_PROPOSED, NOT_YOURS
from soap_service.services.iservice.files import files_of
from soap_service.services.iservice.interactions import (
    NewInteraction,
    add_interaction,
    lock_interaction,
)
from soap_service.services.iservice.logins import addresses_of, is_address
from soap_service.services.iservice.properties import read_changes
from soap_service.services.iservice.subjects import reply_to
from soap_service.services.iservice.types import AnswerInput


class Outcome(NamedTuple):
    """An answer that was made, and the message that carries it once it is sent."""

    response_id: int
    smtp_out_id: int | None


def answer_question(
    desk: Desk, interaction_id: int, answer: AnswerInput, *, leave_open: bool
) -> Outcome:
    """Answer a question of the caller's; without the right to send the answer is a proposal.

    Raises ServiceError.
    """
    question = handling.lock_own(desk, interaction_id)
    handling.keep_values(desk, question, answer)
    is_sent = Right.SEND in desk.caller.rights
    response = _respond(desk, question, answer, is_sent=is_sent, leave_open=leave_open)
    if not is_sent:
        question.status = Status.PENDING
        handling.drop_draft(desk, interaction_id)
        audit.record(desk, question, "Answer proposed")
        return Outcome(response.interaction_id, None)
    message = _send(desk, question, response)
    _close(desk, question, leave_open=leave_open)
    return Outcome(response.interaction_id, message.smtp_out_id)


def _respond(
    desk: Desk, question: Interaction, answer: AnswerInput, *, is_sent: bool, leave_open: bool
) -> Interaction:
    mailbox = mail.mailbox_of(
        desk.session, question.segment_id, answer.mailbox_id or question.mailbox_id
    )
    subject = (answer.subject or "").strip() or reply_to(question.subject)
    new = NewInteraction(
        InteractionType.AGENT_RESPONSE,
        desk.session.get_one(Contact, question.contact_id),
        desk.session.get_one(Topic, question.topic_id),
        subject,
        answer.body_html or "",
        parent=question,
        status=Status.RESOLVED if is_sent else Status.PENDING,
        note=answer.note,
        adds_reference=not answer.suppress_subject_ref,
        from_address=mailbox.reply_address or mailbox.in_username,
        to_address=address_of(desk, question),
        mailbox_id=mailbox.mailbox_id,
        author_id=desk.caller.contact_id,
        leave_open=leave_open,
        expects_reply=answer.expect_reply,
        attachment_ids=list(answer.attachment_ids or ()),
        values=read_changes(desk, answer.response_properties, PropertyKind.ANSWER),
    )
    return add_interaction(desk, new)


def address_of(desk: Desk, question: Interaction) -> str:
    """Return where an answer goes: whence the question came, else to the contact.

    Raises ServiceError.
    """
    if question.from_address and is_address(question.from_address):
        return question.from_address
    addresses = addresses_of(desk.session, question.contact_id)
    if not addresses:
        raise ServiceError(NO_ADDRESS, contact=question.contact_id)
    return addresses[0]


def _send(desk: Desk, question: Interaction, response: Interaction) -> SmtpOut:
    asked = desk.session.get(ProcessedMessage, question.interaction_id)
    letter = mail.Letter(
        [response.to_address or ""],
        response.subject or "",
        response.body_html or "",
        response.interaction_id,
        asked.message_id if asked else None,
        files_of(desk, response.interaction_id),
    )
    mailbox = mail.mailbox_of(desk.session, response.segment_id, response.mailbox_id)
    return mail.post(desk, mailbox, letter)


def _close(desk: Desk, question: Interaction, *, leave_open: bool) -> None:
    if leave_open:
        question.status = Status.QUEUED
        handling.drop_draft(desk, question.interaction_id)
        audit.record(desk, question, "Answered and left open")
    else:
        handling.resolve(desk, question, "Answered")


# Drafts


def save_draft(
    desk: Desk, interaction_id: int, answer: AnswerInput, *, is_auto_saved: bool
) -> None:
    """Keep the answer that is being written. Raises ServiceError."""
    question = handling.lock_own(desk, interaction_id)
    if not is_auto_saved:
        handling.keep_values(desk, question, answer)
        audit.record(desk, question, "Draft saved")
    _keep_draft(
        desk, question, answer.subject, answer.body_html, answer.note, is_auto_saved=is_auto_saved
    )


def _keep_draft(
    desk: Desk,
    question: Interaction,
    subject: str | None,
    body_html: str | None,
    note: str | None,
    *,
    is_auto_saved: bool = False,
) -> None:
    desk.session.merge(
        Draft(
            interaction_id=question.interaction_id,
            contact_id=question.assigned_to_id,
            saved_utc=desk.now,
            is_auto_saved=is_auto_saved,
            subject=subject,
            body_html=body_html,
            note=note,
        )
    )
    desk.session.flush()


# Approval


def approve(desk: Desk, response_id: int, answer: AnswerInput | None) -> Outcome:
    """Send a proposed answer, with the changes that come with the approval.

    Raises ServiceError.
    """
    response, question = _lock_proposal(desk, response_id)
    _revise(response, answer)
    response.status, response.assigned_to_id = Status.RESOLVED, None
    response.resolved_by_id, response.resolved_utc = desk.caller.contact_id, desk.now
    audit.record(desk, response, "Approved")
    desk.session.flush()
    message = _send(desk, question, response)
    _close(desk, question, leave_open=response.leave_open)
    if not response.leave_open:
        question.resolved_by_id = response.author_id
    return Outcome(response_id, message.smtp_out_id)


def _revise(response: Interaction, answer: AnswerInput | None) -> None:
    if answer is None:
        return
    if (answer.subject or "").strip():
        response.subject = answer.subject
    if answer.body_html:
        response.body_html = answer.body_html
        response.body_plain = mail.plain_text(answer.body_html)


def reject(desk: Desk, response_id: int, comments: str | None) -> None:
    """Give a proposed answer back to its author, as a draft with comments. Raises ServiceError."""
    response, question = _lock_proposal(desk, response_id)
    question.status, question.assigned_to_id = Status.QUEUED, response.author_id
    notes: Sequence[str | None] = (response.note, comments)
    _keep_draft(
        desk,
        question,
        response.subject,
        response.body_html,
        "\n".join(filter(None, notes)) or None,
    )
    audit.record(desk, question, "Answer rejected")
    desk.session.flush()
    delete_interaction(desk.session, response_id)


def _lock_proposal(desk: Desk, response_id: int) -> tuple[Interaction, Interaction]:
    """Return a proposed answer and its question; nobody approves what another took.

    Raises ServiceError.
    """
    response = lock_interaction(desk, response_id)
    is_proposed = (
        response.type == InteractionType.AGENT_RESPONSE and response.status == Status.PENDING
    )
    if not is_proposed or response.parent_id is None:
        raise ServiceError(NOT_PROPOSED, interaction=response_id)
    if response.assigned_to_id not in (None, desk.caller.contact_id):
        raise ServiceError(NOT_YOURS, interaction=response_id)
    return response, lock_interaction(desk, response.parent_id)
