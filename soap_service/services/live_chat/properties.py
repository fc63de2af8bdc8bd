"""Properties of chats as Key=Value texts: what can be read, and the few that can be set.

Keys are the columns of ``st_Chats`` and the names of its place and agent. The customer's key,
``ChatGuid``, is none of them. Values are written as those of tickets are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import select

from db.models.smartertrack import Brand, Chat, Department, Group, User
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import TEXT_TOO_LONG, UNKNOWN_KEY
from soap_service.services.keyvalues import Pair, read_int, read_pairs
from soap_service.services.live_chat.store import STATUS
from soap_service.services.tickets import store as tickets
from soap_service.services.tickets.addresses import read_address
from soap_service.services.tickets.errors import CUSTOMER_NOT_FOUND
from soap_service.services.tickets.property_values import as_text

_READ: Mapping[str, Any] = {
    "AverageIdleSeconds": Chat.average_idle_seconds,
    "AverageSurveyRating": Chat.average_survey_rating,
    "BrandID": Department.brand_id,
    "BrandName": Brand.brand_name,
    "ChatID": Chat.chat_id,
    "ChatNumber": Chat.chat_number,
    "ChatStatus": STATUS,
    "CustomerDisplayName": Chat.customer_display_name,
    "CustomerEmailAddress": Chat.customer_email_address,
    "CustomerID": Chat.customer_user_id,
    "CustomerIP": Chat.customer_ip,
    "CustomerLanguage": Chat.customer_language,
    "CustomerTranslationChoice": Chat.customer_translation_choice,
    "DateDeletedUTC": Chat.date_deleted_utc,
    "DateEndedUTC": Chat.date_ended_utc,
    "DateIdleStartedUTC": Chat.date_idle_started_utc,
    "DateQueuedUTC": Chat.date_queued_utc,
    "DateStartedUTC": Chat.date_started_utc,
    "DepartmentID": Chat.department_id,
    "DepartmentName": Department.display_name,
    "GroupID": Chat.group_id,
    "GroupName": Group.group_name,
    "InitialQuestion": Chat.initial_question,
    "InitialResponseSeconds": Chat.initial_response_seconds,
    "IsDeleted": Chat.is_deleted,
    "IsFromAgentInvite": Chat.is_from_agent_invite,
    "IsLastMessageInbound": Chat.is_last_message_inbound,
    "LongestIdleSeconds": Chat.longest_idle_seconds,
    "MessageCountIn": Chat.message_count_in,
    "MessageCountOut": Chat.message_count_out,
    "QueueWaitSeconds": Chat.queue_wait_seconds,
    "SessionLengthInSeconds": Chat.session_length_in_seconds,
    "TrackingID": Chat.tracking_id,
    "UserDisplayName": User.display_name,
    "UserID": Chat.user_id,
    "UserName": User.user_name,
    "UserTrackingCookieID": Chat.user_tracking_cookie_id,
}
_QUERY = (
    select(*(column.label(key.lower()) for key, column in _READ.items()))
    .select_from(Chat)
    .outerjoin(Department, Department.department_id == Chat.department_id)
    .outerjoin(Brand, Brand.brand_id == Department.brand_id)
    .outerjoin(
        Group, (Group.department_id == Chat.department_id) & (Group.group_id == Chat.group_id)
    )
    .outerjoin(User, User.user_id == Chat.user_id)
)


def all_properties(desk: Desk, chat: Chat) -> list[str]:
    """Return every property as ``Key=Value``, by name."""
    values = _values(desk, chat)
    return [f"{key}={values[key.lower()]}" for key in _READ]


def properties(desk: Desk, chat: Chat, keys: Iterable[str | None] | None) -> list[str]:
    """Return ``Key=Value`` for each key that was asked, in that order and spelling.

    A key that nobody knows has an empty value, so that answers keep their places.
    """
    values = _values(desk, chat)
    asked = [(key or "").strip().partition("=")[0] for key in keys or ()]
    return [f"{key}={values.get(key.lower(), '')}" for key in asked]


def _values(desk: Desk, chat: Chat) -> dict[str, str]:
    row = desk.session.execute(_QUERY.where(Chat.chat_id == chat.chat_id)).one()
    return {key: as_text(value) for key, value in row._mapping.items()}


def set_properties(desk: Desk, chat: Chat, texts: Iterable[str | None] | None) -> None:
    """Change a chat by ``Key=Value`` texts: all of them, or none when one is wrong.

    Raises ServiceError.
    """
    for pair in read_pairs(texts):
        setter = _SETTERS.get(pair.name)
        if setter is None:
            raise ServiceError(UNKNOWN_KEY, key=pair.key, known=", ".join(_SET))
        setter(desk, chat, pair)
    chat.is_indexed = False


Setter = Callable[[Desk, Chat, Pair], None]


def _text(attribute: str, limit: int = 0) -> Setter:
    def set_text(_desk: Desk, chat: Chat, pair: Pair) -> None:
        if limit and len(pair.value) > limit:
            raise ServiceError(TEXT_TOO_LONG, name=pair.key, limit=limit)
        setattr(chat, attribute, pair.value)

    return set_text


def _set_address(desk: Desk, chat: Chat, pair: Pair) -> None:
    address = read_address(pair.value) if pair.value.strip() else ""
    chat.customer_email_address = address
    chat.customer_user_id = tickets.find_customer(desk.unit, address) if address else None


def _set_customer(desk: Desk, chat: Chat, pair: Pair) -> None:
    user_id = read_int(pair)
    if user_id and tickets.find_user(desk.session, user_id) is None:
        raise ServiceError(CUSTOMER_NOT_FOUND, customer=user_id)
    chat.customer_user_id = user_id or None


_SET: Mapping[str, Setter] = {
    "CustomerDisplayName": _text("customer_display_name", 255),
    "CustomerEmailAddress": _set_address,
    "CustomerID": _set_customer,
    "CustomerLanguage": _text("customer_language", 50),
    "CustomerTranslationChoice": _text("customer_translation_choice", 50),
    "InitialQuestion": _text("initial_question"),
    "TrackingID": _text("tracking_id", 255),
}
_SETTERS = {key.lower(): setter for key, setter in _SET.items()}
