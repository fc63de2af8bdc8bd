"""Types of svcChatRooms, generated from its WSDL by ``contracts stubs``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class ChatRoomIdResult:
    """ChatRoomIdResult of svcChatRooms."""

    chat_room_id: int = 0
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomInfoArrayResult:
    """ChatRoomInfoArrayResult of svcChatRooms."""

    chat_rooms: Iterable[ChatRoomInfo] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomInfo:
    """ChatRoomInfo of svcChatRooms."""

    chat_room_id: int = 0
    chat_room_name: str | None = None
    date_created_utc: datetime = datetime(1, 1, 1)
    date_ended_utc: datetime = datetime(1, 1, 1)
    is_member: bool = False
    is_open: bool = False
    is_short_lived: bool = False
    member_count: int = 0
    started_by: str | None = None


@dataclass(slots=True)
class GenericResult:
    """GenericResult of svcChatRooms."""

    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomPermissionInfoArrayResult:
    """ChatRoomPermissionInfoArrayResult of svcChatRooms."""

    message: str | None = None
    permissions: Iterable[ChatRoomPermissionInfo] | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomPermissionInfo:
    """ChatRoomPermissionInfo of svcChatRooms."""

    department_id: int = 0
    group_id: int = 0
    is_allowed: bool = False
    role_id: int = 0
    user_id: int = 0


@dataclass(slots=True)
class ChatRoomMemberInfoArrayResult:
    """ChatRoomMemberInfoArrayResult of svcChatRooms."""

    members: Iterable[ChatRoomMemberInfo] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomMemberInfo:
    """ChatRoomMemberInfo of svcChatRooms."""

    date_joined_utc: datetime = datetime(1, 1, 1)
    display_name: str | None = None
    user_id: int = 0
    user_name: str | None = None


@dataclass(slots=True)
class ChatRoomInvitationIdResult:
    """ChatRoomInvitationIdResult of svcChatRooms."""

    invitation_id: int = 0
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomInvitationInfoArrayResult:
    """ChatRoomInvitationInfoArrayResult of svcChatRooms."""

    invitations: Iterable[ChatRoomInvitationInfo] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomInvitationInfo:
    """ChatRoomInvitationInfo of svcChatRooms."""

    chat_number: str | None = None
    chat_room_id: int = 0
    chat_room_name: str | None = None
    date_issued_utc: datetime = datetime(1, 1, 1)
    invitation_id: int = 0
    invitation_text: str | None = None
    ticket_number: str | None = None
    user_id_from: int = 0


@dataclass(slots=True)
class ChatRoomMessageIdResult:
    """ChatRoomMessageIdResult of svcChatRooms."""

    chat_room_message_id: int = 0
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomMessageInfoArrayResult:
    """ChatRoomMessageInfoArrayResult of svcChatRooms."""

    chat_room_messages: Iterable[ChatRoomMessageInfo] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomMessageInfo:
    """ChatRoomMessageInfo of svcChatRooms."""

    chat_room_message_id: int = 0
    date_submitted_utc: datetime = datetime(1, 1, 1)
    sender_name: str | None = None
    text: str | None = None
    user_id: int = 0
