"""Brands, departments and groups."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.organization import store
from soap_service.services.organization.service import service
from soap_service.services.organization.types import (
    DepartmentInfoArrayResult,
    GroupInfoArrayResult,
)


@service.query
def get_all_departments(desk: Desk) -> DepartmentInfoArrayResult:
    """Return all departments."""
    return DepartmentInfoArrayResult(departments=desk.unit.stream(store.ALL_DEPARTMENTS))


@service.query
def get_all_groups(desk: Desk) -> GroupInfoArrayResult:
    """Return the groups of all departments."""
    return GroupInfoArrayResult(groups=desk.unit.stream(store.ALL_GROUPS))
