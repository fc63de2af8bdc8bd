"""Raw messages: stored as they came, and turned into interactions.

The sender becomes a contact when nobody has the address. A message joins the case that its
subject refers to, or that of the message it replies to, when that is the sender's own; any other
begins a case in the topic of its mailbox.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import undefer

from db import locked
from db.models.iservice import (
    Contact,
    Interaction,
    InteractionType,
    Mailbox,
    ProcessedMessage,
    RawMessage,
    Status,
    Topic,
)
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice import counters, creation
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import MAILBOX_NOT_FOUND, RAW_MESSAGE_NOT_FOUND
from soap_service.services.iservice.files import add_file
from soap_service.services.iservice.interactions import NewInteraction, add_interaction
from soap_service.services.iservice.lengths import cut
from soap_service.services.iservice.logins import is_address, read_address
from soap_service.services.iservice.people import contact_of
from soap_service.services.iservice.subjects import referred
from soap_service.services.iservice.types import RawMessageInfo, RawMessagesResult
from soap_service.services.keyvalues import naive_utc

MOST_AT_ONCE = 100
MOST_LISTED = 1000
_ID_UNITS = 255
_LONGEST_HEADER = 16_000
_BULK = frozenset({"bulk", "list", "junk", "auto_reply"})


def submit(desk: Desk, mailbox_id: int, data: bytes) -> tuple[int, bool]:
    """Store a message and return its id, and whether it was there already.

    Raises ServiceError.
    """
    mailbox = desk.session.get(Mailbox, mailbox_id)
    if mailbox is None:
        raise ServiceError(MAILBOX_NOT_FOUND, mailbox=mailbox_id)
    digest = hashlib.sha256(data).hexdigest()
    query = select(RawMessage.raw_message_id).where(
        RawMessage.mailbox_id == mailbox_id, RawMessage.digest == digest
    )
    known = desk.session.scalar(query)
    if known is not None:
        return known, True
    row = RawMessage(
        mailbox_id=mailbox_id,
        received_utc=desk.now,
        size_bytes=len(data),
        digest=digest,
        data=data,
    )
    desk.session.add(row)
    mailbox.retrieved += 1
    mailbox.last_checked_utc = desk.now
    desk.session.flush()
    return row.raw_message_id, False


def list_raw(desk: Desk, after_id: int, max_rows: int, *, failed_only: bool) -> RawMessagesResult:
    """Return messages behind an id without their bytes, and how many there are in all."""
    conditions: list[ColumnElement[bool]] = [RawMessage.raw_message_id > after_id]
    if failed_only:
        conditions.append(RawMessage.is_failed == true())
    total = desk.session.scalar(select(func.count()).select_from(RawMessage).where(*conditions))
    limit = max_rows if 0 < max_rows <= MOST_LISTED else MOST_LISTED
    query = select(RawMessage).where(*conditions).order_by(RawMessage.raw_message_id).limit(limit)
    return RawMessagesResult(
        total_count=total or 0,
        raw_messages=[
            RawMessageInfo(
                raw_message_id=row.raw_message_id,
                mailbox_id=row.mailbox_id,
                received_utc=row.received_utc,
                size_bytes=row.size_bytes,
                is_processed=row.is_processed,
                is_failed=row.is_failed,
                error_message=row.error_message,
                interaction_id=row.interaction_id,
            )
            for row in desk.session.scalars(query)
        ],
    )


def find_raw(desk: Desk, raw_message_id: int) -> RawMessage:
    """Return a raw message with its bytes. Raises ServiceError."""
    found = desk.session.get(RawMessage, raw_message_id, options=[undefer(RawMessage.data)])
    if found is None:
        raise ServiceError(RAW_MESSAGE_NOT_FOUND, message=raw_message_id)
    return found


class Processed(NamedTuple):
    """What came of raw messages."""

    interaction_ids: list[int]
    failed: int


def process(desk: Desk, raw_message_id: int | None, max_rows: int) -> Processed:
    """Turn waiting messages, or one that is named, into interactions. Raises ServiceError.

    One that cannot be read is marked as failed and kept.
    """
    done = Processed([], 0)
    for row in _waiting(desk, raw_message_id, max_rows):
        try:
            with desk.session.begin_nested():
                made = _receive(desk, row)
        except (ServiceError, ValueError, LookupError) as error:
            row.is_failed, row.error_message = True, str(error)
            done = done._replace(failed=done.failed + 1)
            continue
        row.interaction_id = made.interaction_id
        row.is_processed, row.is_failed, row.error_message = True, False, None
        done.interaction_ids.append(made.interaction_id)
    _count(desk, done)
    return done


def _count(desk: Desk, done: Processed) -> None:
    if done.interaction_ids:
        counters.count(desk.session, counters.PROCESSED, len(done.interaction_ids))
    if done.failed:
        counters.count(desk.session, counters.NOT_PROCESSED, done.failed)


def _waiting(desk: Desk, raw_message_id: int | None, max_rows: int) -> Sequence[RawMessage]:
    query = select(RawMessage).where(~RawMessage.is_processed).order_by(RawMessage.raw_message_id)
    if raw_message_id is None:
        query = query.where(~RawMessage.is_failed)
    else:
        find_raw(desk, raw_message_id)
        query = query.where(RawMessage.raw_message_id == raw_message_id)
    limit = max_rows if 0 < max_rows <= MOST_AT_ONCE else MOST_AT_ONCE
    query = query.limit(limit).options(undefer(RawMessage.data))
    return desk.session.scalars(locked(query, RawMessage)).all()


def _receive(desk: Desk, row: RawMessage) -> Interaction:
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(row.data)
    _require_short_headers(message)
    mailbox = desk.session.get_one(Mailbox, row.mailbox_id)
    sender = read_address(parseaddr(str(message["From"] or ""))[1])
    contact = contact_of(desk, None, sender, mailbox.segment_id)
    parent = _parent(desk, message, contact)
    made = add_interaction(desk, _new(desk, message, mailbox, contact, parent))
    _keep(desk, made, message)
    if parent is None and not _is_automatic(message):
        creation.acknowledge(desk, made)
    return made


def _require_short_headers(message: EmailMessage) -> None:
    """Raise ValueError for a header that would take too long to understand."""
    for name, value in message.raw_items():
        if len(value) > _LONGEST_HEADER:
            raise ValueError(f"The header {name[:100]} is too long.")


def _new(
    desk: Desk,
    message: EmailMessage,
    mailbox: Mailbox,
    contact: Contact,
    parent: Interaction | None,
) -> NewInteraction:
    topic_id = parent.topic_id if parent else mailbox.default_topic_id
    return NewInteraction(
        InteractionType.CUSTOMER_EMAIL,
        contact,
        desk.session.get_one(Topic, topic_id),
        str(message["Subject"] or ""),
        _body(message, "html"),
        parent=parent,
        status=Status.UNASSIGNED,
        body_plain=_body(message, "plain"),
        from_address=read_address(parseaddr(str(message["From"] or ""))[1]),
        to_address=str(message["To"] or "") or None,
        cc=str(message["Cc"] or "") or None,
        mailbox_id=mailbox.mailbox_id,
        date_utc=_date(message),
    )


def _body(message: EmailMessage, kind: str) -> str | None:
    part = message.get_body((kind,))
    return str(part.get_content()) if part is not None else None


def _date(message: EmailMessage) -> datetime | None:
    try:
        return naive_utc(parsedate_to_datetime(str(message["Date"])))
    except (ValueError, TypeError):
        return None


def _parent(desk: Desk, message: EmailMessage, contact: Contact) -> Interaction | None:
    """Return the interaction that a message replies to, if it is of the sender's own."""
    for number in _candidates(desk, message):
        found = desk.session.get(Interaction, number)
        if found is not None and found.contact_id == contact.contact_id:
            return found
    return None


def _candidates(desk: Desk, message: EmailMessage) -> Iterator[int]:
    number = referred(str(message["Subject"] or ""))
    if number is not None:
        yield number
    answered = f"{message['In-Reply-To'] or ''} {message['References'] or ''}".split()
    ids = [each for each in answered if len(each) <= _ID_UNITS][:50]
    query = select(ProcessedMessage.interaction_id).where(ProcessedMessage.message_id.in_(ids))
    yield from desk.session.scalars(query.order_by(ProcessedMessage.interaction_id.desc()))


def _keep(desk: Desk, made: Interaction, message: EmailMessage) -> None:
    """Keep headers and files of a message."""
    message_id = str(message["Message-ID"] or "").strip()
    desk.session.add(
        ProcessedMessage(
            interaction_id=made.interaction_id,
            message_id=cut(message_id, _ID_UNITS) or None,
            headers="\n".join(f"{name}: {value}" for name, value in message.raw_items()),
        )
    )
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            row = add_file(desk, part.get_filename() or "file", part.get_content_type(), content)
            row.interaction_id = made.interaction_id
            row.is_inline = part.get_content_disposition() == "inline"
    desk.session.flush()


def _is_automatic(message: EmailMessage) -> bool:
    """Tell whether a machine wrote a message, which must not be answered by another."""
    submitted = str(message["Auto-Submitted"] or "no").strip().lower()
    precedence = str(message["Precedence"] or "").strip().lower()
    sender = parseaddr(str(message["Return-Path"] or message["From"] or ""))[1]
    return submitted != "no" or precedence in _BULK or not is_address(sender)
