"""Finding tasks: the keys of GetTasksBySearch, and the tasks of an agent.

Every member of TaskInfo is a key, besides the ticket a task is for, by its number, and ``Text``,
which is looked for in subject and description. Deleted tasks are found only by ``IsDeleted``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, select

from db.models.smartertrack import Task, TaskStatus, Ticket
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
from soap_service.services.tasks import kinds, store
from soap_service.services.tickets.store import has_number, read_number

_IS_DELETED = is_flag(Task.is_deleted)


def search(desk: Desk, criteria: Iterable[str | None] | None) -> Iterable[Any]:
    """Return rows of TaskInfo, the newest first, as a stream. Raises ServiceError."""
    asked = _keys(desk).read(criteria)
    query = asked.apply(store.task_info(desk), Task.task_id)
    if not asked.asks(_IS_DELETED):
        query = query.where(~Task.is_deleted)
    return desk.unit.stream(query)


def tasks_of(desk: Desk, user_id: int) -> Iterable[Any]:
    """Return rows of TaskInfo of an agent's tasks, open or not, the oldest first."""
    query = store.task_info(desk).where(store.of_agent(user_id), ~Task.is_deleted)
    return desk.unit.stream(query.order_by(Task.task_id))


def _keys(desk: Desk) -> SearchKeys:
    """Return the keys; which statuses and priorities there are, the installation says."""
    status, priority = _status(desk), _priority(desk)
    return SearchKeys(
        {
            **_CONDITIONS,
            status: ("TaskStatusID", "Status"),
            priority: ("TaskPriorityID", "Priority", "PriorityName"),
        }
    )


def _status(desk: Desk) -> Condition:
    def condition(pair: Pair) -> ColumnElement[bool]:
        meant = kinds.matching_statuses(desk, pair.value) or [kinds.read_status(desk, pair.value)]
        return Task.task_status_id.in_([each.number for each in meant])

    return condition


def _priority(desk: Desk) -> Condition:
    return lambda pair: Task.task_priority_id == kinds.read_priority(desk, pair.value)


def _agent(pair: Pair) -> ColumnElement[bool]:
    return store.of_agent(read_int(pair))


def _ticket_number(pair: Pair) -> ColumnElement[bool]:
    number = has_number(read_number(pair.value))
    return Task.ticket_id.in_(select(Ticket.ticket_id).where(number))


_CONDITIONS: dict[Condition, tuple[str, ...]] = {
    refers(Task.call_log_id): ("CallLogID",),
    refers(Task.chat_id): ("ChatID",),
    holds(Task.description): ("Description",),
    _IS_DELETED: ("IsDeleted",),
    is_flag(TaskStatus.is_open): ("IsOpen",),
    refers(Task.reminder_minutes): ("ReminderMinutes",),
    holds(Task.subject): ("Subject",),
    equals(Task.task_id): ("TaskID", "ID"),
    holds(Task.subject, Task.description): ("Text",),
    refers(Task.ticket_id): ("TicketID",),
    _ticket_number: ("TicketNumber",),
    _agent: ("UserID", "AgentID"),
    **periods(
        {
            "DateCompletedUTC": Task.date_completed_utc,
            "DateCreatedUTC": Task.date_created_utc,
            "DateDeletedUTC": Task.date_deleted_utc,
            "DateDueUTC": Task.date_due_utc,
            "DateModifiedUTC": Task.date_modified_utc,
            "DateStartUTC": Task.date_start_utc,
        }
    ),
}
