"""What operators do with the events and their profiles: the commands behind ``manage events``.

Every function prints what it found or did and returns the exit code. They raise ConfigError for
what the command line got wrong, and when the database cannot be used.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TypeVar

from sqlalchemy.orm import Session

from db import Database, DatabaseError, create_schema, open_engine
from db.event_types import EVENT_NAMES, FOLLOW_UP_DUE, argument_keys, category_of, event_name
from providers.outbox import (
    ANY_EVENT,
    Condition,
    EventView,
    Match,
    OutboxError,
    Profile,
    add_profile,
    count_events,
    drop_events,
    find_event,
    list_events,
    load_profiles,
    redeliver_events,
    remove_profile,
)
from soap_service.config import ConfigError, Settings
from soap_service.services.desk import utc_now

__all__ = [
    "create_profile",
    "delete_profile",
    "drop",
    "list_all",
    "list_profiles",
    "list_types",
    "redeliver",
    "show",
]

T = TypeVar("T")


def list_all(
    settings: Settings, state: str | None, place: str | None, limit: int, *, as_json: bool
) -> int:
    """Print the oldest events, and how many there are in each state."""
    chosen = _place(place) if place else None
    events = _run(settings, lambda session: list_events(session, state, chosen, limit))
    if as_json:
        _print_json([_shown(event) for event in events])
        return 0
    for event in events:
        print(_line(event))
    counts = _run(settings, count_events)
    print(", ".join(f"{number} {name}" for name, number in counts.items()))
    return 0


def show(settings: Settings, reference: str, *, as_json: bool) -> int:
    """Print all that is known of an event."""
    event = _run(settings, lambda session: find_event(session, reference))
    if as_json:
        _print_json(_shown(event))
        return 0
    for name, value in _shown(event).items():
        print(f"{name:14}  {value}")
    return 0


def redeliver(settings: Settings, references: Sequence[str], states: Sequence[str]) -> int:
    """Let events be told as if for the first time."""
    _must_choose(references, states)
    now = utc_now()
    number = _run(settings, lambda session: redeliver_events(session, references, states, now))
    print(f"{number} events wait to be told.", file=sys.stderr)
    return 0


def drop(settings: Settings, references: Sequence[str], states: Sequence[str]) -> int:
    """Remove events."""
    _must_choose(references, states)
    number = _run(settings, lambda session: drop_events(session, references, states))
    print(f"{number} events were removed.", file=sys.stderr)
    return 0


def list_types(*, as_json: bool) -> int:
    """Print the event types with their categories and arguments."""
    types = [
        {
            "id": event_type_id,
            "name": event_name(event_type_id),
            "category": category.name if (category := category_of(event_type_id)) else "",
            "arguments": argument_keys(event_type_id),
            "conditions": category.labels if category else (),
        }
        for event_type_id in (*EVENT_NAMES, FOLLOW_UP_DUE)
    ]
    if as_json:
        _print_json(types)
        return 0
    for number in (*EVENT_NAMES, FOLLOW_UP_DUE):
        print(f"{number}  {event_name(number):32}  {' '.join(argument_keys(number))}".rstrip())
    return 0


def list_profiles(settings: Settings, *, as_json: bool) -> int:
    """Print the profiles."""
    profiles = _run(settings, load_profiles).all
    if as_json:
        _print_json([asdict(profile) for profile in profiles])
        return 0
    for profile in profiles:
        print(_profile_line(profile))
    if not profiles:
        print("There is no profile: every event is told.")
    return 0


def create_profile(
    settings: Settings, name: str, event: str, conditions: Sequence[Sequence[str]]
) -> int:
    """Add a profile and print its number."""
    event_type_id = _event_type(event)
    parsed = [_condition(words) for words in conditions]
    now = utc_now()
    number = _run(settings, lambda session: add_profile(session, name, event_type_id, parsed, now))
    print(number)
    return 0


def delete_profile(settings: Settings, profile_id: int) -> int:
    """Remove a profile."""
    _run(settings, lambda session: remove_profile(session, profile_id))
    print(f"Profile {profile_id} was removed.", file=sys.stderr)
    return 0


def _run(settings: Settings, work: Callable[[Session], T]) -> T:
    try:
        engine = open_engine(settings.database)
        try:
            create_schema(engine)
            return Database(engine).run(lambda unit: work(unit.session))
        finally:
            engine.dispose()
    except (DatabaseError, OutboxError) as error:
        raise ConfigError(str(error)) from error


def _place(text: str) -> tuple[str, int]:
    kind, _, number = text.partition(":")
    if not kind or not number.isascii() or not number.isdigit():
        raise ConfigError(f"--object {text}: write KIND:ID, such as ticket:7")
    return kind, int(number)


def _must_choose(references: Sequence[str], states: Sequence[str]) -> None:
    if not references and not states:
        raise ConfigError("Which events? Name them, or give --parked or --skipped.")


def _event_type(text: str) -> int:
    if text.lower() == "any":
        return ANY_EVENT
    if text.isascii() and text.isdigit():
        return int(text)
    names = {event_name(number).lower(): number for number in (*EVENT_NAMES, FOLLOW_UP_DUE)}
    if text.lower() not in names:
        raise ConfigError(f"--event {text}: there is no such event type; see manage events types")
    return names[text.lower()]


def _condition(words: Sequence[str]) -> Condition:
    if len(words) not in (3, 4) or words[1] not in list(Match):
        raise ConfigError(
            f"--when {' '.join(words)}: write KEY MATCH VALUE, and a second value for between"
        )
    match = Match(words[1])
    if (len(words) == 4) != (match is Match.BETWEEN):
        raise ConfigError(f"--when {' '.join(words)}: between takes two values, others take one")
    return Condition(words[0], match, *words[2:])


def _line(event: EventView) -> str:
    error = f"  {event.last_error}" if event.last_error else ""
    return (
        f"{event.event_id:8}  {event.state:7}  {event.created:%Y-%m-%d %H:%M:%S}"
        f"  {event.event_type_id} {event.name:28}  {event.place:14}"
        f"  {event.attempts} attempts{error}"
    )


def _profile_line(profile: Profile) -> str:
    about = event_name(profile.event_type_id) if profile.event_type_id else "any event"
    conditions = [
        f"{each.key} {each.match or '?'} {each.value} {each.second}".strip()
        for each in profile.conditions
    ]
    told = " if ".join(filter(None, (about, " and ".join(conditions))))
    off = "" if profile.enabled else "  (disabled)"
    return f"{profile.profile_id:6}  {profile.name}: {told}{off}"


def _shown(event: EventView) -> dict[str, object]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(event).items()
    }


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
