"""Who may do what with visitors.

Every caller is an employee. What ``SetWhosOnPermissions`` said of the caller's roles counts; one
role that allows an action is enough, and what was said of none of them is allowed. Administrators
may do everything. A page view, and what a visitor answers, are reported by the web site, with the
account of any employee.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import func, select

from db.models.smartertrack import RolePageActionPermissionType as ActionType
from db.models.smartertrack import RolePermission, UserInRole
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import NO_PERMISSION
from soap_service.services.organization.areas import Area, number_of


class Action(StrEnum):
    """What can be allowed, by the names in ``organization.areas``."""

    VIEW = "View"
    INVITE = "Invite"
    REMOVE = "Remove"


def require(desk: Desk, action: Action) -> None:
    """Raise ServiceError unless the caller may do something."""
    if desk.caller.is_administrator:
        return
    said = _said(desk, action)
    if said and True not in said:
        raise ServiceError(NO_PERMISSION)


def _said(desk: Desk, action: Action) -> set[bool]:
    area = number_of(desk, Area.WHOS_ON)
    if area is None:
        return set()
    key = ActionType.role_page_action_permission_type_id
    query = (
        select(RolePermission.is_allowed)
        .join(ActionType, key == RolePermission.role_page_action_permission_type_id)
        .join(UserInRole, UserInRole.role_id == RolePermission.role_id)
        .where(
            UserInRole.user_id == desk.caller.user_id,
            ActionType.role_permissions_area == area,
            func.lower(ActionType.english_name) == action.lower(),
        )
    )
    return set(desk.session.scalars(query))
