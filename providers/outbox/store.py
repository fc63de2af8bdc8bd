"""The events in the database: which are due, and what became of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from db.models.own import OutgoingEvent, State

__all__ = ["DueEvent", "due_events", "finish", "postpone", "remove_finished"]

_REMOVED_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class DueEvent:
    """An event to be told now: the first of its object. Times are naive UTC."""

    event_id: int
    delivery_id: str
    event_type_id: int
    object_kind: str
    object_id: int
    arguments: Mapping[str, object]
    created: datetime
    attempts: int
    first_attempt: datetime | None


def due_events(
    session: Session, now: datetime, limit: int, but: Collection[int] = ()
) -> list[DueEvent]:
    """Return waiting events that are due, the longest due first, without those in ``but``.

    An event waits until all earlier ones of its object are done, skipped or parked.
    """
    earlier = aliased(OutgoingEvent)
    is_held_up = exists().where(
        earlier.object_kind == OutgoingEvent.object_kind,
        earlier.object_id == OutgoingEvent.object_id,
        earlier.state == State.WAITING,
        earlier.event_id < OutgoingEvent.event_id,
    )
    query = (
        select(
            OutgoingEvent.event_id,
            OutgoingEvent.delivery_id,
            OutgoingEvent.event_type_id,
            OutgoingEvent.object_kind,
            OutgoingEvent.object_id,
            OutgoingEvent.arguments,
            OutgoingEvent.created_utc,
            OutgoingEvent.attempts,
            OutgoingEvent.first_attempt_utc,
        )
        .where(
            OutgoingEvent.state == State.WAITING,
            OutgoingEvent.next_attempt_utc <= now,
            OutgoingEvent.event_id.not_in(but),
            ~is_held_up,
        )
        .order_by(OutgoingEvent.next_attempt_utc, OutgoingEvent.event_id)
        .limit(limit)
    )
    return [_due(row) for row in session.execute(query)]


def _due(row: Any) -> DueEvent:
    return DueEvent(
        row.event_id,
        row.delivery_id,
        row.event_type_id,
        row.object_kind,
        row.object_id,
        json.loads(row.arguments),
        row.created_utc,
        row.attempts,
        row.first_attempt_utc,
    )


def finish(session: Session, event_ids: Iterable[int], state: int, now: datetime) -> None:
    """Set waiting events to DONE, after one more attempt each, or to SKIPPED."""
    values: dict[str, Any] = {"state": state, "finished_utc": now, "last_error": None}
    if state == State.DONE:
        values |= {
            "attempts": OutgoingEvent.attempts + 1,
            "first_attempt_utc": func.coalesce(OutgoingEvent.first_attempt_utc, now),
        }
    session.execute(_update(event_ids).values(values))


def postpone(
    session: Session, event: DueEvent, error: str, now: datetime, again: datetime | None
) -> None:
    """Count a failed attempt; the event is due again at ``again``, or parked for None.

    The later events of the object are not due before it either: nobody needs to look at them.
    """
    values: dict[str, Any] = {
        "attempts": event.attempts + 1,
        "first_attempt_utc": event.first_attempt or now,
        "last_error": error,
    }
    if again is None:
        values |= {"state": State.PARKED, "finished_utc": now}
    session.execute(_update([event.event_id]).values(values))
    if again is not None:
        _delay_object(session, event, again)


def _delay_object(session: Session, event: DueEvent, again: datetime) -> None:
    waiting = update(OutgoingEvent).where(
        OutgoingEvent.object_kind == event.object_kind,
        OutgoingEvent.object_id == event.object_id,
        OutgoingEvent.state == State.WAITING,
    )
    later = waiting.where(
        OutgoingEvent.event_id >= event.event_id, OutgoingEvent.next_attempt_utc < again
    )
    session.execute(later.values(next_attempt_utc=again))


def _update(event_ids: Iterable[int]) -> Any:
    return (
        update(OutgoingEvent)
        .where(OutgoingEvent.event_id.in_(list(event_ids)), OutgoingEvent.state == State.WAITING)
        .execution_options(synchronize_session=False)
    )


def remove_finished(session: Session, before: datetime) -> int:
    """Remove some events that were done or skipped before a time and return how many."""
    # Nothing is finished before it is due: the index on that finds them.
    old = (
        select(OutgoingEvent.event_id)
        .where(
            OutgoingEvent.state.in_([State.DONE, State.SKIPPED]),
            OutgoingEvent.next_attempt_utc < before,
            OutgoingEvent.finished_utc < before,
        )
        .limit(_REMOVED_AT_ONCE)
    )
    event_ids = session.scalars(old).all()
    session.execute(delete(OutgoingEvent).where(OutgoingEvent.event_id.in_(event_ids)))
    return len(event_ids)
