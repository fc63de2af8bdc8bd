"""Types of svcLiveChat, generated from its WSDL by ``contracts stubs``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class ChatFormResult:
    """ChatFormResult of svcLiveChat."""

    agents_available: int = 0
    department_name: str | None = None
    fields: Iterable[ChatFormField] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatFormField:
    """ChatFormField of svcLiveChat."""

    custom_field_id: int = 0
    is_on_first_page: bool = False
    is_required: bool = False
    is_visible: bool = False
    name: str | None = None
    options: Iterable[str | None] | None = None
    value: str | None = None


@dataclass(slots=True)
class ChatStartResult:
    """ChatStartResult of svcLiveChat."""

    chat_guid: str | None = None
    chat_id: int = 0
    chat_number: str | None = None
    message: str | None = None
    queue_position: int = 0
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatStatusResult:
    """ChatStatusResult of svcLiveChat."""

    agent_name: str | None = None
    chat_number: str | None = None
    chat_status: str = "Waiting"
    message: str | None = None
    queue_position: int = 0
    result: bool = False
    result_code: int = 0
    status_text: str | None = None


@dataclass(slots=True)
class ChatMessageIdResult:
    """ChatMessageIdResult of svcLiveChat."""

    chat_message_id: int = 0
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatMessageInfoArrayResult:
    """ChatMessageInfoArrayResult of svcLiveChat."""

    chat_messages: Iterable[ChatMessageInfo] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatMessageInfo:
    """ChatMessageInfo of svcLiveChat."""

    chat_message_id: int = 0
    date_submitted_utc: datetime = datetime(1, 1, 1)
    is_from_customer: bool = False
    sender_name: str | None = None
    text: str | None = None
    user_id: int = 0


@dataclass(slots=True)
class ChatAttachmentInfoResult:
    """ChatAttachmentInfoResult of svcLiveChat."""

    file: ChatAttachmentInfo | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatAttachmentInfo:
    """ChatAttachmentInfo of svcLiveChat."""

    chat_id: int = 0
    download_url: str | None = None
    file_date_utc: datetime = datetime(1, 1, 1)
    file_id: int = 0
    file_name_original: str | None = None
    file_size_in_bytes: int = 0
    is_from_customer: bool = False
    sender_name: str | None = None
    sender_user_id: int = 0


@dataclass(slots=True)
class ChatAttachmentInfoArrayResult:
    """ChatAttachmentInfoArrayResult of svcLiveChat."""

    files: Iterable[ChatAttachmentInfo] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class GenericResult:
    """GenericResult of svcLiveChat."""

    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatInfoArrayResult:
    """ChatInfoArrayResult of svcLiveChat."""

    chats: Iterable[ChatInfo] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatInfo:
    """ChatInfo of svcLiveChat."""

    average_idle_seconds: int = 0
    chat_id: int = 0
    chat_number: str | None = None
    chat_status: str = "Waiting"
    customer_display_name: str | None = None
    customer_email_address: str | None = None
    customer_id: int = 0
    customer_ip: str | None = None
    customer_language: str | None = None
    date_ended_utc: datetime = datetime(1, 1, 1)
    date_idle_started_utc: datetime = datetime(1, 1, 1)
    date_queued_utc: datetime = datetime(1, 1, 1)
    date_started_utc: datetime = datetime(1, 1, 1)
    department_id: int = 0
    group_id: int = 0
    initial_question: str | None = None
    initial_response_seconds: int = 0
    is_deleted: bool = False
    is_from_agent_invite: bool = False
    is_last_message_inbound: bool = False
    longest_idle_seconds: int = 0
    message_count_in: int = 0
    message_count_out: int = 0
    queue_wait_seconds: int = 0
    session_length_in_seconds: int = 0
    user_id: int = 0


@dataclass(slots=True)
class ChatInfoResult:
    """ChatInfoResult of svcLiveChat."""

    chat: ChatInfo | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatTranscriptResult:
    """ChatTranscriptResult of svcLiveChat."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    transcript_html: str | None = None
    transcript_text: str | None = None


@dataclass(slots=True)
class ChatCommentIdResult:
    """ChatCommentIdResult of svcLiveChat."""

    comment_id: int = 0
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatCommentInfoArrayResult:
    """ChatCommentInfoArrayResult of svcLiveChat."""

    comments: Iterable[ChatCommentInfo] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatCommentInfo:
    """ChatCommentInfo of svcLiveChat."""

    chat_id: int = 0
    comment_id: int = 0
    comment_text: str | None = None
    comment_type: str | None = None
    date_entered_utc: datetime = datetime(1, 1, 1)
    user_id: int = 0


@dataclass(slots=True)
class SettingsRequestResult:
    """SettingsRequestResult of svcLiveChat."""

    message: str | None = None
    request_results: Iterable[str | None] | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class TimeLogInfoResult:
    """TimeLogInfoResult of svcLiveChat."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    time_log: TimeLogInfo | None = None


@dataclass(slots=True)
class TimeLogInfo:
    """TimeLogInfo of svcLiveChat."""

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
    """TimeLogInfoArrayResult of svcLiveChat."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    time_logs: Iterable[TimeLogInfo] | None = None


@dataclass(slots=True)
class ReceivingStatusInfoArrayResult:
    """ReceivingStatusInfoArrayResult of svcLiveChat."""

    message: str | None = None
    receiving_status: Iterable[ReceivingStatusInfo] | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ReceivingStatusInfo:
    """ReceivingStatusInfo of svcLiveChat."""

    department_id: int = 0
    department_name: str | None = None
    group_id: int = 0
    group_name: str | None = None
    is_receiving: bool = False
