"""A ticket in other hands."""

from __future__ import annotations

from soap_service.services.desk import Desk, Errand
from soap_service.services.tickets.instance_transfer import Wish
from soap_service.services.tickets.instance_transfer import (
    transfer_to_instance as carry,
)
from soap_service.services.tickets.lookups import living_ticket
from soap_service.services.tickets.service import service
from soap_service.services.tickets.transfer import transfer_ticket as hand_over
from soap_service.services.tickets.types import GenericResult


@service.operation
def transfer_ticket(
    desk: Desk,
    *,
    ticket_number: str | None,
    target_group_id: int,
    target_agent_id: int,
    transfer_comment: str | None,
    ticket_status: str | None,
) -> GenericResult:
    """Move a ticket to a group and an agent, 0 being whose turn it is."""
    hand_over(
        desk,
        living_ticket(desk, ticket_number),
        group_id=target_group_id,
        agent_id=target_agent_id,
        comment=transfer_comment or "",
        status=ticket_status,
    )
    return GenericResult()


@service.errand
def transfer_ticket_to_instance(
    errand: Errand,
    *,
    ticket_number: str | None,
    transfer_server_id: int,
    target_department_id: int,
    target_department_name: str | None,
    target_group_id: int,
    target_group_name: str | None,
    target_agent_id: int,
    target_user_name: str | None,
    transfer_comment: str | None,
    ticket_status: str | None,
) -> GenericResult:
    """Move a ticket to another installation; it is closed here once all of it is there."""
    wish = Wish(
        target_department_id,
        target_department_name or "",
        target_group_id,
        target_group_name or "",
        target_agent_id,
        target_user_name or "",
        transfer_comment or "",
        ticket_status,
    )
    carry(errand, ticket_number, transfer_server_id, wish)
    return GenericResult()
