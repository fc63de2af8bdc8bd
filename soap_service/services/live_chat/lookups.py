"""Finding what an operation names, among what the caller may see."""

from __future__ import annotations

from typing import Any

from db.models.smartertrack import Chat
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.live_chat import store
from soap_service.services.live_chat.errors import CHAT_KEY_UNKNOWN, CHAT_NOT_FOUND
from soap_service.services.tickets import store as tickets
from soap_service.services.tickets.errors import AGENT_NOT_FOUND


def living_chat(desk: Desk, chat_id: int) -> Chat:
    """Return a chat to be worked on, locked against other writers. Raises ServiceError."""
    return _found(store.find_chat(desk, *store.is_seen(desk, chat_id)), chat_id)


def seen_chat(desk: Desk, chat_id: int) -> Chat:
    """Return a chat to be read; nothing is locked. Raises ServiceError."""
    return _found(store.read_chat(desk, *store.is_seen(desk, chat_id)), chat_id)


def seen_info(desk: Desk, chat_id: int) -> Any:
    """Return the members of ChatInfo of a chat; nothing is locked. Raises ServiceError."""
    found = store.find_info(desk, *store.is_seen(desk, chat_id))
    if found is None:
        raise ServiceError(CHAT_NOT_FOUND, chat=chat_id)
    return found


def chat_of_customer(desk: Desk, guid: str | None) -> Chat:
    """Return the chat of a customer's key, locked against other writers. Raises ServiceError."""
    return _known(store.find_chat(desk, *store.has_guid(_key(guid))))


def seen_by_customer(desk: Desk, guid: str | None) -> Chat:
    """Return the chat of a customer's key to be read. Raises ServiceError."""
    return _known(store.read_chat(desk, *store.has_guid(_key(guid))))


def check_agent(desk: Desk, user_id: int) -> int:
    """Return the id of a living agent, who is not the queue. Raises ServiceError."""
    is_agent = tickets.find_agent(desk.unit, user_id) is not None
    if not is_agent or user_id == tickets.find_queue(desk.unit):
        raise ServiceError(AGENT_NOT_FOUND, agent=user_id)
    return user_id


def _key(guid: str | None) -> str:
    if not guid or not guid.strip():
        raise ServiceError(MISSING_ARGUMENT, name="chatGuid")
    return guid.strip().lower()


def _found(chat: Chat | None, chat_id: int) -> Chat:
    if chat is None:
        raise ServiceError(CHAT_NOT_FOUND, chat=chat_id)
    return chat


def _known(chat: Chat | None) -> Chat:
    """The key is the customer's alone: a wrong one is not repeated."""
    if chat is None:
        raise ServiceError(CHAT_KEY_UNKNOWN)
    return chat
