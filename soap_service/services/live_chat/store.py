"""What the rules of chats ask of the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, true

from db import locked, named
from db.models.smartertrack import Chat, Department, Ticket, TicketLink, User, UserInGroup
from soap_service.accounts import Account
from soap_service.services.desk import Desk
from soap_service.services.live_chat.statuses import ChatStatus, status_of
from soap_service.services.tickets import store as tickets

IS_WAITING: ColumnElement[bool] = and_(Chat.user_id.is_(None), Chat.date_ended_utc.is_(None))
"""The chat waits in its group."""

IS_ACTIVE: ColumnElement[bool] = and_(Chat.user_id.is_not(None), Chat.date_ended_utc.is_(None))
"""An agent has the chat now."""

IS_ENDED: ColumnElement[bool] = Chat.date_ended_utc.is_not(None)
"""The chat has ended."""

STATUS = case(
    (IS_WAITING, ChatStatus.WAITING), (IS_ACTIVE, ChatStatus.ACTIVE), else_=ChatStatus.ENDED
)

CHAT_INFO: Select[*tuple[Any, ...]] = select(
    *named(
        func.coalesce(Chat.average_idle_seconds, 0).label("average_idle_seconds"),
        Chat.chat_id,
        Chat.chat_number,
        STATUS.label("chat_status"),
        Chat.customer_display_name,
        Chat.customer_email_address,
        func.coalesce(Chat.customer_user_id, 0).label("customer_id"),
        Chat.customer_ip,
        Chat.customer_language,
        Chat.date_ended_utc,
        Chat.date_idle_started_utc,
        Chat.date_queued_utc,
        Chat.date_started_utc,
        Chat.department_id,
        Chat.group_id,
        Chat.initial_question,
        func.coalesce(Chat.initial_response_seconds, 0).label("initial_response_seconds"),
        Chat.is_deleted,
        Chat.is_from_agent_invite,
        Chat.is_last_message_inbound,
        func.coalesce(Chat.longest_idle_seconds, 0).label("longest_idle_seconds"),
        Chat.message_count_in,
        Chat.message_count_out,
        Chat.queue_wait_seconds,
        func.coalesce(Chat.session_length_in_seconds, 0).label("session_length_in_seconds"),
        func.coalesce(Chat.user_id, 0).label("user_id"),
    )
)
"""The members of ChatInfo, by their names."""


def visible_to(account: Account) -> ColumnElement[bool]:
    """Return the condition on ``st_Chats`` for what an account may see.

    An administrator sees all; others see the chats of their groups and their own.
    """
    if account.is_administrator:
        return true()
    return or_(
        Chat.user_id == account.user_id,
        exists().where(
            UserInGroup.user_id == account.user_id,
            UserInGroup.group_id == Chat.group_id,
            UserInGroup.department_id == Chat.department_id,
        ),
    )


def is_seen(desk: Desk, chat_id: int) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions for a living chat that the caller may see."""
    return (Chat.chat_id == chat_id, ~Chat.is_deleted, visible_to(desk.caller))


def has_guid(guid: str) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions for the living chat of a customer's key."""
    return (Chat.chat_guid == guid, ~Chat.is_deleted)


def find_chat(desk: Desk, *conditions: ColumnElement[bool]) -> Chat | None:
    """Return the chat that meets the conditions, locked against other writers."""
    query = select(Chat).where(*conditions).limit(1)
    return desk.session.scalars(locked(query, Chat)).first()


def read_chat(desk: Desk, *conditions: ColumnElement[bool]) -> Chat | None:
    """Return the chat that meets the conditions; nothing is locked."""
    return desk.session.scalars(select(Chat).where(*conditions).limit(1)).first()


def find_info(desk: Desk, *conditions: ColumnElement[bool]) -> Any:
    """Return the members of ChatInfo of the chat that meets the conditions, or None."""
    desk.session.flush()
    return desk.session.execute(CHAT_INFO.where(*conditions).limit(1)).first()


def waiting_chats(desk: Desk) -> Iterable[Any]:
    """Return rows of ChatInfo of the waiting chats the caller may see, the oldest first."""
    query = CHAT_INFO.where(IS_WAITING, ~Chat.is_deleted, visible_to(desk.caller))
    return desk.unit.stream(query.order_by(Chat.date_queued_utc, Chat.chat_id))


def chats_of_agent(desk: Desk, user_id: int) -> Iterable[Any]:
    """Return rows of ChatInfo of what an agent has now, as far as the caller may see it."""
    query = CHAT_INFO.where(
        Chat.user_id == user_id, IS_ACTIVE, ~Chat.is_deleted, visible_to(desk.caller)
    )
    return desk.unit.stream(query.order_by(Chat.date_started_utc, Chat.chat_id))


def queue_position(desk: Desk, chat: Chat) -> int:
    """Return the place of a waiting chat in its group, from 1 on; 0 for one that does not wait."""
    if chat.user_id is not None or chat.date_ended_utc is not None:
        return 0
    queued = Chat.date_queued_utc
    is_earlier = or_(
        queued < chat.date_queued_utc,
        and_(queued == chat.date_queued_utc, Chat.chat_id < chat.chat_id),
    )
    query = select(func.count()).where(
        IS_WAITING,
        ~Chat.is_deleted,
        Chat.department_id == chat.department_id,
        Chat.group_id == chat.group_id,
        is_earlier,
    )
    return (desk.session.scalar(query) or 0) + 1


def agent_name(desk: Desk, user_id: int | None) -> str:
    """Return the name that others see of an agent, nothing for nobody."""
    query = select(User.display_name).where(User.user_id == user_id)
    return (desk.session.scalar(query) if user_id else None) or ""


def status_text(desk: Desk, chat: Chat) -> str:
    """Return what a department tells customers who wait, and those whose chat has ended."""
    status = status_of(chat)
    if status is ChatStatus.ACTIVE:
        return ""
    is_waiting = status is ChatStatus.WAITING
    text = Department.chat_wait_message if is_waiting else Department.post_chat_text
    query = select(text).where(Department.department_id == chat.department_id)
    return desk.session.scalar(query) or ""


def ticket_numbers(desk: Desk, chat_id: int) -> list[str]:
    """Return the numbers of the tickets that a chat is tied to, as far as the caller sees them."""
    query = (
        select(Ticket.ticket_number)
        .join(TicketLink, TicketLink.ticket_id == Ticket.ticket_id)
        .where(TicketLink.chat_id == chat_id, tickets.visible_to(desk.caller))
        .order_by(Ticket.ticket_id)
    )
    return list(desk.session.scalars(query))


def of_tickets(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition for the chats that are tied to tickets of a condition."""
    return Chat.chat_id.in_(
        select(TicketLink.chat_id)
        .join(Ticket, Ticket.ticket_id == TicketLink.ticket_id)
        .where(condition, TicketLink.chat_id.is_not(None))
    )
