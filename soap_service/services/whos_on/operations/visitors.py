"""Listing, finding, reading and removing visitors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.whos_on import store, visits
from soap_service.services.whos_on.errors import VISITOR_NOT_ON_LINE
from soap_service.services.whos_on.presence import is_on_line
from soap_service.services.whos_on.rights import Action, require
from soap_service.services.whos_on.search import search
from soap_service.services.whos_on.service import service
from soap_service.services.whos_on.types import (
    GenericResult,
    VisitorInfo,
    VisitorInfoArrayResult,
    VisitorInfoResult,
)


@service.query
def get_visitors(
    desk: Desk, *, search_criteria: Iterable[str | None] | None
) -> VisitorInfoArrayResult:
    """Return the visitors on line that meet the criteria."""
    require(desk, Action.VIEW)
    return VisitorInfoArrayResult(visitors=search(desk, search_criteria, only_on_line=True))


@service.query
def get_visitors_by_search(
    desk: Desk, *, search_criteria: Iterable[str | None] | None
) -> VisitorInfoArrayResult:
    """Return the visitors that meet the criteria, also those who left."""
    require(desk, Action.VIEW)
    return VisitorInfoArrayResult(visitors=search(desk, search_criteria, only_on_line=False))


@service.query
def get_visitor(desk: Desk, *, visitor_id: int) -> VisitorInfoResult:
    """Return a visitor and the pages they looked at."""
    require(desk, Action.VIEW)
    visitor = cast(VisitorInfo, store.find_info(desk, visitor_id))
    return VisitorInfoResult(pages=desk.unit.stream(store.pages_of(visitor_id)), visitor=visitor)


@service.operation
def remove_visitor(desk: Desk, *, visitor_id: int) -> GenericResult:
    """End the visit of a visitor."""
    require(desk, Action.REMOVE)
    visitor = store.find_visitor(desk, visitor_id)
    if not is_on_line(visitor, desk.now):
        raise ServiceError(VISITOR_NOT_ON_LINE, visitor=visitor_id)
    visits.remove(desk, visitor)
    return GenericResult()
