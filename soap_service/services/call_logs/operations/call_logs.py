"""Noting, reading, changing and deleting call logs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from soap_service.services.call_logs import rules
from soap_service.services.call_logs.service import service
from soap_service.services.call_logs.types import (
    CallLogIdResult,
    CallLogInfo,
    CallLogInfoResult,
    GenericResult,
)
from soap_service.services.call_logs.values import CallLogValues, read_values
from soap_service.services.desk import Desk
from soap_service.services.tickets.times import meant_time


@service.operation
def create_call_log(
    desk: Desk,
    *,
    subject: str | None,
    group_id: int,
    user_id: int,
    phone_number: str | None,
    customer_name: str | None,
    email_address: str | None,
    description: str | None,
    date_start_utc: datetime,
    date_end_utc: datetime,
    incoming_call: bool,
) -> GenericResult:
    """Note a call; CreateCallLog2 also tells its id and number."""
    values = CallLogValues(
        (subject or "").strip(),
        group_id,
        user_id,
        (phone_number or "").strip(),
        (customer_name or "").strip(),
        (email_address or "").strip(),
        description or "",
        meant_time(date_start_utc),
        meant_time(date_end_utc),
        incoming_call,
    )
    rules.create_call_log(desk, values)
    return GenericResult()


@service.operation
def create_call_log2(desk: Desk, *, parameters: Iterable[str | None] | None) -> CallLogIdResult:
    """Note a call and return its id and number; Subject, GroupID and UserID are required."""
    call = rules.create_call_log(desk, read_values(parameters))
    return CallLogIdResult(call_log_id=call.call_log_id, call_number=call.call_number)


@service.query
def get_call_log(desk: Desk, *, call_log_id: int) -> CallLogInfoResult:
    """Return a call log."""
    return CallLogInfoResult(call_log=cast(CallLogInfo, rules.seen_call_log(desk, call_log_id)))


@service.operation
def modify_call_log(
    desk: Desk, *, call_log_id: int, parameters: Iterable[str | None] | None
) -> GenericResult:
    """Change what the keys of CreateCallLog2 say of a call log, and nothing else of it."""
    call = rules.living_call_log(desk, call_log_id)
    rules.modify_call_log(desk, call, read_values(parameters))
    return GenericResult()


@service.operation
def delete_call_log(desk: Desk, *, call_log_id: int) -> GenericResult:
    """Delete a call log."""
    rules.delete_call_log(desk, rules.living_call_log(desk, call_log_id))
    return GenericResult()
