"""Outgoing mail lies in the outbox when the call that sends it has succeeded."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from compat_tests.services.world import NOON, SUPPORT, World
from db.models.own import OutgoingMail, State
from db.models.smartertrack import AutoResponder, Brand, Department, SmtpAccount, TicketMessage

NUMBER = "000-24F24A57-0001"


def mails(world: World) -> list[OutgoingMail]:
    return [row[0] for row in world.rows(select(OutgoingMail).order_by(OutgoingMail.mail_id))]


def give_account(world: World, owner: Any) -> None:
    """Let a department or a brand send as help@example.org."""

    def change(session: Any) -> None:
        session.add(Brand(brand_id=1, brand_name="Acme"))
        session.add(SmtpAccount(smtp_account_id=1, from_address="help@example.org"))
        session.flush()
        session.execute(update(Department).values(brand_id=1))
        session.execute(update(owner).values(smtp_account_id=1))

    world.change(change)


def give_answer(world: World, *, is_html: bool, body: str, is_enabled: bool = True) -> None:
    """Let the support department answer automatically."""

    def change(session: Any) -> None:
        session.add(
            AutoResponder(
                auto_responder_id=7,
                display_name="Thanks",
                is_html=is_html,
                subject="We got: #Subject#",
                body=body,
            )
        )
        session.flush()
        session.execute(
            update(Department)
            .where(Department.department_id == SUPPORT)
            .values(auto_responder_id=7, is_auto_responder_enabled=is_enabled)
        )

    world.change(change)


def write_in(world: World, subject: str = "Help", *, answer: bool = True) -> str:
    result = world.CreateTicketFromCustomer(
        SUPPORT, "kim@example.com", subject, "Hello", False, answer
    )
    assert result.result, result.message
    return str(result.request_result)


def test_mail_lies_in_the_outbox_until_it_is_delivered(world: World) -> None:
    """Known difference S1."""
    world.create(send=True)
    [mail] = mails(world)
    assert (mail.state, mail.attempts, mail.created_utc) == (State.WAITING, 0, NOON)
    assert (mail.to_addresses, mail.cc_addresses) == ("kim@example.com", None)
    assert (mail.body_text, mail.body_html) == ("Hello", "Hello")
    assert (mail.ticket_id, mail.ticket_message_id, mail.in_reply_to) == (1, 1, None)


def test_no_mail_is_written_unless_it_was_asked_for(world: World) -> None:
    number = world.create()
    world.AddMessageToTicket(number, "", "", "", "", "x", False, True, False)
    write_in(world, answer=False)
    assert mails(world) == []


def test_a_mail_has_an_id_that_its_message_remembers(world: World) -> None:
    world.create(send=True)
    [mail] = mails(world)
    [guid] = world.rows(select(TicketMessage.smtp_message_guid))[0]
    assert mail.message_id == f"<{guid}@localhost>"


def test_a_mail_says_which_ticket_it_belongs_to(world: World) -> None:
    """Known difference U20."""
    world.create("Größe\r\nBcc: x@example.com", send=True)
    world.AddMessageToTicket(NUMBER, "", "", "", f"Re: [#{NUMBER}] x", "x", False, True, True)
    assert [mail.subject for mail in mails(world)] == [
        f"[#{NUMBER}] Größe Bcc: x@example.com",
        f"Re: [#{NUMBER}] x",
    ]


def test_a_mail_answers_the_last_one_of_its_ticket(world: World) -> None:
    number = world.create(send=True)
    world.AddMessageToTicket(number, "", "", "", "", "x", False, True, True)
    first, second = mails(world)
    assert second.in_reply_to == first.message_id


@pytest.mark.parametrize("owner", [Department, Brand])
def test_a_mail_is_from_the_account_of_department_or_brand(world: World, owner: Any) -> None:
    give_account(world, owner)
    world.create(send=True)
    [mail] = mails(world)
    assert mail.from_address == "help@example.org"
    assert mail.message_id.endswith("@example.org>")


def test_addresses_that_were_given_come_first(world: World) -> None:
    give_account(world, Department)
    number = world.create()
    world.AddMessageToTicket(
        number,
        "Anna <anna@example.com>",
        "Kim <kim@x.org>; lee@x.org",
        "boss@x.org",
        "s",
        "<b>x</b>",
        True,
        True,
        True,
    )
    [mail] = mails(world)
    assert mail.from_address == "anna@example.com"
    assert mail.to_addresses == "kim@x.org, lee@x.org"
    assert mail.cc_addresses == "boss@x.org"
    assert (mail.body_text, mail.body_html) == ("x", "<b>x</b>")


def test_a_message_from_the_customer_is_mailed_only_to_whom_it_names(world: World) -> None:
    """Known difference U20."""
    number = world.create()
    world.AddMessageToTicket(number, "", "", "", "", "x", False, False, True)
    assert mails(world) == []
    world.AddMessageToTicket(number, "", "anna@example.com", "", "", "x", False, False, True)
    [mail] = mails(world)
    assert (mail.from_address, mail.to_addresses) == ("kim@example.com", "anna@example.com")


def test_a_call_that_fails_mails_nothing(world: World) -> None:
    assert world.CreateTicket(1, 1, 77, "kim@x.org", "s", "b", False, False, True).result is False
    assert mails(world) == []


def test_the_department_answers_a_customer_by_itself(world: World) -> None:
    """Known difference U21."""
    give_answer(world, is_html=False, body="Your number: #TICKETNUMBER#, #unknown# & more")
    number = write_in(world, "A & B")
    [mail] = mails(world)
    assert mail.subject == f"[#{number}] We got: A & B"
    assert mail.body_text == f"Your number: {number}, #unknown# & more"
    assert (mail.to_addresses, mail.ticket_message_id) == ("kim@example.com", None)
    assert world.info(number).reply_count_out == 0


def test_what_a_customer_wrote_is_no_markup_in_an_answer(world: World) -> None:
    give_answer(world, is_html=True, body="<p>#subject#</p>")
    write_in(world, "<script>")
    [mail] = mails(world)
    assert mail.body_html == "<p>&lt;script&gt;</p>"
    assert mail.body_text == "<script>"


def test_a_department_without_an_answer_stays_silent(world: World) -> None:
    write_in(world)
    give_answer(world, is_html=False, body="x", is_enabled=False)
    write_in(world)
    assert mails(world) == []
