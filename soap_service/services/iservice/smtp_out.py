"""The queue of outbound messages: watched by administrators, emptied by a delivery worker.

A worker takes messages under a lease. Only who holds the lease may report on them; a lease that
ran out may have been taken over, and counts no more then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.orm import undefer

from db.models.iservice import Mailbox, SmtpOut
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.iservice import counters
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import BAD_LEASE, SMTP_OUT_NOT_FOUND
from soap_service.services.iservice.paging import PageOf
from soap_service.services.iservice.types import SmtpOutItem, SmtpOutMessage
from soap_service.services.iservice.visibility import in_segments

DELAYS = {"OneHour": timedelta(hours=1), "OneDay": timedelta(days=1)}
MOST_AT_ONCE = 100
_LONGEST_LEASE = 3600
_FIRST_RETRY = timedelta(minutes=1)
_LONGEST_RETRY = timedelta(days=1)
_MOST_DOUBLINGS = 11


def _seen(desk: Desk) -> ColumnElement[bool]:
    boxes = select(Mailbox.mailbox_id).where(in_segments(desk.caller, Mailbox.segment_id))
    condition: ColumnElement[bool] = SmtpOut.mailbox_id.in_(boxes)
    return condition


def list_items(desk: Desk, page: PageOf, *, errors_only: bool) -> tuple[int, list[Any]]:
    """Return how many messages of the caller's segments wait, and a page of them."""
    conditions = [_seen(desk)]
    if errors_only:
        conditions.append(SmtpOut.last_error.is_not(None))
    total = desk.session.scalar(select(func.count()).select_from(SmtpOut).where(*conditions))
    query = select(SmtpOut).where(*conditions).order_by(SmtpOut.smtp_out_id)
    return total or 0, [_item(row) for row in desk.session.scalars(page.cut(query))]


def _item(row: SmtpOut) -> SmtpOutItem:
    return SmtpOutItem(
        smtp_out_id=row.smtp_out_id,
        interaction_id=row.interaction_id,
        mailbox_id=row.mailbox_id,
        to_address=row.to_address,
        subject=row.subject,
        queued_utc=row.queued_utc,
        next_attempt_utc=row.next_attempt_utc,
        attempt_count=row.attempt_count,
        last_error=row.last_error,
    )


def delay(desk: Desk, ids: Iterable[int] | None, name: str) -> None:
    """Put the next attempt of messages off. Raises ServiceError."""
    some = _require(desk, ids)
    _update(SmtpOut.smtp_out_id.in_(some), desk, next_attempt_utc=desk.now + DELAYS[name])


def remove(desk: Desk, ids: Iterable[int] | None) -> None:
    """Take messages out of the queue for good. Raises ServiceError."""
    some = _require(desk, ids)
    desk.session.execute(delete(SmtpOut).where(SmtpOut.smtp_out_id.in_(some)))


def _require(desk: Desk, ids: Iterable[int] | None) -> list[int]:
    some = sorted(set(ids or ()))
    if not some:
        raise ServiceError(MISSING_ARGUMENT, name="smtpOutIDs")
    query = select(SmtpOut.smtp_out_id).where(SmtpOut.smtp_out_id.in_(some), _seen(desk))
    known = set(desk.session.scalars(query))
    for missing in some:
        if missing not in known:
            raise ServiceError(SMTP_OUT_NOT_FOUND, message=missing)
    return some


def _update(condition: ColumnElement[bool], desk: Desk, **values: object) -> int:
    changed: Any = desk.session.execute(
        update(SmtpOut)
        .where(condition)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    return int(changed.rowcount)


def lease(desk: Desk, max_rows: int, lease_seconds: int) -> tuple[str, list[SmtpOutMessage | None]]:
    """Hand due messages that nobody holds to a worker, for some seconds."""
    lease_id = str(uuid4())
    seconds = min(max(lease_seconds, 1), _LONGEST_LEASE)
    until = desk.now + timedelta(seconds=seconds)
    is_free = or_(SmtpOut.leased_until_utc.is_(None), SmtpOut.leased_until_utc <= desk.now)
    is_due = and_(SmtpOut.next_attempt_utc <= desk.now, is_free)
    limit = max_rows if 0 < max_rows <= MOST_AT_ONCE else MOST_AT_ONCE
    query = select(SmtpOut.smtp_out_id).where(is_due).order_by(SmtpOut.smtp_out_id).limit(limit)
    taken = [
        number
        for number in desk.session.scalars(query).all()
        if _update(
            and_(SmtpOut.smtp_out_id == number, is_due),
            desk,
            lease_id=lease_id,
            leased_until_utc=until,
        )
    ]
    return lease_id, [_message(row) for row in _leased(desk, taken)]


def _leased(desk: Desk, ids: Iterable[int]) -> Sequence[SmtpOut]:
    query = select(SmtpOut).where(SmtpOut.smtp_out_id.in_(list(ids)))
    options = undefer(SmtpOut.data)
    return desk.session.scalars(query.order_by(SmtpOut.smtp_out_id).options(options)).all()


def _message(row: SmtpOut) -> SmtpOutMessage:
    return SmtpOutMessage(
        smtp_out_id=row.smtp_out_id,
        mailbox_id=row.mailbox_id,
        from_address=row.from_address,
        recipients=row.to_address.split(", "),
        data=row.data,
    )


def report(
    desk: Desk,
    lease_id: str,
    delivered: Iterable[int] | None,
    failed: Iterable[int] | None,
    error_message: str | None,
) -> None:
    """Note what became of leased messages. Raises ServiceError for one that is not leased."""
    sent, unsent = set(delivered or ()), set(failed or ())
    query = select(SmtpOut).where(SmtpOut.lease_id == lease_id)
    held = {row.smtp_out_id: row for row in desk.session.scalars(query)}
    if not lease_id or not (sent | unsent) <= held.keys():
        raise ServiceError(BAD_LEASE)
    for number in sorted(sent):
        desk.session.delete(held[number])
    for number in sorted(unsent - sent):
        _try_later(desk, held[number], error_message)
    desk.session.flush()
    counters.count(desk.session, counters.SENT, len(sent))
    counters.count(desk.session, counters.NOT_SENT, len(unsent - sent))


def _try_later(desk: Desk, row: SmtpOut, error_message: str | None) -> None:
    pause = _FIRST_RETRY * 2 ** min(row.attempt_count, _MOST_DOUBLINGS)
    row.attempt_count += 1
    row.last_error = error_message or "The message could not be delivered."
    row.next_attempt_utc = desk.now + min(pause, _LONGEST_RETRY)
    row.lease_id = row.leased_until_utc = None
