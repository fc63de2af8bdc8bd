"""Custom fields, and their values for users."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk
from soap_service.services.organization import custom_fields, lookups, rights
from soap_service.services.organization.rights import Right
from soap_service.services.organization.service import service
from soap_service.services.organization.types import (
    CustomFieldInfoArrayResult,
    GenericResult,
    SettingsRequestResult,
)


@service.query
def get_all_custom_fields(desk: Desk) -> CustomFieldInfoArrayResult:
    """Return all custom fields."""
    return CustomFieldInfoArrayResult(custom_fields=custom_fields.definitions(desk))


@service.query
def get_user_custom_fields(
    desk: Desk, *, user_id: int, requested_custom_fields: Iterable[str | None] | None
) -> SettingsRequestResult:
    """Return custom fields of a user by their names."""
    lookups.ensure_user(desk, user_id)
    values = custom_fields.values(desk, user_id, requested_custom_fields)
    return SettingsRequestResult(request_results=values)


@service.query
def get_user_custom_fields_list(desk: Desk, *, user_id: int) -> SettingsRequestResult:
    """Return every custom field of a user."""
    lookups.ensure_user(desk, user_id)
    return SettingsRequestResult(request_results=custom_fields.all_values(desk, user_id))


@service.operation
def set_user_custom_fields(
    desk: Desk, *, user_id: int, custom_field_values: Iterable[str | None] | None
) -> GenericResult:
    """Set custom fields of a user."""
    rights.require(desk, Right.CHANGE_USERS)
    lookups.living_user(desk, user_id, to_change=True)
    custom_fields.set_values(desk, user_id, custom_field_values)
    return GenericResult()
