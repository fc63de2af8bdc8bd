"""What happens to tickets: the event log, and the events that providers are told."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from db.models.smartertrack import Ticket, TicketEventLog
from soap_service.services.desk import Desk
from soap_service.services.events import INTERFACE_WEB_SERVICE, announce, next_uniquifier

TICKET = "ticket"
"""The kind of object that events of tickets happen to."""

_NO_MORE: Mapping[str, object] = {}


class Event(IntEnum):
    """Ids of ticket events."""

    CREATED = 502000
    TRANSFERRED = 502001
    STATUS_CHANGED = 502002
    PRIORITY_CHANGED = 502003
    DELETED = 502004
    COMMENT_ADDED = 502005
    MESSAGE_SENT = 502006
    FOLLOW_UP_SCHEDULED = 502012
    FOLLOWED_UP = 502013
    CALL_LOG_ATTACHED = 508003
    CALL_LOG_DETACHED = 508004
    CHAT_ATTACHED = 511004
    CHAT_DETACHED = 511005
    TIME_LOG_CREATED = 502014


def record(
    desk: Desk, ticket: Ticket, event: Event, told: Mapping[str, object] = _NO_MORE, **details: Any
) -> None:
    """Log an event of a ticket at this moment and announce it.

    ``details`` are further columns, and told as well; what is ``told`` has no column.
    """
    desk.unit.insert(
        TicketEventLog,
        event_date_utc=desk.now,
        uniquifier=next_uniquifier(),
        event_type_id=event,
        ticket_id=ticket.ticket_id,
        user_id_taking_action=desk.caller.user_id,
        interface_used=INTERFACE_WEB_SERVICE,
        department_id=ticket.department_id,
        group_id=ticket.group_id,
        user_id=ticket.user_id,
        ticket_status_id=ticket.ticket_status_id,
        ticket_priority_id=ticket.ticket_priority_id,
        **details,
    )
    # ``old_user_id`` of the log becomes ``olduserid``.
    further = {name.replace("_", ""): value for name, value in {**details, **told}.items()}
    arguments = ticket_arguments(ticket, desk.caller.user_id, desk.caller.user_name) | further
    announce(desk, event, TICKET, ticket.ticket_id, arguments)


def ticket_arguments(
    ticket: Ticket, acting_user_id: int = 0, acting_user: str = ""
) -> dict[str, object]:
    """Return what every event of a ticket tells; nobody acts when the clock has caused it."""
    return {
        "title": ticket.subject or "",
        "ticketid": ticket.ticket_id,
        "ticketnumber": ticket.ticket_number,
        "customeremail": ticket.customer_email_address or "",
        "departmentid": ticket.department_id,
        "groupid": ticket.group_id,
        "agentid": ticket.user_id or 0,
        "statusid": ticket.ticket_status_id,
        "priorityid": ticket.ticket_priority_id,
        "actinguserid": acting_user_id,
        "actinguser": acting_user,
    }
