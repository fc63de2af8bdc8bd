"""Types of svcTickets, generated from its WSDL by ``contracts stubs``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class GenericResult:
    """GenericResult of svcTickets."""

    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class TicketCommentInfoResult:
    """TicketCommentInfoResult of svcTickets."""

    comment: TicketCommentInfo | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class TicketCommentInfo:
    """TicketCommentInfo of svcTickets."""

    comment_id: int = 0
    comment_text: str | None = None
    comment_type: str | None = None
    date_entered_utc: datetime = datetime(1, 1, 1)
    ticket_id: int = 0
    user_id: int = 0


@dataclass(slots=True)
class TicketInfoArrayResult:
    """TicketInfoArrayResult of svcTickets."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    tickets: Iterable[TicketInfo] | None = None


@dataclass(slots=True)
class TicketInfo:
    """TicketInfo of svcTickets."""

    customer_email_address: str | None = None
    id: int = 0
    id_agent: int = 0
    id_customer: int = 0
    id_department: int = 0
    id_group: int = 0
    is_active: bool = False
    is_deleted: bool = False
    is_open: bool = False
    is_pinned_to_agent: bool = False
    is_spam: bool = False
    last_reply_date_utc: datetime = datetime(1, 1, 1)
    priority: int = 0
    reply_count_in: int = 0
    reply_count_out: int = 0
    requires_follow_up: bool = False
    show_in_follow_up_view: bool = False
    subject: str | None = None
    ticket_number: str | None = None


@dataclass(slots=True)
class TimeLogInfoResult:
    """TimeLogInfoResult of svcTickets."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    time_log: TimeLogInfo | None = None


@dataclass(slots=True)
class TimeLogInfo:
    """TimeLogInfo of svcTickets."""

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
    """TimeLogInfoArrayResult of svcTickets."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    time_logs: Iterable[TimeLogInfo] | None = None


@dataclass(slots=True)
class TicketInfoResult:
    """TicketInfoResult of svcTickets."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    ticket: TicketInfo | None = None


@dataclass(slots=True)
class TicketEventInfoArrayResult:
    """TicketEventInfoArrayResult of svcTickets."""

    events: Iterable[TicketEventInfo | None] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class TicketEventInfo:
    """TicketEventInfo of svcTickets."""

    description: str | None = None
    details: str | None = None
    event_date_utc: datetime = datetime(1, 1, 1)
    user_taking_action: str | None = None


@dataclass(slots=True)
class TicketMessageBodyResult:
    """TicketMessageBodyResult of svcTickets."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    message_body: str | None = None


@dataclass(slots=True)
class TicketPartInfoArrayResult:
    """TicketPartInfoArrayResult of svcTickets."""

    message: str | None = None
    parts: Iterable[TicketPartInfo] | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class TicketPartInfo:
    """TicketPartInfo of svcTickets."""

    creation_date_utc: datetime = datetime(1, 1, 1)
    description: str | None = None
    direction: int = 0
    part_id: int = 0
    recipient: str | None = None
    sender: str | None = None
    type: int = 0
    is_draft: bool = False


@dataclass(slots=True)
class StringRequestResult:
    """StringRequestResult of svcTickets."""

    message: str | None = None
    request_result: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class TicketPartInfoResult:
    """TicketPartInfoResult of svcTickets."""

    message: str | None = None
    part: TicketPartInfo | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class TicketCountInfoArrayResult:
    """TicketCountInfoArrayResult of svcTickets."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    ticket_counts: Iterable[TicketCountInfo | None] | None = None


@dataclass(slots=True)
class TicketCountInfo:
    """TicketCountInfo of svcTickets."""

    active_ticket_count: int = 0
    brand_id: int = 0
    department_id: int = 0
    follow_up_ticket_count: int = 0
    group_id: int = 0
    user_id: int = 0
    waiting_ticket_count: int = 0


@dataclass(slots=True)
class IntRequestResult:
    """IntRequestResult of svcTickets."""

    message: str | None = None
    request_result: int = 0
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class SettingsRequestResult:
    """SettingsRequestResult of svcTickets."""

    message: str | None = None
    request_results: Iterable[str | None] | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class CustomFieldInfoArrayResult:
    """CustomFieldInfoArrayResult of svcTickets."""

    custom_fields: Iterable[CustomFieldInfo | None] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class CustomFieldInfo:
    """CustomFieldInfo of svcTickets."""

    custom_field_id: int = 0
    custom_template_id: int = 0
    display_name: str | None = None
    is_required_by_agents: bool = False
    is_required_by_agents_to_close: bool = False
    is_required_by_users: bool = False
    is_visible_to_agents: bool = False
    is_visible_to_users: bool = False
    sort_order: int = 0


@dataclass(slots=True)
class TicketAttachmentInfoResult:
    """TicketAttachmentInfoResult of svcTickets."""

    file: TicketAttachmentInfo | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class TicketAttachmentInfo:
    """TicketAttachmentInfo of svcTickets."""

    download_url: str | None = None
    file_date_utc: datetime = datetime(1, 1, 1)
    file_id: int = 0
    file_name_on_disk: str | None = None
    file_name_original: str | None = None
    file_size_in_bytes: int = 0
    sender: str | None = None
    sender_user_id: int = 0
    ticket_message_id: int = 0


@dataclass(slots=True)
class TicketAttachmentInfoArrayResult:
    """TicketAttachmentInfoArrayResult of svcTickets."""

    files: Iterable[TicketAttachmentInfo] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ReceivingStatusInfo:
    """ReceivingStatusInfo of svcTickets."""

    department_id: int = 0
    department_name: str | None = None
    group_id: int = 0
    group_name: str | None = None
    is_receiving: bool = False


@dataclass(slots=True)
class ReceivingStatusInfoArrayResult:
    """ReceivingStatusInfoArrayResult of svcTickets."""

    message: str | None = None
    receiving_status: Iterable[ReceivingStatusInfo | None] | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class IsAvailableResult:
    """IsAvailableResult of svcTickets."""

    is_available: bool = False


@dataclass(slots=True)
class TicketCreationData:
    """TicketCreationData of svcTickets."""

    body: str | None = None
    subject: str | None = None
    group_id: int = 0
    department_id: int = 0
    display_name: str | None = None
    sender_email_address: str | None = None
