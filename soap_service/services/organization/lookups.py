"""Finding what an operation names; what is not there is told to the caller."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import Select, select

from db import locked
from db.models.smartertrack import Brand, Department, Group, Organization, Role, User
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.organization.errors import (
    BRAND_NOT_FOUND,
    DEPARTMENT_NOT_FOUND,
    GROUP_NOT_FOUND,
    ORGANIZATION_NOT_FOUND,
    ROLE_NOT_FOUND,
    USER_NOT_FOUND,
)

Model = TypeVar("Model")


def living_user(desk: Desk, user_id: int, *, to_change: bool = False) -> User:
    """Return a user that is not deleted; to be changed, it is locked. Raises ServiceError."""
    query = select(User).where(User.user_id == user_id, ~User.is_deleted)
    return _first(desk, query, ServiceError(USER_NOT_FOUND, user=user_id), to_change)


def living_user_by_name(desk: Desk, user_name: str | None) -> User:
    """Return a user that is not deleted, by its name in any case. Raises ServiceError."""
    name = (user_name or "").strip()
    query = select(User).where(User.lowered_user_name == name.lower(), ~User.is_deleted)
    return _first(desk, query.limit(1), ServiceError(USER_NOT_FOUND, user=name))


def role(desk: Desk, role_id: int, *, to_change: bool = False) -> Role:
    """Return a role; to be changed, it is locked. Raises ServiceError."""
    query = select(Role).where(Role.role_id == role_id)
    return _first(desk, query, ServiceError(ROLE_NOT_FOUND, role=role_id), to_change)


def organization(desk: Desk, organization_id: int, *, to_change: bool = False) -> Organization:
    """Return an organization of customers; to be changed, it is locked. Raises ServiceError."""
    query = select(Organization).where(Organization.organization_id == organization_id)
    missing = ServiceError(ORGANIZATION_NOT_FOUND, organization=organization_id)
    return _first(desk, query, missing, to_change)


def ensure_user(desk: Desk, user_id: int) -> None:
    """Raise ServiceError unless there is such a user."""
    query = select(User.user_id).where(User.user_id == user_id, ~User.is_deleted)
    _first(desk, query, ServiceError(USER_NOT_FOUND, user=user_id))


def ensure_brand(desk: Desk, brand_id: int) -> None:
    """Raise ServiceError unless there is such a brand."""
    query = select(Brand.brand_id).where(Brand.brand_id == brand_id)
    _first(desk, query, ServiceError(BRAND_NOT_FOUND, brand=brand_id))


def ensure_department(desk: Desk, department_id: int) -> None:
    """Raise ServiceError unless there is such a department."""
    query = select(Department.department_id).where(
        Department.department_id == department_id, ~Department.is_deleted
    )
    _first(desk, query, ServiceError(DEPARTMENT_NOT_FOUND, department=department_id))


def ensure_group(desk: Desk, group_id: int) -> None:
    """Raise ServiceError unless there is such a group."""
    query = select(Group.group_id).where(Group.group_id == group_id, ~Group.is_deleted).limit(1)
    _first(desk, query, ServiceError(GROUP_NOT_FOUND, group=group_id))


def ensure_organization(desk: Desk, organization_id: int) -> None:
    """Raise ServiceError unless there is such an organization."""
    query = select(Organization.organization_id).where(
        Organization.organization_id == organization_id
    )
    _first(desk, query, ServiceError(ORGANIZATION_NOT_FOUND, organization=organization_id))


def _first(
    desk: Desk, query: Select[Model], missing: ServiceError, to_change: bool = False
) -> Model:
    if to_change:
        query = locked(query, query.column_descriptions[0]["entity"])
    found = desk.session.scalars(query).first()
    if found is None:
        raise missing
    return found
