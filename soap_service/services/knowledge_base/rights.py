"""Who may do what in the knowledge base, or with news.

Administrators may do everything. To others counts what ``SetKBPermissions`` said of their roles:
about a folder, about one above it where the role applies the permissions of parents, or about the
whole knowledge base, the nearest first. Of news, which have no folders, ``SetNewsPermissions`` says
it. One role that allows it is enough. What was said of none of the roles is allowed, but for
deleting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, select

from db.models.smartertrack import Role, RolePermission, UserInRole
from db.models.smartertrack import RolePageActionPermissionType as ActionType
from soap_service.services.desk import Desk
from soap_service.services.organization.areas import Area, number_of


class Action(StrEnum):
    """What can be allowed, by the names in ``organization.areas``."""

    VIEW = "View"
    CREATE = "Create"
    EDIT = "Edit"
    DELETE = "Delete"
    REVIEW = "Review"


_UNSAID = frozenset(Action) - {Action.DELETE}
"""What is allowed to those of whose roles nothing was said."""

_WHOLE = 0
"""Stands for the whole knowledge base; no folder has this id."""


@dataclass(slots=True)
class _RoleRights:
    applies_parents: bool
    said: dict[tuple[str, int], bool] = field(default_factory=dict)

    def answer(self, action: Action, path: Sequence[int]) -> bool | None:
        nearest = path if self.applies_parents else path[:1]
        for place in (*nearest, _WHOLE):
            said = self.said.get((action.lower(), place))
            if said is not None:
                return said
        return None


class Rights:
    """What one caller may do; nobody's roles say anything of an administrator."""

    def __init__(self, is_administrator: bool, roles: Mapping[int, _RoleRights]) -> None:
        self._is_administrator = is_administrator
        self._roles = roles

    def allows(self, action: Action, path: Sequence[int]) -> bool:
        """Tell whether an action is allowed in a folder.

        ``path`` are the ids of the folder, its parent and so on; none for what lies in no folder.
        """
        if self._is_administrator:
            return True
        answers = {role.answer(action, path) for role in self._roles.values()} - {None}
        return True in answers if answers else action in _UNSAID


def load_rights(desk: Desk, area: Area = Area.KNOWLEDGE_BASE) -> Rights:
    """Return the rights of the caller in an area."""
    if desk.caller.is_administrator:
        return Rights(is_administrator=True, roles={})
    roles: dict[int, _RoleRights] = {}
    number = number_of(desk, area)
    for row in [] if number is None else desk.unit.execute(_said_of(desk.caller.user_id, number)):
        role = roles.setdefault(row.role_id, _RoleRights(row.applies_parents))
        key = (row.action.lower(), row.folder_id or _WHOLE)
        role.said[key] = row.is_allowed or role.said.get(key, False)
    return Rights(is_administrator=False, roles=roles)


def _said_of(user_id: int, area_number: int) -> Select[*tuple[Any, ...]]:
    key = ActionType.role_page_action_permission_type_id
    return (
        select(
            Role.role_id.label("role_id"),
            Role.apply_parent_kb_category_permissions.label("applies_parents"),
            ActionType.english_name.label("action"),
            RolePermission.kb_category_id.label("folder_id"),
            RolePermission.is_allowed.label("is_allowed"),
        )
        .join(UserInRole, UserInRole.role_id == Role.role_id)
        .join(RolePermission, RolePermission.role_id == Role.role_id)
        .join(ActionType, key == RolePermission.role_page_action_permission_type_id)
        .where(
            UserInRole.user_id == user_id,
            ActionType.role_permissions_area == area_number,
            ActionType.english_name.is_not(None),
        )
    )
