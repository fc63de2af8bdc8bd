"""What the rules of news ask of the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, select

from db import locked
from db.models.own import NewsExtra, NewsRole
from db.models.smartertrack import Brand, NewsItem, NewsItemBrand, Role
from soap_service.services.desk import Desk


def find_item(
    desk: Desk, item_id: int, condition: ColumnElement[bool], *, to_change: bool
) -> tuple[NewsItem, NewsExtra | None] | None:
    """Return a news item that meets a condition, and what is ours of it; perhaps locked."""
    query: Select[*tuple[Any, ...]] = (
        select(NewsItem, NewsExtra)
        .outerjoin(NewsExtra, NewsExtra.news_item_id == NewsItem.news_item_id)
        .where(NewsItem.news_item_id == item_id, condition)
    )
    row = desk.session.execute(locked(query, NewsItem) if to_change else query).first()
    return (row[0], row[1]) if row else None


def brands_of(desk: Desk, item_id: int) -> list[int]:
    """Return the ids of the brands of a news item."""
    of_item = NewsItemBrand.news_item_id == item_id
    query = select(NewsItemBrand.brand_id).where(of_item).order_by(NewsItemBrand.brand_id)
    return list(desk.session.scalars(query))


def roles_of(desk: Desk, item_id: int) -> list[int]:
    """Return the ids of the roles of a news item."""
    of_item = NewsRole.news_item_id == item_id
    query = select(NewsRole.role_id).where(of_item).order_by(NewsRole.role_id)
    return list(desk.session.scalars(query))


def all_brands(desk: Desk) -> set[int]:
    """Return the ids of all brands."""
    return set(desk.session.scalars(select(Brand.brand_id)))


def all_roles(desk: Desk) -> set[int]:
    """Return the ids of all roles."""
    return set(desk.session.scalars(select(Role.role_id)))


def replace_brands(desk: Desk, item_id: int, brand_ids: Iterable[int]) -> None:
    """Give a news item these brands in place of those it had."""
    desk.unit.execute(delete(NewsItemBrand).where(NewsItemBrand.news_item_id == item_id))
    for each in brand_ids:
        desk.unit.insert(NewsItemBrand, news_item_id=item_id, brand_id=each)


def replace_roles(desk: Desk, item_id: int, role_ids: Iterable[int]) -> None:
    """Give a news item these roles in place of those it had."""
    desk.unit.execute(delete(NewsRole).where(NewsRole.news_item_id == item_id))
    for each in role_ids:
        desk.unit.insert(NewsRole, news_item_id=item_id, role_id=each)
