"""Time logs: the time that agents spent on a ticket."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, func, select

from db import named
from db.models.smartertrack import Tag, Ticket, TimeLog
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets import store
from soap_service.services.tickets.errors import (
    AGENT_NOT_FOUND,
    CATEGORY_NOT_FOUND,
    ENDS_BEFORE_START,
    TIME_LOG_NOT_FOUND,
)
from soap_service.services.tickets.events import Event, record
from soap_service.services.tickets.types import TimeLogInfo

_INFO: Select[*tuple[Any, ...]] = select(
    *named(
        TimeLog.user_id.label("agent_id"),
        func.coalesce(TimeLog.call_log_id, 0).label("call_log_id"),
        func.coalesce(Tag.name, "").label("category_name"),
        func.coalesce(TimeLog.chat_id, 0).label("chat_id"),
        TimeLog.date_end_utc,
        TimeLog.date_start_utc,
        func.coalesce(TimeLog.description, "").label("description"),
        TimeLog.time_log_id.label("id"),
        TimeLog.is_billable,
        func.coalesce(TimeLog.subject, "").label("subject"),
        func.coalesce(TimeLog.ticket_id, 0).label("ticket_id"),
        func.coalesce(TimeLog.tag_id, 0).label("time_log_category_id"),
        TimeLog.is_deleted,
    )
).outerjoin(Tag, Tag.tag_id == TimeLog.tag_id)


@dataclass(frozen=True, slots=True)
class NewTimeLog:
    """Time spent; an agent of 0 is the caller, a category of 0 is none, times are naive UTC."""

    agent_id: int
    category_id: int
    subject: str
    description: str
    start: datetime
    end: datetime
    is_billable: bool


def add_time_log(desk: Desk, ticket: Ticket, new: NewTimeLog) -> TimeLog:
    """Log time that was spent on a ticket. Raises ServiceError."""
    log = log_time(
        desk,
        new,
        ticket_id=ticket.ticket_id,
        customer_user_id=ticket.user_id_customer,
        customer_email_address=ticket.customer_email_address,
    )
    record(desk, ticket, Event.TIME_LOG_CREATED)
    return log


def log_time(desk: Desk, new: NewTimeLog, **object_columns: Any) -> TimeLog:
    """Log time that was spent on whatever the further columns name. Raises ServiceError."""
    agent_id = new.agent_id or desk.caller.user_id
    if new.end < new.start:
        raise ServiceError(ENDS_BEFORE_START)
    if store.find_agent(desk.unit, agent_id) is None:
        raise ServiceError(AGENT_NOT_FOUND, agent=agent_id)
    if new.category_id and not _is_category(desk, new.category_id):
        raise ServiceError(CATEGORY_NOT_FOUND, category=new.category_id)
    log = TimeLog(
        user_id=agent_id,
        subject=new.subject,
        description=new.description,
        date_created_utc=desk.now,
        date_modified_utc=desk.now,
        date_start_utc=new.start,
        date_end_utc=new.end,
        is_billable=new.is_billable,
        tag_id=new.category_id or None,
        **object_columns,
    )
    desk.session.add(log)
    return log


def time_logs_of(desk: Desk, ticket_id: int) -> Iterable[TimeLogInfo]:
    """Return the time logs of a ticket by their starts, also deleted ones.

    The rows have the members of TimeLogInfo.
    """
    return cast(Iterable[TimeLogInfo], list_time_logs(desk, TimeLog.ticket_id == ticket_id))


def time_log_of(desk: Desk, ticket_id: int, time_log_id: int) -> TimeLogInfo:
    """Return the row of one time log of a ticket. Raises ServiceError."""
    return cast(TimeLogInfo, find_time_log(desk, time_log_id, TimeLog.ticket_id == ticket_id))


def list_time_logs(desk: Desk, condition: ColumnElement[bool]) -> Iterable[Any]:
    """Return the time logs of a condition by their starts, also deleted ones."""
    query = _INFO.where(condition)
    return desk.unit.stream(query.order_by(TimeLog.date_start_utc, TimeLog.time_log_id))


def find_time_log(desk: Desk, time_log_id: int, condition: ColumnElement[bool]) -> Any:
    """Return the row of a time log that meets a condition. Raises ServiceError."""
    query = _INFO.where(TimeLog.time_log_id == time_log_id, condition)
    row = desk.session.execute(query).first()
    if row is None:
        raise ServiceError(TIME_LOG_NOT_FOUND, time_log=time_log_id)
    return row


def _is_category(desk: Desk, tag_id: int) -> bool:
    query = select(Tag.tag_id).where(Tag.tag_id == tag_id, ~Tag.is_deleted)
    return desk.session.scalar(query) is not None
