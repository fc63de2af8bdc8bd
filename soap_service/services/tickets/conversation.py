"""The conversation of a ticket: its messages and comments in the order of their times."""

from __future__ import annotations

from typing import Any

from db.models.smartertrack import TicketMessage
from soap_service.services.desk import Desk
from soap_service.services.tickets import store
from soap_service.services.tickets.kinds import RESOLUTION, TRANSFER, special_types
from soap_service.services.tickets.messages import Direction
from soap_service.services.tickets.types import TicketPartInfo

MESSAGE_PART = 1
COMMENT_PART = 10
TRANSFER_PART = 11
RESOLUTION_PART = 12

_COMMENT_PARTS = {TRANSFER: TRANSFER_PART, RESOLUTION: RESOLUTION_PART}


def conversation_of(desk: Desk, ticket_id: int) -> list[TicketPartInfo]:
    """Return the parts of a ticket's conversation, without bodies, oldest first."""
    parts = [_message_part(row) for row in store.messages_of(desk.session, ticket_id)]
    special = special_types(desk)
    parts += [
        _comment_part(row, special.get(row.comment_type_id, ""))
        for row in store.comments_of(desk.session, ticket_id)
    ]
    return sorted(parts, key=lambda part: part.creation_date_utc)


def part_of(desk: Desk, message: TicketMessage) -> TicketPartInfo:
    """Return a message that was just added as a part of the conversation."""
    return _message_part(store.message_by_id(desk.session, message.ticket_message_id))


def person(display_name: str | None, address: str | None) -> str:
    """Return how the product writes a person: ``Display Name (address)``."""
    if display_name and address:
        return f"{display_name} ({address})"
    return display_name or address or ""


def _message_part(row: Any) -> TicketPartInfo:
    from_agent = row.message_direction == Direction.FROM_AGENT
    agent = person(row.display_name, row.from_address or row.email)
    return TicketPartInfo(
        creation_date_utc=row.date_received_utc,
        description=row.subject or "",
        direction=row.message_direction or 0,
        part_id=row.ticket_message_id,
        recipient=row.to_address or "",
        sender=agent if from_agent else row.from_address or row.email or "",
        type=MESSAGE_PART,
        is_draft=row.is_draft,
    )


def _comment_part(row: Any, kind: str) -> TicketPartInfo:
    return TicketPartInfo(
        creation_date_utc=row.date_entered_utc,
        description=row.type_name or "",
        direction=Direction.FROM_AGENT.value,
        part_id=row.ticket_comment_id,
        recipient="",
        sender=person(row.display_name, row.email),
        type=_COMMENT_PARTS.get(kind, COMMENT_PART),
    )
