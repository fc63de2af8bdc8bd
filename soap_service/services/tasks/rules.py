"""The rules of tasks: creating, changing and deleting them, and talking about them.

Whoever changes a task goes through these functions, so that its times and events are always right.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.models.smartertrack import Task, TaskComment
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.tasks import kinds, store
from soap_service.services.tasks.errors import DUE_BEFORE_START, TASK_NOT_FOUND
from soap_service.services.tasks.events import Event, record
from soap_service.services.tickets.kinds import GENERAL, RESOLUTION, comment_type

_LOGGED = ("user_id", "task_status_id", "task_priority_id")
_TOLD_ANEW = {
    "date_start_utc": ("is_started",),
    "date_due_utc": ("is_due", "is_reminded"),
    "reminder_minutes": ("is_reminded",),
}


def create_task(desk: Desk, values: Mapping[str, Any]) -> Task:
    """Create a task and return it; nobody has it unless an agent is named. Raises ServiceError."""
    if "subject" not in values:
        raise ServiceError(MISSING_ARGUMENT, name="Subject")
    task = Task(date_created_utc=desk.now, date_modified_utc=desk.now, **values)
    if "task_status_id" not in values:
        task.task_status_id = kinds.first_status(desk).number
    if "task_priority_id" not in values:
        task.task_priority_id = kinds.usual_priority(desk)
    _check_dates(task)
    _set_completion(desk, task)
    desk.session.add(task)
    desk.session.flush()
    record(desk, task, Event.CREATED)
    return task


def change_task(desk: Desk, task: Task, values: Mapping[str, Any]) -> None:
    """Change attributes of a task; what stays the same has no event. Raises ServiceError."""
    changes = {name: value for name, value in values.items() if value != getattr(task, name)}
    if not changes:
        return
    old = {f"old_{name}": getattr(task, name) for name in _LOGGED if name in changes}
    for name, value in changes.items():
        setattr(task, name, value)
        for flag in _TOLD_ANEW.get(name, ()):
            setattr(task, flag, False)
    _check_dates(task)
    if "task_status_id" in changes:
        _set_completion(desk, task)
    task.date_modified_utc, task.is_indexed = desk.now, False
    record(desk, task, Event.MODIFIED, **old)


def complete_task(desk: Desk, task: Task, comment: str) -> None:
    """Complete a task; a comment says how. A completed task stays as it is. Raises ServiceError."""
    if comment.strip():
        add_comment(desk, task, RESOLUTION, comment)
    completed = kinds.read_status(desk, kinds.TaskStatus.COMPLETED)
    change_task(desk, task, {"task_status_id": completed.number})


def delete_task(desk: Desk, task: Task) -> None:
    """Delete a task softly."""
    task.is_deleted, task.date_deleted_utc = True, desk.now
    record(desk, task, Event.DELETED)


def add_comment(desk: Desk, task: Task, type_name: str, text: str) -> TaskComment:
    """Add a comment of a type, by its name in any case; without one it is general.

    Raises ServiceError.
    """
    comment = TaskComment(
        task_id=task.task_id,
        comment_type_id=comment_type(desk, type_name.strip() or GENERAL),
        user_id=desk.caller.user_id,
        date_entered_utc=desk.now,
        comment_text=text,
    )
    desk.session.add(comment)
    record(desk, task, Event.COMMENT_ADDED)
    return comment


def living_task(desk: Desk, task_id: int) -> Task:
    """Return a task to be worked on, locked against other writers. Raises ServiceError."""
    task = store.find_task(desk, task_id)
    if task is None:
        raise ServiceError(TASK_NOT_FOUND, task=task_id)
    return task


def seen_task(desk: Desk, task_id: int) -> Any:
    """Return the members of TaskInfo of a task; nothing is locked. Raises ServiceError."""
    found = store.find_info(desk, task_id)
    if found is None:
        raise ServiceError(TASK_NOT_FOUND, task=task_id)
    return found


def _set_completion(desk: Desk, task: Task) -> None:
    """A task has a time of completion exactly while its status is not open."""
    known = kinds.statuses(desk)
    is_open = any(each.is_open for each in known if each.number == task.task_status_id)
    task.date_completed_utc = None if is_open else task.date_completed_utc or desk.now


def _check_dates(task: Task) -> None:
    start, due = task.date_start_utc, task.date_due_utc
    if start is not None and due is not None and due < start:
        raise ServiceError(DUE_BEFORE_START)
