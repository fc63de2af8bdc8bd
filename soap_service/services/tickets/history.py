"""The history of a ticket: its event log in words."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import aliased

from db.event_types import EVENT_NAMES
from db.models.smartertrack import (
    Department,
    EventType,
    Group,
    TicketEventLog,
    TicketPriority,
    TicketStatus,
    User,
)
from soap_service.services.desk import Desk
from soap_service.services.tickets.events import Event
from soap_service.services.tickets.types import TicketEventInfo

NOBODY = "System"
"""Who acted when no user did."""

_Actor, _Agent, _OldAgent = aliased(User), aliased(User), aliased(User)
_Status, _OldStatus = aliased(TicketStatus), aliased(TicketStatus)
_Priority, _OldPriority = aliased(TicketPriority), aliased(TicketPriority)
_Department, _OldDepartment = aliased(Department), aliased(Department)
_Group, _OldGroup = aliased(Group), aliased(Group)

_CHANGES = (
    ("Department", "old_department", "department"),
    ("Group", "old_group", "group"),
    ("Agent", "old_agent", "agent"),
    ("Status", "old_status", "status"),
    ("Priority", "old_priority", "priority"),
)
_BEGINNING = ("department", "group", "agent", "status", "priority")


def history_of(desk: Desk, ticket_id: int) -> list[TicketEventInfo]:
    """Return what happened to a ticket, oldest first."""
    query = _query().where(TicketEventLog.ticket_id == ticket_id)
    order = (TicketEventLog.event_date_utc, TicketEventLog.uniquifier)
    return [_describe(row) for row in desk.session.execute(query.order_by(*order))]


def _describe(row: Any) -> TicketEventInfo:
    name = row.type_name or EVENT_NAMES.get(row.event_type_id, "")
    return TicketEventInfo(
        description=name,
        details=_beginning(row) if row.event_type_id == Event.CREATED else _changes(row),
        event_date_utc=row.event_date_utc,
        user_taking_action=row.actor or NOBODY,
    )


def _beginning(row: Any) -> str:
    return ", ".join(filter(None, (getattr(row, name) for name in _BEGINNING)))


def _changes(row: Any) -> str:
    """``Status: Active to Waiting``, for whatever the event changed."""
    changes = ((label, getattr(row, old), getattr(row, new)) for label, old, new in _CHANGES)
    return ", ".join(
        f"{label}: {old} to {new or 'none'}" for label, old, new in changes if old and old != new
    )


def _query() -> Select[*tuple[Any, ...]]:
    log = TicketEventLog
    return (
        select(
            log.event_date_utc,
            log.event_type_id,
            _name(EventType).label("type_name"),
            _Actor.display_name.label("actor"),
            _Department.display_name.label("department"),
            _OldDepartment.display_name.label("old_department"),
            _Group.group_name.label("group"),
            _OldGroup.group_name.label("old_group"),
            _Agent.display_name.label("agent"),
            _OldAgent.display_name.label("old_agent"),
            _name(_Status).label("status"),
            _name(_OldStatus).label("old_status"),
            _name(_Priority).label("priority"),
            _name(_OldPriority).label("old_priority"),
        )
        .outerjoin(EventType, EventType.event_type_id == log.event_type_id)
        .outerjoin(_Actor, _Actor.user_id == log.user_id_taking_action)
        .outerjoin(_Department, _Department.department_id == log.department_id)
        .outerjoin(_OldDepartment, _OldDepartment.department_id == log.old_department_id)
        .outerjoin(_Group, _is_group(_Group, log.department_id, log.group_id))
        .outerjoin(_OldGroup, _is_group(_OldGroup, log.old_department_id, log.old_group_id))
        .outerjoin(_Agent, _Agent.user_id == log.user_id)
        .outerjoin(_OldAgent, _OldAgent.user_id == log.old_user_id)
        .outerjoin(_Status, _Status.ticket_status_id == log.ticket_status_id)
        .outerjoin(_OldStatus, _OldStatus.ticket_status_id == log.old_ticket_status_id)
        .outerjoin(_Priority, _Priority.ticket_priority_id == log.ticket_priority_id)
        .outerjoin(_OldPriority, _OldPriority.ticket_priority_id == log.old_ticket_priority_id)
    )


def _name(named: Any) -> Any:
    return func.coalesce(named.display_name, named.english_name)


def _is_group(group: Any, department_id: Any, group_id: Any) -> ColumnElement[bool]:
    return and_(group.department_id == department_id, group.group_id == group_id)
