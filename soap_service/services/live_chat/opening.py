"""Opening chats: their place, number and key, and the customer's question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from db.models.smartertrack import Chat
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import TEXT_TOO_LONG
from soap_service.services.live_chat.conversation import Sender, store_message
from soap_service.services.live_chat.events import Event, record
from soap_service.services.live_chat.lookups import check_agent
from soap_service.services.tickets.custom_fields import (
    accepted_values,
    overwrite_values,
    set_values,
)
from soap_service.services.tickets.numbers import PREFIX_LIMIT, ticket_number
from soap_service.services.tickets.rules import choose_group

_GUID_LIMIT = 2**128
_LIMITS = (
    ("customerName", "customer_name", 255),
    ("CustomerIP", "customer_ip", 50),
    ("CustomerLanguage", "customer_language", 50),
    ("TrackingID", "tracking_id", 255),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatRequest:
    """What a chat begins with; a group of 0 is to be chosen, for an agent of 0 the chat waits.

    ``customer_email_address`` is a bare address or empty. ``custom_fields`` are ``Name=Value``
    texts that fields must accept; ``overwritten_fields`` are what a provider says of them, by name.
    """

    department_id: int
    group_id: int = 0
    agent_id: int = 0
    customer_name: str = ""
    customer_email_address: str = ""
    customer_user_id: int | None = None
    customer_ip: str = ""
    customer_language: str = ""
    question: str = ""
    tracking_id: str = ""
    user_tracking_cookie_id: int | None = None
    is_from_agent_invite: bool = False
    custom_fields: tuple[str, ...] = ()
    overwritten_fields: Mapping[str, str] = field(default_factory=dict)


def open_chat(desk: Desk, request: ChatRequest) -> Chat:
    """Open a chat and return it: it waits in its group, or is an agent's at once.

    A department alone leads to its front-line group. A question is the first message, too. No
    provider is asked. Raises ServiceError; nothing is stored then.
    """
    chat = _chat_of(desk, request, check_request(desk, request))
    desk.session.add(chat)
    desk.session.flush()
    chat.chat_number = chat_number(desk.site.random_below(PREFIX_LIMIT), desk.now, chat.chat_id)
    _fill_in(desk, chat, request)
    record(desk, chat, Event.STARTED)
    return chat


def _chat_of(desk: Desk, request: ChatRequest, place: tuple[int, int]) -> Chat:
    return Chat(
        department_id=place[0],
        group_id=place[1],
        user_id=request.agent_id or None,
        customer_user_id=request.customer_user_id,
        chat_guid=str(UUID(int=desk.site.random_below(_GUID_LIMIT), version=4)),
        date_started_utc=desk.now,
        date_queued_utc=None if request.agent_id else desk.now,
        date_idle_started_utc=desk.now,
        customer_ip=request.customer_ip,
        customer_display_name=request.customer_name,
        customer_email_address=request.customer_email_address,
        customer_language=request.customer_language,
        user_tracking_cookie_id=request.user_tracking_cookie_id,
        is_from_agent_invite=request.is_from_agent_invite,
        tracking_id=request.tracking_id,
        initial_question=request.question,
        queue_wait_seconds=0,
        message_count_in=0,
        message_count_out=0,
    )


def check_request(desk: Desk, request: ChatRequest) -> tuple[int, int]:
    """Return the (department, group) of a chat that can be opened. Raises ServiceError."""
    for name, attribute, limit in _LIMITS:
        if len(getattr(request, attribute)) > limit:
            raise ServiceError(TEXT_TOO_LONG, name=name, limit=limit)
    if request.agent_id:
        check_agent(desk, request.agent_id)
    place = choose_group(desk, request.department_id, request.group_id)
    given_fields(desk, place[0], request)
    return place


def given_fields(desk: Desk, department_id: int, request: ChatRequest) -> dict[int, str]:
    """Return the custom fields of a request by their ids, accepted. Raises ServiceError."""
    if not request.custom_fields:
        return {}
    place = Chat(chat_id=0, department_id=department_id)
    return accepted_values(desk.session, place, request.custom_fields)


def chat_number(dice: int, started: datetime, chat_id: int) -> str:
    """Return the number of a chat: of a ticket's form, and never that of a ticket or a call.

    ``dice`` is below 1000; the first part of a ticket's number is below 1000, of a call's below
    2000, of a chat's above.
    """
    return ticket_number(2 * PREFIX_LIMIT + dice, started, chat_id)


def _fill_in(desk: Desk, chat: Chat, request: ChatRequest) -> None:
    if request.custom_fields:
        set_values(desk.session, chat, request.custom_fields)
    if request.overwritten_fields:
        desk.session.flush()
        overwrite_values(desk.session, chat, request.overwritten_fields)
    if request.question.strip():
        store_message(desk, chat, Sender.CUSTOMER, request.question)
