"""Starting chats: whoever starts one, the live chat provider has its say before.

The provider is waited for without a transaction (contract of external providers, 5.5).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import func, select

from db.models.smartertrack import Chat, Department, User
from providers import ChatAnswer, ChatQuestion, Interaction, Kind
from soap_service.services.desk import Desk, Errand
from soap_service.services.exceptions import ServiceError
from soap_service.services.live_chat.opening import (
    ChatRequest,
    check_request,
    given_fields,
    open_chat,
)
from soap_service.services.tickets import store
from soap_service.services.tickets.errors import SUBMISSION_REFUSED
from soap_service.services.tickets.forms import form_of

T = TypeVar("T")

_NO_REASON = "The chat was refused."


def start(
    errand: Errand, read: Callable[[Desk], ChatRequest], finish: Callable[[Desk, Chat], T]
) -> T:
    """Open the chat that ``read`` asks for, unless the provider refuses it.

    ``finish`` makes the result of it, in the transaction that opens the chat. Raises ServiceError;
    nothing is stored then.
    """
    answer = _ask(errand, read)

    def work(desk: Desk) -> T:
        request = read(desk)
        return finish(desk, open_chat(desk, _as_answered(desk, request, answer)))

    return errand.work(work)


def _ask(errand: Errand, read: Callable[[Desk], ChatRequest]) -> ChatAnswer:
    providers = errand.site.providers
    if not providers.is_on(Kind.CHAT):
        return ChatAnswer()
    question = errand.work(lambda desk: _question(desk, read(desk)), read_only=True)
    answer = providers.start_chat(question)
    if not answer.allowed:
        raise ServiceError(SUBMISSION_REFUSED, reason=answer.message or _NO_REASON)
    return answer


def _question(desk: Desk, request: ChatRequest) -> ChatQuestion:
    """Return what to ask about a chat, which could be opened as it is. Raises ServiceError."""
    department_id, _group_id = check_request(desk, request)
    form = form_of(desk, department_id, Interaction.CHAT)
    given = given_fields(desk, department_id, request)
    return ChatQuestion(
        department_name=form.department_name,
        user_name=_user_name(desk, request.customer_user_id),
        email_from=request.customer_email_address or None,
        custom_fields={
            each.name: given.get(each.custom_field_id, each.value) for each in form.fields
        },
    )


def _user_name(desk: Desk, user_id: int | None) -> str:
    return desk.session.scalar(select(User.user_name).where(User.user_id == user_id)) or ""


def _as_answered(desk: Desk, request: ChatRequest, answer: ChatAnswer) -> ChatRequest:
    """Return the chat as the provider wants it.

    In another department it waits in the front-line group; a department that does not exist leaves
    the chat where it was to go.
    """
    request = replace(request, overwritten_fields=answer.custom_fields)
    department_id = _department_named(desk, answer.department_name)
    if department_id is None or department_id == check_request(desk, request)[0]:
        return request
    return replace(request, department_id=department_id, group_id=0, agent_id=0)


def _department_named(desk: Desk, name: str | None) -> int | None:
    if name is None:
        return None
    is_named = func.lower(Department.display_name) == name.strip().lower()
    found = desk.session.execute(store.LIVING_GROUP.where(is_named)).first()
    return found.department_id if found is not None else None
