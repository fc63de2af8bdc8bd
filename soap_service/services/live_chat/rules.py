"""The rules of chats: accepting, transferring, ending and deleting them.

Whoever changes a chat goes through these functions and has locked it, so that one of several
agents wins, and times, counts and events are always right.
"""

from __future__ import annotations

from db.models.smartertrack import Chat
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.live_chat import store
from soap_service.services.live_chat.conversation import end_silence, seconds
from soap_service.services.live_chat.errors import CHAT_ENDED, CHAT_TAKEN
from soap_service.services.live_chat.events import Event, record
from soap_service.services.live_chat.lookups import check_agent
from soap_service.services.tickets.rules import choose_group

_OLD_PLACE = ("old_department_id", "old_group_id", "old_user_id")


def accept(desk: Desk, chat: Chat) -> None:
    """Give a waiting chat to the caller; who has it already keeps it. Raises ServiceError."""
    _check_open(chat)
    if chat.user_id == desk.caller.user_id:
        return
    if chat.user_id is not None:
        agent = store.agent_name(desk, chat.user_id)
        raise ServiceError(CHAT_TAKEN, chat=chat.chat_id, agent=agent)
    _leave_queue(desk, chat)
    chat.user_id = desk.caller.user_id


def transfer(desk: Desk, chat: Chat, group_id: int, user_id: int) -> None:
    """Give a chat to an agent, or for 0 back to the queue; group 0 leaves the group.

    A place where the chat is already has no event. Raises ServiceError.
    """
    if not group_id and not user_id:
        raise ServiceError(MISSING_ARGUMENT, name="groupId or userId")
    _check_open(chat)
    old = (chat.department_id, chat.group_id, chat.user_id)
    place = choose_group(desk, 0, group_id) if group_id else old[:2]
    agent_id = check_agent(desk, user_id) if user_id else None
    if (*place, agent_id) == old:
        return
    _move(desk, chat, place, agent_id)
    before = dict(zip(_OLD_PLACE, old, strict=True))
    record(desk, chat, Event.TRANSFERRED, **before)


def _move(desk: Desk, chat: Chat, place: tuple[int, int], agent_id: int | None) -> None:
    _leave_queue(desk, chat)
    chat.department_id, chat.group_id = place
    chat.user_id = agent_id
    if agent_id is None:
        chat.date_queued_utc = desk.now


def end(desk: Desk, chat: Chat) -> None:
    """End a chat, which takes nothing more from then on. Raises ServiceError."""
    _check_open(chat)
    _leave_queue(desk, chat)
    end_silence(chat, desk.now)
    chat.date_ended_utc = desk.now
    chat.session_length_in_seconds = seconds(chat.date_started_utc, desk.now)
    record(desk, chat, Event.ENDED)


def delete(desk: Desk, chat: Chat) -> None:
    """Delete a chat softly; one that goes on is ended before."""
    if chat.date_ended_utc is None:
        end(desk, chat)
    chat.is_deleted, chat.date_deleted_utc = True, desk.now
    record(desk, chat, Event.DELETED)


def _check_open(chat: Chat) -> None:
    if chat.date_ended_utc is not None:
        raise ServiceError(CHAT_ENDED, chat=chat.chat_id)


def _leave_queue(desk: Desk, chat: Chat) -> None:
    """Count the time that a chat waited until now; one that did not wait is left alone."""
    if chat.user_id is None and chat.date_queued_utc is not None:
        chat.queue_wait_seconds += seconds(chat.date_queued_utc, desk.now)
