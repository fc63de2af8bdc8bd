"""The properties of a ticket, as Key=Value texts."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk, Errand
from soap_service.services.tickets.lookups import find_ticket, seen_ticket
from soap_service.services.tickets.properties import set_properties
from soap_service.services.tickets.property_values import all_properties, properties
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import GenericResult, SettingsRequestResult
from soap_service.services.tickets.user_information import is_user_panel, user_panel


@service.query
def get_ticket_properties_list(desk: Desk, *, ticket_number: str | None) -> SettingsRequestResult:
    """Return every property of a ticket, deleted or not, by name."""
    ticket = seen_ticket(desk, ticket_number)
    return SettingsRequestResult(request_results=all_properties(desk.session, ticket))


@service.errand
def get_ticket_properties(
    errand: Errand, *, ticket_number: str | None, requested_values: Iterable[str | None] | None
) -> SettingsRequestResult:
    """Return the properties that were asked, in that order, also what a provider knows."""

    def read(desk: Desk) -> list[str]:
        return properties(desk.session, seen_ticket(desk, ticket_number), asked)

    asked = list(requested_values or ())
    found = errand.work(read, read_only=True)
    if any(is_user_panel(each) for each in found):
        panel = user_panel(errand, ticket_number)
        found = [f"{each}{panel}" if is_user_panel(each) else each for each in found]
    return SettingsRequestResult(request_results=found)


@service.operation
def set_ticket_properties(
    desk: Desk, *, ticket_number: str | None, ticket_property_values: Iterable[str | None] | None
) -> GenericResult:
    """Change properties of a ticket, deleted or not."""
    set_properties(desk, find_ticket(desk, ticket_number), ticket_property_values)
    return GenericResult()
