"""What operators may know of the events, and do with them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Update, delete, func, select, update
from sqlalchemy.orm import Session

from db.event_types import event_name
from db.models.own import OutgoingEvent, State
from providers.outbox.exceptions import UnknownEvent

__all__ = [
    "STATES",
    "EventView",
    "count_events",
    "drop_events",
    "find_event",
    "list_events",
    "redeliver_events",
]

STATES: Mapping[str, int] = {
    "waiting": State.WAITING,
    "parked": State.PARKED,
    "done": State.DONE,
    "skipped": State.SKIPPED,
}
"""The states of events by their names."""

_NAMES = {state: name for name, state in STATES.items()}
_GUID_LENGTH = 36
_CHANGED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as operators see it; ``place`` is its object, such as ``ticket:7``.

    Times are naive UTC.
    """

    event_id: int
    delivery_id: str
    event_type_id: int
    name: str
    place: str
    state: str
    attempts: int
    created: datetime
    next_attempt: datetime
    first_attempt: datetime | None
    finished: datetime | None
    last_error: str | None
    arguments: Mapping[str, object]


def list_events(
    session: Session, state: str | None, place: tuple[str, int] | None, limit: int
) -> list[EventView]:
    """Return the oldest events, by the name of their state and by (kind, id) of their object."""
    query = select(OutgoingEvent)
    if state is not None:
        query = query.where(OutgoingEvent.state == STATES[state])
    if place is not None:
        kind, object_id = place
        query = query.where(OutgoingEvent.object_kind == kind, OutgoingEvent.object_id == object_id)
    rows = session.scalars(query.order_by(OutgoingEvent.event_id).limit(limit))
    return [_view(row) for row in rows]


def count_events(session: Session) -> Mapping[str, int]:
    """Return how many events there are in each state."""
    query = select(OutgoingEvent.state, func.count()).group_by(OutgoingEvent.state)
    found = Counter({_NAMES[row[0]]: row[1] for row in session.execute(query)})
    return {name: found[name] for name in STATES}


def find_event(session: Session, reference: str) -> EventView:
    """Return an event by its number or its delivery id. Raises UnknownEvent."""
    row = session.scalar(_by_reference(reference))
    if row is None:
        raise UnknownEvent(f"There is no event {reference}.")
    return _view(row)


def _by_reference(reference: str) -> Select[OutgoingEvent]:
    if len(reference) == _GUID_LENGTH:
        return select(OutgoingEvent).where(OutgoingEvent.delivery_id == reference)
    number = int(reference) if reference.isascii() and reference.isdigit() else 0
    return select(OutgoingEvent).where(OutgoingEvent.event_id == number)


def _view(row: OutgoingEvent) -> EventView:
    return EventView(
        row.event_id,
        row.delivery_id,
        row.event_type_id,
        event_name(row.event_type_id),
        f"{row.object_kind}:{row.object_id}",
        _NAMES[row.state],
        row.attempts,
        row.created_utc,
        row.next_attempt_utc,
        row.first_attempt_utc,
        row.finished_utc,
        row.last_error,
        json.loads(row.arguments),
    )


def event_ids(session: Session, references: Sequence[str], states: Sequence[str]) -> list[int]:
    """Return the numbers of events that are named or in one of the states. Raises UnknownEvent."""
    named = [find_event(session, reference).event_id for reference in references]
    wanted = [STATES[state] for state in states]
    query = select(OutgoingEvent.event_id).where(OutgoingEvent.state.in_(wanted))
    found = session.scalars(query).all() if wanted else []
    return [*named, *found]


def redeliver_events(
    session: Session, references: Sequence[str], states: Sequence[str], now: datetime
) -> int:
    """Let events be told as if for the first time, and return how many.

    They are given by number or delivery id, or by the names of their states. Raises UnknownEvent.
    """
    chosen = event_ids(session, references, states)
    fresh: dict[str, Any] = {
        "state": State.WAITING,
        "attempts": 0,
        "next_attempt_utc": now,
        "first_attempt_utc": None,
        "finished_utc": None,
    }
    for some in _blocks(chosen):
        session.execute(_quietly(update(OutgoingEvent)).where(_among(some)).values(fresh))
    return len(chosen)


def drop_events(session: Session, references: Sequence[str], states: Sequence[str]) -> int:
    """Remove events, and return how many; given as for ``redeliver_events``.

    Raises UnknownEvent.
    """
    chosen = event_ids(session, references, states)
    for some in _blocks(chosen):
        session.execute(delete(OutgoingEvent).where(_among(some)))
    return len(chosen)


def _quietly(statement: Update) -> Update:
    return statement.execution_options(synchronize_session=False)


def _among(event_ids: Sequence[int]) -> Any:
    return OutgoingEvent.event_id.in_(event_ids)


def _blocks(event_ids: Sequence[int]) -> list[Sequence[int]]:
    return [
        event_ids[start : start + _CHANGED_AT_ONCE]
        for start in range(0, len(event_ids), _CHANGED_AT_ONCE)
    ]
