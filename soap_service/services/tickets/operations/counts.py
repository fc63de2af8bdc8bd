"""How many tickets there are to work on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from db.models.smartertrack import Ticket
from soap_service.services.desk import Desk
from soap_service.services.tickets import counts, store
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import (
    IntRequestResult,
    SettingsRequestResult,
    TicketCountInfo,
    TicketCountInfoArrayResult,
)


@service.query
def get_ticket_counts_agent(desk: Desk) -> TicketCountInfoArrayResult:
    """Return the counts of the caller's own tickets, by place."""
    rows = counts.counts(desk.session, Ticket.user_id == desk.caller.user_id)
    return TicketCountInfoArrayResult(ticket_counts=cast(Iterable[TicketCountInfo], rows))


@service.query
def get_ticket_counts_global(desk: Desk) -> TicketCountInfoArrayResult:
    """Return the counts of all tickets the caller may see, by place and agent."""
    rows = counts.counts(desk.session, store.visible_to(desk.caller))
    return TicketCountInfoArrayResult(ticket_counts=cast(Iterable[TicketCountInfo], rows))


@service.query
def get_ticket_count(desk: Desk) -> IntRequestResult:
    """Return how many active tickets the caller has."""
    return IntRequestResult(request_result=counts.active_count(desk.session, desk.caller.user_id))


@service.query
def get_group_ticket_info(desk: Desk) -> SettingsRequestResult:
    """Return the active and waiting tickets of each group of the caller."""
    return SettingsRequestResult(request_results=counts.group_lines(desk.session, desk.caller))
