"""The words of call logs, by which they are found: subject, description and who called."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_, select

from db import UnitOfWork
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


def index_call_log(unit: UnitOfWork, call: CallLog) -> None:
    """Remember the words of a call log as it is now."""
    unit.execute(delete(CallLogWords).where(CallLogWords.call_log_id == call.call_log_id))
    index_new_call_log(unit, call)


def index_changed_call_logs(unit: UnitOfWork, _now: datetime) -> int:
    """Index some call logs that others have noted, or changed since; return how many."""
    query = (
        select(CallLog)
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
    calls = unit.session.scalars(query).all()
    ids = [call.call_log_id for call in calls]
    unit.execute(delete(CallLogWords).where(CallLogWords.call_log_id.in_(ids)))
    for call in calls:
        index_new_call_log(unit, call)
    return len(calls)
