"""Who reads news, and which items a reader is shown."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, case, exists, or_, select, true

from db.models.own import NewsExtra, NewsRole
from db.models.smartertrack import NewsItem, NewsItemBrand, User, UserInRole
from soap_service.accounts import Account
from soap_service.accounts.directory import IS_ADMINISTRATOR, IS_EMPLOYEE
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.organization.errors import USER_NOT_FOUND


class Reader(NamedTuple):
    """Somebody who reads news; 0 is a visitor whom nobody knows."""

    user_id: int
    is_employee: bool
    is_administrator: bool


VISITOR = Reader(0, is_employee=False, is_administrator=False)


def reader_of(account: Account) -> Reader:
    """Return the caller as a reader."""
    return Reader(account.user_id, True, account.is_administrator)


def find_reader(desk: Desk, user_id: int) -> Reader:
    """Return a user as a reader, customer or employee; 0 is a visitor. Raises ServiceError."""
    if not user_id:
        return VISITOR
    query = select(
        case((IS_EMPLOYEE, 1), else_=0).label("is_employee"),
        case((IS_ADMINISTRATOR, 1), else_=0).label("is_administrator"),
    ).where(User.user_id == user_id, ~User.is_deleted, ~User.is_queue)
    row = desk.unit.execute(query).first()
    if row is None:
        raise ServiceError(USER_NOT_FOUND, user=user_id)
    return Reader(user_id, bool(row.is_employee), bool(row.is_administrator))


def shown_to(reader: Reader, now: datetime) -> ColumnElement[bool]:
    """Return the condition on news items, joined with what is ours of them, for a reader.

    They are published, it is one of their days, and they are for the reader's roles; private ones
    are for employees.
    """
    first, last = NewsExtra.publish_from_utc, NewsExtra.publish_until_utc
    return and_(
        ~NewsItem.is_deleted,
        ~NewsItem.is_draft,
        or_(first.is_(None), first <= now),
        or_(last.is_(None), last > now),
        true() if reader.is_employee else ~NewsItem.is_private,
        true() if reader.is_administrator else _is_for(reader),
    )


def _is_for(reader: Reader) -> ColumnElement[bool]:
    of_item = NewsRole.news_item_id == NewsItem.news_item_id
    has_role = exists().where(
        of_item, UserInRole.role_id == NewsRole.role_id, UserInRole.user_id == reader.user_id
    )
    return or_(~exists().where(of_item), has_role)


def in_brand(brand_id: int) -> ColumnElement[bool]:
    """Return the condition on news items that are shown in a brand."""
    in_this_one = exists().where(
        NewsItemBrand.news_item_id == NewsItem.news_item_id, NewsItemBrand.brand_id == brand_id
    )
    return or_(NewsItem.display_in_all_brands, in_this_one)
