"""Statuses and priorities of tasks, whose ids differ between installations.

The contract knows five statuses by name. A row of ``st_TaskStatuses`` is the one whose English name
it has, or else the one that its flags come nearest to.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import select

from db import UnitOfWork
from db.models.smartertrack import TaskPriority
from db.models.smartertrack import TaskStatus as StatusRow
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.tasks.errors import UNKNOWN_TASK_PRIORITY, UNKNOWN_TASK_STATUS

_USUAL = ("normal", "medium")


class TaskStatus(StrEnum):
    """The statuses of the contract."""

    NOT_STARTED = "NotStarted"
    IN_PROGRESS = "InProgress"
    WAITING = "Waiting"
    COMPLETED = "Completed"
    REJECTED = "Rejected"


class KnownStatus(NamedTuple):
    """A row of ``st_TaskStatuses``: what it is in the contract, and whether by its name."""

    number: int
    status: TaskStatus
    is_named: bool
    is_open: bool


class KnownPriority(NamedTuple):
    """A row of ``st_TaskPriorities``, with its names in lower case."""

    number: int
    names: tuple[str, ...]


_BY_PLAIN_NAME = {status.lower(): status for status in TaskStatus}


def read_statuses(unit: UnitOfWork) -> list[KnownStatus]:
    """Return the statuses, those that are called as in the contract first."""
    query = select(
        StatusRow.task_status_id, StatusRow.english_name, StatusRow.is_open, StatusRow.is_active
    ).order_by(StatusRow.sort_order, StatusRow.task_status_id)
    rows: Iterable[Any] = unit.execute(query)
    return sorted((_known_status(*row) for row in rows), key=lambda each: not each.is_named)


def _known_status(number: int, name: str | None, is_open: bool, is_active: bool) -> KnownStatus:
    named = _BY_PLAIN_NAME.get(_plain(name or ""))
    return KnownStatus(number, named or _nearest(is_open, is_active), named is not None, is_open)


def _nearest(is_open: bool, is_active: bool) -> TaskStatus:
    if not is_open:
        return TaskStatus.COMPLETED
    return TaskStatus.IN_PROGRESS if is_active else TaskStatus.WAITING


def _plain(text: str) -> str:
    return "".join(text.lower().split())


def statuses(desk: Desk) -> list[KnownStatus]:
    """Return the statuses of the installation, as they were a moment ago."""
    return desk.site.memory.recall(read_statuses, desk.unit)


def first_status(desk: Desk) -> KnownStatus:
    """Return the status of a new task: not started, or else the first open one.

    Raises ServiceError.
    """
    known = statuses(desk)
    chosen = [each for each in known if each.status is TaskStatus.NOT_STARTED]
    chosen += [each for each in known if each.is_open]
    if not chosen:
        raise _unknown_status(desk, TaskStatus.NOT_STARTED)
    return chosen[0]


def read_status(desk: Desk, text: str | None) -> KnownStatus:
    """Return a status by the contract's name, in any case and spacing, or by its number.

    Raises ServiceError.
    """
    found = matching_statuses(desk, text or "")
    if not found:
        raise _unknown_status(desk, text or "")
    return found[0]


def matching_statuses(desk: Desk, text: str) -> list[KnownStatus]:
    """Return the statuses that a text means, the one that is called so first."""
    plain = _plain(text)
    return [each for each in statuses(desk) if plain in (each.status.lower(), str(each.number))]


def _unknown_status(desk: Desk, text: str) -> ServiceError:
    known = ", ".join(dict.fromkeys(each.status for each in statuses(desk)))
    return ServiceError(UNKNOWN_TASK_STATUS, status=text, known=known)


def read_priorities(unit: UnitOfWork) -> list[KnownPriority]:
    """Return the priorities in their order."""
    each = TaskPriority
    query = select(each.task_priority_id, each.english_name, each.display_name)
    rows: Iterable[Any] = unit.execute(query.order_by(each.sort_order, each.task_priority_id))
    return [
        KnownPriority(number, tuple(name.strip().lower() for name in names if name))
        for number, *names in rows
    ]


def usual_priority(desk: Desk) -> int:
    """Return the priority of a new task: Normal, or Medium, or the one in the middle.

    Raises ServiceError.
    """
    known = desk.site.memory.recall(read_priorities, desk.unit)
    named = [each.number for name in _USUAL for each in known if name in each.names]
    if not known:
        raise ServiceError(UNKNOWN_TASK_PRIORITY, priority="Normal", known="")
    return named[0] if named else known[(len(known) - 1) // 2].number


def read_priority(desk: Desk, text: str) -> int:
    """Return a priority by one of its names, in any case, or its number. Raises ServiceError."""
    wanted = text.strip().lower()
    known = desk.site.memory.recall(read_priorities, desk.unit)
    for each in known:
        if wanted in (*each.names, str(each.number)):
            return each.number
    names = ", ".join(name for each in known for name in each.names[:1])
    raise ServiceError(UNKNOWN_TASK_PRIORITY, priority=text, known=names)
