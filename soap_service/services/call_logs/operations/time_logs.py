"""The time spent on a call."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from db.models.smartertrack import TimeLog
from soap_service.services.call_logs import rules
from soap_service.services.call_logs.events import Event, record
from soap_service.services.call_logs.service import service
from soap_service.services.call_logs.types import (
    GenericResult,
    TimeLogInfo,
    TimeLogInfoArrayResult,
    TimeLogInfoResult,
)
from soap_service.services.desk import Desk
from soap_service.services.tickets.time_logs import (
    NewTimeLog,
    find_time_log,
    list_time_logs,
    log_time,
)
from soap_service.services.tickets.times import given_time


@service.operation
def add_call_log_time_log(
    desk: Desk,
    *,
    call_log_id: int,
    subject: str | None,
    agent_id: int,
    time_log_category_id: int,
    description: str | None,
    date_start_utc: datetime,
    date_end_utc: datetime,
    is_billable: bool,
) -> GenericResult:
    """Log time that an agent spent on a call; an agent of 0 is the caller."""
    call = rules.living_call_log(desk, call_log_id)
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
        call_log_id=call.call_log_id,
        customer_user_id=call.customer_user_id,
        customer_email_address=call.customer_email_address,
    )
    record(desk, call, Event.TIME_LOG_CREATED)
    return GenericResult()


@service.query
def get_call_log_time_log(desk: Desk, *, call_log_id: int, time_log_id: int) -> TimeLogInfoResult:
    """Return one time log of a call."""
    rules.seen_call_log(desk, call_log_id)
    found = find_time_log(desk, time_log_id, TimeLog.call_log_id == call_log_id)
    return TimeLogInfoResult(time_log=cast(TimeLogInfo, found))


@service.query
def get_call_log_time_logs(desk: Desk, *, call_log_id: int) -> TimeLogInfoArrayResult:
    """Return the time logs of a call by their starts."""
    rules.seen_call_log(desk, call_log_id)
    rows = list_time_logs(desk, TimeLog.call_log_id == call_log_id)
    return TimeLogInfoArrayResult(time_logs=cast(Iterable[TimeLogInfo], rows))
