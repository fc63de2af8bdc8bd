"""Outbound mail: messages are written as RFC 5322 has them and wait in ``SMTPOUT``."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.iservice import Mailbox, ProcessedMessage, Segment, SmtpOut
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import BAD_ADDRESS, NO_MAILBOX
from soap_service.services.iservice.logins import is_address
from soap_service.services.markup import text_of

_BREAK = re.compile(r"<(?:br\s*/?|/p|/div|/li|/tr|/h\d)>", re.IGNORECASE)
_DOMAIN_LENGTH = 200
_CONTROL = re.compile(r"[\r\n\x00]+")
_POLICY = SMTP.clone(max_line_length=78, raise_on_defect=False)


class File(NamedTuple):
    """A file that goes with a message."""

    name: str
    content_type: str
    data: bytes


class Letter(NamedTuple):
    """What is to be mailed; ``interaction_id`` says which interaction it carries."""

    to_addresses: Sequence[str]
    subject: str
    body_html: str
    interaction_id: int | None = None
    in_reply_to: str | None = None
    files: Sequence[File] = ()


def plain_text(body_html: str | None) -> str:
    """Return the text of an HTML body, for readers without HTML."""
    broken = _BREAK.sub("\n", body_html or "")
    return html.unescape(text_of(broken)).strip()


def mailbox_of(session: Session, segment_id: int, mailbox_id: int | None = None) -> Mailbox:
    """Return the mailbox to send from: the given one, or the segment's default or first.

    Raises ServiceError when the segment has none, or not that one.
    """
    segment = session.get(Segment, segment_id)
    wanted = mailbox_id or (segment.default_mailbox_id if segment else None)
    query = select(Mailbox).where(Mailbox.segment_id == segment_id)
    known = {each.mailbox_id: each for each in session.scalars(query.order_by(Mailbox.mailbox_id))}
    found = known.get(wanted or 0) or (None if mailbox_id else next(iter(known.values()), None))
    if found is None:
        raise ServiceError(NO_MAILBOX, segment=segment_id)
    return found


def post(desk: Desk, mailbox: Mailbox, letter: Letter) -> SmtpOut:
    """Queue a letter to be sent now. Raises ServiceError for an address that is none."""
    sender = mailbox.reply_address or mailbox.in_username
    domain = sender.rpartition("@")[2][:_DOMAIN_LENGTH] or "localhost"
    message_id = f"<{uuid4().hex}@{domain}>"
    subject = _CONTROL.sub(" ", letter.subject)
    row = SmtpOut(
        interaction_id=letter.interaction_id,
        mailbox_id=mailbox.mailbox_id,
        message_id=message_id,
        from_address=sender,
        to_address=", ".join(letter.to_addresses),
        subject=subject,
        queued_utc=desk.now,
        next_attempt_utc=desk.now,
        data=_message(desk, sender, message_id, letter._replace(subject=subject)),
    )
    desk.session.add(row)
    if letter.interaction_id is not None:
        _remember(desk.session, letter.interaction_id, message_id)
    desk.session.flush()
    return row


def _remember(session: Session, interaction_id: int, message_id: str) -> None:
    """Keep the id of a message, since replies refer to it."""
    if session.get(ProcessedMessage, interaction_id) is None:
        session.add(ProcessedMessage(interaction_id=interaction_id, message_id=message_id))


def _message(desk: Desk, sender: str, message_id: str, letter: Letter) -> bytes:
    message = EmailMessage(_POLICY)
    message["From"] = _address(sender)
    message["To"] = [_address(each) for each in letter.to_addresses]
    message["Subject"] = letter.subject
    message["Date"] = desk.now
    message["Message-ID"] = message_id
    if letter.in_reply_to:
        message["In-Reply-To"] = message["References"] = _CONTROL.sub(" ", letter.in_reply_to)
    message.set_content(plain_text(letter.body_html))
    message.add_alternative(letter.body_html, subtype="html")
    for file in letter.files:
        kind, _, subtype = (file.content_type or "").partition("/")
        known = (kind, subtype) if kind and subtype and kind != "multipart" else _BINARY
        message.add_attachment(
            file.data, maintype=known[0], subtype=known[1], filename=_CONTROL.sub(" ", file.name)
        )
    return message.as_bytes()


_BINARY = ("application", "octet-stream")


def _address(text: str) -> Address:
    if not is_address(text):
        raise ServiceError(BAD_ADDRESS, address=text)
    user, _, domain = text.rpartition("@")
    return Address(username=user, domain=domain)
