"""The chats that agents have: the queue, accepting, handing on, ending and deleting."""

from __future__ import annotations

from typing import cast

from db.models.smartertrack import Chat
from soap_service.services.desk import Desk
from soap_service.services.live_chat import rules, store
from soap_service.services.live_chat.lookups import check_agent, living_chat, seen_info
from soap_service.services.live_chat.service import service
from soap_service.services.live_chat.types import (
    ChatInfo,
    ChatInfoArrayResult,
    ChatInfoResult,
    GenericResult,
)


@service.query
def get_chat_queue(desk: Desk) -> ChatInfoArrayResult:
    """Return the chats that wait in the caller's groups, the oldest first."""
    return ChatInfoArrayResult(chats=store.waiting_chats(desk))


@service.operation
def accept_chat(desk: Desk, *, chat_id: int) -> ChatInfoResult:
    """Take a chat that waits."""
    chat = living_chat(desk, chat_id)
    rules.accept(desk, chat)
    info = store.find_info(desk, Chat.chat_id == chat.chat_id)
    return ChatInfoResult(chat=cast(ChatInfo, info))


@service.query
def get_chats_by_agent(desk: Desk, *, user_id: int) -> ChatInfoArrayResult:
    """Return the chats that an agent has now, 0 being the caller."""
    agent_id = check_agent(desk, user_id) if user_id else desk.caller.user_id
    return ChatInfoArrayResult(chats=store.chats_of_agent(desk, agent_id))


@service.query
def get_chat(desk: Desk, *, chat_id: int) -> ChatInfoResult:
    """Return a chat."""
    return ChatInfoResult(chat=cast(ChatInfo, seen_info(desk, chat_id)))


@service.operation
def transfer_chat(desk: Desk, *, chat_id: int, group_id: int, user_id: int) -> GenericResult:
    """Give a chat to an agent, or to the queue of a group."""
    rules.transfer(desk, living_chat(desk, chat_id), group_id, user_id)
    return GenericResult()


@service.operation
def end_chat(desk: Desk, *, chat_id: int) -> GenericResult:
    """End a chat."""
    rules.end(desk, living_chat(desk, chat_id))
    return GenericResult()


@service.operation
def delete_chat(desk: Desk, *, chat_id: int) -> GenericResult:
    """Delete a chat, which has ended then."""
    rules.delete(desk, living_chat(desk, chat_id))
    return GenericResult()
