"""What happens to tasks: the event log, and the events that providers are told."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from db.models.smartertrack import Task, TaskEventLog
from soap_service.services.desk import Desk
from soap_service.services.events import INTERFACE_WEB_SERVICE, announce, next_uniquifier

TASK = "task"
"""The kind of object that events of tasks happen to."""


class Event(IntEnum):
    """Ids of task events; that one has begun or is due is told by the clock."""

    CREATED = 507000
    MODIFIED = 507001
    DELETED = 507002
    COMMENT_ADDED = 507005


def record(desk: Desk, task: Task, event: Event, **old: Any) -> None:
    """Log an event of a task at this moment and announce it; ``old`` are further columns."""
    desk.unit.insert(
        TaskEventLog,
        event_date_utc=desk.now,
        uniquifier=next_uniquifier(),
        event_type_id=event,
        task_id=task.task_id,
        user_id_taking_action=desk.caller.user_id,
        interface_used=INTERFACE_WEB_SERVICE,
        user_id=task.user_id,
        task_status_id=task.task_status_id,
        task_priority_id=task.task_priority_id,
        **old,
    )
    acting = {"actinguserid": desk.caller.user_id, "actinguser": desk.caller.user_name}
    announce(desk, event, TASK, task.task_id, task_arguments(task) | acting)


def task_arguments(task: Task) -> dict[str, object]:
    """Return what every event of a task tells."""
    return {
        "title": task.subject or "",
        "taskid": task.task_id,
        "agentid": task.user_id or 0,
        "statusid": task.task_status_id,
        "priorityid": task.task_priority_id,
        "startdate": task.date_start_utc,
        "duedate": task.date_due_utc,
        "ticketid": task.ticket_id or 0,
        "chatid": task.chat_id or 0,
        "calllogid": task.call_log_id or 0,
    }
