"""Agents who want to chat with a visitor."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.whos_on import invitations, store
from soap_service.services.whos_on.rights import Action, require
from soap_service.services.whos_on.service import service
from soap_service.services.whos_on.types import (
    ChatIdResult,
    ChatInvitationIdResult,
    ChatInvitationInfoArrayResult,
)


@service.operation
def invite_visitor_to_chat(
    desk: Desk, *, visitor_id: int, department_id: int, group_id: int, message: str | None
) -> ChatInvitationIdResult:
    """Invite a visitor to chat with the caller."""
    require(desk, Action.INVITE)
    invitation = invitations.invite(desk, visitor_id, department_id, group_id, message)
    return ChatInvitationIdResult(invitation_id=invitation.chat_invitation_id)


@service.operation
def force_chat(
    desk: Desk, *, visitor_id: int, department_id: int, group_id: int, message: str | None
) -> ChatIdResult:
    """Open a chat of the caller with a visitor."""
    require(desk, Action.INVITE)
    chat = invitations.force(desk, visitor_id, department_id, group_id, message)
    return ChatIdResult(chat_id=chat.chat_id, chat_number=chat.chat_number)


@service.query
def get_invitations_for_visitor(desk: Desk, *, visitor_id: int) -> ChatInvitationInfoArrayResult:
    """Return what a visitor was invited to, the latest first."""
    require(desk, Action.VIEW)
    store.find_info(desk, visitor_id)
    rows = desk.unit.stream(store.invitations_of(visitor_id))
    return ChatInvitationInfoArrayResult(invitations=rows)
