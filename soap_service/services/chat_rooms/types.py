"""Types of svcChatRooms, generated from its WSDL by ``contracts stubs``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class IntRequestResult:
    """IntRequestResult of svcChatRooms."""

    message: str | None = None
    request_result: int = 0
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomsResult:
    """ChatRoomsResult of svcChatRooms."""

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
class ChatRoomPermissionsResult:
    """ChatRoomPermissionsResult of svcChatRooms."""

    message: str | None = None
    permissions: Iterable[ChatRoomPermission] | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomPermission:
    """ChatRoomPermission of svcChatRooms."""

    department_id: int = 0
    group_id: int = 0
    is_allowed: bool = False
    role_id: int = 0
    user_id: int = 0


@dataclass(slots=True)
class ChatRoomMembersResult:
    """ChatRoomMembersResult of svcChatRooms."""

    members: Iterable[ChatRoomMember] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomMember:
    """ChatRoomMember of svcChatRooms."""

    date_joined_utc: datetime = datetime(1, 1, 1)
    display_name: str | None = None
    user_id: int = 0
    user_name: str | None = None


@dataclass(slots=True)
class ChatRoomInvitationsResult:
    """ChatRoomInvitationsResult of svcChatRooms."""

    invitations: Iterable[ChatRoomInvitation] | None = None
    message: str | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomInvitation:
    """ChatRoomInvitation of svcChatRooms."""

    chat_number: str | None = None
    chat_room_id: int = 0
    chat_room_name: str | None = None
    date_issued_utc: datetime = datetime(1, 1, 1)
    invitation_id: int = 0
    message: str | None = None
    ticket_number: str | None = None
    user_id_from: int = 0


@dataclass(slots=True)
class ChatRoomMessagesResult:
    """ChatRoomMessagesResult of svcChatRooms."""

    message: str | None = None
    messages: Iterable[ChatRoomMessage] | None = None
    result: bool = False
    result_code: int = 0


@dataclass(slots=True)
class ChatRoomMessage:
    """ChatRoomMessage of svcChatRooms."""

    date_submitted_utc: datetime = datetime(1, 1, 1)
    display_name: str | None = None
    message_id: int = 0
    message_text: str | None = None
    user_id: int = 0
