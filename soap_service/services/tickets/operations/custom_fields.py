"""The custom fields of a ticket, and how departments show them."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets import custom_fields, store
from soap_service.services.tickets.errors import DEPARTMENT_NOT_FOUND
from soap_service.services.tickets.lookups import find_ticket, seen_ticket
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import (
    CustomFieldInfoArrayResult,
    GenericResult,
    SettingsRequestResult,
)


@service.query
def get_custom_field_controls(desk: Desk, *, department_id: int) -> CustomFieldInfoArrayResult:
    """Return how a department shows and requires the custom fields of its tickets."""
    if store.find_department(desk.session, department_id) is None:
        raise ServiceError(DEPARTMENT_NOT_FOUND, department=department_id)
    controls = custom_fields.controls_of(desk.session, department_id)
    return CustomFieldInfoArrayResult(custom_fields=controls)


@service.query
def get_ticket_custom_fields_list(
    desk: Desk, *, ticket_number: str | None
) -> SettingsRequestResult:
    """Return the values of all custom fields of a ticket."""
    ticket = seen_ticket(desk, ticket_number)
    return SettingsRequestResult(request_results=custom_fields.all_values(desk.session, ticket))


@service.query
def get_ticket_custom_fields(
    desk: Desk, *, ticket_number: str | None, requested_values: Iterable[str | None] | None
) -> SettingsRequestResult:
    """Return the values of the custom fields that were asked, in that order."""
    ticket = seen_ticket(desk, ticket_number)
    found = custom_fields.values(desk.session, ticket, requested_values)
    return SettingsRequestResult(request_results=found)


@service.operation
def set_ticket_custom_fields(
    desk: Desk, *, ticket_number: str | None, custom_field_values: Iterable[str | None] | None
) -> GenericResult:
    """Set custom fields of a ticket, deleted or not."""
    custom_fields.set_values(desk.session, find_ticket(desk, ticket_number), custom_field_values)
    return GenericResult()
