"""Mailboxes, raw messages and the queue of outbound mail."""

from __future__ import annotations

from dataclasses import asdict
from email.message import EmailMessage
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.iservice.outcome import failure, success
from compat_tests.iservice.world import World
from db.models.iservice import Interaction, Mailbox, ProcessedMessage, RawMessage, SmtpOut
from soap_service.demo import crm
from soap_service.services.iservice.types import AgentEmailInput, AnswerInput, MailboxInput

BOX = {
    "segment_id": crm.SUPPORT,
    "name": "Second",
    "in_server": "mail.example.com",
    "in_username": "second@example.com",
    "in_protocol": "Graph",
    "in_port": 443,
    "in_use_ssl": True,
    "default_topic_id": crm.PRINTERS,
    "is_enabled": True,
    "in_password": "secret",
}


def save(world: World, **changes: Any) -> Any:
    return world.ada.MailboxSave(mailbox=MailboxInput(**{**BOX, **changes}))


def test_mailboxes_are_shown_without_their_passwords(world: World) -> None:
    success(save(world))
    boxes = success(world.ada.MailboxesGet()).mailboxes
    assert [each.name for each in boxes] == ["Support", "Sales", "Second"]
    assert "secret" not in str([asdict(each) for each in boxes])
    assert [each.name for each in success(world.anna.MailboxesGetForward()).mailboxes] == [
        "Support",
        "Second",
    ]


@pytest.mark.parametrize("operation", ["MailboxesGet", "MailboxesGetForward"])
def test_mailboxes_of_one_segment(world: World, operation: str) -> None:
    boxes = success(getattr(world.ada, operation)(segmentID=crm.SALES)).mailboxes
    assert [each.name for each in boxes] == ["Sales"]
    assert failure(getattr(world.ada, operation)(segmentID=crm.NEWS)) == 303


def test_an_empty_password_keeps_the_stored_one(world: World) -> None:
    """Known difference I18."""
    number = success(save(world)).mailbox.mailbox_id
    success(save(world, mailbox_id=number, name="Renamed", in_password=""))
    [(box,)] = world.rows(select(Mailbox).where(Mailbox.mailbox_id == number))
    assert (box.name, box.in_password, box.in_protocol) == ("Renamed", "secret", "Graph")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": ""}, 10),
        ({"in_server": None}, 10),
        ({"in_username": " "}, 10),
        ({"in_username": "SUPPORT@example.com"}, 370),
        ({"segment_id": crm.NEWS}, 303),
        ({"default_topic_id": crm.ORDERS}, 346),
        ({"default_topic_id": 999}, 304),
        ({"mailbox_id": 999}, 306),
        ({"name": "x" * 101}, 357),
        ({"reply_address": "😀" * 128}, 357),
        ({"mailbox_id": crm.SALES_BOX}, 371),
    ],
)
def test_a_mailbox_that_cannot_be_saved(world: World, changes: dict[str, Any], code: int) -> None:
    assert failure(save(world, **changes)) == code
    assert failure(world.ada.MailboxSave()) == 10


def test_retrieval_is_switched(world: World) -> None:
    success(world.ada.MailboxSetEnabled(mailboxID=crm.SALES_BOX, isEnabled=False))
    assert [each.is_enabled for each in success(world.ada.MailboxesGet()).mailboxes] == [
        True,
        False,
    ]
    assert failure(world.ada.MailboxSetEnabled(mailboxID=999)) == 306


def raw(sender: str = "Kim <kim@example.com>", **headers: str) -> bytes:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "support@example.com"
    message["Date"] = "Thu, 22 Aug 2019 10:00:00 +0200"
    for name, value in {"Subject": "Größe 😀", "Message-ID": "<1@x>", **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content("Help, it burns")
    message.add_alternative("<p>Help, it <b>burns</b></p>", subtype="html")
    message.add_attachment(b"\x01\x02", maintype="image", subtype="png", filename="fire.png")
    return message.as_bytes()


def receive(world: World, data: bytes, box: int = crm.SUPPORT_BOX) -> Any:
    """Submit a message, process it and return the interaction."""
    mailer = world.mailer
    success(mailer.RawMessageSubmit(mailboxID=box, data=data))
    [number] = success(mailer.RawMessagesProcess()).interaction_ids
    return success(world.root.InteractionGetDetails(interactionID=number)).details


def test_a_message_becomes_a_question(world: World) -> None:
    shown = receive(world, raw())
    assert (shown.type, shown.status, shown.subject, shown.customer_id, shown.topic_id) == (
        "Customer Email",
        "Unassigned",
        "Größe 😀",
        crm.KIM,
        crm.PRINTERS,
    )
    assert (shown.body_plain.strip(), shown.from_address, shown.mailbox_id) == (
        "Help, it burns",
        "kim@example.com",
        crm.SUPPORT_BOX,
    )
    assert shown.date_utc.isoformat() == "2019-08-22T08:00:00"
    assert [(each.file_name, each.size_bytes) for each in shown.attachments] == [("fire.png", 2)]
    [(mail,)] = world.rows(select(SmtpOut))
    assert mail.subject == "We received your question"


def test_an_unknown_sender_becomes_a_contact(world: World) -> None:
    shown = receive(world, raw("New <NEW@example.org>"), crm.SALES_BOX)
    assert (shown.customer_name, shown.segment_id) == ("new@example.org", crm.SALES)


def test_a_reply_joins_its_case_by_reference(world: World) -> None:
    number = world.queued()
    [response] = success(
        world.anna.AnswerSend(interactionIDs=[number], answer=AnswerInput(body_html="x"))
    ).response_interaction_ids
    shown = receive(world, raw(Subject=f"Re: no [ref#: {number}-{response}]"))
    assert (shown.thread_id, shown.parent_id) == (number, response)


def test_a_reply_joins_its_case_by_message_id(world: World) -> None:
    number = world.queued()
    success(world.anna.AnswerSend(interactionIDs=[number], answer=AnswerInput(body_html="x")))
    [(sent,)] = world.rows(select(ProcessedMessage.message_id))
    shown = receive(world, raw(In_Reply_To=sent))
    assert shown.thread_id == number


def test_nobody_joins_a_case_of_somebody_else(world: World) -> None:
    number = world.question()
    shown = receive(world, raw("eve@example.org", Subject=f"[ref#: {number}-{number}]"))
    assert shown.thread_id != number


@pytest.mark.parametrize(
    "headers", [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"Return_Path": "<>"}]
)
def test_machines_are_not_answered(world: World, headers: dict[str, str]) -> None:
    receive(world, raw(**headers))
    assert world.rows(select(SmtpOut)) == []


@pytest.mark.parametrize(
    "data",
    [
        b"\x00",
        b"no header",
        b"From: x\r\n\r\n",
        b"From: a@b.example\r\nX: " + b"(" * 20_000 + b"\r\n\r\nx",
        b"From: a@b.example\r\nContent-Type: text/plain; charset=klingon\r\n\r\nx",
    ],
)
def test_what_cannot_be_read_stays_and_is_counted(world: World, data: bytes) -> None:
    mailer = world.mailer
    number = success(mailer.RawMessageSubmit(mailboxID=1, data=data)).raw_message_id
    done = success(mailer.RawMessagesProcess())
    assert (done.succeeded, done.failed, done.interaction_ids) == (0, 1, [])
    listed = success(world.landlord.RawMessagesGet(failedOnly=True))
    assert [(each.raw_message_id, each.is_failed) for each in listed.raw_messages] == [
        (number, True)
    ]
    assert listed.raw_messages[0].error_message
    assert success(mailer.RawMessagesProcess()).failed == 0
    assert success(mailer.RawMessagesProcess(rawMessageID=number)).failed == 1
    assert world.rows(select(Interaction)) == []


def test_a_message_is_stored_once_and_kept_as_it_came(world: World) -> None:
    mailer, data = world.mailer, raw()
    first = success(mailer.RawMessageSubmit(mailboxID=1, data=data))
    again = success(mailer.RawMessageSubmit(mailboxID=1, data=data))
    assert (first.is_duplicate, again.is_duplicate) == (False, True)
    assert again.raw_message_id == first.raw_message_id
    kept = success(world.landlord.RawMessageGet(rawMessageID=first.raw_message_id))
    assert (kept.file_name, kept.data) == (f"{first.raw_message_id}.eml", data)
    assert success(mailer.RawMessagesProcess()).succeeded == 1
    assert success(mailer.RawMessagesProcess()).succeeded == 0


def test_raw_messages_come_in_pages(world: World) -> None:
    numbers = [
        success(world.mailer.RawMessageSubmit(mailboxID=1, data=b"%d" % each)).raw_message_id
        for each in range(3)
    ]
    page = success(world.landlord.RawMessagesGet(afterRawMessageID=numbers[0], maxRows=1))
    assert (page.total_count, [each.raw_message_id for each in page.raw_messages]) == (
        2,
        [numbers[1]],
    )


def test_raw_messages_that_are_not_there(world: World) -> None:
    assert failure(world.mailer.RawMessageSubmit(mailboxID=999, data=b"x")) == 306
    assert failure(world.mailer.RawMessageSubmit(mailboxID=1)) == 10
    assert failure(world.mailer.RawMessagesProcess(rawMessageID=999)) == 312
    assert failure(world.landlord.RawMessageGet(rawMessageID=999)) == 312
    assert world.rows(select(RawMessage)) == []


def send(world: World) -> int:
    """Queue a message and return its id."""
    given = AgentEmailInput(
        segment_id=crm.SUPPORT,
        topic_id=crm.PRINTERS,
        contact_id=crm.KIM,
        subject="x",
        dest_email="kim@example.com",
    )
    success(world.anna.InteractionCreateAgentEmail(details=given))
    return int(world.rows(select(SmtpOut.smtp_out_id))[-1][0])


def test_waiting_messages_are_listed_put_off_and_removed(world: World) -> None:
    first, second = send(world), send(world)
    ada = world.ada
    success(ada.SmtpOutSetDelay(smtpOutIDs=[first], delay="OneDay"))
    items = success(ada.SmtpOutGet()).items
    waits = [(each.next_attempt_utc - each.queued_utc).total_seconds() for each in items]
    assert waits == [86400, 0]
    leased = success(world.mailer.SmtpOutLease(maxRows=9, leaseSeconds=60)).messages
    assert [each.smtp_out_id for each in leased] == [second]
    success(ada.SmtpOutRemove(smtpOutIDs=[first]))
    assert success(ada.SmtpOutGet()).total_count == 1


@pytest.mark.parametrize("operation", ["SmtpOutSetDelay", "SmtpOutRemove"])
@pytest.mark.parametrize(("ids", "code"), [(None, 10), ([999], 313)])
def test_messages_that_do_not_wait(
    world: World, operation: str, ids: list[int] | None, code: int
) -> None:
    assert failure(getattr(world.ada, operation)(smtpOutIDs=ids)) == code


def test_a_lease_is_held_by_one_worker_until_it_runs_out(world: World) -> None:
    number = send(world)
    mailer = world.mailer
    first = success(mailer.SmtpOutLease(maxRows=9, leaseSeconds=60))
    [message] = first.messages
    assert (message.recipients, message.from_address) == (
        ["kim@example.com"],
        "support@example.com",
    )
    assert b"Message-ID" in message.data
    assert success(mailer.SmtpOutLease(maxRows=9, leaseSeconds=60)).messages == []
    world.clock.advance(1)
    second = success(mailer.SmtpOutLease(maxRows=9, leaseSeconds=60))
    assert [each.smtp_out_id for each in second.messages] == [number]
    assert failure(mailer.SmtpOutReport(leaseID=first.lease_id, deliveredIDs=[number])) == 372
    success(mailer.SmtpOutReport(leaseID=second.lease_id, deliveredIDs=[number]))
    assert world.rows(select(SmtpOut)) == []
    assert failure(mailer.SmtpOutReport(leaseID=second.lease_id, deliveredIDs=[number])) == 372


def test_a_failed_message_is_tried_again_later_and_later(world: World) -> None:
    number = send(world)
    mailer = world.mailer
    waits = []
    for _ in range(3):
        lease = success(mailer.SmtpOutLease(maxRows=9, leaseSeconds=60)).lease_id
        success(
            mailer.SmtpOutReport(leaseID=lease, failedIDs=[number], errorMessage="Mailbox full")
        )
        [item] = success(world.ada.SmtpOutGet(errorsOnly=True)).items
        waits.append(int((item.next_attempt_utc - world.clock.now).total_seconds() / 60))
        world.clock.advance(waits[-1])
    assert (waits, item.attempt_count, item.last_error) == ([1, 2, 4], 3, "Mailbox full")


def test_the_monitor_counts_what_the_mail_worker_did(world: World) -> None:
    """Known difference I21."""
    receive(world, raw())
    mailer = world.mailer
    lease = success(mailer.SmtpOutLease(maxRows=9, leaseSeconds=60))
    done = [each.smtp_out_id for each in lease.messages]
    success(mailer.SmtpOutReport(leaseID=lease.lease_id, deliveredIDs=done))
    [shown] = success(world.ada.MonitorGet()).tenants
    assert (shown.processor_succeeded, shown.processor_failed, shown.smtp_out_sent) == (1, 0, 1)
    assert [(each.name, each.status, each.retrieved) for each in shown.mailboxes] == [
        ("Support", "OK", 1),
        ("Sales", "OK", 0),
    ]
