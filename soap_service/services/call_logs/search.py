"""Finding call logs: the keys of GetCallLogsBySearch, and the calls of a group or an agent.

Every member of CallLogInfo is a key, besides those of CreateCallLog2, the ticket that a call is
tied to, and ``Text``, whose words are looked for in subject, description and all about the caller;
what it finds comes by relevance when no order is asked. Deleted call logs are found only by
``IsDeleted``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select

from db.full_text import MAX_WORDS, asked_words
from db.models.own import CallLogWords
from db.models.smartertrack import CallLog, Ticket
from soap_service.services.call_logs import store
from soap_service.services.call_logs.words import INDEX, RANKING
from soap_service.services.desk import Desk
from soap_service.services.keyvalues import Pair, read_int
from soap_service.services.searches import (
    Condition,
    SearchKeys,
    equals,
    holds,
    is_flag,
    periods,
    refers,
)
from soap_service.services.tickets.store import has_number, read_number
from soap_service.services.tickets.times import meant_time

_AGE: tuple[Any, ...] = (CallLog.date_start_utc, CallLog.call_log_id)


def search(desk: Desk, criteria: Iterable[str | None] | None) -> Iterable[Any]:
    """Return rows of CallLogInfo, the newest first, as a stream. Raises ServiceError."""
    words: list[str] = []

    def holds_words(pair: Pair) -> ColumnElement[bool]:
        asked = asked_words(pair.value)
        words.extend(asked)
        return INDEX.holds(desk.unit, asked) if asked else CallLogWords.call_log_id.is_(None)

    asked = SearchKeys({**_CONDITIONS, holds_words: ("Text",)}).read(criteria)
    query, order = _seen(desk), _AGE
    if asked.asks(holds_words):
        query = query.join(CallLogWords, CallLogWords.call_log_id == CallLog.call_log_id)
    if words and asked.is_ascending is None:
        order = (RANKING.score(list(dict.fromkeys(words))[:MAX_WORDS]), *_AGE)
    query = asked.apply(query, *order)
    if not asked.asks(_IS_DELETED):
        query = query.where(~CallLog.is_deleted)
    return desk.unit.stream(query)


def calls_between(
    desk: Desk, condition: ColumnElement[bool], start: datetime, end: datetime
) -> Iterable[Any]:
    """Return rows of CallLogInfo of calls that began between two times, the oldest first.

    A time that nobody means, such as .NET's zero, is no bound.
    """
    query = _seen(desk).where(condition, ~CallLog.is_deleted)
    first, last = meant_time(start), meant_time(end)
    if first is not None:
        query = query.where(CallLog.date_start_utc >= first)
    if last is not None:
        query = query.where(CallLog.date_start_utc <= last)
    return desk.unit.stream(query.order_by(*_AGE))


def _seen(desk: Desk) -> Select[*tuple[Any, ...]]:
    return store.CALL_LOG_INFO.where(store.visible_to(desk.caller))


def _trimmed(pair: Pair) -> str:
    return pair.value.strip()


def _number(pair: Pair) -> str:
    return pair.value.strip().upper()


def _ticket_number(pair: Pair) -> ColumnElement[bool]:
    return store.of_tickets(has_number(read_number(pair.value)))


def _ticket_id(pair: Pair) -> ColumnElement[bool]:
    return store.of_tickets(Ticket.ticket_id == read_int(pair))


def _incoming(pair: Pair) -> ColumnElement[bool]:
    return ~is_flag(CallLog.is_outgoing)(pair)


_IS_DELETED = is_flag(CallLog.is_deleted)
_CONDITIONS: Mapping[Condition, tuple[str, ...]] = {
    equals(CallLog.call_log_id): ("CallLogID", "ID"),
    equals(CallLog.call_number, _number): ("CallNumber",),
    refers(CallLog.customer_user_id): ("CustomerID",),
    holds(CallLog.customer_name): ("CustomerName",),
    equals(CallLog.department_id): ("DepartmentID",),
    holds(CallLog.description): ("Description",),
    equals(CallLog.customer_email_address, _trimmed): ("EmailAddress", "CustomerEmailAddress"),
    equals(CallLog.group_id): ("GroupID",),
    _incoming: ("IncomingCall",),
    _IS_DELETED: ("IsDeleted",),
    equals(CallLog.customer_phone_number, _trimmed): ("PhoneNumber", "CustomerPhoneNumber"),
    holds(CallLog.subject): ("Subject",),
    _ticket_id: ("TicketID",),
    _ticket_number: ("TicketNumber",),
    equals(CallLog.user_id): ("UserID", "AgentID"),
    **periods(
        {
            "DateCreatedUTC": CallLog.date_created_utc,
            "DateDeletedUTC": CallLog.date_deleted_utc,
            "DateEndUTC": CallLog.date_end_utc,
            "DateModifiedUTC": CallLog.date_modified_utc,
            "DateStartUTC": CallLog.date_start_utc,
        }
    ),
}
