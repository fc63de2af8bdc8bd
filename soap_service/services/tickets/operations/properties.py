"""The properties of a ticket, as Key=Value texts."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk
from soap_service.services.tickets.lookups import (
    find_ticket,
)
from soap_service.services.tickets.properties import set_properties
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import (
    GenericResult,
)


@service.operation
def set_ticket_properties(
    desk: Desk, *, ticket_number: str | None, ticket_property_values: Iterable[str | None] | None
) -> GenericResult:
    """Change properties of a ticket, deleted or not."""
    set_properties(desk, find_ticket(desk, ticket_number), ticket_property_values)
    return GenericResult()
