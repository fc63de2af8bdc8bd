"""Interactions and cases: made, read, found, given properties and deleted."""

from __future__ import annotations

from datetime import datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
from sqlalchemy import select, update

from compat_tests.iservice.outcome import failure, success
from compat_tests.iservice.test_contacts import fields
from compat_tests.iservice.world import NOON, World, values
from db.models.iservice import (
    CasePropertyValue,
    Interaction,
    PropertyAudit,
    PurgeAudit,
    SmtpOut,
    StatusAudit,
)
from soap_service.demo import crm
from soap_service.services.iservice.types import (
    AgentEmailInput,
    ForwardEmailInput,
    InteractionInput,
    NoteInput,
    TicketInput,
)

PLACE = {"segment_id": crm.SUPPORT, "topic_id": crm.PRINTERS, "contact_id": crm.KIM}
EMAIL = {**PLACE, "subject": "Offer", "body_html": "<p>Hi</p>", "dest_email": "kim@example.com"}


def details(world: World, number: int, who: str = "root") -> Any:
    return success(getattr(world, who).InteractionGetDetails(interactionID=number)).details


def email(world: World, **changes: Any) -> Any:
    given = AgentEmailInput(**{**EMAIL, **changes})
    return world.anna.InteractionCreateAgentEmail(details=given)


def ticket(world: World, kind: int = 5, **changes: Any) -> Any:
    given = TicketInput(**{**PLACE, "subject": "Ink", "body_html": "Empty", **changes})
    return world.anna.InteractionCreateTicket(
        details=given, ticketType=kind, pageAction="MakeTicket"
    )


def note(world: World, **changes: Any) -> Any:
    given = NoteInput(**{**PLACE, "subject": "Called", "body_html": "<b>back</b>", **changes})
    return world.anna.InteractionCreateNote(details=given)


def test_an_agent_email_begins_a_case_and_waits_to_be_sent(world: World) -> None:
    made = success(email(world, add_subject_ref_num=True, note="secret"))
    assert made.thread_id == made.interaction_id == 1
    shown = details(world, 1)
    assert (shown.type, shown.status, shown.subject, shown.subject_bare) == (
        "Agent Email",
        "Resolved",
        "Offer [ref#: 1-1]",
        "Offer",
    )
    assert (shown.from_address, shown.to_address, shown.note, shown.body_plain) == (
        "support@example.com",
        "kim@example.com",
        "secret",
        "Hi",
    )
    [(row,)] = world.rows(select(SmtpOut))
    assert (row.interaction_id, row.mailbox_id, row.to_address) == (1, 1, "kim@example.com")


def test_a_message_holds_both_bodies_the_files_and_its_id(world: World) -> None:
    upload = success(
        world.anna.AttachmentUpload(fileName="Ü.txt", contentType="text/plain", data=b"abc")
    )
    anna_file = upload.attachment_id
    success(email(world, subject="Größe 😀", attachment_ids=[anna_file]))
    [(data, message_id)] = world.rows(select(SmtpOut.data, SmtpOut.message_id))
    message = message_from_bytes(data, policy=policy.default)
    assert (message["Subject"], message["To"], message["Message-ID"]) == (
        "Größe 😀",
        "kim@example.com",
        message_id,
    )
    bodies = [message.get_body((kind,)).get_content().strip() for kind in ("plain", "html")]  # type: ignore[union-attr]
    assert bodies == ["Hi", "<p>Hi</p>"]
    [file] = message.iter_attachments()  # type: ignore[attr-defined]
    assert (file.get_filename(), file.get_payload(decode=True)) == ("Ü.txt", b"abc")
    assert [each.file_name for each in details(world, 1).attachments] == ["Ü.txt"]


def test_a_subject_cannot_add_headers(world: World) -> None:
    success(email(world, subject="Hi\r\nBcc: eve@example.com"))
    [(data,)] = world.rows(select(SmtpOut.data))
    message = message_from_bytes(data, policy=policy.default)
    assert (message["Bcc"], message["Subject"]) == (None, "Hi Bcc: eve@example.com")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"contact_id": crm.OLA}, 301),
        ({"segment_id": crm.SALES}, 303),
        ({"segment_id": 999}, 303),
        ({"topic_id": crm.ORDERS}, 304),
        ({"topic_id": crm.RETIRED}, 304),
        ({"topic_id": 999}, 304),
        ({"in_response_to_id": 999}, 302),
    ],
)
def test_an_interaction_goes_where_its_maker_may_put_it(
    world: World, changes: dict[str, Any], code: int
) -> None:
    for make in (email, ticket, note):
        assert failure(make(world, **changes)) == code
    assert world.rows(select(Interaction)) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"dest_email": "nonsense"}, 350),
        ({"mailbox_id": crm.SALES_BOX}, 348),
        ({"attachment_ids": [99]}, 307),
        ({"properties": [values(crm.SEVERITY, "1")]}, 334),
    ],
)
def test_an_email_that_cannot_be_made_is_not_sent(
    world: World, changes: dict[str, Any], code: int
) -> None:
    assert failure(email(world, **changes)) == code
    assert world.rows(select(SmtpOut)) == []


def test_an_informational_segment_holds_no_interactions(world: World) -> None:
    given = TicketInput(**{**PLACE, "segment_id": crm.NEWS})
    assert failure(world.root.InteractionCreateTicket(details=given, ticketType=5)) == 347


def test_a_case_belongs_to_one_contact(world: World) -> None:
    first = world.question(crm.YUKI)
    assert failure(note(world, in_response_to_id=first)) == 355


def test_a_ticket_waits_or_is_assigned_at_once(world: World) -> None:
    """Known difference I14."""
    success(ticket(world))
    success(ticket(world, assign_to_agent_id=crm.QUINN))
    assert [details(world, each).status for each in (1, 2)] == ["Unassigned", "Queued"]
    assert details(world, 2).agent_name == "Quinn Novák"
    audit = success(world.anna.InteractionGetStatusAudit(interactionID=2))
    assert [(each.status, each.agent_name, each.description) for each in audit.entries] == [
        ("Unassigned", "Anna Weiß", "Agent Ticket created (MakeTicket)"),
        ("Queued", "Anna Weiß", "Assigned to Quinn Novák (MakeTicket)"),
    ]


@pytest.mark.parametrize(
    ("kind", "changes", "code"),
    [
        (7, {}, 351),
        (6, {"assign_to_agent_id": crm.QUINN}, 352),
        (5, {"assign_to_agent_id": crm.BEN}, 354),
        (5, {"assign_to_agent_id": crm.KIM}, 309),
        (5, {"dest_email": "x"}, 350),
    ],
)
def test_a_ticket_that_cannot_be_made(
    world: World, kind: int, changes: dict[str, Any], code: int
) -> None:
    assert failure(ticket(world, kind, **changes)) == code
    assert world.rows(select(StatusAudit)) == []


def test_a_customer_ticket_is_acknowledged_by_its_topic(world: World) -> None:
    success(ticket(world, 6))
    success(ticket(world, 5))
    [(row,)] = world.rows(select(SmtpOut))
    assert (row.subject, row.to_address) == ("We received your question", "kim@example.com")


def test_notes_are_public_or_private(world: World) -> None:
    question = world.question()
    success(note(world, in_response_to_id=question))
    success(note(world, in_response_to_id=question, is_private=True))
    case = success(world.anna.CaseGet(threadID=question))
    assert [(each.type, each.parent_id) for each in case.interactions] == [
        ("Customer Email", None),
        ("Public Note", question),
        ("Private Note", question),
    ]
    history = success(world.kim.FindAnswerHistory()).interactions
    assert {each.type for each in history} == {"Customer Email", "Public Note"}


def test_a_copy_is_forwarded_with_the_files_that_are_wanted(world: World) -> None:
    anna = world.anna
    files = [
        success(anna.AttachmentUpload(fileName=name, data=b"x")).attachment_id for name in "ab"
    ]
    source = success(email(world, attachment_ids=files)).interaction_id
    given = ForwardEmailInput(
        in_response_to_id=source,
        subject="Fwd",
        segment_id=crm.SUPPORT,
        topic_id=crm.PRINTERS,
        dest_email="boss@example.com",
        body_html="See below",
        remove_inline_attachment_ids=[files[0]],
    )
    made = success(anna.InteractionForwardEmail(details=given))
    shown = details(world, made.interaction_id)
    assert (shown.to_address, shown.parent_id, shown.customer_id) == (
        "boss@example.com",
        source,
        crm.KIM,
    )
    assert [each.file_name for each in shown.attachments] == ["b"]
    assert failure(anna.InteractionForwardEmail(details=ForwardEmailInput())) == 302


def test_an_import_keeps_its_date_and_makes_its_contact(world: World) -> None:
    number = world.question(
        contact_id=None,
        contact_login="new@example.com",
        date_utc=datetime(2001, 1, 1),
        subject="Old",
    )
    shown = details(world, number)
    assert (shown.date_utc, shown.customer_name, shown.from_address) == (
        datetime(2001, 1, 1),
        "new@example.com",
        "new@example.com",
    )
    assert world.rows(select(SmtpOut)) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"type": "Telegram"}, 353),
        ({"type": "Public Note", "assign_to_agent_id": crm.ANNA}, 352),
        ({"contact_id": None}, 10),
        ({"mailbox_id": crm.SALES_BOX}, 348),
    ],
)
def test_an_import_that_cannot_be_made(world: World, changes: dict[str, Any], code: int) -> None:
    given = InteractionInput(**{"type": "Customer Email", **PLACE, "subject": "x", **changes})
    assert failure(world.anna.InteractionCreate(interaction=given)) == code


@pytest.mark.parametrize("operation", ["AgentEmail", "Ticket", "Note"])
def test_what_is_to_be_made_must_be_said(world: World, operation: str) -> None:
    assert failure(getattr(world.anna, f"InteractionCreate{operation}")()) == 10


def test_others_segments_are_not_there(world: World) -> None:
    number = world.question()
    ben = world.ben
    for operation in ("InteractionGetDetails", "InteractionGetStatusAudit", "MyQueueGetDetails"):
        assert failure(getattr(ben, operation)(interactionID=number)) == 302
    assert failure(ben.InteractionGetAttachments(interactionID=number)) == 302
    assert failure(ben.CaseGet(threadID=number)) == 310
    assert success(ben.InteractionsSearch(pageNum=1, perPage=5)).total_count == 0
    assert failure(ben.ContactGetHistory(contactID=crm.KIM)) == 301


@pytest.mark.parametrize(
    ("groups", "count"),
    [
        ([[("anywhere", "subject", "PRINT")]], 1),
        ([[("entire", "status", "Unassigned")]], 2),
        ([[("entire", "type", "customer email")]], 2),
        ([[("entire", "customerID", str(crm.YUKI))]], 1),
        ([[("start", "customername", "Kim")]], 1),
        ([[("entire", "topicname", "Accounts")]], 1),
        ([[("entire", "segmentname", "support")]], 2),
        ([[("entire", "segmentID", str(crm.SALES))]], 0),
        ([[("anywhere", "body", "help")]], 2),
        ([[("entire", "operatorname", "Anna Weiß")]], 0),
        ([[("anywhere", "Order Number", "4711")]], 1),
        ([[("entire", str(crm.SEVERITY), "3")]], 1),
        ([[("entire", "id", "1")], [("entire", "threadID", "1")]], 1),
        ([[("start", "mailbox", "Support")]], 0),
    ],
)
def test_interactions_are_found(
    world: World, groups: list[list[tuple[str, str, str]]], count: int
) -> None:
    world.question(
        properties=[values(crm.SEVERITY, "3")], case_properties=[values(crm.ORDER, "4711")]
    )
    world.question(crm.YUKI, topic_id=crm.ACCOUNTS, subject="My account")
    result = success(world.anna.InteractionsSearch(fields=fields(*groups), pageNum=1, perPage=9))
    assert result.total_count == len(result.interactions) == count


@pytest.mark.parametrize(("sort", "order"), [(0, [2, 1]), (1, [1, 2]), (2, [2, 1]), (4, [2, 1])])
def test_sort_codes_choose_the_order(world: World, sort: int, order: list[int]) -> None:
    """Known difference I12."""
    world.question()
    world.clock.advance(1)
    world.question(topic_id=crm.ACCOUNTS)
    result = success(world.anna.InteractionsSearch(pageNum=1, perPage=9, sort=sort))
    assert [each.id for each in result.interactions] == order


@pytest.mark.parametrize(("given", "code"), [({"sort": 99}, 361), ({"sort": -1}, 361)])
def test_unknown_sort_codes_are_told(world: World, given: dict[str, Any], code: int) -> None:
    assert failure(world.anna.InteractionsSearch(**given)) == code


def test_the_history_of_a_contact_leaves_out_what_machines_sent(world: World) -> None:
    world.question()
    world.question(type="Mass Mailing")
    anna = world.anna
    counts = [
        success(anna.ContactGetHistory(contactID=crm.KIM, includeNotifications=each)).total_count
        for each in (False, True)
    ]
    assert counts == [1, 2]


def test_values_of_interaction_and_case_are_stored_and_audited(world: World) -> None:
    number = world.question()
    result = success(
        world.anna.InteractionPropertySet(
            interactionID=number,
            values=[values(crm.SEVERITY, "2")],
            caseValues=[values(crm.ORDER, "A-1")],
            pageAction="Edit",
        )
    )
    [severity] = result.interaction_properties
    [order] = result.case_properties
    assert (severity.values[0].value_int, order.values[0].value) == (2, "A-1")
    audits = world.rows(select(PropertyAudit.old_values, PropertyAudit.new_values))
    assert audits == [("", "2"), ("", "A-1")]
    shown = details(world, number)
    assert [each.name for each in shown.interaction_properties] == ["Severity"]
    assert [each.name for each in shown.case_properties] == ["Order Number"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"values": [values(crm.SEVERITY, "x")]}, 331),
        ({"values": [values(crm.SEVERITY, "1", "2")]}, 330),
        ({"values": [values(crm.ORDER, "1")]}, 334),
        ({"caseValues": [values(crm.SEVERITY, "1")]}, 334),
        ({"values": [values(999, "1")]}, 305),
    ],
)
def test_values_that_do_not_fit_are_refused(world: World, given: dict[str, Any], code: int) -> None:
    number = world.question()
    assert failure(world.anna.InteractionPropertySet(interactionID=number, **given)) == code
    assert world.rows(select(PropertyAudit)) == []


def test_a_resolved_interaction_needs_a_right_to_be_changed(world: World) -> None:
    number = world.question()
    done = update(Interaction).values(status="Resolved")
    world.change(lambda session: session.execute(done))
    given = {"interactionID": number, "values": [values(crm.SEVERITY, "2")]}
    assert failure(world.anna.InteractionPropertySet(**given)) == 2
    success(world.cara.InteractionPropertySet(**given))
    of_case = {"threadID": number, "caseValues": [values(crm.ORDER, "1")]}
    assert failure(world.anna.CasePropertySet(**of_case)) == 2
    success(world.cara.CasePropertySet(**of_case))


def test_a_case_has_one_set_of_values(world: World) -> None:
    number = world.question()
    success(note(world, in_response_to_id=number))
    anna = world.anna
    success(anna.CasePropertySet(threadID=number, caseValues=[values(crm.ORDER, "7")]))
    case = success(anna.CaseGet(threadID=number))
    assert (case.root_interaction_id, case.case_properties[0].values[0].value) == (number, "7")
    shown = [each.case_properties[0].values[0].value for each in case.interactions]
    assert shown == ["7", "7"]
    assert failure(anna.CasePropertySet(threadID=999)) == 310


START = ("AgentEmail", "Ticket", "Note", "ForwardEmail")


@pytest.mark.parametrize("form", START)
def test_a_form_brings_what_a_client_needs(world: World, form: str) -> None:
    number = world.question(case_properties=[values(crm.ORDER, "7")])
    start = getattr(world.anna, f"InteractionStart{form}")
    shown = success(start(segmentID=crm.SUPPORT, interactionID=number))
    assert shown.quoted_body == "<blockquote><p>Help!</p></blockquote>"
    assert [each.name for each in shown.mailboxes] == ["Support"]
    assert shown.default_mailbox_id == crm.SUPPORT_BOX
    assert [each.name for each in shown.responses] == ["Restart"]
    assert shown.case_properties[0].values[0].value == "7"
    assert shown.addresses == ["kim@example.com"]
    expected = "Severity" if form == "Ticket" else "Hours"
    assert [each.name for each in shown.interaction_properties] == [expected]


@pytest.mark.parametrize("form", START)
def test_a_form_of_what_is_not_there(world: World, form: str) -> None:
    number = world.question()
    start = getattr(world.anna, f"InteractionStart{form}")
    assert failure(start(segmentID=crm.SALES, interactionID=number)) == 303
    assert failure(start(segmentID=crm.SUPPORT, interactionID=999)) == 302


def test_a_topic_shows_the_properties_it_lists(world: World) -> None:
    shown = success(
        world.anna.InteractionStartTicket(
            segmentID=crm.SUPPORT, topicID=crm.PRINTERS, customerID=crm.KIM
        )
    )
    assert [each.name for each in shown.interaction_properties] == ["Severity"]
    assert failure(world.anna.InteractionStartTicket(segmentID=2, topicID=999)) == 304
    assert failure(world.anna.InteractionStartTicket(segmentID=2, customerID=crm.OLA)) == 301


def test_an_administrator_deletes_an_interaction_and_a_log_says_so(world: World) -> None:
    number = world.question(case_properties=[values(crm.ORDER, "7")])
    assert failure(world.cara.InteractionDelete(interactionID=number)) == 2
    success(world.ada.InteractionDelete(interactionID=number, pageAction="DeleteInteraction"))
    assert failure(world.ada.InteractionDelete(interactionID=number)) == 302
    for table in (Interaction, StatusAudit, PropertyAudit, CasePropertyValue):
        assert world.rows(select(table)) == []
    logged = select(PurgeAudit.kind, PurgeAudit.object_id, PurgeAudit.contact_id)
    assert world.rows(logged) == [("interaction", number, crm.ADA)]
    assert world.clock.now == NOON
