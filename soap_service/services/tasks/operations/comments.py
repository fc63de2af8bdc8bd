"""What agents say about a task."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.tasks import rules, store
from soap_service.services.tasks.service import service
from soap_service.services.tasks.types import TaskCommentIdResult, TaskCommentInfoArrayResult
from soap_service.services.tickets.lookups import required


@service.operation
def add_task_comment(
    desk: Desk, *, task_id: int, comment_type: str | None, comment_text: str | None
) -> TaskCommentIdResult:
    """Add a comment and return its id; without a type it is a general one."""
    task = rules.living_task(desk, task_id)
    text = required("commentText", comment_text)
    comment = rules.add_comment(desk, task, comment_type or "", text)
    desk.session.flush()
    return TaskCommentIdResult(comment_id=comment.task_comment_id)


@service.query
def get_task_comments(desk: Desk, *, task_id: int) -> TaskCommentInfoArrayResult:
    """Return the comments of a task, the oldest first."""
    rules.seen_task(desk, task_id)
    return TaskCommentInfoArrayResult(comments=desk.unit.stream(store.comments_of(task_id)))
