"""Invitations: an agent in a room asks another one in, perhaps about a chat or a ticket."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from db import locked, named
from db.models.smartertrack import Chat, ChatChannel
from db.models.smartertrack import ChatChannelInvite as Invite
from soap_service.services.chat_rooms import members, rules
from soap_service.services.chat_rooms.access import may_enter
from soap_service.services.chat_rooms.errors import (
    ALREADY_A_MEMBER,
    ALREADY_INVITED,
    INVITATION_NOT_FOUND,
    MAY_NOT_ENTER,
)
from soap_service.services.chat_rooms.events import Event, record
from soap_service.services.chat_rooms.statuses import InviteStatus, InviteType
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.live_chat.errors import CHAT_NOT_FOUND
from soap_service.services.live_chat.lookups import check_agent
from soap_service.services.live_chat.store import visible_to
from soap_service.services.tickets.lookups import seen_ticket


def invite(
    desk: Desk,
    room: ChatChannel,
    user_id: int,
    message: str | None,
    chat_number: str | None,
    ticket_number: str | None,
) -> int:
    """Ask an agent into an open room and return the invitation's id. Raises ServiceError."""
    members.require_member(desk, room)
    _check(desk, room, check_agent(desk, user_id))
    chat, ticket = _seen_chat(desk, chat_number), _seen_ticket(desk, ticket_number)
    text = (message or "").strip()
    invitation = Invite(
        chat_channel_id=room.chat_channel_id,
        user_id_from=desk.caller.user_id,
        user_id_to=user_id,
        related_chat_number=chat or None,
        related_ticket_number=ticket or None,
        invite_type=_type(chat, ticket),
        date_issued_utc=desk.now,
        invitation_message=text,
    )
    desk.session.add(invitation)
    desk.session.flush()
    record(desk, room, Event.INVITED, user_id, text, chatnumber=chat, ticketnumber=ticket)
    return invitation.chat_channel_invite_id


def waiting(desk: Desk) -> Iterable[Any]:
    """Return rows of ChatRoomInvitationInfo of those that wait for the caller, oldest first."""
    query = (
        select(
            func.coalesce(Invite.related_chat_number, "").label("chat_number"),
            Invite.chat_channel_id.label("chat_room_id"),
            ChatChannel.chat_channel_name.label("chat_room_name"),
            Invite.chat_channel_invite_id.label("invitation_id"),
            func.coalesce(Invite.invitation_message, "").label("invitation_text"),
            func.coalesce(Invite.related_ticket_number, "").label("ticket_number"),
            *named(Invite.date_issued_utc, Invite.user_id_from),
        )
        .join(ChatChannel, ChatChannel.chat_channel_id == Invite.chat_channel_id)
        .where(_waits_for(desk.caller.user_id), rules.IS_OPEN, rules.seen(desk))
        .order_by(Invite.chat_channel_invite_id)
    )
    return desk.unit.stream(query)


def accept(desk: Desk, invitation_id: int) -> None:
    """Let the caller enter the room of an invitation. Raises ServiceError.

    The room is locked before the invitation, as by all who answer several at once.
    """
    query = select(Invite.chat_channel_id).where(_is(desk, invitation_id))
    room_id = desk.session.scalar(query)
    if room_id is None:
        raise ServiceError(INVITATION_NOT_FOUND, invitation=invitation_id)
    room = rules.find_open(desk, room_id)
    _find(desk, invitation_id)
    members.join(desk, room)


def decline(desk: Desk, invitation_id: int) -> None:
    """Turn an invitation of the caller down. Raises ServiceError."""
    invitation = _find(desk, invitation_id)
    invitation.invite_status = InviteStatus.DECLINED
    invitation.date_responded_utc = desk.now


def _find(desk: Desk, invitation_id: int) -> Invite:
    query = locked(select(Invite).where(_is(desk, invitation_id)), Invite)
    invitation = desk.session.scalars(query).first()
    if invitation is None:
        raise ServiceError(INVITATION_NOT_FOUND, invitation=invitation_id)
    return invitation


def _is(desk: Desk, invitation_id: int) -> ColumnElement[bool]:
    return and_(Invite.chat_channel_invite_id == invitation_id, _waits_for(desk.caller.user_id))


def _waits_for(user_id: int) -> ColumnElement[bool]:
    return and_(Invite.user_id_to == user_id, Invite.invite_status == InviteStatus.WAITING)


def _check(desk: Desk, room: ChatChannel, user_id: int) -> None:
    """Raise ServiceError when it makes no sense to ask an agent in."""
    room_id = room.chat_channel_id
    entering = select(ChatChannel.chat_channel_id).where(
        ChatChannel.chat_channel_id == room_id, may_enter(user_id)
    )
    asked = select(Invite.chat_channel_invite_id).where(
        Invite.chat_channel_id == room_id, _waits_for(user_id)
    )
    if desk.session.scalar(entering) is None:
        raise ServiceError(MAY_NOT_ENTER, agent=user_id, room=room_id)
    if members.is_member(desk, room, user_id):
        raise ServiceError(ALREADY_A_MEMBER, agent=user_id, room=room_id)
    if desk.session.scalar(asked.limit(1)) is not None:
        raise ServiceError(ALREADY_INVITED, agent=user_id, room=room_id)


def _seen_chat(desk: Desk, chat_number: str | None) -> str:
    """Return the number of a chat that the caller sees, ``""`` for none."""
    number = (chat_number or "").strip()
    query = select(Chat.chat_id).where(
        Chat.chat_number == number, ~Chat.is_deleted, visible_to(desk.caller)
    )
    if number and desk.session.scalar(query.limit(1)) is None:
        raise ServiceError(CHAT_NOT_FOUND, chat=number)
    return number


def _seen_ticket(desk: Desk, ticket_number: str | None) -> str:
    """Return the number of a ticket that the caller sees, ``""`` for none."""
    number = (ticket_number or "").strip()
    return seen_ticket(desk, number).ticket_number or "" if number else ""


def _type(chat: str, ticket: str) -> InviteType:
    if chat:
        return InviteType.CHAT
    return InviteType.TICKET if ticket else InviteType.TALK
