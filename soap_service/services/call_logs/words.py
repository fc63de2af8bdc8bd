"""The words of call logs, by which they are found: subject, description and who called."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, func, or_, select, true

from db import UnitOfWork, locked
from db.full_text import FullTextIndex, Ranking, stored_words, words_of
from db.models.own import CallLogWords
from db.models.smartertrack import CallLog

AT_ONCE = 500
"""Call logs that are indexed in one transaction."""

NEWEST = 1000
"""Call logs among which new ones are looked for."""

INDEX = FullTextIndex(CallLogWords.all_words, CallLogWords.call_log_id)
RANKING = Ranking(((CallLogWords.subject_words, 100), (CallLogWords.name_words, 80)), elsewhere=40)
"""The relevance of a call log, of 100; elsewhere are its description, number and address."""


def index_new_call_log(unit: UnitOfWork, call: CallLog) -> None:
    """Remember the words of a call log that was just noted."""
    subject, name = words_of(call.subject), words_of(call.customer_name)
    others = (call.customer_phone_number, call.customer_email_address, call.description)
    rest = (word for each in others for word in words_of(each))
    unit.insert(
        CallLogWords,
        call_log_id=call.call_log_id,
        indexed_utc=call.date_modified_utc,
        subject_words=stored_words(subject),
        name_words=stored_words(name),
        all_words=stored_words((*subject, *name, *rest)),
    )


def index_call_log(unit: UnitOfWork, call: CallLog) -> None:
    """Remember the words of a call log as it is now."""
    _index(unit, [call])


def index_call_logs(unit: UnitOfWork, call_log_ids: Sequence[int]) -> None:
    """Remember the words of call logs as they are now, while nobody else changes them."""
    calls = select(CallLog).where(CallLog.call_log_id.in_(call_log_ids))
    _index(unit, unit.session.scalars(locked(calls, CallLog)).all())


def new_call_logs(unit: UnitOfWork) -> Sequence[int]:
    """Return those of the newest call logs whose words are not known; there is little to read."""
    newest = select(func.max(CallLog.call_log_id)).scalar_subquery()
    return _unread(unit, CallLog.call_log_id > newest - NEWEST)


def changed_call_logs(unit: UnitOfWork) -> Sequence[int]:
    """Return some call logs that others have noted, or changed since; all are looked through."""
    return _unread(unit, true())


def _unread(unit: UnitOfWork, condition: ColumnElement[bool]) -> Sequence[int]:
    query = (
        select(CallLog.call_log_id)
        .outerjoin(CallLogWords, CallLogWords.call_log_id == CallLog.call_log_id)
        .where(
            condition,
            or_(
                CallLogWords.call_log_id.is_(None),
                CallLogWords.indexed_utc != CallLog.date_modified_utc,
            ),
        )
        .order_by(CallLog.call_log_id)
        .limit(AT_ONCE)
    )
    return unit.execute(query).scalars().all()


def _index(unit: UnitOfWork, calls: Sequence[CallLog]) -> None:
    ids = [call.call_log_id for call in calls]
    unit.execute(delete(CallLogWords).where(CallLogWords.call_log_id.in_(ids)))
    for call in calls:
        index_new_call_log(unit, call)
