"""Search criteria: the keys of GetTicketsBySearch.

Every member of TicketInfo is a key, besides the spellings that clients use. Different keys must
all be met, of one key given several times any. ``Subject`` is found inside the subject; a time may
be bounded by adding ``Start`` or ``End`` to its key. ``Text`` is ours: its words are looked for in
subject, address, messages and notes, and what it finds comes by relevance when no order is asked.
``SortOrder`` is by age, newest first unless it is ``ascending``. ``Skip`` and ``Take``, or
``MaxResults``, are ours: they ask for a page.

Without any criterion the tickets of the queue stay out; deleted ones are always in, marked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Subquery, bindparam, func, select, true
from sqlalchemy.orm import aliased

from db.full_text import asked_words
from db.matching import any_of, holding, like
from db.models.smartertrack import Ticket, TicketStatus, User
from soap_service.accounts import Account
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_VALUE, UNKNOWN_KEY
from soap_service.services.keyvalues import (
    Pair,
    read_bool,
    read_int,
    read_pairs,
    read_time,
)
from soap_service.services.searches import page
from soap_service.services.tickets.errors import BAD_PAGE, TOO_MANY_CRITERIA
from soap_service.services.tickets.store import (
    TICKET_INFO,
    belongs_to,
    has_number,
    read_number,
)

_MAX_CRITERIA = 500
"""Databases take expressions of some depth and some number of parameters, not more."""
_STATEMENTS = 64
"""Statements to remember: clients make the same kinds of searches again and again."""
_SORT_KEY = "sortorder"
_SKIP_KEY = "skip"
_TAKE_KEYS = ("take", "maxresults")
_TEXT_KEY = "text"
_CALLER = "caller"
_Status = aliased(TicketStatus)
_SORT_WORDS = {"ascending": True, "asc": True, "descending": False, "desc": False}


class Criterion(NamedTuple):
    """How the value of a key is read, and the condition that it makes."""

    read: Callable[[Pair], object]
    condition: Callable[[ColumnElement[Any]], ColumnElement[bool]]


class Search(NamedTuple):
    """What was asked for: criteria and their values, the words of texts, an order, and a page.

    The order is that of age, ``is_ascending``, or None when none was asked.
    """

    criteria: tuple[Criterion, ...]
    values: tuple[object, ...]
    texts: tuple[tuple[str, ...], ...]
    is_ascending: bool | None
    skip: int
    take: int | None

    def query(self, caller: Account, found: Subquery | None = None) -> Select[*tuple[Any, ...]]:
        """Return the query for the members of TicketInfo of what the caller may see and matches.

        ``found`` is what was found by the texts: (ticket_id, relevance).
        """
        query = _statement(
            self.criteria, bool(self.is_ascending), bool(self.texts), caller.is_administrator
        )
        if found is not None:
            query = query.join(found, found.c.ticket_id == Ticket.ticket_id)
            if self.is_ascending is None:
                by_relevance = (found.c.relevance.desc(), Ticket.ticket_id.desc())
                query = query.order_by(None).order_by(*by_relevance)
        return page(query, self.skip, self.take)

    def parameters(self, caller: Account) -> dict[str, object]:
        """Return the parameters of the query."""
        values = {_parameter(index): value for index, value in enumerate(self.values)}
        return values if caller.is_administrator else {**values, _CALLER: caller.user_id}


def read_search(criteria: Iterable[str | None] | None) -> Search:
    """Return the search that a list of ``Key=Value`` texts asks for. Raises ServiceError."""
    asked: list[Criterion] = []
    values: list[object] = []
    texts: list[tuple[str, ...]] = []
    is_ascending, skip, take = None, 0, None
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
        elif pair.name == _TEXT_KEY:
            texts.append(tuple(asked_words(pair.value)))
        else:
            asked.append(_criterion(pair))
            values.append(asked[-1].read(pair))
    return Search(tuple(asked), tuple(values), tuple(texts), is_ascending, skip, take)


@lru_cache(_STATEMENTS)
def _statement(
    criteria: tuple[Criterion, ...], is_ascending: bool, has_texts: bool, sees_all: bool
) -> Select[*tuple[Any, ...]]:
    choices: dict[Criterion, list[ColumnElement[bool]]] = defaultdict(list)
    for index, criterion in enumerate(criteria):
        choices[criterion].append(criterion.condition(bindparam(_parameter(index))))
    matching = [any_of(each) for each in choices.values()]
    if not matching and not has_texts:
        matching = [_is_assigned()]
    visible = true() if sees_all else belongs_to(bindparam(_CALLER))
    order = Ticket.ticket_id if is_ascending else Ticket.ticket_id.desc()
    return TICKET_INFO.where(visible, *matching).order_by(order)


def _parameter(index: int) -> str:
    return f"value_{index}"


def _criterion(pair: Pair) -> Criterion:
    criterion = _CRITERIA.get(pair.name)
    if criterion is None:
        raise ServiceError(UNKNOWN_KEY, key=pair.key, known=", ".join(_KNOWN))
    return criterion


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


def _equals(column: Any, read: Callable[[Pair], object]) -> Criterion:
    return Criterion(read, lambda value: column == value)


def _of_status(flag: Any) -> Criterion:
    """Ask for the ids of the statuses that have a flag: tickets have an index of those."""
    return Criterion(
        read_bool,
        lambda value: Ticket.ticket_status_id.in_(
            select(_Status.ticket_status_id).where(flag == value)
        ),
    )


def _from(column: Any) -> Criterion:
    return Criterion(read_time, lambda value: column >= value)


def _until(column: Any) -> Criterion:
    return Criterion(read_time, lambda value: column <= value)


def _trimmed(pair: Pair) -> str:
    return pair.value.strip()


_ADDRESS = _equals(Ticket.customer_email_address, _trimmed)
_NUMBER = Criterion(lambda pair: read_number(pair.value), has_number)
_STATUS_NAME = _equals(func.lower(TicketStatus.english_name), lambda pair: _trimmed(pair).lower())
_SUBJECT = Criterion(
    lambda pair: holding(pair.value), lambda pattern: like(Ticket.subject, pattern)
)

_TIMES = {
    "DateOpenedUTC": Ticket.date_opened_utc,
    "DateClosedUTC": Ticket.date_closed_utc,
    "DateDeletedUTC": Ticket.date_deleted_utc,
    "DateFollowUpUTC": Ticket.date_follow_up_utc,
    "LastReplyDateUtc": Ticket.idle_start_time_utc,
}

_KEYS: Mapping[Criterion, tuple[str, ...]] = {
    _ADDRESS: ("CustomerEmailAddress", "EmailAddress"),
    _equals(Ticket.ticket_id, read_int): ("ID", "TicketID"),
    _equals(Ticket.user_id, read_int): ("IdAgent", "UserID", "AgentID"),
    _equals(Ticket.user_id_customer, read_int): ("IdCustomer", "CustomerID"),
    _equals(Ticket.department_id, read_int): ("IdDepartment", "DepartmentID"),
    _equals(Ticket.group_id, read_int): ("IdGroup", "GroupID"),
    _of_status(_Status.is_active): ("IsActive",),
    _equals(Ticket.is_deleted, read_bool): ("IsDeleted",),
    _of_status(_Status.is_open): ("IsOpen",),
    _equals(Ticket.is_pinned_to_agent, read_bool): ("IsPinnedToAgent",),
    _equals(Ticket.is_spam, read_bool): ("IsSpam",),
    _equals(Ticket.ticket_priority_id, read_int): ("Priority", "TicketPriorityID"),
    _equals(Ticket.reply_count_in, read_int): ("ReplyCountIn",),
    _equals(Ticket.reply_count_out, read_int): ("ReplyCountOut",),
    _equals(Ticket.requires_follow_up, read_bool): ("RequiresFollowUp",),
    _equals(Ticket.show_in_follow_up_view, read_bool): ("ShowInFollowUpView",),
    _equals(Ticket.ticket_status_id, read_int): ("TicketStatusID", "StatusID"),
    _STATUS_NAME: ("Status",),
    _SUBJECT: ("Subject",),
    _NUMBER: ("TicketNumber",),
    **{_equals(column, read_time): (key,) for key, column in _TIMES.items()},
    **{_from(column): (f"{key}Start",) for key, column in _TIMES.items()},
    **{_until(column): (f"{key}End",) for key, column in _TIMES.items()},
}
_CRITERIA = {key.lower(): criterion for criterion, keys in _KEYS.items() for key in keys}
_OTHERS = {"MaxResults", "Skip", "SortOrder", "Take", "Text"}
_KNOWN = sorted({key for keys in _KEYS.values() for key in keys} | _OTHERS)
