"""Finding tickets."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk
from soap_service.services.tickets.search import read_search
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import (
    TicketInfoArrayResult,
)
from soap_service.services.tickets.words import found_by_words


@service.query
def get_tickets_by_search(
    desk: Desk, *, search_criteria: Iterable[str | None] | None
) -> TicketInfoArrayResult:
    """Return the tickets that meet the criteria, among those the caller may see."""
    search = read_search(search_criteria)
    found = found_by_words(desk.unit, search.texts) if search.texts else None
    query = search.query(desk.caller, found)
    rows = desk.unit.stream(query, **search.parameters(desk.caller))
    return TicketInfoArrayResult(tickets=rows)
