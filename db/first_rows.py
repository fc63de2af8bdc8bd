"""The rows that every installation of our making starts from.

The ids of statuses of tickets follow observed clients; those of everything else are ours, the
product's are unknown. Of the statuses of tasks two names were seen, Completed and Rejected.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Table, inspect

from db.event_types import EVENT_TYPES
from db.models.base import Base
from db.models.smartertrack import (
    CommentType,
    EventType,
    KbCategory,
    Role,
    TaskPriority,
    TaskStatus,
    TicketPriority,
    TicketStatus,
    User,
)

QUEUE_USER_ID = 1
"""The user that unassigned tickets belong to."""

_BEGINNING = datetime(2000, 1, 1)

_STATUSES = (
    (1, "Active", True, True, False),
    (2, "Waiting", True, False, False),
    (3, "Closed", False, False, False),
    (4, "Closed and Locked", False, False, True),
)
_PRIORITIES = ((1, "Low"), (2, "Normal"), (3, "High"), (4, "Urgent"))
_TASK_STATUSES = (
    (1, "Not Started", True, True),
    (2, "In Progress", True, True),
    (3, "Waiting", True, False),
    (4, "Completed", False, False),
    (5, "Rejected", False, False),
)
_TASK_PRIORITIES = ((1, "Low"), (2, "Normal"), (3, "High"))
_COMMENT_TYPES = ((1, "General"), (2, "Transfer"), (3, "Resolution"))
_ROLES = (
    (1, "Administrators", "Sees and changes everything.", 1),
    (2, "Managers", "Manages groups.", 1),
    (3, "Agents", "Answers tickets.", 1),
    (4, "Registered Users", "Customers with an account.", 0),
)


Rows = list[tuple[Table, list[dict[str, Any]]]]
"""Rows by their tables, with the names of columns and every value."""


def first_rows() -> Rows:
    """Return the rows of the beginning."""
    return _by_table(
        (TicketStatus, _statuses()),
        (TicketPriority, _named("ticket_priority_id", _PRIORITIES)),
        (CommentType, _named("comment_type_id", _COMMENT_TYPES)),
        (EventType, _named("event_type_id", EVENT_TYPES)),
        (Role, _roles()),
        (User, [_queue_user()]),
    )


def task_rows() -> Rows:
    """Return the rows that tasks need."""
    return _by_table(
        (TaskStatus, _task_statuses()),
        (TaskPriority, _in_order(_named("task_priority_id", _TASK_PRIORITIES))),
    )


def knowledge_base_rows() -> Rows:
    """Return the rows that the knowledge base needs: its root folder, as clients know it."""
    return _by_table((KbCategory, [{"kb_category_id": 1, "category_name": "Knowledge Base"}]))


def _by_table(*given: tuple[type[Base], list[dict[str, Any]]]) -> Rows:
    return [(_table(model), [_complete(model, row) for row in rows]) for model, rows in given]


def _table(model: type[Base]) -> Table:
    return Base.metadata.tables[model.__tablename__]


def _complete(model: type[Base], row: dict[str, Any]) -> dict[str, Any]:
    """Return a row by the names of its columns, with the defaults of those it leaves out."""
    attributes = inspect(model).column_attrs
    columns = [(attribute.key, attribute.columns[0]) for attribute in attributes]
    return {column.name: row.get(key, _default(column)) for key, column in columns}


def _default(column: Any) -> Any:
    return column.default.arg if column.default is not None else None


def _statuses() -> list[dict[str, Any]]:
    return [
        {
            "ticket_status_id": number,
            "english_name": name,
            "display_name": name,
            "sort_order": number,
            "is_open": is_open,
            "is_active": is_active,
            "is_locked": is_locked,
        }
        for number, name, is_open, is_active, is_locked in _STATUSES
    ]


def _task_statuses() -> list[dict[str, Any]]:
    return [
        {
            "task_status_id": number,
            "english_name": name,
            "display_name": name,
            "sort_order": number,
            "is_open": is_open,
            "is_active": is_active,
        }
        for number, name, is_open, is_active in _TASK_STATUSES
    ]


def _in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row | {"sort_order": place} for place, row in enumerate(rows, start=1)]


def _named(key: str, rows: tuple[tuple[int, str], ...]) -> list[dict[str, Any]]:
    return [{key: number, "english_name": name, "display_name": name} for number, name in rows]


def _roles() -> list[dict[str, Any]]:
    return [
        {
            "role_id": number,
            "role_name": name,
            "lowered_role_name": name.lower(),
            "description": description,
            "display_order": number,
            "role_category": category,
        }
        for number, name, description, category in _ROLES
    ]


def _queue_user() -> dict[str, Any]:
    return {
        "user_id": QUEUE_USER_ID,
        "user_name": "queue",
        "lowered_user_name": "queue",
        "display_name": "Queue",
        "date_created_utc": _BEGINNING,
        "date_last_login_utc": _BEGINNING,
        "is_queue": True,
    }
