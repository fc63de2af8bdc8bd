"""The form with which a customer starts a chat, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import func, select

from db.models.smartertrack import Group, User, UserInGroup
from providers import Interaction, Location
from soap_service.services.desk import Desk, Errand
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_ARGUMENT
from soap_service.services.keyvalues import read_pairs
from soap_service.services.live_chat.types import ChatFormField
from soap_service.services.live_chat.wishes import find_user
from soap_service.services.tickets.forms import FormField, fields_of_page, form_of

_PAGES = {1: Location.PRE, 2: Location.REGULAR}


class ChatForm(NamedTuple):
    """The form of a department, and how many agents take chats there at the moment."""

    department_name: str
    agents_available: int
    fields: list[ChatFormField]


def chat_form(
    errand: Errand,
    department_id: int,
    page: int,
    user_name: str,
    values: Iterable[str | None] | None,
) -> ChatForm:
    """Return the form before page 1 or 2, as the custom field provider wants it.

    ``user_name`` is the customer who signed in, ``values`` are Name=Value texts of what was filled
    in so far. Raises ServiceError, also where the provider lets nobody start a chat.
    """
    if page not in _PAGES:
        raise ServiceError(BAD_ARGUMENT, name="page", value=page)
    given = {pair.key: pair.value for pair in read_pairs(values)}
    name, agents = errand.work(lambda desk: _place(desk, department_id, user_name), read_only=True)
    fields = fields_of_page(
        errand,
        department_id,
        _PAGES[page],
        user_name=user_name,
        interaction=Interaction.CHAT,
        values=given,
    )
    return ChatForm(name, agents, [_field(each) for each in fields])


def _place(desk: Desk, department_id: int, user_name: str) -> tuple[str, int]:
    find_user(desk, user_name)
    form = form_of(desk, department_id, Interaction.CHAT)
    return form.department_name, available_agents(desk, department_id)


def available_agents(desk: Desk, department_id: int) -> int:
    """Return how many agents of a department take chats and are at their desk."""
    query = (
        select(func.count(UserInGroup.user_id.distinct()))
        .join(User, User.user_id == UserInGroup.user_id)
        .join(
            Group,
            (Group.department_id == UserInGroup.department_id)
            & (Group.group_id == UserInGroup.group_id),
        )
        .where(
            UserInGroup.department_id == department_id,
            UserInGroup.is_active_for_chats,
            ~UserInGroup.is_afk,
            ~User.is_deleted,
            ~User.is_queue,
            ~Group.is_deleted,
        )
    )
    return desk.session.scalar(query) or 0


def _field(field: FormField) -> ChatFormField:
    return ChatFormField(
        custom_field_id=field.custom_field_id,
        is_on_first_page=field.is_on_first_page,
        is_required=field.is_required,
        is_visible=field.is_visible,
        name=field.name,
        options=field.options,
        value=field.value,
    )
