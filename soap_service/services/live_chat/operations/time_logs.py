"""The time spent on a chat."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from db.models.smartertrack import TimeLog
from soap_service.services.desk import Desk
from soap_service.services.live_chat.events import Event, record
from soap_service.services.live_chat.lookups import living_chat, seen_chat
from soap_service.services.live_chat.service import service
from soap_service.services.live_chat.types import (
    GenericResult,
    TimeLogInfo,
    TimeLogInfoArrayResult,
    TimeLogInfoResult,
)
from soap_service.services.tickets.time_logs import (
    NewTimeLog,
    find_time_log,
    list_time_logs,
    log_time,
)
from soap_service.services.tickets.times import given_time


@service.operation
def add_chat_time_log(
    desk: Desk,
    *,
    chat_id: int,
    subject: str | None,
    agent_id: int,
    time_log_category_id: int,
    description: str | None,
    date_start_utc: datetime,
    date_end_utc: datetime,
    is_billable: bool,
) -> GenericResult:
    """Log time that an agent spent on a chat; an agent of 0 is the caller."""
    chat = living_chat(desk, chat_id)
    new = NewTimeLog(
        agent_id,
        time_log_category_id,
        subject or "",
        description or "",
        given_time(desk, date_start_utc),
        given_time(desk, date_end_utc),
        is_billable,
    )
    log_time(
        desk,
        new,
        chat_id=chat.chat_id,
        customer_user_id=chat.customer_user_id,
        customer_email_address=chat.customer_email_address,
    )
    record(desk, chat, Event.TIME_LOG_CREATED)
    return GenericResult()


@service.query
def get_chat_time_log(desk: Desk, *, chat_id: int, time_log_id: int) -> TimeLogInfoResult:
    """Return one time log of a chat."""
    seen_chat(desk, chat_id)
    found = find_time_log(desk, time_log_id, TimeLog.chat_id == chat_id)
    return TimeLogInfoResult(time_log=cast(TimeLogInfo, found))


@service.query
def get_chat_time_logs(desk: Desk, *, chat_id: int) -> TimeLogInfoArrayResult:
    """Return the time logs of a chat by their starts."""
    seen_chat(desk, chat_id)
    rows = list_time_logs(desk, TimeLog.chat_id == chat_id)
    return TimeLogInfoArrayResult(time_logs=cast(Iterable[TimeLogInfo], rows))
