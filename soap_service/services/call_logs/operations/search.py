"""Finding call logs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from db.models.smartertrack import CallLog
from soap_service.services.call_logs.rules import check_agent, check_group
from soap_service.services.call_logs.search import calls_between, search
from soap_service.services.call_logs.service import service
from soap_service.services.call_logs.types import CallLogInfoArrayResult
from soap_service.services.desk import Desk


@service.query
def get_call_log_by_group(
    desk: Desk, *, group_id: int, date_start_utc: datetime, date_end_utc: datetime
) -> CallLogInfoArrayResult:
    """Return the calls of a group that began between two times."""
    check_group(desk, group_id)
    condition = CallLog.group_id == group_id
    rows = calls_between(desk, condition, date_start_utc, date_end_utc)
    return CallLogInfoArrayResult(call_logs=rows)


@service.query
def get_call_log_by_user(
    desk: Desk, *, user_id: int, date_start_utc: datetime, date_end_utc: datetime
) -> CallLogInfoArrayResult:
    """Return the calls of an agent that began between two times."""
    check_agent(desk, user_id)
    condition = CallLog.user_id == user_id
    rows = calls_between(desk, condition, date_start_utc, date_end_utc)
    return CallLogInfoArrayResult(call_logs=rows)


@service.query
def get_call_logs_by_search(
    desk: Desk, *, search_criteria: Iterable[str | None] | None
) -> CallLogInfoArrayResult:
    """Return the call logs that meet the criteria, among those the caller may see."""
    return CallLogInfoArrayResult(call_logs=search(desk, search_criteria))
