"""Permissions: what a role is allowed in an area.

Setting them is exact: what is named is allowed, everything else of the area is not. Actions are
named by their English or displayed names or their ids, reports by their ids or names; case and
spaces do not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import insert, select

from db.models.smartertrack import RoleAreaPermission, RolePermission
from db.models.smartertrack import RolePageActionPermissionType as Action
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.organization import lookups, reports
from soap_service.services.organization.areas import Area, actions_of
from soap_service.services.organization.errors import UNKNOWN_PERMISSION

_NO_PAGES, _SOME_PAGES = 0, 1


class Permission(NamedTuple):
    """An action, or an action on one report."""

    action_id: int
    report_id: str | None = None


def set_permissions(
    desk: Desk,
    role_id: int,
    area: Area,
    allowed: Iterable[str | None] | None,
    category_id: int | None = None,
) -> None:
    """Allow a role what is named of an area, and nothing else of it. Raises ServiceError.

    With a category it is about this category of the knowledge base, else about the whole area.
    """
    number, actions = actions_of(desk, area)
    lookups.role(desk, role_id, to_change=True)
    spellings = _spellings(actions)
    if area is Area.REPORTS:
        spellings |= _report_spellings(desk, actions)
    wanted = _read(allowed, spellings)
    page = _page(desk, role_id, number)
    page.page_permission_type = _SOME_PAGES if wanted else _NO_PAGES
    desk.session.flush()
    stored = _stored(desk, page, actions, category_id)
    for permission, row in stored.items():
        row.is_allowed = permission in wanted
    _add(desk, page, category_id, wanted, set(spellings.values()) - stored.keys())


def _spellings(actions: Iterable[Action]) -> dict[str, Permission]:
    """Return actions by every plain spelling; of two alike the older counts."""
    return {
        _plain(str(text)): Permission(action.role_page_action_permission_type_id)
        for action in reversed(list(actions))
        for text in (
            action.role_page_action_permission_type_id,
            action.display_name,
            action.english_name,
        )
        if text
    }


def _report_spellings(desk: Desk, actions: Iterable[Action]) -> dict[str, Permission]:
    """Return reports by every plain spelling; to be allowed one is to be allowed to view it."""
    view = next(iter(actions), None)
    if view is None:
        return {}
    return {
        _plain(text or ""): Permission(view.role_page_action_permission_type_id, each.report_id)
        for each in reports.all_reports(desk)
        for text in (each.report_name, each.report_id)
    }


def _plain(text: str) -> str:
    return "".join(text.lower().split())


def _read(
    allowed: Iterable[str | None] | None, spellings: Mapping[str, Permission]
) -> set[Permission]:
    names = [text for text in allowed or () if text and text.strip()]
    unknown = [text for text in names if _plain(text) not in spellings]
    if unknown:
        known = ", ".join(sorted(each for each in spellings if not each.isdecimal()))
        raise ServiceError(UNKNOWN_PERMISSION, permission=", ".join(unknown), known=known)
    return {spellings[_plain(text)] for text in names}


def _page(desk: Desk, role_id: int, area_number: int) -> RoleAreaPermission:
    """Return the row of a role's area, which every permission refers to."""
    query = select(RoleAreaPermission).where(
        RoleAreaPermission.role_id == role_id,
        RoleAreaPermission.role_permissions_area == area_number,
    )
    page = desk.session.scalars(query.limit(1)).first()
    if page is None:
        page = RoleAreaPermission(role_id=role_id, role_permissions_area=area_number)
        desk.session.add(page)
    return page


def _stored(
    desk: Desk, page: RoleAreaPermission, actions: Iterable[Action], category_id: int | None
) -> dict[Permission, RolePermission]:
    ids = [action.role_page_action_permission_type_id for action in actions]
    query = select(RolePermission).where(
        RolePermission.role_id == page.role_id,
        RolePermission.role_page_action_permission_type_id.in_(ids),
        RolePermission.kb_category_id == category_id,
    )
    return {
        Permission(row.role_page_action_permission_type_id, row.report_item_guid or None): row
        for row in desk.session.scalars(query)
    }


def _add(
    desk: Desk,
    page: RoleAreaPermission,
    category_id: int | None,
    wanted: set[Permission],
    missing: set[Permission],
) -> None:
    """Add the rows that are missing, all in one statement."""
    rows = [
        {
            "role_id": page.role_id,
            "role_page_action_permission_type_id": each.action_id,
            "is_allowed": each in wanted,
            "report_item_guid": each.report_id,
            "kb_category_id": category_id,
            "role_area_permissions_id": page.role_area_permissions_id,
        }
        for each in sorted(missing, key=lambda one: (one.action_id, one.report_id or ""))
    ]
    if rows:
        desk.session.execute(insert(RolePermission), rows)
