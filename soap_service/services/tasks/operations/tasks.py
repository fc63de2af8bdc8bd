"""Creating, reading, changing, handing on, completing and deleting tasks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from soap_service.services.desk import Desk
from soap_service.services.tasks import kinds, rules
from soap_service.services.tasks.service import service
from soap_service.services.tasks.types import GenericResult, TaskIdResult, TaskInfo, TaskInfoResult
from soap_service.services.tasks.values import read_agent, read_values


@service.operation
def create_task(desk: Desk, *, parameters: Iterable[str | None] | None) -> TaskIdResult:
    """Create a task and return its id; Subject is required."""
    task = rules.create_task(desk, read_values(desk, parameters))
    return TaskIdResult(task_id=task.task_id)


@service.query
def get_task(desk: Desk, *, task_id: int) -> TaskInfoResult:
    """Return a task."""
    return TaskInfoResult(task=cast(TaskInfo, rules.seen_task(desk, task_id)))


@service.operation
def modify_task(
    desk: Desk, *, task_id: int, parameters: Iterable[str | None] | None
) -> GenericResult:
    """Change what the keys of CreateTask say of a task, and nothing else of it."""
    task = rules.living_task(desk, task_id)
    rules.change_task(desk, task, read_values(desk, parameters))
    return GenericResult()


@service.operation
def assign_task(desk: Desk, *, task_id: int, user_id: int) -> GenericResult:
    """Give a task to an agent; 0 is nobody."""
    task = rules.living_task(desk, task_id)
    rules.change_task(desk, task, {"user_id": read_agent(desk, user_id)})
    return GenericResult()


@service.operation
def set_task_status(desk: Desk, *, task_id: int, task_status: str) -> GenericResult:
    """Give a task a status of the contract."""
    task = rules.living_task(desk, task_id)
    status = kinds.read_status(desk, task_status)
    rules.change_task(desk, task, {"task_status_id": status.number})
    return GenericResult()


@service.operation
def complete_task(desk: Desk, *, task_id: int, comment: str | None) -> GenericResult:
    """Complete a task; a comment becomes a resolution comment."""
    rules.complete_task(desk, rules.living_task(desk, task_id), comment or "")
    return GenericResult()


@service.operation
def delete_task(desk: Desk, *, task_id: int) -> GenericResult:
    """Delete a task."""
    rules.delete_task(desk, rules.living_task(desk, task_id))
    return GenericResult()
