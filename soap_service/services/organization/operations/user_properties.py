"""The properties of a user, as Key=Value texts."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk, Errand
from soap_service.services.organization import lookups
from soap_service.services.organization.service import service
from soap_service.services.organization.types import GenericResult, SettingsRequestResult
from soap_service.services.organization.user_properties import properties, set_properties


@service.query
def get_users_properties(
    desk: Desk, *, user_id: int, requested_values: Iterable[str | None] | None
) -> SettingsRequestResult:
    """Return properties of a user by its id."""
    user = lookups.living_user(desk, user_id)
    return SettingsRequestResult(request_results=properties(desk, user, requested_values))


@service.query
def get_users_propertiesby_username(
    desk: Desk, *, username: str | None, requested_values: Iterable[str | None] | None
) -> SettingsRequestResult:
    """Return properties of a user by its name."""
    user = lookups.living_user_by_name(desk, username)
    return SettingsRequestResult(request_results=properties(desk, user, requested_values))


@service.errand
def set_users_properties(
    errand: Errand, *, user_id: int, user_property_values: Iterable[str | None] | None
) -> GenericResult:
    """Change properties of a user."""
    set_properties(errand, user_id, user_property_values)
    return GenericResult()
