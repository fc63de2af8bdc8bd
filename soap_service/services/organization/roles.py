"""The rules of roles: names that differ, and built-in roles that stay."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, func, select

from db.models.smartertrack import (
    Department,
    Role,
    RoleAreaPermission,
    RolePermission,
    UserInRole,
)
from soap_service.accounts.directory import ADMINISTRATORS, EMPLOYEE_CATEGORY
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.organization import lookups, names, store
from soap_service.services.organization.errors import (
    NAME_TAKEN,
    OWN_ACCOUNT,
    PROTECTED_ROLE,
    PROTECTED_USER,
    ROLE_REQUIRED,
)
from soap_service.services.organization.types import RoleInfo

CUSTOMER_CATEGORY = 0
"""``RoleCategory`` of roles whose members are no employees."""


def role_infos(desk: Desk, query: store.Rows) -> Iterable[RoleInfo]:
    """Return the roles of a query."""
    return [
        RoleInfo(row.role_category == EMPLOYEE_CATEGORY, row.role_id, row.role_name)
        for row in desk.session.execute(query)
    ]


def add_role(desk: Desk, role_name: str | None, *, is_for_employees: bool) -> None:
    """Add a role without permissions and members, behind the others. Raises ServiceError."""
    name = names.read_name("roleName", role_name)
    names.lock(desk.session, names.Kind.ROLE)
    taken = select(Role.role_id).where(Role.lowered_role_name == name.lower()).limit(1)
    if desk.session.scalars(taken).first() is not None:
        raise ServiceError(NAME_TAKEN, name=name)
    last = desk.session.scalars(select(func.max(Role.display_order))).one()
    desk.session.add(
        Role(
            role_name=name,
            lowered_role_name=name.lower(),
            description="",
            display_order=(last or 0) + 1,
            is_custom_role=True,
            role_category=EMPLOYEE_CATEGORY if is_for_employees else CUSTOMER_CATEGORY,
        )
    )


def remove_role(desk: Desk, role_id: int) -> None:
    """Remove a role with its permissions and memberships; built-in roles stay.

    Raises ServiceError.
    """
    role = lookups.role(desk, role_id, to_change=True)
    if not role.is_custom_role:
        raise ServiceError(PROTECTED_ROLE, role=role.role_name)
    required = select(Department.department_id).where(Department.tickets_require_role == role_id)
    if desk.session.scalars(required.limit(1)).first() is not None:
        raise ServiceError(ROLE_REQUIRED, role=role.role_name)
    for table in (RolePermission, RoleAreaPermission, UserInRole):
        desk.session.execute(delete(table).where(table.role_id == role_id))
    desk.session.delete(role)


def grant(desk: Desk, user_id: int, role_id: int) -> None:
    """Give a role to a user; one who has it keeps it. Raises ServiceError."""
    user = lookups.living_user(desk, user_id, to_change=True)
    lookups.role(desk, role_id)
    if user.is_queue:
        raise ServiceError(PROTECTED_USER, user=user.user_name)
    if desk.session.get(UserInRole, (user_id, role_id)) is None:
        desk.session.add(UserInRole(user_id=user_id, role_id=role_id, date_added_utc=desk.now))


def revoke(desk: Desk, user_id: int, role_id: int) -> None:
    """Take a role from a user; one who has it not stays without. Raises ServiceError.

    Nobody can cease to be an administrator by oneself.
    """
    lookups.living_user(desk, user_id, to_change=True)
    role = lookups.role(desk, role_id)
    if user_id == desk.caller.user_id and role.lowered_role_name == ADMINISTRATORS:
        raise ServiceError(OWN_ACCOUNT)
    membership = desk.session.get(UserInRole, (user_id, role_id))
    if membership is not None:
        desk.session.delete(membership)
