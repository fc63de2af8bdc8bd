"""Who takes chats; an agent other than the caller is named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from soap_service.services.desk import Desk
from soap_service.services.live_chat.service import service
from soap_service.services.live_chat.types import (
    GenericResult,
    ReceivingStatusInfo,
    ReceivingStatusInfoArrayResult,
)
from soap_service.services.tickets.receiving import (
    CHATS,
    named_agent,
    receiving_status,
    set_receiving_everywhere,
    set_receiving_status,
)


@service.query
def get_agent_chat_status(
    desk: Desk, *, agent_user_name: str | None
) -> ReceivingStatusInfoArrayResult:
    """Tell for each group of an agent whether they take chats."""
    found = receiving_status(desk.session, _agent(desk, agent_user_name), CHATS)
    rows = cast(Iterable[ReceivingStatusInfo], found)
    return ReceivingStatusInfoArrayResult(receiving_status=rows)


@service.operation
def set_agent_chat_status(
    desk: Desk,
    *,
    agent_user_name: str | None,
    receiving_status_arr: Iterable[ReceivingStatusInfo | None] | None,
) -> GenericResult:
    """Let an agent take chats, or not, group by group."""
    set_receiving_status(desk, _agent(desk, agent_user_name), receiving_status_arr, CHATS)
    return GenericResult()


@service.operation
def set_agent_chat_status_for_all_groups(
    desk: Desk, *, agent_user_name: str | None, receive_chats: bool
) -> GenericResult:
    """Let an agent take chats, or not, in all groups."""
    agent_id = _agent(desk, agent_user_name)
    set_receiving_everywhere(desk, agent_id, is_receiving=receive_chats, channel=CHATS)
    return GenericResult()


def _agent(desk: Desk, user_name: str | None) -> int:
    if not user_name or not user_name.strip():
        return desk.caller.user_id
    return named_agent(desk, user_name)
