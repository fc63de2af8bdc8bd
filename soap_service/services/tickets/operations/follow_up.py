"""Looking at a ticket again later."""

from __future__ import annotations

from datetime import datetime

from soap_service.services.desk import Desk
from soap_service.services.tickets import follow_up
from soap_service.services.tickets.lookups import living, ticket_by_id
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import GenericResult


@service.operation
def set_follow_up(
    desk: Desk,
    *,
    ticket_id: int,
    follow_up_date_utc: datetime,
    new_group_id: int,
    new_agent_id: int,
    new_status: str | None,
    pin_to_agent: bool,
    comment: str | None,
) -> GenericResult:
    """Schedule a follow-up of a ticket; group, agent and status take effect at once."""
    wish = follow_up.FollowUp(
        follow_up_date_utc, new_group_id, new_agent_id, new_status, pin_to_agent, comment or ""
    )
    follow_up.set_follow_up(desk, living(ticket_by_id(desk, ticket_id)), wish)
    return GenericResult()


@service.operation
def remove_follow_up(desk: Desk, *, ticket_id: int) -> GenericResult:
    """Cancel the follow-up of a ticket, if there is one."""
    follow_up.remove_follow_up(desk, living(ticket_by_id(desk, ticket_id)))
    return GenericResult()
