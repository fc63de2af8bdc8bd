"""Finding visitors: the keys of GetVisitors and GetVisitorsBySearch.

Every member of VisitorInfo is a key, besides ``MinHits``, ``IdleMinutes``, which both mean at
least, and ``Text``, which is looked for in name, address, page, host and referrer. 0 stands for no
brand, chat or user.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement

from db.matching import being
from db.models.own import Visitor
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_VALUE
from soap_service.services.keyvalues import Pair, read_int
from soap_service.services.searches import (
    Condition,
    SearchKeys,
    equals,
    holds,
    is_flag,
    periods,
    refers,
)
from soap_service.services.whos_on import store
from soap_service.services.whos_on.presence import on_line

_MOST_MINUTES = 10 * 366 * 24 * 60
_AGE = (Visitor.started_utc, Visitor.visitor_id)


def search(
    desk: Desk, criteria: Iterable[str | None] | None, *, only_on_line: bool
) -> Iterable[Any]:
    """Return rows of VisitorInfo, the latest visit first, as a stream. Raises ServiceError."""
    query = _keys(desk.now).read(criteria).apply(store.visitor_info(desk.now), *_AGE)
    return desk.unit.stream(query.where(on_line(desk.now)) if only_on_line else query)


def _keys(now: datetime) -> SearchKeys:
    return SearchKeys(
        {**_CONDITIONS, is_flag(on_line(now)): ("IsOnline",), _idle(now): ("IdleMinutes",)}
    )


def _idle(now: datetime) -> Condition:
    def condition(pair: Pair) -> ColumnElement[bool]:
        minutes = read_int(pair)
        if minutes < 0:
            raise ServiceError(BAD_VALUE, key=pair.key, value=pair.value)
        return Visitor.seen_utc <= now - timedelta(minutes=min(minutes, _MOST_MINUTES))

    return condition


def _is(column: Any) -> Condition:
    return lambda pair: being(column, pair.value.strip())


def _min_hits(pair: Pair) -> ColumnElement[bool]:
    return Visitor.hits >= read_int(pair)


_CONDITIONS: dict[Condition, tuple[str, ...]] = {
    refers(Visitor.brand_id): ("BrandID",),
    refers(Visitor.chat_id): ("ChatID",),
    _is(Visitor.country): ("Country",),
    holds(Visitor.display_name): ("DisplayName",),
    _is(Visitor.email_address): ("EmailAddress",),
    equals(Visitor.hits): ("Hits",),
    holds(Visitor.host_name): ("HostName",),
    _is(Visitor.ip_address): ("IPAddress",),
    _is(Visitor.language): ("Language",),
    _min_hits: ("MinHits",),
    holds(Visitor.page_title): ("PageTitle",),
    holds(Visitor.page_url): ("PageUrl",),
    holds(Visitor.referrer): ("Referrer",),
    holds(
        Visitor.display_name,
        Visitor.email_address,
        Visitor.page_title,
        Visitor.page_url,
        Visitor.host_name,
        Visitor.referrer,
    ): ("Text",),
    holds(Visitor.user_agent): ("UserAgent",),
    refers(Visitor.user_id): ("UserID",),
    equals(Visitor.visitor_id): ("VisitorID", "ID"),
    equals(Visitor.visits): ("Visits",),
    **periods(
        {
            "DateLastSeenUTC": Visitor.seen_utc,
            "DateLeftUTC": Visitor.left_utc,
            "DateStartedUTC": Visitor.started_utc,
        }
    ),
}
