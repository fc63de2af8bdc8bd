"""The rules of news: who may find and change an item, and what becomes of it.

Whoever may edit news finds every item. Others find what they are shown as readers, and what they
have written, which they may change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, false, or_

from db.models.own import NewsExtra
from db.models.smartertrack import NewsItem
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT, NO_PERMISSION
from soap_service.services.knowledge_base.rights import Action, Rights, load_rights
from soap_service.services.news import store
from soap_service.services.news.errors import (
    A_DRAFT,
    ENDS_BEFORE_START,
    NEWS_ITEM_NOT_FOUND,
    NOT_A_DRAFT,
)
from soap_service.services.news.readers import reader_of, shown_to
from soap_service.services.organization.areas import Area
from soap_service.services.organization.errors import BRAND_NOT_FOUND, ROLE_NOT_FOUND

_OF_EXTRA = ("publish_from_utc", "publish_until_utc")


class Found(NamedTuple):
    """A news item and what is ours of it."""

    item: NewsItem
    extra: NewsExtra


def seen(desk: Desk) -> ColumnElement[bool]:
    """Return the condition on news items, joined with what is ours, that the caller may find."""
    return _seen(desk, _rights(desk))


def find(desk: Desk, item_id: int) -> Found:
    """Return a news item that the caller may find. Raises ServiceError."""
    return _find(desk, _rights(desk), item_id)


def find_to_change(desk: Desk, item_id: int, action: Action = Action.EDIT) -> Found:
    """Return a news item with which the caller may do something, locked. Raises ServiceError."""
    rights = _rights(desk)
    found = _find(desk, rights, item_id, to_change=True)
    is_own = action is Action.EDIT and found.extra.user_id == desk.caller.user_id
    if rights.allows(action, ()) or (is_own and rights.allows(Action.CREATE, ())):
        return found
    raise ServiceError(NO_PERMISSION)


def _rights(desk: Desk) -> Rights:
    return load_rights(desk, Area.NEWS)


def _seen(desk: Desk, rights: Rights) -> ColumnElement[bool]:
    if not rights.allows(Action.VIEW, ()):
        return false()
    if rights.allows(Action.EDIT, ()):
        return ~NewsItem.is_deleted
    is_own = and_(~NewsItem.is_deleted, NewsExtra.user_id == desk.caller.user_id)
    return or_(is_own, shown_to(reader_of(desk.caller), desk.now))


def _find(desk: Desk, rights: Rights, item_id: int, *, to_change: bool = False) -> Found:
    row = store.find_item(desk, item_id, _seen(desk, rights), to_change=to_change)
    if row is None:
        raise ServiceError(NEWS_ITEM_NOT_FOUND, item=item_id)
    item, extra = row
    return Found(item, extra or NewsExtra(news_item_id=item_id, modified_utc=datetime.min))


def create(desk: Desk, values: Mapping[str, Any]) -> int:
    """Add a news item of the caller and return its id; its subject is required.

    Raises ServiceError.
    """
    if not _rights(desk).allows(Action.CREATE, ()):
        raise ServiceError(NO_PERMISSION)
    if "subject" not in values:
        raise ServiceError(MISSING_ARGUMENT, name="Subject")
    item = NewsItem(news_item_guid=uuid4(), event_date_utc=desk.now)
    extra = NewsExtra(user_id=desk.caller.user_id, created_utc=desk.now)
    _apply(Found(item, extra), values)
    desk.session.add(item)
    desk.session.flush()
    extra.news_item_id = item.news_item_id
    _touch(desk, extra)
    return item.news_item_id


def change(desk: Desk, found: Found, values: Mapping[str, Any]) -> None:
    """Change attributes of a news item. Raises ServiceError."""
    _apply(found, values)
    _touch(desk, found.extra)


def publish(desk: Desk, found: Found) -> None:
    """Show a draft to its readers, within its days. Raises ServiceError."""
    if not found.item.is_draft:
        raise ServiceError(NOT_A_DRAFT, item=found.item.news_item_id)
    change(desk, found, {"is_draft": False})


def unpublish(desk: Desk, found: Found) -> None:
    """Make a draft of a published news item. Raises ServiceError."""
    if found.item.is_draft:
        raise ServiceError(A_DRAFT, item=found.item.news_item_id)
    change(desk, found, {"is_draft": True})


def set_brands(desk: Desk, found: Found, brand_ids: Iterable[int] | None) -> None:
    """Show a news item in these brands alone, without any in all. Raises ServiceError."""
    wanted, known = dict.fromkeys(brand_ids or ()), store.all_brands(desk)
    for each in wanted:
        if each not in known:
            raise ServiceError(BRAND_NOT_FOUND, brand=each)
    store.replace_brands(desk, found.item.news_item_id, wanted)
    change(desk, found, {"display_in_all_brands": not wanted})


def set_roles(desk: Desk, found: Found, role_ids: Iterable[int] | None) -> None:
    """Let a news item be for these roles alone, without any for all. Raises ServiceError."""
    wanted, known = dict.fromkeys(role_ids or ()), store.all_roles(desk)
    for each in wanted:
        if each not in known:
            raise ServiceError(ROLE_NOT_FOUND, role=each)
    store.replace_roles(desk, found.item.news_item_id, wanted)
    _touch(desk, found.extra)


def remove(found: Found) -> None:
    """Delete a news item softly; it is found no more."""
    found.item.is_deleted = True


def _apply(found: Found, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(found.extra if name in _OF_EXTRA else found.item, name, value)
    first, last = found.extra.publish_from_utc, found.extra.publish_until_utc
    if first is not None and last is not None and last <= first:
        raise ServiceError(ENDS_BEFORE_START)


def _touch(desk: Desk, extra: NewsExtra) -> None:
    extra.modified_utc = desk.now
    desk.session.add(extra)
