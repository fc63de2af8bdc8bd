"""What is due: follow-ups, and tasks that are to begin or to end.

Tasks that the product has marked as started or due were told by it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from db import UnitOfWork
from db.models.smartertrack import Task, TaskStatus, Ticket
from providers.outbox import Profiles
from soap_service.services.clockwork.occasions import AT_ONCE, Happening
from soap_service.services.tasks.events import TASK, task_arguments
from soap_service.services.tickets.events import TICKET, ticket_arguments

__all__ = ["tell_due_follow_ups", "tell_due_tasks"]

TASK_STARTED = 507003
TASK_DUE = 507004


def tell_due_follow_ups(
    event_type_id: int, unit: UnitOfWork, _profiles: Profiles, now: datetime
) -> int:
    """Announce tickets once for each time that somebody wants to look at them again."""
    happening = Happening(event_type_id, TICKET)
    tickets = unit.session.scalars(_due_follow_ups(happening, now)).all()
    for ticket in tickets:
        due = ticket.date_follow_up_utc or now
        arguments = {**ticket_arguments(ticket), "followupdate": due}
        happening.tell(unit, ticket.ticket_id, due, arguments, now)
    return len(tickets)


def _due_follow_ups(happening: Happening, now: datetime) -> Any:
    due: Any = Ticket.date_follow_up_utc
    return (
        select(Ticket)
        .where(
            due <= now,
            Ticket.requires_follow_up,
            ~Ticket.is_deleted,
            ~happening.was_told(Ticket.ticket_id, due),
        )
        .order_by(due, Ticket.ticket_id)
        .limit(AT_ONCE)
    )


def tell_due_tasks(unit: UnitOfWork, _profiles: Profiles, now: datetime) -> int:
    """Announce open tasks once for each start and each end that has come."""
    started = Happening(TASK_STARTED, TASK)
    due = Happening(TASK_DUE, TASK)
    return _tell_tasks(unit, started, Task.date_start_utc, Task.is_started, now) + _tell_tasks(
        unit, due, Task.date_due_utc, Task.is_due, now
    )


def _tell_tasks(
    unit: UnitOfWork, happening: Happening, date: Any, was_told: Any, now: datetime
) -> int:
    is_open = select(TaskStatus.task_status_id).where(TaskStatus.is_open)
    query = (
        select(Task)
        .where(
            date <= now,
            ~was_told,
            ~Task.is_deleted,
            Task.task_status_id.in_(is_open),
            ~happening.was_told(Task.task_id, date),
        )
        .order_by(date, Task.task_id)
        .limit(AT_ONCE)
    )
    tasks = unit.session.scalars(query).all()
    for task in tasks:
        since = getattr(task, date.key)
        happening.tell(unit, task.task_id, since, task_arguments(task), now)
    return len(tasks)
