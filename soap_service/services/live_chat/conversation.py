"""What is said in a chat: always text, never markup, and counted as it comes.

Who says something has locked the chat: of one chat a later message has a higher number, and
whoever asks for what came after a number misses nothing.
"""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import Select, select

from db.models.smartertrack import Chat, ChatMessage, User
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.live_chat.errors import CHAT_ENDED, CHAT_WAITING
from soap_service.services.live_chat.events import Event, record_message
from soap_service.services.live_chat.types import ChatMessageInfo
from soap_service.services.tickets.bodies import to_text


class Sender(IntEnum):
    """``ChatSenderType``; the product's numbers are unknown."""

    CUSTOMER = 0
    AGENT = 1


EVERYBODY = 0
"""``ViewRestriction`` of what the customer may see, too; the product's numbers are unknown."""


def say_as_customer(desk: Desk, chat: Chat, text: str | None) -> ChatMessage:
    """Add what the customer says to a locked chat. Raises ServiceError."""
    _check(chat, text)
    message = store_message(desk, chat, Sender.CUSTOMER, text or "")
    record_message(desk, chat, Event.INCOMING_MESSAGE, message.chat_message_id)
    return message


def say_as_agent(desk: Desk, chat: Chat, text: str | None) -> ChatMessage:
    """Add what the caller says to a locked chat, which somebody has accepted.

    Raises ServiceError.
    """
    _check(chat, text)
    if chat.user_id is None:
        raise ServiceError(CHAT_WAITING, chat=chat.chat_id)
    message = store_message(desk, chat, Sender.AGENT, text or "")
    record_message(desk, chat, Event.OUTGOING_MESSAGE, message.chat_message_id)
    return message


def _check(chat: Chat, text: str | None) -> None:
    if not (text or "").strip():
        raise ServiceError(MISSING_ARGUMENT, name="message")
    if chat.date_ended_utc is not None:
        raise ServiceError(CHAT_ENDED, chat=chat.chat_id)


def store_message(desk: Desk, chat: Chat, sender: Sender, text: str) -> ChatMessage:
    """Add a message to a locked chat and bring its counts and times up to date."""
    is_inbound = sender is Sender.CUSTOMER
    message = ChatMessage(
        chat_id=chat.chat_id,
        user_id=chat.customer_user_id if is_inbound else desk.caller.user_id,
        date_submitted_utc=desk.now,
        chat_sender_type=sender,
        text_submitted=text,
        view_restriction=EVERYBODY,
    )
    desk.session.add(message)
    end_silence(chat, desk.now)
    chat.message_count_in += is_inbound
    chat.message_count_out += not is_inbound
    chat.date_idle_started_utc, chat.is_last_message_inbound = desk.now, is_inbound
    chat.is_indexed = False
    if not is_inbound and chat.initial_response_seconds is None:
        chat.initial_response_seconds = seconds(chat.date_started_utc, desk.now)
    desk.session.flush()
    return message


def end_silence(chat: Chat, now: datetime) -> None:
    """Count the silence that ends now: one lies before each message, and one before the end."""
    silence = seconds(chat.date_idle_started_utc or chat.date_started_utc, now)
    silences = chat.message_count_in + chat.message_count_out + 1
    chat.longest_idle_seconds = max(chat.longest_idle_seconds or 0, silence)
    chat.average_idle_seconds = seconds(chat.date_started_utc, now) // silences


def seconds(start: datetime, end: datetime) -> int:
    """Return the whole seconds from one time to another, none when the clock was set back."""
    return max(0, int((end - start).total_seconds()))


def messages_after(desk: Desk, chat: Chat, message_id: int) -> list[ChatMessageInfo]:
    """Return what was said after a message, 0 being none, in its order."""
    return [_info(chat, row) for row in desk.session.execute(_said(chat, message_id))]


def messages_for_customer(desk: Desk, chat: Chat, message_id: int) -> list[ChatMessageInfo]:
    """Return what was said after a message, as far as the customer may see it."""
    query = _said(chat, message_id).where(ChatMessage.view_restriction == EVERYBODY)
    return [_info(chat, row) for row in desk.session.execute(query)]


def _said(chat: Chat, message_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            ChatMessage.chat_message_id,
            ChatMessage.date_submitted_utc,
            ChatMessage.chat_sender_type,
            ChatMessage.text_submitted,
            ChatMessage.is_html,
            ChatMessage.user_id,
            User.display_name,
        )
        .outerjoin(User, User.user_id == ChatMessage.user_id)
        .where(ChatMessage.chat_id == chat.chat_id, ChatMessage.chat_message_id > message_id)
        .order_by(ChatMessage.chat_message_id)
    )


def _info(chat: Chat, row: Any) -> ChatMessageInfo:
    is_inbound = row.chat_sender_type == Sender.CUSTOMER
    text = row.text_submitted or ""
    return ChatMessageInfo(
        chat_message_id=row.chat_message_id,
        date_submitted_utc=row.date_submitted_utc,
        is_from_customer=is_inbound,
        sender_name=(chat.customer_display_name if is_inbound else row.display_name) or "",
        text=to_text(text) if row.is_html else text,
        user_id=row.user_id or 0,
    )
