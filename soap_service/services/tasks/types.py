"""Types of svcTasks, generated from its WSDL by ``contracts stubs``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class TaskInfoArrayResult:
    """TaskInfoArrayResult of svcTasks."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    tasks: Iterable[TaskInfo] | None = None


@dataclass(slots=True)
class TaskInfo:
    """TaskInfo of svcTasks."""

    call_log_id: int = 0
    chat_id: int = 0
    date_completed_utc: datetime = datetime(1, 1, 1)
    date_created_utc: datetime = datetime(1, 1, 1)
    date_deleted_utc: datetime = datetime(1, 1, 1)
    date_due_utc: datetime = datetime(1, 1, 1)
    date_modified_utc: datetime = datetime(1, 1, 1)
    date_start_utc: datetime = datetime(1, 1, 1)
    description: str | None = None
    is_deleted: bool = False
    is_open: bool = False
    priority_name: str | None = None
    reminder_minutes: int = 0
    subject: str | None = None
    task_id: int = 0
    task_priority_id: int = 0
    task_status_id: str = "NotStarted"
    ticket_id: int = 0
    user_id: int = 0


@dataclass(slots=True)
class TaskInfoResult:
    """TaskInfoResult of svcTasks."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    task: TaskInfo | None = None


@dataclass(slots=True)
class TaskIdResult:
    """TaskIdResult of svcTasks."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    task_id: int = 0


@dataclass(slots=True)
class GenericResult:
    """GenericResult of svcTasks."""

    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class TaskCommentIdResult:
    """TaskCommentIdResult of svcTasks."""

    comment_id: int = 0
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class TaskCommentInfoArrayResult:
    """TaskCommentInfoArrayResult of svcTasks."""

    comments: Iterable[TaskCommentInfo] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class TaskCommentInfo:
    """TaskCommentInfo of svcTasks."""

    comment_id: int = 0
    comment_text: str | None = None
    comment_type: str | None = None
    date_entered_utc: datetime = datetime(1, 1, 1)
    task_id: int = 0
    user_id: int = 0
