"""What a portal does for a customer, for whom the key of the chat is enough."""

from __future__ import annotations

from collections.abc import Iterable

from db.models.smartertrack import Chat
from soap_service.services.desk import Desk, Errand
from soap_service.services.live_chat import forms, rules, store
from soap_service.services.live_chat.conversation import messages_for_customer, say_as_customer
from soap_service.services.live_chat.lookups import chat_of_customer, seen_by_customer
from soap_service.services.live_chat.service import service
from soap_service.services.live_chat.starting import start
from soap_service.services.live_chat.statuses import status_of
from soap_service.services.live_chat.types import (
    ChatFormResult,
    ChatMessageIdResult,
    ChatMessageInfoArrayResult,
    ChatStartResult,
    ChatStatusResult,
    GenericResult,
)
from soap_service.services.live_chat.wishes import Wish


@service.errand
def get_chat_form(
    errand: Errand,
    *,
    department_id: int,
    page: int,
    customer_user_name: str | None,
    custom_field_values: Iterable[str | None] | None,
) -> ChatFormResult:
    """Return the fields that a customer is to fill in, as the provider wants them."""
    form = forms.chat_form(
        errand, department_id, page, (customer_user_name or "").strip(), custom_field_values
    )
    return ChatFormResult(
        agents_available=form.agents_available,
        department_name=form.department_name,
        fields=form.fields,
    )


@service.errand
def start_chat(
    errand: Errand,
    *,
    department_id: int,
    group_id: int,
    customer_name: str | None,
    customer_email_address: str | None,
    question: str | None,
    parameters: Iterable[str | None] | None,
    custom_field_values: Iterable[str | None] | None,
) -> ChatStartResult:
    """Let a customer wait for an agent, unless the provider refuses the chat."""
    wish = Wish(
        department_id,
        group_id,
        customer_name,
        customer_email_address,
        question,
        parameters,
        custom_field_values,
    )
    return start(errand, wish.read, _started)


def _started(desk: Desk, chat: Chat) -> ChatStartResult:
    return ChatStartResult(
        chat_guid=chat.chat_guid,
        chat_id=chat.chat_id,
        chat_number=chat.chat_number,
        queue_position=store.queue_position(desk, chat),
    )


@service.query
def get_chat_status(desk: Desk, *, chat_guid: str | None) -> ChatStatusResult:
    """Tell a customer how far the chat is."""
    chat = seen_by_customer(desk, chat_guid)
    return ChatStatusResult(
        agent_name=store.agent_name(desk, chat.user_id),
        chat_number=chat.chat_number,
        chat_status=status_of(chat),
        queue_position=store.queue_position(desk, chat),
        status_text=store.status_text(desk, chat),
    )


@service.operation
def send_message_from_customer(
    desk: Desk, *, chat_guid: str | None, message: str | None
) -> ChatMessageIdResult:
    """Say something as the customer."""
    said = say_as_customer(desk, chat_of_customer(desk, chat_guid), message)
    return ChatMessageIdResult(chat_message_id=said.chat_message_id)


@service.query
def get_messages_for_customer(
    desk: Desk, *, chat_guid: str | None, after_message_id: int
) -> ChatMessageInfoArrayResult:
    """Return what was said after a message, 0 being none, as the customer may see it."""
    found = messages_for_customer(desk, seen_by_customer(desk, chat_guid), after_message_id)
    return ChatMessageInfoArrayResult(chat_messages=found)


@service.operation
def end_chat_by_customer(desk: Desk, *, chat_guid: str | None) -> GenericResult:
    """End a chat for its customer."""
    rules.end(desk, chat_of_customer(desk, chat_guid))
    return GenericResult()
