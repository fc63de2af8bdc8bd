"""Kinds that the rules need by name: the usual priority, and the types of comments.

Ids differ between installations, which also rename kinds and add their own. So a kind is looked for
by the product's name; where none has it, the nearest is taken, because tickets must be opened and
closed all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from db import UnitOfWork
from db.models.smartertrack import CommentType, TicketPriority
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets.errors import UNKNOWN_COMMENT_TYPE

GENERAL = "general"
TRANSFER = "transfer"
RESOLUTION = "resolution"

_USUAL = ("normal", "medium")
_NO_PRIORITY = 0


class Kind(NamedTuple):
    """A priority or a type of comments, with its names in lower case."""

    number: int
    names: tuple[str, ...]


def read_priorities(unit: UnitOfWork) -> list[Kind]:
    """Return the priorities in their order."""
    each = TicketPriority
    query = select(each.ticket_priority_id, each.english_name, each.display_name)
    return _read(unit, query.order_by(each.sort_order, each.ticket_priority_id))


def read_comment_types(unit: UnitOfWork) -> list[Kind]:
    """Return the types of comments by their ids."""
    each = CommentType
    query = select(each.comment_type_id, each.english_name, each.display_name)
    return _read(unit, query.order_by(each.comment_type_id))


def _read(unit: UnitOfWork, query: Select[int, str | None, str | None]) -> list[Kind]:
    rows: Iterable[Any] = unit.execute(query)
    return [
        Kind(number, tuple(name.strip().lower() for name in (english, displayed) if name))
        for number, english, displayed in rows
    ]


def usual_priority(desk: Desk) -> int:
    """Return the priority of a new ticket: Normal, or Medium, or the one in the middle."""
    priorities = desk.site.memory.recall(read_priorities, desk.unit)
    for name in _USUAL:
        number = _named(priorities, name)
        if number is not None:
            return number
    return priorities[(len(priorities) - 1) // 2].number if priorities else _NO_PRIORITY


def comment_type(desk: Desk, name: str) -> int:
    """Return the id of a comment type by one of its names, in any case. Raises ServiceError.

    What the product itself writes always has one: a type with the word in its name, else General,
    else the first there is.
    """
    wanted = name.strip().lower()
    number = _find(_comment_types(desk), wanted)
    if number is None:
        desk.site.memory.forget(read_comment_types)
        number = _find(_comment_types(desk), wanted)
    if number is None:
        types = _comment_types(desk)
        known = ", ".join(sorted({each for kind in types for each in kind.names}))
        raise ServiceError(UNKNOWN_COMMENT_TYPE, name=name, known=known)
    return number


def special_types(desk: Desk) -> Mapping[int | None, str]:
    """Return which types are those of transfers and resolutions, by their ids."""
    types = _comment_types(desk)
    return {_nearest(types, name): name for name in (TRANSFER, RESOLUTION)}


def _comment_types(desk: Desk) -> list[Kind]:
    return desk.site.memory.recall(read_comment_types, desk.unit)


def _find(types: Sequence[Kind], wanted: str) -> int | None:
    number = _named(types, wanted)
    if number is not None or wanted not in (GENERAL, TRANSFER, RESOLUTION):
        return number
    others = (_nearest(types, wanted), _named(types, GENERAL), *(each.number for each in types))
    return next((each for each in others if each is not None), None)


def _nearest(types: Sequence[Kind], word: str) -> int | None:
    """Return the kind of that name, or else the first that has it in its name."""
    number = _named(types, word)
    if number is not None:
        return number
    holding = (kind.number for kind in types if any(word in name for name in kind.names))
    return next(holding, None)


def _named(kinds: Sequence[Kind], name: str) -> int | None:
    return next((kind.number for kind in kinds if name in kind.names), None)
