"""The queue: who gets what next, and what agents do with what they have."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
from sqlalchemy import select, update

from compat_tests.iservice.outcome import failure, success
from compat_tests.iservice.world import NOON, Voice, World, values
from db.models.iservice import (
    AgentSkill,
    Contact,
    Draft,
    ExternalForward,
    Interaction,
    ProcessedMessage,
    PropertyChoice,
    SmtpOut,
    TopicSkill,
)
from soap_service.demo import crm
from soap_service.services.iservice.types import AnswerInput, ContactDetails

ANSWER = AnswerInput(body_html="<p>Switch it on.</p>")


def status(world: World, number: int) -> tuple[str, int | None]:
    query = select(Interaction.status, Interaction.assigned_to_id)
    [row] = world.rows(query.where(Interaction.interaction_id == number))
    return tuple(row)


def next_of(voice: Voice) -> int | None:
    taken = success(voice.MyQueueGetNext(pageAction="MyQueueGetNext"))
    assert (taken.details and taken.details.id) == taken.interaction_id
    number: int | None = taken.interaction_id
    return number


def test_the_question_that_is_due_first_comes_first(world: World) -> None:
    late = world.question()
    world.clock.advance(60)
    soon = world.question(topic_id=crm.INTERNAL, date_utc=datetime(2019, 8, 22))
    assert [next_of(world.anna) for _ in range(3)] == [soon, late, None]
    assert status(world, late) == ("Queued", crm.ANNA)
    audit = success(world.anna.InteractionGetStatusAudit(interactionID=late)).entries
    assert audit[-1].description == "Assigned by Get Next (MyQueueGetNext)"


def test_an_empty_queue_is_no_failure(world: World) -> None:
    assert next_of(world.anna) is None


def target(world: World, number: int) -> float:
    query = select(Interaction.target_utc).where(Interaction.interaction_id == number)
    [(moment,)] = world.rows(query)
    return float((moment - NOON).total_seconds() / 60)


def test_the_best_service_level_wins(world: World) -> None:
    """Known difference I13."""
    assert target(world, world.question()) == 480
    assert target(world, world.question(topic_id=crm.ACCOUNTS)) == 60
    sold = {"contact_id": crm.OLA, "segment_id": crm.SALES, "topic_id": crm.ORDERS}
    assert target(world, world.question(**sold)) == 0
    gold = ContactDetails([values(crm.PLAN, "Gold")])
    success(world.anna.ContactSetDetails(contactID=crm.KIM, details=gold))
    assert target(world, world.question()) == 60


def test_a_property_value_sets_the_target_anew(world: World) -> None:
    choice = PropertyChoice(property_id=crm.SEVERITY, text="1", service_level_id=crm.GOLD)
    world.change(lambda session: session.add(choice))
    number = world.question()
    given = [values(crm.SEVERITY, "1")]
    success(world.anna.InteractionPropertySet(interactionID=number, values=given))
    assert target(world, number) == 60


def test_all_skills_of_a_topic_are_needed(world: World) -> None:
    number = world.question(topic_id=crm.ACCOUNTS)
    world.change(lambda s: s.add(TopicSkill(topic_id=crm.ACCOUNTS, skill_id=crm.GERMAN)))
    assert [next_of(world.anna), next_of(world.mira)] == [None, None]
    world.change(lambda s: s.add(AgentSkill(contact_id=crm.MIRA, skill_id=crm.GERMAN)))
    assert next_of(world.mira) == number


def test_departments_pass_skills_and_segments_on(world: World) -> None:
    support = world.question(topic_id=crm.ACCOUNTS)
    sales = world.question(crm.OLA, segment_id=crm.SALES, topic_id=crm.ORDERS)
    cara = world.cara
    assert {next_of(cara), next_of(cara)} == {support, sales}


@pytest.mark.parametrize("property_id", [crm.SEVERITY, crm.ORDER])
def test_values_ask_for_skills_too(world: World, property_id: int) -> None:
    choice = PropertyChoice(property_id=property_id, text="5", skill_id=crm.GERMAN)
    world.change(lambda session: session.add(choice))
    kind = "case_properties" if property_id == crm.ORDER else "properties"
    number = world.question(**{kind: [values(property_id, "5")]})
    assert next_of(world.anna) is None
    world.change(lambda s: s.add(AgentSkill(contact_id=crm.ANNA, skill_id=crm.GERMAN)))
    assert next_of(world.anna) == number


def test_a_segment_may_hand_over_everything_of_a_contact(world: World) -> None:
    sold = {"segment_id": crm.SALES, "topic_id": crm.ORDERS}
    numbers = [world.question(who, **sold) for who in (crm.OLA, crm.YUKI, crm.OLA)]
    assert next_of(world.ben) == numbers[0]
    assert [status(world, each)[1] for each in numbers] == [crm.BEN, None, crm.BEN]


def test_others_segments_are_not_handed_out(world: World) -> None:
    world.question()
    assert next_of(world.ben) is None


def test_managers_take_any_question(world: World) -> None:
    number = world.queued()
    taken = success(world.cara.MyQueueGetThis(interactionID=number))
    assert taken.details.assigned_to_id == crm.CARA
    assert failure(world.anna.MyQueueGetThis(interactionID=number)) == 2
    assert failure(world.cara.MyQueueGetThis(interactionID=999)) == 302


def test_an_answer_is_mailed_and_resolves_the_question(world: World) -> None:
    number = world.queued()
    result = success(world.anna.AnswerSend(interactionIDs=[number], answer=ANSWER))
    [response], [row] = result.response_interaction_ids, result.smtp_out_ids
    assert result.updated_ids == [number]
    shown = success(world.anna.InteractionGetDetails(interactionID=response)).details
    assert (shown.type, shown.parent_id, shown.thread_id, shown.to_address, shown.subject) == (
        "Agent Response",
        number,
        number,
        "kim@example.com",
        f"Re: It does not print [ref#: {number}-{response}]",
    )
    asked = success(world.anna.InteractionGetDetails(interactionID=number)).details
    assert (asked.status, asked.resolved_by_name) == ("Resolved", "Anna Weiß")
    assert [each for (each,) in world.rows(select(SmtpOut.smtp_out_id))] == [row]


def test_an_answer_replies_to_the_message_it_answers(world: World) -> None:
    number = world.queued()
    seen = ProcessedMessage(interaction_id=number, message_id="<q@example.com>")
    world.change(lambda session: session.add(seen))
    success(world.anna.AnswerSend(interactionIDs=[number], answer=ANSWER))
    [(data,)] = world.rows(select(SmtpOut.data))
    message = message_from_bytes(data, policy=policy.default)
    assert message["In-Reply-To"] == message["References"] == "<q@example.com>"


def test_an_answer_may_leave_the_question_open(world: World) -> None:
    first, second = world.queued(), world.queued()
    anna = world.anna
    success(anna.AnswerSendLeaveOpen(interactionIDs=[first], answer=ANSWER))
    leaving = AnswerInput(body_html="x", leave_open=True, suppress_subject_ref=True)
    success(anna.AnswerSend(interactionIDs=[second], answer=leaving))
    assert [status(world, each) for each in (first, second)] == [("Queued", crm.ANNA)] * 2
    subjects = [subject for (subject,) in world.rows(select(SmtpOut.subject))]
    assert subjects == [f"Re: It does not print [ref#: {first}-3]", "Re: It does not print"]


def test_values_come_with_an_answer(world: World) -> None:
    number = world.queued()
    given = AnswerInput(
        body_html="x",
        case_properties=[values(crm.ORDER, "7")],
        interaction_properties=[values(crm.SEVERITY, "2")],
        response_properties=[values(crm.HOURS, "0.5")],
    )
    [made] = success(
        world.anna.AnswerSend(interactionIDs=[number], answer=given)
    ).response_interaction_ids
    shown = [
        success(world.anna.InteractionGetDetails(interactionID=each)).details
        for each in (number, made)
    ]
    assert [each.interaction_properties[0].name for each in shown] == ["Severity", "Hours"]
    assert [each.case_properties[0].name for each in shown] == ["Order Number"] * 2


def act(voice: Voice, operation: str, *numbers: int, **answer: Any) -> Any:
    extra: Mapping[str, Any] = {
        "InteractionAssign": {"assignToAgentID": crm.QUINN},
        "InteractionForwardExternal": {"externalEmail": "expert@example.org"},
    }.get(operation, {})
    given = AnswerInput(**{"body_html": "x", "forward_segment_id": crm.SALES, **answer})
    if operation == "InteractionChangeTopic":
        given.topic_id = answer.get("topic_id", crm.ACCOUNTS)
    return getattr(voice, operation)(interactionIDs=list(numbers), answer=given, **extra)


OWN = (
    "AnswerSend",
    "AnswerSendLeaveOpen",
    "AnswerSaveDraft",
    "AnswerAutoSave",
    "InteractionSaveResolve",
)
OWN_OR_MANAGERS = (
    "InteractionAssign",
    "InteractionUnqueue",
    "InteractionChangeSegment",
    "InteractionChangeTopic",
    "InteractionForwardExternal",
)
ANYBODYS = ("InteractionMarkSpam",)
ALL = (*OWN, *OWN_OR_MANAGERS, *ANYBODYS)


@pytest.mark.parametrize("operation", ALL)
def test_agents_act_on_their_own_questions(world: World, operation: str) -> None:
    success(act(world.anna, operation, world.queued()))


@pytest.mark.parametrize("operation", [*OWN, *OWN_OR_MANAGERS])
def test_agents_leave_others_questions_alone(world: World, operation: str) -> None:
    for number in (world.queued(crm.QUINN), world.question()):
        assert failure(act(world.anna, operation, number)) == 342


@pytest.mark.parametrize("operation", OWN_OR_MANAGERS)
def test_managers_act_on_any_question(world: World, operation: str) -> None:
    success(act(world.cara, operation, world.queued(), world.question()))


@pytest.mark.parametrize("operation", ALL)
def test_nothing_is_done_with_what_is_no_open_question(world: World, operation: str) -> None:
    anna = world.anna
    note = world.question(type="Public Note")
    done = world.queued()
    success(act(anna, "InteractionSaveResolve", done))
    proposed = world.queued(crm.QUINN)
    success(act(world.quinn, "AnswerSend", proposed))
    codes = [failure(act(anna, operation, each)) for each in (note, done, proposed, 999)]
    assert codes == [340, 343, 344, 302]


@pytest.mark.parametrize("operation", ALL)
def test_something_must_be_named(world: World, operation: str) -> None:
    assert failure(act(world.anna, operation)) == 10


@pytest.mark.parametrize("operation", OWN_OR_MANAGERS)
def test_one_failure_does_not_undo_the_others(world: World, operation: str) -> None:
    mine, other = world.queued(), world.queued(crm.QUINN)
    result = act(world.anna, operation, mine, other, 999)
    assert (result.updated_ids, result.failed_ids) == ([mine], [other, 999])
    assert (result.success, result.error_details) == (False, ["342", "302"])
    assert status(world, other) == ("Queued", crm.QUINN)


def test_too_many_at_once_are_refused(world: World) -> None:
    assert failure(act(world.anna, "InteractionUnqueue", *range(1, 502))) == 356


def test_a_question_is_handed_to_who_sees_its_segment(world: World) -> None:
    number = world.queued()
    anna = world.anna
    assign = {"interactionIDs": [number], "assignToAgentID": crm.BEN}
    assert failure(anna.InteractionAssign(**assign)) == 354
    success(anna.InteractionAssign(**{**assign, "assignToAgentID": crm.QUINN}))
    assert status(world, number) == ("Queued", crm.QUINN)
    success(world.quinn.InteractionUnqueue(interactionIDs=[number]))
    assert status(world, number) == ("Unassigned", None)


def test_a_question_leaves_an_agent_who_does_not_see_its_segment(world: World) -> None:
    """Known difference I15."""
    number, kept = world.queued(), world.queued(crm.MIRA)
    success(act(world.cara, "InteractionChangeSegment", number, kept))
    assert status(world, number) == ("Unassigned", None)
    assert status(world, kept) == ("Queued", crm.MIRA)
    moved = success(world.ben.InteractionGetDetails(interactionID=number)).details
    assert (moved.segment_name, moved.topic_name) == ("Sales", "Orders")


@pytest.mark.parametrize(
    ("segment_id", "code"), [(1, 303), (999, 303), (crm.NEWS, 347), (None, 303)]
)
def test_a_segment_that_takes_no_questions(world: World, segment_id: int | None, code: int) -> None:
    moved = act(
        world.anna, "InteractionChangeSegment", world.queued(), forward_segment_id=segment_id
    )
    assert failure(moved) == code


@pytest.mark.parametrize(
    ("topic_id", "code"), [(crm.ORDERS, 304), (crm.RETIRED, 304), (999, 304), (None, 304)]
)
def test_a_topic_that_takes_no_questions(world: World, topic_id: int | None, code: int) -> None:
    moved = act(world.anna, "InteractionChangeTopic", world.queued(), topic_id=topic_id)
    assert failure(moved) == code


def test_another_topic_is_another_target(world: World) -> None:
    number = world.queued()
    success(act(world.anna, "InteractionChangeTopic", number))
    assert target(world, number) == 60


@pytest.mark.parametrize("operation", ["AnswerSaveDraft", "AnswerAutoSave"])
def test_a_draft_is_kept_until_the_answer_leaves(world: World, operation: str) -> None:
    number = world.queued()
    success(act(world.anna, operation, number, body_html="1st"))
    success(act(world.anna, operation, number, body_html="2nd"))
    [(draft,)] = world.rows(select(Draft))
    assert (draft.body_html, draft.is_auto_saved) == ("2nd", operation == "AnswerAutoSave")
    shown = success(world.anna.InteractionGetDetails(interactionID=number)).details
    assert shown.tags == ["Draft"]
    success(act(world.anna, "AnswerSend", number))
    assert world.rows(select(Draft)) == []


def test_spam_marks_the_contact_too(world: World) -> None:
    number = world.question()
    success(act(world.anna, "InteractionMarkSpam", number))
    assert world.rows(select(Contact.contact_id).where(Contact.is_spam)) == [(crm.KIM,)]
    shown = success(world.anna.InteractionGetDetails(interactionID=number)).details
    assert (shown.tags, shown.status) == (["Spam"], "Resolved")


def test_a_note_is_stored_on_the_case(world: World) -> None:
    number = world.question()
    given = AnswerInput(body_html="Called")
    made = success(
        world.anna.InteractionSaveNote(interactionIDs=[number], answer=given, isPrivate=True)
    )
    shown = success(world.anna.InteractionGetDetails(interactionID=made.interaction_id)).details
    assert (shown.type, shown.parent_id, shown.body_plain) == ("Private Note", number, "Called")
    assert failure(world.anna.InteractionSaveNote(interactionIDs=[999], answer=given)) == 302
    assert failure(world.anna.InteractionSaveNote(interactionIDs=[number])) == 10


def test_somebody_outside_gets_a_link_that_nobody_can_guess(world: World) -> None:
    """Known difference I17."""
    number = world.queued()
    result = act(
        world.anna, "InteractionForwardExternal", number, notification_id=crm.NOTICE, body_html=""
    )
    success(result)
    [(row,)] = world.rows(select(SmtpOut))
    assert (row.to_address, row.subject) == ("expert@example.org", "A question for you")
    [(data,)] = world.rows(select(SmtpOut.data))
    body = message_from_bytes(data, policy=policy.default).get_body(("html",))  # type: ignore[attr-defined]
    assert "http://localhost/ExternalAnswer.aspx?id=" in body.get_content()
    [(forward,)] = world.rows(select(ExternalForward))
    assert forward.guid_hash not in body.get_content()


@pytest.mark.parametrize(
    ("email", "notification_id", "code"),
    [("x", None, 350), (None, None, 350), ("a@b.example", 999, 311)],
)
def test_a_link_that_cannot_be_sent(
    world: World, email: str | None, notification_id: int | None, code: int
) -> None:
    result = world.anna.InteractionForwardExternal(
        interactionIDs=[world.queued()],
        answer=AnswerInput(notification_id=notification_id),
        externalEmail=email,
    )
    assert failure(result) == code
    assert world.rows(select(ExternalForward)) == []


def propose(world: World, **answer: Any) -> tuple[int, int]:
    """Let Quinn propose an answer and return the ids of question and answer."""
    number = world.queued(crm.QUINN)
    given = AnswerInput(**{"body_html": "<p>Perhaps</p>", "note": "unsure", **answer})
    result = success(world.quinn.AnswerSend(interactionIDs=[number], answer=given))
    assert result.smtp_out_ids == []
    return number, result.response_interaction_ids[0]


def test_an_answer_without_the_right_to_send_waits_for_approval(world: World) -> None:
    number, response = propose(world)
    assert status(world, number) == ("Pending", crm.QUINN)
    assert world.rows(select(SmtpOut)) == []
    history = success(world.kim.FindAnswerHistory()).interactions
    assert [each.id for each in history] == [number]
    mira = world.mira
    assert success(mira.MyQueueGetApprove()).interaction_id == response
    assert success(mira.MyQueueGetApprove()).interaction_id is None


def test_an_approved_answer_is_sent(world: World) -> None:
    number, response = propose(world)
    better = AnswerInput(subject="Re: yes", body_html="<p>Certainly</p>")
    result = success(world.mira.AnswerApprove(interactionIDs=[response], answer=better))
    assert (result.response_interaction_ids, len(result.smtp_out_ids)) == ([response], 1)
    asked = success(world.anna.InteractionGetDetails(interactionID=number)).details
    assert (asked.status, asked.resolved_by_name) == ("Resolved", "Quinn Novák")
    [(data,)] = world.rows(select(SmtpOut.data))
    message = message_from_bytes(data, policy=policy.default)
    assert message["Subject"] == "Re: yes"
    assert "Certainly" in message.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def test_an_approved_answer_may_leave_its_question_open(world: World) -> None:
    number, response = propose(world, leave_open=True)
    success(world.mira.AnswerApprove(interactionIDs=[response]))
    assert status(world, number) == ("Queued", crm.QUINN)


def test_a_rejected_answer_goes_back_to_its_author(world: World) -> None:
    """Known difference I16."""
    number, response = propose(world)
    success(world.mira.AnswerReject(interactionID=response, comments="Too short"))
    assert status(world, number) == ("Queued", crm.QUINN)
    [(draft,)] = world.rows(select(Draft))
    assert (draft.body_html, draft.note) == ("<p>Perhaps</p>", "unsure\nToo short")
    assert failure(world.mira.AnswerReject(interactionID=response)) == 302


def test_approval_is_for_managers_and_for_proposals(world: World) -> None:
    number, response = propose(world)
    anna, mira, cara = world.anna, world.mira, world.cara
    assert failure(anna.AnswerApprove(interactionIDs=[response])) == 2
    assert failure(anna.AnswerReject(interactionID=response)) == 2
    assert failure(anna.MyQueueGetApprove()) == 2
    assert failure(mira.AnswerApprove(interactionIDs=[number])) == 345
    assert failure(mira.AnswerReject(interactionID=number)) == 345
    success(mira.MyQueueGetApprove())
    assert failure(cara.AnswerApprove(interactionIDs=[response])) == 342
    success(mira.AnswerApprove(interactionIDs=[response]))
    assert failure(mira.AnswerApprove(interactionIDs=[response])) == 345


def test_an_answer_needs_an_address(world: World) -> None:
    world.change(lambda s: s.execute(update(Interaction).values(from_address=None)))
    details = ContactDetails([values(crm.COMPANY, "Fjord")])
    nobody = success(world.anna.ContactCreate(details=details)).contact_id
    number = world.queued(contact_id=nobody)
    assert failure(world.anna.AnswerSend(interactionIDs=[number], answer=ANSWER)) == 349
    assert status(world, number) == ("Queued", crm.ANNA)


def test_what_is_to_be_answered_must_be_said(world: World) -> None:
    for operation in ("AnswerSend", "AnswerSendLeaveOpen", "AnswerSaveDraft", "AnswerAutoSave"):
        assert failure(getattr(world.anna, operation)(interactionIDs=[1])) == 10
