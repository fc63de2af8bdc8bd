"""Searches: criteria as ``Key=Value`` texts, for services whose lists are searched.

Different keys must all be met, of one key given several times any. ``SortOrder`` is newest first
unless it is ``ascending``; ``Skip`` and ``Take``, or ``MaxResults``, ask for a page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, false, or_

from db.matching import any_of, containing
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_VALUE, UNKNOWN_KEY
from soap_service.services.keyvalues import Pair, read_bool, read_int, read_pairs, read_time
from soap_service.services.tickets.errors import BAD_PAGE, TOO_MANY_CRITERIA

__all__ = [
    "Condition",
    "Search",
    "SearchKeys",
    "equals",
    "holds",
    "is_flag",
    "page",
    "periods",
    "refers",
]

MAX_CRITERIA = 500
"""Databases take expressions of some depth and some number of parameters, not more."""

Condition = Callable[[Pair], ColumnElement[bool]]
"""Makes the condition that a pair asks for. Raises ServiceError."""

_DIRECTIONS = {"ascending": True, "asc": True, "descending": False, "desc": False}
_OF_PAGES = ("MaxResults", "Skip", "SortOrder", "Take")
_TAKE_KEYS = ("take", "maxresults")


class Search(NamedTuple):
    """What was asked for: conditions by the keys they were asked with, order and page.

    ``is_ascending`` is None when no order was asked.
    """

    conditions: Mapping[Condition, list[ColumnElement[bool]]]
    is_ascending: bool | None
    skip: int
    take: int | None

    def asks(self, condition: Condition) -> bool:
        """Tell whether something was asked by a key of a condition."""
        return condition in self.conditions

    def apply(self, query: Select[*tuple[Any, ...]], *order: Any) -> Select[*tuple[Any, ...]]:
        """Return a query for what meets the conditions, in an order that rises with age."""
        query = query.where(*map(any_of, self.conditions.values()))
        query = query.order_by(*(each if self.is_ascending else each.desc() for each in order))
        return page(query, self.skip, self.take)


def page(query: Select[*tuple[Any, ...]], skip: int, take: int | None) -> Select[*tuple[Any, ...]]:
    """Return a query for a part of its rows; SQL Server knows no page of no rows."""
    if take == 0:
        return query.where(false())
    if skip:
        query = query.offset(skip)
    return query if take is None else query.limit(take)


class SearchKeys:
    """The keys that a list can be searched by; several may mean the same condition."""

    def __init__(self, keys: Mapping[Condition, tuple[str, ...]]) -> None:
        self._conditions = {key.lower(): each for each, names in keys.items() for key in names}
        self._known = sorted({*_OF_PAGES, *(key for names in keys.values() for key in names)})

    def read(self, criteria: Iterable[str | None] | None) -> Search:
        """Return the search that a list of ``Key=Value`` texts asks for. Raises ServiceError."""
        conditions: dict[Condition, list[ColumnElement[bool]]] = defaultdict(list)
        is_ascending, skip, take = None, 0, None
        for number, pair in enumerate(read_pairs(criteria), start=1):
            if number > MAX_CRITERIA:
                raise ServiceError(TOO_MANY_CRITERIA, limit=MAX_CRITERIA)
            if pair.name == "sortorder":
                is_ascending = _read_direction(pair)
            elif pair.name == "skip":
                skip = _read_count(pair)
            elif pair.name in _TAKE_KEYS:
                take = _read_count(pair)
            else:
                condition = self._condition(pair)
                conditions[condition].append(condition(pair))
        return Search(conditions, is_ascending, skip, take)

    def _condition(self, pair: Pair) -> Condition:
        condition = self._conditions.get(pair.name)
        if condition is None:
            raise ServiceError(UNKNOWN_KEY, key=pair.key, known=", ".join(self._known))
        return condition


def equals(column: Any, read: Callable[[Pair], Any] = read_int) -> Condition:
    """Return the condition that a column has a value."""
    return lambda pair: column == read(pair)


def refers(column: Any) -> Condition:
    """Return the condition that a column has a number; 0 stands for none."""

    def condition(pair: Pair) -> ColumnElement[bool]:
        number = read_int(pair)
        found: ColumnElement[bool] = column == number if number else column.is_(None)
        return found

    return condition


def is_flag(column: Any) -> Condition:
    """Return the condition that a flag is set, or not set."""
    return lambda pair: column if read_bool(pair) else ~column


def holds(*columns: Any) -> Condition:
    """Return the condition that one of some columns holds a text, in any case."""
    return lambda pair: or_(*(containing(column, pair.value.strip()) for column in columns))


def periods(columns: Mapping[str, Any]) -> dict[Condition, tuple[str, ...]]:
    """Return conditions for times by key: at, and with ``Start`` or ``End`` added from or until."""
    found: dict[Condition, tuple[str, ...]] = {}
    for key, column in columns.items():
        found |= _period(key, column)
    return found


def _period(key: str, column: Any) -> dict[Condition, tuple[str, ...]]:
    return {
        equals(column, read_time): (key,),
        lambda pair: column >= read_time(pair): (f"{key}Start",),
        lambda pair: column <= read_time(pair): (f"{key}End",),
    }


def _read_direction(pair: Pair) -> bool:
    word = pair.value.strip().lower()
    if word not in _DIRECTIONS:
        raise ServiceError(BAD_VALUE, key=pair.key, value=pair.value)
    return _DIRECTIONS[word]


def _read_count(pair: Pair) -> int:
    count = read_int(pair)
    if count < 0:
        raise ServiceError(BAD_PAGE, key=pair.key)
    return count
