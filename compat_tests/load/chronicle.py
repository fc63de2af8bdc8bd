"""What became of a ticket, told twice: by the notes of those who changed it, and by its events.

A note is numbered when the ticket is locked, so the notes of a ticket stand in the order of its
changes; so do its events. Both tales must be the same, and end as the ticket is.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from db.models.own import OutgoingEvent
from db.models.smartertrack import Ticket, TicketComment, TicketEventLog
from soap_service.services.tickets.events import TICKET, Event
from soap_service.services.tickets.rules import Status

_CHANGES = (Event.TRANSFERRED, Event.STATUS_CHANGED)
_TRANSFER, _CLOSING = "transfer", "closing"


class State(NamedTuple):
    """What transfers and closings change of a ticket."""

    group_id: int
    agent_id: int
    status_id: int


class Change(NamedTuple):
    """An event of a ticket, and its states before and after."""

    event: Event
    before: State
    after: State


@dataclass(frozen=True)
class Chronicle:
    """The changes of a ticket by its notes, by its events and by its log, and how it is now."""

    noted: list[Change]
    announced: list[Change]
    logged: Counter[Change]
    first: State
    now: State


def transfer(label: str, group_id: int, agent_id: int) -> str:
    """Return the note of a transfer."""
    return f"{_TRANSFER} {label} to {group_id} {agent_id}"


def closing(label: str) -> str:
    """Return the note of a closing."""
    return f"{_CLOSING} {label}"


def chronicle(connection: Connection, number: str) -> Chronicle:
    """Return what became of the ticket of a number."""
    ticket = connection.execute(
        select(Ticket.__table__).where(Ticket.ticket_number == number)
    ).one()
    first, announced = _announced(connection, ticket.TicketID)
    return Chronicle(
        list(_noted(connection, ticket.TicketID, first)),
        announced,
        Counter(_logged(connection, ticket.TicketID)),
        first,
        State(ticket.GroupID, ticket.UserID, ticket.TicketStatusID),
    )


def _noted(connection: Connection, ticket_id: int, state: State) -> Iterator[Change]:
    query = (
        select(TicketComment.comment_text)
        .where(TicketComment.ticket_id == ticket_id)
        .order_by(TicketComment.ticket_comment_id)
    )
    for text in connection.scalars(query):
        for event, after in _wanted(text or "", state):
            if after != state:
                yield Change(event, state, after)
            state = after


def _wanted(text: str, state: State) -> Iterator[tuple[Event, State]]:
    """Yield what a note says was done, one after another."""
    kind, _, _ = text.partition(" ")
    if kind == _TRANSFER:
        group_id, agent_id = map(int, text.partition(" to ")[2].split())
        state = state._replace(group_id=group_id, agent_id=agent_id)
        yield Event.TRANSFERRED, state
        yield Event.STATUS_CHANGED, state._replace(status_id=int(Status.ACTIVE))
    if kind == _CLOSING:
        yield Event.STATUS_CHANGED, state._replace(status_id=int(Status.CLOSED))


def _announced(connection: Connection, ticket_id: int) -> tuple[State, list[Change]]:
    """Return the state a ticket was opened in, and its changes in the order of the outbox."""
    query = (
        select(OutgoingEvent.event_type_id, OutgoingEvent.arguments)
        .where(OutgoingEvent.object_kind == TICKET, OutgoingEvent.object_id == ticket_id)
        .order_by(OutgoingEvent.event_id)
    )
    (_created, opened), *later = connection.execute(query).all()
    changes = [
        _change(event, json.loads(arguments)) for event, arguments in later if event in _CHANGES
    ]
    return _state(json.loads(opened)), changes


def _change(event: int, told: dict[str, Any]) -> Change:
    after = _state(told)
    before = State(
        told.get("oldgroupid", after.group_id),
        told.get("olduserid", after.agent_id),
        told.get("oldticketstatusid", after.status_id),
    )
    return Change(Event(event), before, after)


def _state(told: dict[str, Any]) -> State:
    return State(told["groupid"], told["agentid"], told["statusid"])


def _logged(connection: Connection, ticket_id: int) -> Iterator[Change]:
    log = TicketEventLog
    query = select(
        log.event_type_id,
        func.coalesce(log.old_group_id, log.group_id),
        func.coalesce(log.old_user_id, log.user_id),
        func.coalesce(log.old_ticket_status_id, log.ticket_status_id),
        log.group_id,
        log.user_id,
        log.ticket_status_id,
    ).where(log.ticket_id == ticket_id, log.event_type_id.in_(_CHANGES))
    for event, *states in connection.execute(query):
        yield Change(Event(event), State(*states[:3]), State(*states[3:]))
