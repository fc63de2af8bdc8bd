"""The words of call logs, by which they are found: subject, description and who called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, or_, select

from db import UnitOfWork, locked
from db.full_text import FullTextIndex, Ranking, stored_words, words_of
from db.models.own import CallLogWords
from db.models.smartertrack import CallLog

AT_ONCE = 500
"""Call logs that are indexed in one transaction."""

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


def changed_call_logs(unit: UnitOfWork) -> Sequence[int]:
    """Return some call logs that others have noted, or changed since their words were read."""
    query = (
        select(CallLog.call_log_id)
        .outerjoin(CallLogWords, CallLogWords.call_log_id == CallLog.call_log_id)
        .where(
            or_(
                CallLogWords.call_log_id.is_(None),
                CallLogWords.indexed_utc != CallLog.date_modified_utc,
            )
        )
        .order_by(CallLog.call_log_id)
        .limit(AT_ONCE)
    )
    return unit.execute(query).scalars().all()


def index_changed_call_logs(unit: UnitOfWork, _now: datetime) -> int:
    """Remember the words of some of them as they are now; return how many."""
    calls = select(CallLog).where(CallLog.call_log_id.in_(changed_call_logs(unit)))
    return _index(unit, unit.session.scalars(locked(calls, CallLog)).all())


def index_call_log(unit: UnitOfWork, call: CallLog) -> None:
    """Remember the words of a call log as it is now."""
    _index(unit, [call])


def _index(unit: UnitOfWork, calls: Sequence[CallLog]) -> int:
    ids = [call.call_log_id for call in calls]
    unit.execute(delete(CallLogWords).where(CallLogWords.call_log_id.in_(ids)))
    for call in calls:
        index_new_call_log(unit, call)
    return len(calls)
