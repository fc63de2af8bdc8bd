"""What the rules of tasks ask of the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, true
from sqlalchemy.orm import aliased

from db import locked, named
from db.models.smartertrack import (
    CommentType,
    Task,
    TaskComment,
    TaskPriority,
    TaskStatus,
    UserInGroup,
)
from soap_service.accounts import Account
from soap_service.services.desk import Desk
from soap_service.services.tasks import kinds

_NOBODYS = 0


def task_info(desk: Desk) -> Select[*tuple[Any, ...]]:
    """Return the query for the members of TaskInfo, by their names, of what the caller may see."""
    return (
        select(
            *named(
                func.coalesce(Task.call_log_id, 0).label("call_log_id"),
                func.coalesce(Task.chat_id, 0).label("chat_id"),
                Task.date_completed_utc,
                Task.date_created_utc,
                Task.date_deleted_utc,
                Task.date_due_utc,
                Task.date_modified_utc,
                Task.date_start_utc,
                Task.description,
                Task.is_deleted,
                TaskStatus.is_open,
                func.coalesce(TaskPriority.display_name, TaskPriority.english_name).label(
                    "priority_name"
                ),
                func.coalesce(Task.reminder_minutes, 0).label("reminder_minutes"),
                Task.subject,
                Task.task_id,
                Task.task_priority_id,
                _status(desk).label("task_status_id"),
                func.coalesce(Task.ticket_id, 0).label("ticket_id"),
                func.coalesce(Task.user_id, 0).label("user_id"),
            )
        )
        .join(TaskStatus, TaskStatus.task_status_id == Task.task_status_id)
        .join(TaskPriority, TaskPriority.task_priority_id == Task.task_priority_id)
        .where(visible_to(desk.caller))
    )


def _status(desk: Desk) -> ColumnElement[str]:
    """Return the contract's name of a task's status."""
    names = {each.number: str(each.status) for each in kinds.statuses(desk)}
    open_or_not = case(
        (TaskStatus.is_open, str(kinds.TaskStatus.IN_PROGRESS)),
        else_=str(kinds.TaskStatus.COMPLETED),
    )
    return case(names, value=Task.task_status_id, else_=open_or_not) if names else open_or_not


def visible_to(account: Account) -> ColumnElement[bool]:
    """Return the condition on ``st_Tasks`` for what an account may see.

    An administrator sees all; others see their own tasks, those of nobody, and those of whoever
    shares a group with them.
    """
    if account.is_administrator:
        return true()
    mine, theirs = aliased(UserInGroup), aliased(UserInGroup)
    return or_(
        Task.user_id == account.user_id,
        Task.user_id.is_(None),
        exists().where(
            and_(
                mine.user_id == account.user_id,
                theirs.user_id == Task.user_id,
                theirs.department_id == mine.department_id,
                theirs.group_id == mine.group_id,
            )
        ),
    )


def of_agent(user_id: int) -> ColumnElement[bool]:
    """Return the condition for the tasks of an agent; 0 stands for those of nobody."""
    return Task.user_id.is_(None) if user_id == _NOBODYS else Task.user_id == user_id


def find_task(desk: Desk, task_id: int) -> Task | None:
    """Return a living task that the caller may see, locked against other writers."""
    query = select(Task).where(Task.task_id == task_id, ~Task.is_deleted, visible_to(desk.caller))
    return desk.session.scalars(locked(query.limit(1), Task)).first()


def find_info(desk: Desk, task_id: int) -> Any:
    """Return the members of TaskInfo of a living task that the caller may see, or None."""
    query = task_info(desk).where(Task.task_id == task_id, ~Task.is_deleted)
    return desk.session.execute(query.limit(1)).first()


def comments_of(task_id: int) -> Select[*tuple[Any, ...]]:
    """Return the query for the members of TaskCommentInfo of a task, the oldest first."""
    return (
        select(
            *named(
                TaskComment.task_comment_id.label("comment_id"),
                func.coalesce(TaskComment.comment_text, "").label("comment_text"),
                func.coalesce(CommentType.display_name, CommentType.english_name).label(
                    "comment_type"
                ),
                TaskComment.date_entered_utc,
                TaskComment.task_id,
                TaskComment.user_id,
            )
        )
        .join(CommentType, CommentType.comment_type_id == TaskComment.comment_type_id)
        .where(TaskComment.task_id == task_id)
        .order_by(TaskComment.date_entered_utc, TaskComment.task_comment_id)
    )
