"""Search criteria: the keys of GetTicketsBySearch.

Every member of TicketInfo is a key, besides the spellings that clients use. Different keys must
all be met, of one key given several times any. ``Subject`` is found inside the subject; a time may
be bounded by adding ``Start`` or ``End`` to its key. ``SortOrder`` is by age, newest first unless
it is ``ascending``. ``Skip`` and ``Take``, or ``MaxResults``, are ours: they ask for a page.

Without any criterion the tickets of the queue stay out; deleted ones are always in, marked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, or_, select

from db import containing
from db.models.smartertrack import Ticket, TicketStatus, User
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_VALUE, UNKNOWN_KEY
from soap_service.services.keyvalues import (
    Pair,
    read_bool,
    read_int,
    read_pairs,
    read_time,
)
from soap_service.services.tickets.errors import BAD_PAGE, TOO_MANY_CRITERIA
from soap_service.services.tickets.store import TICKET_INFO, is_number

Condition = Callable[[Pair], ColumnElement[bool]]

_MAX_CRITERIA = 500
"""Databases take expressions of some depth and some number of parameters, not more."""
_SORT_KEY = "sortorder"
_SKIP_KEY = "skip"
_TAKE_KEYS = ("take", "maxresults")
_SORT_WORDS = {"ascending": True, "asc": True, "descending": False, "desc": False}


class Search(NamedTuple):
    """What was asked for: conditions that all hold, the order of age, and a page of it."""

    conditions: list[ColumnElement[bool]]
    is_ascending: bool
    skip: int
    take: int | None

    def query(self, visible: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
        """Return the query for the members of TicketInfo of what is visible and matches."""
        conditions = self.conditions or [_is_assigned()]
        order = Ticket.ticket_id if self.is_ascending else Ticket.ticket_id.desc()
        query = TICKET_INFO.where(visible, *conditions).order_by(order)
        if self.skip:
            query = query.offset(self.skip)
        return query if self.take is None else query.limit(self.take)


def read_search(criteria: Iterable[str | None] | None) -> Search:
    """Return the search that a list of ``Key=Value`` texts asks for. Raises ServiceError."""
    choices: dict[Condition, list[ColumnElement[bool]]] = defaultdict(list)
    is_ascending, skip, take = False, 0, None
    pairs = list(read_pairs(criteria))
    if len(pairs) > _MAX_CRITERIA:
        raise ServiceError(TOO_MANY_CRITERIA, limit=_MAX_CRITERIA)
    for pair in pairs:
        if pair.name == _SORT_KEY:
            is_ascending = _read_order(pair)
        elif pair.name == _SKIP_KEY:
            skip = _read_count(pair)
        elif pair.name in _TAKE_KEYS:
            take = _read_count(pair)
        else:
            condition = _condition(pair)
            choices[condition].append(condition(pair))
    return Search([or_(*each) for each in choices.values()], is_ascending, skip, take)


def _condition(pair: Pair) -> Condition:
    condition = _CONDITIONS.get(pair.name)
    if condition is None:
        raise ServiceError(UNKNOWN_KEY, key=pair.key, known=", ".join(_KNOWN))
    return condition


def _read_count(pair: Pair) -> int:
    count = read_int(pair)
    if count < 0:
        raise ServiceError(BAD_PAGE, key=pair.key)
    return count


def _read_order(pair: Pair) -> bool:
    word = pair.value.strip().lower()
    if word not in _SORT_WORDS:
        raise ServiceError(BAD_VALUE, key=pair.key, value=pair.value)
    return _SORT_WORDS[word]


def _is_assigned() -> ColumnElement[bool]:
    queue = select(User.user_id).where(User.is_queue)
    return Ticket.user_id.not_in(queue)


def _equals(column: Any, read: Callable[[Pair], object]) -> Condition:
    return lambda pair: column == read(pair)


def _from(column: Any) -> Condition:
    return lambda pair: column >= read_time(pair)


def _until(column: Any) -> Condition:
    return lambda pair: column <= read_time(pair)


def _in_subject(pair: Pair) -> ColumnElement[bool]:
    return containing(Ticket.subject, pair.value)


def _number(pair: Pair) -> ColumnElement[bool]:
    return is_number(pair.value)


def _address(pair: Pair) -> ColumnElement[bool]:
    return Ticket.customer_email_address == pair.value.strip()


def _status_name(pair: Pair) -> ColumnElement[bool]:
    return func.lower(TicketStatus.english_name) == pair.value.strip().lower()


_TIMES = {
    "DateOpenedUTC": Ticket.date_opened_utc,
    "DateClosedUTC": Ticket.date_closed_utc,
    "DateDeletedUTC": Ticket.date_deleted_utc,
    "DateFollowUpUTC": Ticket.date_follow_up_utc,
    "LastReplyDateUtc": Ticket.idle_start_time_utc,
}

_KEYS: Mapping[Condition, tuple[str, ...]] = {
    _address: ("CustomerEmailAddress", "EmailAddress"),
    _equals(Ticket.ticket_id, read_int): ("ID", "TicketID"),
    _equals(Ticket.user_id, read_int): ("IdAgent", "UserID", "AgentID"),
    _equals(Ticket.user_id_customer, read_int): ("IdCustomer", "CustomerID"),
    _equals(Ticket.department_id, read_int): ("IdDepartment", "DepartmentID"),
    _equals(Ticket.group_id, read_int): ("IdGroup", "GroupID"),
    _equals(TicketStatus.is_active, read_bool): ("IsActive",),
    _equals(Ticket.is_deleted, read_bool): ("IsDeleted",),
    _equals(TicketStatus.is_open, read_bool): ("IsOpen",),
    _equals(Ticket.is_pinned_to_agent, read_bool): ("IsPinnedToAgent",),
    _equals(Ticket.is_spam, read_bool): ("IsSpam",),
    _equals(Ticket.ticket_priority_id, read_int): ("Priority", "TicketPriorityID"),
    _equals(Ticket.reply_count_in, read_int): ("ReplyCountIn",),
    _equals(Ticket.reply_count_out, read_int): ("ReplyCountOut",),
    _equals(Ticket.requires_follow_up, read_bool): ("RequiresFollowUp",),
    _equals(Ticket.show_in_follow_up_view, read_bool): ("ShowInFollowUpView",),
    _equals(Ticket.ticket_status_id, read_int): ("TicketStatusID", "StatusID"),
    _status_name: ("Status",),
    _in_subject: ("Subject",),
    _number: ("TicketNumber",),
    **{_equals(column, read_time): (key,) for key, column in _TIMES.items()},
    **{_from(column): (f"{key}Start",) for key, column in _TIMES.items()},
    **{_until(column): (f"{key}End",) for key, column in _TIMES.items()},
}
_CONDITIONS = {key.lower(): condition for condition, keys in _KEYS.items() for key in keys}
_OF_PAGES = {"MaxResults", "Skip", "SortOrder", "Take"}
_KNOWN = sorted({key for keys in _KEYS.values() for key in keys} | _OF_PAGES)
