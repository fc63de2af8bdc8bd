"""Asking agents into chat rooms, and what they answer."""

from __future__ import annotations

from soap_service.services.chat_rooms import invitations, rules
from soap_service.services.chat_rooms.service import service
from soap_service.services.chat_rooms.types import (
    ChatRoomInvitationIdResult,
    ChatRoomInvitationInfoArrayResult,
    GenericResult,
)
from soap_service.services.desk import Desk


@service.operation
def invite_to_chat_room(
    desk: Desk,
    *,
    chat_room_id: int,
    user_id: int,
    message: str | None,
    chat_number: str | None,
    ticket_number: str | None,
) -> ChatRoomInvitationIdResult:
    """Ask an agent into a chat room that the caller is in, perhaps about a chat or a ticket."""
    room = rules.find_open(desk, chat_room_id)
    invitation_id = invitations.invite(desk, room, user_id, message, chat_number, ticket_number)
    return ChatRoomInvitationIdResult(invitation_id=invitation_id)


@service.query
def get_chat_room_invitations(desk: Desk) -> ChatRoomInvitationInfoArrayResult:
    """Return the invitations that wait for the caller, the oldest first."""
    return ChatRoomInvitationInfoArrayResult(invitations=invitations.waiting(desk))


@service.operation
def accept_chat_room_invitation(desk: Desk, *, invitation_id: int) -> GenericResult:
    """Enter the chat room that the caller was asked into."""
    invitations.accept(desk, invitation_id)
    return GenericResult()


@service.operation
def decline_chat_room_invitation(desk: Desk, *, invitation_id: int) -> GenericResult:
    """Turn an invitation down."""
    invitations.decline(desk, invitation_id)
    return GenericResult()
