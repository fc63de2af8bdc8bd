"""The visits of visitors: how one begins, goes on with each page, and ends.

Many pages are seen at once: a page of a visit that goes on is counted by one statement, which
loses none; only the first page of a visit takes more.
"""

from __future__ import annotations

from typing import Any

from db.models.own import Visitor, VisitorPage
from soap_service.services.desk import Desk
from soap_service.services.whos_on import store
from soap_service.services.whos_on.events import Event, acting, tell, tell_activity
from soap_service.services.whos_on.presence import is_on_line
from soap_service.services.whos_on.sightings import Sighting


def see(desk: Desk, sighting: Sighting) -> store.Standing:
    """Count a page that a visitor looks at, and return how things stand with the visitor."""
    if not _goes_on(desk, sighting):
        _begin(desk, sighting)
    standing = store.standing(desk, sighting.visitor_key)
    desk.unit.insert(
        VisitorPage,
        visitor_id=standing.visitor.visitor_id,
        page_url=sighting.page_url,
        page_title=sighting.page_title,
        seen_utc=desk.now,
    )
    tell_activity(desk, standing.visitor)
    return standing


def remove(desk: Desk, visitor: Visitor) -> None:
    """End a visit because an agent says so."""
    visitor.left_utc = desk.now
    tell(desk.unit, desk.now, Event.REMOVED, visitor, acting(desk))


def _goes_on(desk: Desk, sighting: Sighting) -> bool:
    """Count a page of a visit that goes on, and tell whether there is such a visit."""
    return store.count_page(desk, sighting.visitor_key, _seen(desk, sighting))


def _begin(desk: Desk, sighting: Sighting) -> None:
    """Count the first page of a visit.

    Of two calls that meet here the second finds the visitor of the first: by the lock, or, when
    there was none before, by the key that is unique, whereupon its call is repeated.
    """
    visitor = store.find_by_key(desk, sighting.visitor_key)
    values = _seen(desk, sighting)
    if visitor is None:
        key = sighting.visitor_key
        desk.unit.add(Visitor(visitor_key=key, started_utc=desk.now, hits=1, **values))
        return
    if is_on_line(visitor, desk.now):
        visitor.hits += 1
    else:
        _begin_again(desk, visitor)
    for name, value in values.items():
        setattr(visitor, name, value)


def _begin_again(desk: Desk, visitor: Visitor) -> None:
    if visitor.left_utc is None:
        tell(desk.unit, desk.now, Event.PURGED, visitor)  # The clock had not noticed yet.
    visitor.started_utc, visitor.left_utc = desk.now, None
    visitor.hits = 1
    visitor.visits += 1


def _seen(desk: Desk, sighting: Sighting) -> dict[str, Any]:
    page = {"page_url": sighting.page_url, "page_title": sighting.page_title}
    return {**sighting.known, **page, "seen_utc": desk.now}
