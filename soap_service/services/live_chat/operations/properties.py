"""Properties and custom fields of a chat, as Key=Value texts."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk
from soap_service.services.live_chat.lookups import living_chat, seen_chat
from soap_service.services.live_chat.properties import all_properties, properties, set_properties
from soap_service.services.live_chat.service import service
from soap_service.services.live_chat.types import GenericResult, SettingsRequestResult
from soap_service.services.tickets import custom_fields


@service.query
def get_chat_properties_list(desk: Desk, *, chat_id: int) -> SettingsRequestResult:
    """Return all properties of a chat."""
    return SettingsRequestResult(request_results=all_properties(desk, seen_chat(desk, chat_id)))


@service.query
def get_chat_properties(
    desk: Desk, *, chat_id: int, requested_values: Iterable[str | None] | None
) -> SettingsRequestResult:
    """Return the properties that were asked, in that order."""
    found = properties(desk, seen_chat(desk, chat_id), requested_values)
    return SettingsRequestResult(request_results=found)


@service.operation
def set_chat_properties(
    desk: Desk, *, chat_id: int, properties: Iterable[str | None] | None
) -> GenericResult:
    """Change properties of a chat."""
    set_properties(desk, living_chat(desk, chat_id), properties)
    return GenericResult()


@service.query
def get_chat_custom_fields_list(desk: Desk, *, chat_id: int) -> SettingsRequestResult:
    """Return the values of all custom fields of a chat."""
    found = custom_fields.all_values(desk.session, seen_chat(desk, chat_id))
    return SettingsRequestResult(request_results=found)


@service.query
def get_chat_custom_fields(
    desk: Desk, *, chat_id: int, requested_values: Iterable[str | None] | None
) -> SettingsRequestResult:
    """Return the values of the custom fields that were asked, in that order."""
    found = custom_fields.values(desk.session, seen_chat(desk, chat_id), requested_values)
    return SettingsRequestResult(request_results=found)


@service.operation
def set_chat_custom_fields(
    desk: Desk, *, chat_id: int, custom_field_values: Iterable[str | None] | None
) -> GenericResult:
    """Set custom fields of a chat."""
    custom_fields.set_values(desk.session, living_chat(desk, chat_id), custom_field_values)
    return GenericResult()
