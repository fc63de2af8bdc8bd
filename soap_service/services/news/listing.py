"""Lists of news: what a reader is shown, and what a search finds.

The newest are first. An item is as old as the day from which it is shown, or else the day it is
about, or else its creation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from db.models.own import NewsExtra, NewsRole
from db.models.smartertrack import Language, NewsItem
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.keyvalues import Pair, read_bool, read_int
from soap_service.services.languages import find_language, in_language
from soap_service.services.news import rules
from soap_service.services.news.readers import VISITOR, find_reader, in_brand, shown_to
from soap_service.services.organization.lookups import ensure_brand
from soap_service.services.searches import (
    Condition,
    SearchKeys,
    equals,
    holds,
    is_flag,
    periods,
    refers,
)
from soap_service.services.tickets.errors import BAD_PAGE

USUAL_RESULTS = 100
MOST_RESULTS = 1000

_DAY = func.coalesce(NewsExtra.publish_from_utc, NewsItem.event_date_utc, NewsExtra.created_utc)

_LIST: Select[*tuple[Any, ...]] = (
    select(
        NewsExtra.user_id.label("author_user_id"),
        NewsExtra.created_utc.label("date_created_utc"),
        NewsExtra.modified_utc.label("date_modified_utc"),
        NewsItem.event_date_utc.label("event_date_utc"),
        NewsItem.is_draft.label("is_draft"),
        NewsItem.is_flagged_for_review.label("is_flagged_for_review"),
        NewsItem.is_private.label("is_private"),
        func.coalesce(Language.culture_name, "").label("language"),
        NewsItem.news_item_id.label("news_item_id"),
        NewsExtra.publish_from_utc.label("publish_from_utc"),
        NewsExtra.publish_until_utc.label("publish_until_utc"),
        NewsItem.subject.label("subject"),
        func.coalesce(NewsItem.summary_short, "").label("summary_short"),
    )
    .outerjoin(NewsExtra, NewsExtra.news_item_id == NewsItem.news_item_id)
    .outerjoin(Language, Language.language_id == NewsItem.language_id)
)
"""The members of NewsItemInfo."""


def for_reader(
    desk: Desk, user_id: int, brand_id: int, language: str | None, max_results: int
) -> Iterable[Any]:
    """Return what a reader is shown now: in a brand, in a language or in none in particular.

    Brand 0 and no language stand for all. At most 1000 are returned, and 100 for 0.
    Raises ServiceError.
    """
    if max_results < 0:
        raise ServiceError(BAD_PAGE, key="maxResults")
    conditions = [rules.seen(desk), shown_to(find_reader(desk, user_id), desk.now)]
    if brand_id:
        ensure_brand(desk, brand_id)
        conditions.append(in_brand(brand_id))
    language_id = find_language(desk, language or "")
    if language_id is not None:
        spoken = NewsItem.language_id
        conditions.append(or_(spoken == language_id, spoken.is_(None)))
    query = _LIST.where(*conditions).order_by(_DAY.desc(), NewsItem.news_item_id.desc())
    return desk.unit.stream(query.limit(min(max_results or USUAL_RESULTS, MOST_RESULTS)))


def by_criteria(desk: Desk, criteria: Iterable[str | None] | None) -> Iterable[Any]:
    """Return the items that meet all criteria, among those the caller may find.

    Raises ServiceError.
    """
    search = SearchKeys({**_CONDITIONS, _is_shown(desk): ("IsShown",)}).read(criteria)
    query = search.apply(_LIST.where(rules.seen(desk)), _DAY, NewsItem.news_item_id)
    return desk.unit.stream(query)


def _is_shown(desk: Desk) -> Condition:
    """Return the condition that somebody is shown an item now."""
    shown = shown_to(VISITOR._replace(is_employee=True, is_administrator=True), desk.now)

    def condition(pair: Pair) -> ColumnElement[bool]:
        return shown if read_bool(pair) else ~shown

    return condition


def _is_in_brand(pair: Pair) -> ColumnElement[bool]:
    return in_brand(read_int(pair))


def _is_for_role(pair: Pair) -> ColumnElement[bool]:
    of_item = NewsRole.news_item_id == NewsItem.news_item_id
    return exists().where(of_item, NewsRole.role_id == read_int(pair))


_CONDITIONS: dict[Condition, tuple[str, ...]] = {
    refers(NewsExtra.user_id): ("AuthorUserID",),
    _is_in_brand: ("BrandID",),
    is_flag(NewsItem.is_draft): ("IsDraft",),
    is_flag(NewsItem.is_flagged_for_review): ("IsFlaggedForReview",),
    is_flag(NewsItem.is_private): ("IsPrivate",),
    in_language(NewsItem.language_id): ("Language",),
    equals(NewsItem.news_item_id): ("NewsItemID", "ID"),
    _is_for_role: ("RoleID",),
    holds(NewsItem.subject): ("Subject",),
    holds(NewsItem.summary_short): ("SummaryShort",),
    holds(NewsItem.subject, NewsItem.summary_short, NewsItem.summary_long, NewsItem.body): (
        "Text",
    ),
    **periods(
        {
            "DateCreatedUTC": NewsExtra.created_utc,
            "DateModifiedUTC": NewsExtra.modified_utc,
            "EventDateUTC": NewsItem.event_date_utc,
            "PublishFromUTC": NewsExtra.publish_from_utc,
            "PublishUntilUTC": NewsExtra.publish_until_utc,
        }
    ),
}
