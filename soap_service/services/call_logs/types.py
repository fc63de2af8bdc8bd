"""Types of svcCallLogs, generated from its WSDL by ``contracts stubs``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class GenericResult:
    """GenericResult of svcCallLogs."""

    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class CallLogIdResult:
    """CallLogIdResult of svcCallLogs."""

    call_log_id: int = 0
    call_number: str | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class CallLogInfoResult:
    """CallLogInfoResult of svcCallLogs."""

    call_log: CallLogInfo | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class CallLogInfo:
    """CallLogInfo of svcCallLogs."""

    call_log_id: int = 0
    call_number: str | None = None
    customer_id: int = 0
    customer_name: str | None = None
    date_created_utc: datetime = datetime(1, 1, 1)
    date_deleted_utc: datetime = datetime(1, 1, 1)
    date_end_utc: datetime = datetime(1, 1, 1)
    date_modified_utc: datetime = datetime(1, 1, 1)
    date_start_utc: datetime = datetime(1, 1, 1)
    department_id: int = 0
    description: str | None = None
    email_address: str | None = None
    group_id: int = 0
    incoming_call: bool = False
    is_deleted: bool = False
    phone_number: str | None = None
    subject: str | None = None
    user_id: int = 0


@dataclass(slots=True)
class CallLogInfoArrayResult:
    """CallLogInfoArrayResult of svcCallLogs."""

    call_logs: Iterable[CallLogInfo] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class SettingsRequestResult:
    """SettingsRequestResult of svcCallLogs."""

    message: str | None = None
    request_results: Iterable[str | None] | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class TimeLogInfoResult:
    """TimeLogInfoResult of svcCallLogs."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    time_log: TimeLogInfo | None = None


@dataclass(slots=True)
class TimeLogInfo:
    """TimeLogInfo of svcCallLogs."""

    agent_id: int = 0
    call_log_id: int = 0
    category_name: str | None = None
    chat_id: int = 0
    date_end_utc: datetime = datetime(1, 1, 1)
    date_start_utc: datetime = datetime(1, 1, 1)
    description: str | None = None
    id: int = 0
    is_billable: bool = False
    subject: str | None = None
    ticket_id: int = 0
    time_log_category_id: int = 0
    is_deleted: bool = False


@dataclass(slots=True)
class TimeLogInfoArrayResult:
    """TimeLogInfoArrayResult of svcCallLogs."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    time_logs: Iterable[TimeLogInfo] | None = None
