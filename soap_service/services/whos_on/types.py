"""Types of svcWhosOn, generated from its WSDL by ``contracts stubs``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class VisitorTrackResult:
    """VisitorTrackResult of svcWhosOn."""

    chat_guid: str | None = None
    chat_id: int = 0
    chat_number: str | None = None
    invitation: ChatInvitationInfo | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0
    visitor_id: int = 0


@dataclass(slots=True)
class ChatInvitationInfo:
    """ChatInvitationInfo of svcWhosOn."""

    agent_name: str | None = None
    answer: str = "Waiting"
    chat_id: int = 0
    date_answered_utc: datetime = datetime(1, 1, 1)
    date_issued_utc: datetime = datetime(1, 1, 1)
    department_id: int = 0
    group_id: int = 0
    invitation_id: int = 0
    invitation_text: str | None = None
    user_id: int = 0
    visitor_id: int = 0


@dataclass(slots=True)
class VisitorChatResult:
    """VisitorChatResult of svcWhosOn."""

    chat_guid: str | None = None
    chat_id: int = 0
    chat_number: str | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class GenericResult:
    """GenericResult of svcWhosOn."""

    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class VisitorInfoArrayResult:
    """VisitorInfoArrayResult of svcWhosOn."""

    message: str | None = None
    result: bool = False
    result_code: int = 0
    visitors: Iterable[VisitorInfo] | None = None


@dataclass(slots=True)
class VisitorInfo:
    """VisitorInfo of svcWhosOn."""

    brand_id: int = 0
    chat_id: int = 0
    country: str | None = None
    date_last_seen_utc: datetime = datetime(1, 1, 1)
    date_left_utc: datetime = datetime(1, 1, 1)
    date_started_utc: datetime = datetime(1, 1, 1)
    display_name: str | None = None
    email_address: str | None = None
    hits: int = 0
    host_name: str | None = None
    ip_address: str | None = None
    is_online: bool = False
    language: str | None = None
    page_title: str | None = None
    page_url: str | None = None
    referrer: str | None = None
    user_agent: str | None = None
    user_id: int = 0
    visitor_id: int = 0
    visits: int = 0


@dataclass(slots=True)
class VisitorInfoResult:
    """VisitorInfoResult of svcWhosOn."""

    message: str | None = None
    pages: Iterable[VisitorPageInfo] | None = None
    result: bool = False
    result_code: int = 0
    visitor: VisitorInfo | None = None


@dataclass(slots=True)
class VisitorPageInfo:
    """VisitorPageInfo of svcWhosOn."""

    date_seen_utc: datetime = datetime(1, 1, 1)
    page_title: str | None = None
    page_url: str | None = None


@dataclass(slots=True)
class ChatInvitationInfoArrayResult:
    """ChatInvitationInfoArrayResult of svcWhosOn."""

    invitations: Iterable[ChatInvitationInfo] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatInvitationIdResult:
    """ChatInvitationIdResult of svcWhosOn."""

    invitation_id: int = 0
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatIdResult:
    """ChatIdResult of svcWhosOn."""

    chat_id: int = 0
    chat_number: str | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0
