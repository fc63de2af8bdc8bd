"""Event profiles: which events the provider is told.

They are the product's own rows: an event of the system (``st_Events``) with an action that
notifies the external provider, and its conditions. How the product writes the action, the kind of
event and the conditions is not known; ours are read and written as below, of its own as much is
understood as can be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from db.event_types import event_name, is_event_type
from db.models.smartertrack import Event, EventAction, EventCondition
from providers.outbox.exceptions import BadProfile, UnknownProfile
from providers.outbox.matching import Condition, Match, plain
from providers.outbox.store import DueEvent

__all__ = ["ANY_EVENT", "Profile", "Profiles", "add_profile", "load_profiles", "remove_profile"]

ANY_EVENT = 0
"""The event type of a profile for events of every type."""

NOTIFY_ACTION = "NotifyExternalProvider"
"""The ``EventKey`` of the action, in profiles of ours."""

_NOTIFIES = ("external", "provider")

R = TypeVar("R", EventAction, EventCondition)


@dataclass(frozen=True, slots=True)
class Profile:
    """Tells the provider events of one type, or of any, that fulfil all conditions."""

    profile_id: int
    name: str
    event_type_id: int
    conditions: tuple[Condition, ...] = ()
    enabled: bool = True

    def is_about(self, event_type_id: int) -> bool:
        """Tell whether the profile is enabled and events of a type are its matter."""
        return self.enabled and self.event_type_id in (ANY_EVENT, event_type_id)

    def wants(self, event_type_id: int, arguments: Mapping[str, str]) -> bool:
        """Tell whether an event is to be told, by its arguments under their plain keys."""
        return self.is_about(event_type_id) and all(
            condition.holds(arguments) for condition in self.conditions
        )


@dataclass(frozen=True, slots=True)
class Profiles:
    """All profiles of an installation. Without a single one, every event is told."""

    all: tuple[Profile, ...] = ()

    def want(self, event: DueEvent) -> bool:
        """Tell whether any profile wants an event."""
        if not self.all:
            return True
        return self.ask_for(event.event_type_id, event.arguments, event.created)

    def ask_for(
        self, event_type_id: int, arguments: Mapping[str, object], created: datetime
    ) -> bool:
        """Tell whether any profile wants an event, which without a profile nobody does.

        For events that there are too many of to tell them unasked; ``created`` is naive UTC.
        """
        told = _arguments(event_type_id, arguments, created)
        return any(profile.wants(event_type_id, told) for profile in self.all)

    def thresholds(self, event_type_id: int, key: str) -> list[int]:
        """Return the whole numbers from which on profiles want an event, the smallest first.

        ``key`` is the plain key of the argument that grows, such as ``idleminutes``.
        """
        found = {
            int(condition.value)
            for profile in self.all
            if profile.is_about(event_type_id)
            for condition in profile.conditions
            if plain(condition.key) == key and condition.match in _FROM
            if condition.value.strip().isdecimal()
        }
        return sorted(found)


_FROM = (Match.AT_LEAST, Match.BETWEEN)


def _arguments(
    event_type_id: int, arguments: Mapping[str, object], created: datetime
) -> dict[str, str]:
    """Return the arguments of an event and what conditions of every type may ask for."""
    local = created.replace(tzinfo=UTC).astimezone()
    own = {plain(key): "" if value is None else str(value) for key, value in arguments.items()}
    return {
        "eventtype": str(event_type_id),
        "name": event_name(event_type_id),
        "timeofday": f"{local:%H:%M}",
        "dayofweek": _DAYS[local.weekday()],
        **own,
    }


_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def load_profiles(session: Session) -> Profiles:
    """Return the profiles in a database, the oldest first."""
    actions = _by_event(session.scalars(select(EventAction).order_by(EventAction.event_action_id)))
    ids = [event_id for event_id, each in actions.items() if any(map(_notifies, each))]
    events = select(Event).where(Event.event_id.in_(ids), _OF_THE_SYSTEM).order_by(Event.event_id)
    conditions = _conditions(session, ids)
    return Profiles(
        tuple(_profile(event, conditions[event.event_id]) for event in session.scalars(events))
    )


_OF_THE_SYSTEM = or_(Event.owner.is_(None), Event.owner == 0)


def _by_event(rows: Iterable[R]) -> dict[int, list[R]]:
    found: dict[int, list[R]] = defaultdict(list)
    for row in rows:
        found[row.event_id].append(row)
    return found


def _conditions(session: Session, event_ids: Sequence[int]) -> dict[int, list[EventCondition]]:
    query = select(EventCondition).where(EventCondition.event_id.in_(event_ids))
    return _by_event(session.scalars(query.order_by(EventCondition.event_condition_id)))


def _notifies(action: EventAction) -> bool:
    words = plain("".join(filter(None, (action.event_key, action.resource_id, action.guid))))
    return all(word in words for word in _NOTIFIES)


def _profile(event: Event, conditions: Sequence[EventCondition]) -> Profile:
    return Profile(
        event.event_id,
        event.name or "",
        event.event_guid if is_event_type(event.event_guid) else ANY_EVENT,
        tuple(map(_condition, conditions)),
        event.is_active and event.enabled is not False,
    )


def _condition(row: EventCondition) -> Condition:
    return Condition(
        row.event_key or "",
        _MATCHES.get(plain(row.event_condition or "")),
        row.event_value1 or "",
        row.event_value2 or "",
    )


_MATCHES = {plain(match): match for match in Match}


def add_profile(
    session: Session,
    name: str,
    event_type_id: int,
    conditions: Sequence[Condition],
    now: datetime,
) -> int:
    """Add a profile and return its number. Raises BadProfile."""
    if event_type_id != ANY_EVENT and not is_event_type(event_type_id):
        raise BadProfile(f"There is no event type {event_type_id}.")
    event = Event(
        name=name,
        event_guid=event_type_id,
        event_group=event_name(event_type_id),
        date_last_modified_utc=now,
    )
    session.add(event)
    session.flush()
    action = EventAction(event_id=event.event_id, event_key=NOTIFY_ACTION)
    action.date_last_occurred_utc = now
    session.add_all([action, *(_row(event.event_id, each) for each in conditions)])
    session.flush()
    return event.event_id


def _row(event_id: int, condition: Condition) -> EventCondition:
    if condition.match is None or not plain(condition.key):
        raise BadProfile("A condition needs the key of an argument, a match and a value.")
    return EventCondition(
        event_id=event_id,
        event_key=plain(condition.key),
        event_condition=condition.match.value,
        event_value1=condition.value,
        event_value2=condition.second or None,
    )


def remove_profile(session: Session, profile_id: int) -> None:
    """Remove a profile with its conditions and actions. Raises UnknownProfile."""
    if profile_id not in {profile.profile_id for profile in load_profiles(session).all}:
        raise UnknownProfile(f"There is no profile {profile_id}.")
    for model in (EventCondition, EventAction, Event):
        session.execute(delete(model).where(model.event_id == profile_id))
