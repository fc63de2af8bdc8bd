"""Who receives tickets, and handing off what somebody has; ...AsAdmin acts for another agent."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk
from soap_service.services.tickets import receiving
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import (
    GenericResult,
    ReceivingStatusInfo,
    ReceivingStatusInfoArrayResult,
)


@service.query
def get_agent_receiving_status(desk: Desk) -> ReceivingStatusInfoArrayResult:
    """Tell for each group of the caller whether they receive tickets."""
    return _receiving_status(desk, desk.caller.user_id)


@service.query
def get_agent_receiving_status_as_admin(
    desk: Desk, *, agent_user_name: str | None
) -> ReceivingStatusInfoArrayResult:
    """Tell for each group of an agent whether they receive tickets."""
    return _receiving_status(desk, receiving.named_agent(desk, agent_user_name))


def _receiving_status(desk: Desk, agent_id: int) -> ReceivingStatusInfoArrayResult:
    found = receiving.receiving_status(desk.session, agent_id)
    return ReceivingStatusInfoArrayResult(receiving_status=found)


@service.operation
def set_agent_receiving_status(
    desk: Desk, *, receiving_status_arr: Iterable[ReceivingStatusInfo | None] | None
) -> GenericResult:
    """Let the caller receive tickets, or not, group by group."""
    receiving.set_receiving_status(desk, desk.caller.user_id, receiving_status_arr)
    return GenericResult()


@service.operation
def set_agent_receiving_status_as_admin(
    desk: Desk,
    *,
    agent_user_name: str | None,
    receiving_status_arr: Iterable[ReceivingStatusInfo | None] | None,
) -> GenericResult:
    """Let an agent receive tickets, or not, group by group."""
    agent_id = receiving.named_agent(desk, agent_user_name)
    receiving.set_receiving_status(desk, agent_id, receiving_status_arr)
    return GenericResult()


@service.operation
def set_agent_receiving_status_for_all_groups(
    desk: Desk, *, receive_tickets: bool
) -> GenericResult:
    """Let the caller receive tickets, or not, in all groups."""
    receiving.set_receiving_everywhere(desk, desk.caller.user_id, is_receiving=receive_tickets)
    return GenericResult()


@service.operation
def set_agent_receiving_status_for_all_groups_as_admin(
    desk: Desk, *, agent_user_name: str | None, receive_tickets: bool
) -> GenericResult:
    """Let an agent receive tickets, or not, in all groups."""
    agent_id = receiving.named_agent(desk, agent_user_name)
    receiving.set_receiving_everywhere(desk, agent_id, is_receiving=receive_tickets)
    return GenericResult()


@service.operation
def hand_off_active_tickets(desk: Desk) -> GenericResult:
    """Give the caller's active tickets to the others."""
    receiving.hand_off(desk, desk.caller.user_id)
    return GenericResult()


@service.operation
def hand_off_active_tickets_as_admin(desk: Desk, *, agent_user_name: str | None) -> GenericResult:
    """Give an agent's active tickets to the others."""
    receiving.hand_off(desk, receiving.named_agent(desk, agent_user_name))
    return GenericResult()
