"""Outgoing mail of tickets: it lies in the outbox as soon as the change that sends it is stored.

The subject carries the ticket's number in brackets, by which answers find their way back.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import cast

from sqlalchemy import func, select

from db import add_mail
from db.models.own import OutgoingMail
from db.models.smartertrack import (
    AutoResponder,
    Brand,
    Department,
    SmtpAccount,
    Ticket,
    TicketMessage,
)
from soap_service.services.desk import Desk
from soap_service.services.tickets.bodies import make_body

_GUID_LENGTH = 32
_VARIABLE = re.compile(r"#(\w+)#")


def mail_message(desk: Desk, ticket: Ticket, message: TicketMessage) -> None:
    """Mail a message that was just added to its recipients; without any there is nothing to do.

    A message that names no sender is sent by the department's account, or that of its brand.
    """
    if not message.to_address:
        return
    desk.session.flush()
    message_id = add_mail(
        desk.unit,
        from_address=message.from_address or _sender_of(desk, ticket.department_id),
        to_addresses=message.to_address,
        cc_addresses=message.cc_addresses,
        subject=mail_subject(ticket, message.subject or ""),
        body_text=message.body_text,
        body_html=message.body_html,
        ticket_id=ticket.ticket_id,
        ticket_message_id=message.ticket_message_id,
        in_reply_to=_last_mail(desk, ticket.ticket_id),
        now=desk.now,
    )
    message.smtp_message_guid = message_id[1 : 1 + _GUID_LENGTH]


def answer_automatically(desk: Desk, ticket: Ticket) -> None:
    """Mail the department's automatic answer to the customer, if the department has one."""
    answer = desk.session.scalars(
        select(AutoResponder)
        .join(Department, Department.auto_responder_id == AutoResponder.auto_responder_id)
        .where(
            Department.department_id == ticket.department_id,
            Department.is_auto_responder_enabled,
        )
    ).first()
    if answer is None or not ticket.customer_email_address:
        return
    values = _values_of(ticket)
    shown = {name: html.escape(value) for name, value in values.items()}
    body = make_body(
        fill_in(answer.body or "", shown if answer.is_html else values), is_html=answer.is_html
    )
    add_mail(
        desk.unit,
        from_address=_sender_of(desk, ticket.department_id),
        to_addresses=ticket.customer_email_address,
        subject=mail_subject(ticket, fill_in(answer.subject or ticket.subject or "", values)),
        body_text=body.text,
        body_html=body.html,
        ticket_id=ticket.ticket_id,
        now=desk.now,
    )


def mail_subject(ticket: Ticket, subject: str) -> str:
    """Return a subject of one line that carries the ticket's number."""
    line = " ".join(subject.split())
    number = ticket.ticket_number
    return line if number in line else f"[#{number}] {line}".rstrip()


def fill_in(template: str, values: Mapping[str, str]) -> str:
    """Return a template with ``#Name#`` replaced, in any case; unknown names stay."""
    return _VARIABLE.sub(lambda match: values.get(match[1].lower(), match[0]), template)


def _values_of(ticket: Ticket) -> dict[str, str]:
    return {
        "ticketnumber": ticket.ticket_number,
        "ticketsubject": ticket.subject or "",
        "subject": ticket.subject or "",
        "customeremail": ticket.customer_email_address or "",
    }


def _sender_of(desk: Desk, department_id: int) -> str | None:
    """Return the address of the department's account or that of its brand.

    None leaves the choice to whoever delivers.
    """
    account = func.coalesce(Department.smtp_account_id, Brand.smtp_account_id)
    return desk.session.scalar(
        select(SmtpAccount.from_address)
        .select_from(Department)
        .outerjoin(Brand, Brand.brand_id == Department.brand_id)
        .join(SmtpAccount, SmtpAccount.smtp_account_id == account)
        .where(Department.department_id == department_id)
    )


def _last_mail(desk: Desk, ticket_id: int) -> str | None:
    query = (
        select(OutgoingMail.message_id)
        .where(OutgoingMail.ticket_id == ticket_id)
        .order_by(OutgoingMail.mail_id.desc())
        .limit(1)
    )
    return cast(str | None, desk.unit.execute(query).scalar())
