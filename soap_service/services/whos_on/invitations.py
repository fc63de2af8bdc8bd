"""The rules of invitations: an agent asks a visitor to chat, or does not even ask.

Whoever changes something has locked the visitor first: of two agents one invites, and of two
answers one counts.
"""

from __future__ import annotations

from db.models.own import ChatInvitation, Visitor
from db.models.smartertrack import Chat
from soap_service.services.call_logs.store import is_member
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT, NO_PERMISSION, TEXT_TOO_LONG
from soap_service.services.live_chat.conversation import say_as_agent
from soap_service.services.live_chat.opening import ChatRequest, open_chat
from soap_service.services.tickets.rules import choose_group
from soap_service.services.whos_on import store
from soap_service.services.whos_on.errors import (
    INVITATION_NOT_FOUND,
    INVITATION_OVER,
    VISITOR_CHATTING,
    VISITOR_INVITED,
    VISITOR_NOT_ON_LINE,
)
from soap_service.services.whos_on.events import Event, about_chat, about_invitation, acting, tell
from soap_service.services.whos_on.presence import is_on_line, is_waiting
from soap_service.services.whos_on.store import Answer

MAX_MESSAGE_LENGTH = 4000


def invite(
    desk: Desk, visitor_id: int, department_id: int, group_id: int, message: str | None
) -> ChatInvitation:
    """Invite a visitor to chat with the caller and return the invitation. Raises ServiceError."""
    if not (message or "").strip():
        raise ServiceError(MISSING_ARGUMENT, name="message")
    visitor = _approachable(desk, visitor_id)
    invitation = _issue(desk, visitor, department_id, group_id, message)
    more = about_invitation(invitation) | acting(desk)
    tell(desk.unit, desk.now, Event.INVITED, visitor, more)
    return invitation


def force(
    desk: Desk, visitor_id: int, department_id: int, group_id: int, message: str | None
) -> Chat:
    """Open a chat of the caller with a visitor and return it. Raises ServiceError."""
    visitor = _approachable(desk, visitor_id)
    invitation = _issue(desk, visitor, department_id, group_id, message)
    chat = _open(desk, visitor, invitation, Answer.FORCED)
    if invitation.message:
        say_as_agent(desk, chat, invitation.message)
    more = about_chat(invitation) | acting(desk)
    tell(desk.unit, desk.now, Event.FORCED, visitor, more)
    return chat


def accept(desk: Desk, visitor_key: str, invitation_id: int) -> Chat:
    """Open the chat that a visitor was invited to and return it. Raises ServiceError."""
    visitor, invitation = _open_invitation(desk, visitor_key, invitation_id)
    chat = _open(desk, visitor, invitation, Answer.ACCEPTED)
    tell(desk.unit, desk.now, Event.ACCEPTED, visitor, about_chat(invitation))
    return chat


def reject(desk: Desk, visitor_key: str, invitation_id: int) -> None:
    """Decline an invitation for a visitor. Raises ServiceError."""
    visitor, invitation = _open_invitation(desk, visitor_key, invitation_id)
    invitation.answer, invitation.answered_utc = Answer.REJECTED, desk.now
    tell(desk.unit, desk.now, Event.REJECTED, visitor, about_invitation(invitation))


def _approachable(desk: Desk, visitor_id: int) -> Visitor:
    """Return a visitor who is on line and whom nobody talks to."""
    visitor = store.find_visitor(desk, visitor_id)
    if not is_on_line(visitor, desk.now):
        raise ServiceError(VISITOR_NOT_ON_LINE, visitor=visitor_id)
    if store.is_chatting(desk, visitor):
        raise ServiceError(VISITOR_CHATTING, visitor=visitor_id)
    if store.has_invitation(desk, visitor):
        raise ServiceError(VISITOR_INVITED, visitor=visitor_id)
    return visitor


def _issue(
    desk: Desk, visitor: Visitor, department_id: int, group_id: int, message: str | None
) -> ChatInvitation:
    text = (message or "").strip()
    if len(text) > MAX_MESSAGE_LENGTH:
        raise ServiceError(TEXT_TOO_LONG, name="message", limit=MAX_MESSAGE_LENGTH)
    place = choose_group(desk, department_id, group_id)
    if not (desk.caller.is_administrator or is_member(desk, *place)):
        raise ServiceError(NO_PERMISSION)
    invitation = ChatInvitation(
        visitor_id=visitor.visitor_id,
        department_id=place[0],
        group_id=place[1],
        user_id=desk.caller.user_id,
        message=text,
        issued_utc=desk.now,
    )
    desk.session.add(invitation)
    desk.session.flush()
    return invitation


def _open_invitation(
    desk: Desk, visitor_key: str, invitation_id: int
) -> tuple[Visitor, ChatInvitation]:
    visitor = store.find_by_key(desk, visitor_key)
    invitation = store.find_invitation(desk, visitor, invitation_id) if visitor else None
    if visitor is None or invitation is None:
        raise ServiceError(INVITATION_NOT_FOUND, invitation=invitation_id)
    if not is_waiting(invitation, desk.now):
        raise ServiceError(INVITATION_OVER, invitation=invitation_id)
    return visitor, invitation


def _open(desk: Desk, visitor: Visitor, invitation: ChatInvitation, answer: Answer) -> Chat:
    chat = open_chat(
        desk,
        ChatRequest(
            department_id=invitation.department_id,
            group_id=invitation.group_id,
            agent_id=invitation.user_id,
            customer_name=visitor.display_name or "",
            customer_email_address=visitor.email_address or "",
            customer_user_id=visitor.user_id,
            customer_ip=visitor.ip_address or "",
            customer_language=visitor.language or "",
            is_from_agent_invite=True,
        ),
    )
    invitation.answer, invitation.answered_utc = answer, desk.now
    invitation.chat_id = visitor.chat_id = chat.chat_id
    return chat
