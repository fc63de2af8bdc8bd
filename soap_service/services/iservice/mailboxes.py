"""Mailboxes: shown without their passwords, made and changed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import locked
from db.models.iservice import Mailbox
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import (
    INFORMATIONAL_SEGMENT,
    MAILBOX_MOVES,
    MAILBOX_NOT_FOUND,
    MAILBOX_TAKEN,
)
from soap_service.services.iservice.lengths import require_fit
from soap_service.services.iservice.segments import choose_topic, find_segment
from soap_service.services.iservice.types import MailboxInfo, MailboxInput
from soap_service.services.iservice.visibility import in_segments

_SHOWN = (
    "mailbox_id",
    "segment_id",
    "name",
    "in_server",
    "in_username",
    "in_protocol",
    "in_port",
    "in_use_ssl",
    "out_server",
    "out_port",
    "out_use_ssl",
    "reply_address",
    "filter_id",
    "default_topic_id",
    "is_enabled",
    "last_error",
    "last_checked_utc",
)
_WIDTHS = {
    "name": 100,
    "in_server": 255,
    "in_username": 255,
    "out_server": 255,
    "out_username": 255,
    "reply_address": 255,
}
_TAKEN_OVER = tuple(
    name
    for name in _SHOWN
    if name not in ("mailbox_id", "segment_id", "last_error", "last_checked_utc")
)


def mailbox_infos(desk: Desk, segment_id: int | None) -> list[MailboxInfo | None]:
    """Return the mailboxes of the caller's segments, or of one of them. Raises ServiceError."""
    if segment_id is not None:
        find_segment(desk, segment_id)
    query = select(Mailbox).where(in_segments(desk.caller, Mailbox.segment_id))
    rows: Sequence[Mailbox] = desk.session.scalars(query.order_by(Mailbox.mailbox_id)).all()
    return [mailbox_info(row) for row in rows if segment_id in (None, row.segment_id)]


def mailbox_info(row: Mailbox) -> MailboxInfo:
    """Return a mailbox without its passwords."""
    return MailboxInfo(**{name: getattr(row, name) for name in _SHOWN})


def lock_mailbox(desk: Desk, mailbox_id: int) -> Mailbox:
    """Return a mailbox of the caller's segments, locked against others. Raises ServiceError."""
    query = select(Mailbox).where(
        Mailbox.mailbox_id == mailbox_id, in_segments(desk.caller, Mailbox.segment_id)
    )
    found = desk.session.scalars(locked(query, Mailbox)).first()
    if found is None:
        raise ServiceError(MAILBOX_NOT_FOUND, mailbox=mailbox_id)
    return found


def save_mailbox(desk: Desk, given: MailboxInput) -> Mailbox:
    """Make a mailbox, or change the one that is named. Raises ServiceError.

    The first mailbox of a segment becomes its default. Passwords that are empty stay as they are.
    """
    _require_complete(given)
    segment = find_segment(desk, given.segment_id)
    if not segment.is_standard:
        raise ServiceError(INFORMATIONAL_SEGMENT, segment=segment.segment_id)
    choose_topic(desk, given.segment_id, given.default_topic_id)
    row = lock_mailbox(desk, given.mailbox_id) if given.mailbox_id else Mailbox()
    if given.mailbox_id and row.segment_id != given.segment_id:
        raise ServiceError(MAILBOX_MOVES)
    _require_free(desk.session, given)
    _take_over(row, given)
    desk.session.add(row)
    desk.session.flush()
    segment.default_mailbox_id = segment.default_mailbox_id or row.mailbox_id
    return row


def _require_complete(given: MailboxInput) -> None:
    for name, value in (
        ("mailbox.Name", given.name),
        ("mailbox.InServer", given.in_server),
        ("mailbox.InUsername", given.in_username),
    ):
        if not (value or "").strip():
            raise ServiceError(MISSING_ARGUMENT, name=name)
    for member, units in _WIDTHS.items():
        require_fit(getattr(given, member), units, f"mailbox.{member}")


def _require_free(session: Session, given: MailboxInput) -> None:
    query = select(Mailbox.mailbox_id).where(
        Mailbox.in_server == (given.in_server or "").strip(),
        Mailbox.in_username == (given.in_username or "").strip(),
        Mailbox.mailbox_id != given.mailbox_id,
    )
    if session.scalar(query.limit(1)) is not None:
        raise ServiceError(MAILBOX_TAKEN, server=given.in_server, user=given.in_username)


def _take_over(row: Mailbox, given: MailboxInput) -> None:
    row.segment_id = given.segment_id
    for name in _TAKEN_OVER:
        value = getattr(given, name)
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    row.in_password = given.in_password or row.in_password
    row.out_username = given.out_username or row.out_username
    row.out_password = given.out_password or row.out_password
