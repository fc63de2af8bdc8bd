"""What tests of visitors share: a page seen, and what is known of who saw it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from compat_tests.services.outcome import success
from compat_tests.services.world import World
from db.models.own import OutgoingEvent

KEY = "a cookie"
SHOES = "https://shop.example/shoes"


def see(
    world: World, key: str = KEY, url: str = SHOES, title: str = "Shoes", known: Iterable[str] = ()
) -> Any:
    """Let a visitor look at a page, and return what the site is told."""
    return success(world.TrackVisitor(key, url, title, list(known)))


def on_line(world: World, *criteria: str) -> list[int]:
    """Return the ids of the visitors on line that meet criteria, the latest first."""
    result = success(world.GetVisitors(list(criteria)))
    return [each.visitor_id for each in result.visitors]


def found(world: World, *criteria: str) -> list[int]:
    """Return the ids of all visitors that meet criteria, the latest first."""
    result = success(world.GetVisitorsBySearch(list(criteria)))
    return [each.visitor_id for each in result.visitors]


def visitor(world: World, visitor_id: int = 1) -> Any:
    """Return the VisitorInfo of a visitor."""
    return success(world.GetVisitor(visitor_id)).visitor


def told(world: World) -> list[tuple[int, str, int, dict[str, Any]]]:
    """Return (type, kind, id, arguments) of every event of visitors in the outbox."""
    query = select(OutgoingEvent).where(OutgoingEvent.object_kind == "visitor")
    rows = world.rows(query.order_by(OutgoingEvent.event_id))
    return [
        (row.event_type_id, row.object_kind, row.object_id, json.loads(row.arguments))
        for (row,) in rows
    ]
