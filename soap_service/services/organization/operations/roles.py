"""Roles, and who has them."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.organization import lookups, rights, roles, store
from soap_service.services.organization.rights import Right
from soap_service.services.organization.service import service
from soap_service.services.organization.types import GenericResult, RoleInfoResultArray


@service.query
def get_all_roles(desk: Desk) -> RoleInfoResultArray:
    """Return all roles."""
    return RoleInfoResultArray(roles=roles.role_infos(desk, store.ALL_ROLES))


@service.query
def get_all_user_roles(desk: Desk, *, user_id: int) -> RoleInfoResultArray:
    """Return the roles of a user."""
    lookups.ensure_user(desk, user_id)
    return RoleInfoResultArray(roles=roles.role_infos(desk, store.roles_of_user(user_id)))


@service.operation
def add_role(desk: Desk, *, role_name: str | None, employee_role: bool) -> GenericResult:
    """Create a role for employees or others."""
    rights.require(desk, Right.CHANGE_ROLES)
    roles.add_role(desk, role_name, is_for_employees=employee_role)
    return GenericResult()


@service.operation
def remove_role(desk: Desk, *, role_id: int) -> GenericResult:
    """Remove a role."""
    rights.require(desk, Right.CHANGE_ROLES)
    roles.remove_role(desk, role_id)
    return GenericResult()


@service.operation
def add_role_to_user(desk: Desk, *, user_id: int, role_id: int) -> GenericResult:
    """Give a role to a user."""
    rights.require(desk, Right.CHANGE_ROLES)
    roles.grant(desk, user_id, role_id)
    return GenericResult()


@service.operation
def remove_role_from_user(desk: Desk, *, user_id: int, role_id: int) -> GenericResult:
    """Take a role from a user."""
    rights.require(desk, Right.CHANGE_ROLES)
    roles.revoke(desk, user_id, role_id)
    return GenericResult()
