"""Finding tasks."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk
from soap_service.services.tasks.search import search, tasks_of
from soap_service.services.tasks.service import service
from soap_service.services.tasks.types import TaskInfoArrayResult
from soap_service.services.tasks.values import read_agent


@service.query
def get_tasks_by_user(desk: Desk, *, user_id: int) -> TaskInfoArrayResult:
    """Return the tasks assigned to an agent, open or not; 0 stands for those of nobody."""
    read_agent(desk, user_id)
    return TaskInfoArrayResult(tasks=tasks_of(desk, user_id))


@service.query
def get_tasks_by_search(
    desk: Desk, *, search_criteria: Iterable[str | None] | None
) -> TaskInfoArrayResult:
    """Return the tasks that meet the criteria, among those the caller may see."""
    return TaskInfoArrayResult(tasks=search(desk, search_criteria))
