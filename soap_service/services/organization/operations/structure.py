"""The installation, its brands, departments and groups."""

from __future__ import annotations

import socket

from soap_service.services.desk import Desk
from soap_service.services.organization import lookups, store
from soap_service.services.organization.service import service
from soap_service.services.organization.types import (
    BrandInfoArrayResult,
    DepartmentInfoArrayResult,
    GroupInfoArrayResult,
    StringRequestResult,
)


@service.query
def get_server_name(desk: Desk) -> StringRequestResult:
    """Return the name of the machine that serves."""
    return StringRequestResult(request_result=socket.gethostname())


@service.query
def get_all_brands(desk: Desk) -> BrandInfoArrayResult:
    """Return all brands."""
    return BrandInfoArrayResult(brands=desk.unit.stream(store.ALL_BRANDS))


@service.query
def get_all_departments(desk: Desk) -> DepartmentInfoArrayResult:
    """Return all departments."""
    return DepartmentInfoArrayResult(departments=desk.unit.stream(store.ALL_DEPARTMENTS))


@service.query
def get_departments_for_brand(desk: Desk, *, brand_id: int) -> DepartmentInfoArrayResult:
    """Return the departments of a brand."""
    lookups.ensure_brand(desk, brand_id)
    departments = desk.unit.stream(store.departments_of_brand(brand_id))
    return DepartmentInfoArrayResult(departments=departments)


@service.query
def get_depts_for_user_ticket_submission(desk: Desk) -> DepartmentInfoArrayResult:
    """Return the departments the caller may submit tickets to."""
    departments = desk.unit.stream(store.departments_open_to(desk.caller))
    return DepartmentInfoArrayResult(departments=departments)


@service.query
def get_all_groups(desk: Desk) -> GroupInfoArrayResult:
    """Return the groups of all departments."""
    return GroupInfoArrayResult(groups=desk.unit.stream(store.ALL_GROUPS))


@service.query
def get_groups_for_department(desk: Desk, *, department_id: int) -> GroupInfoArrayResult:
    """Return the groups of a department."""
    lookups.ensure_department(desk, department_id)
    return GroupInfoArrayResult(groups=desk.unit.stream(store.groups_of_department(department_id)))


@service.query
def get_groups_for_user(desk: Desk, *, user_id: int) -> GroupInfoArrayResult:
    """Return the groups a user belongs to."""
    lookups.ensure_user(desk, user_id)
    return GroupInfoArrayResult(groups=desk.unit.stream(store.groups_of_user(user_id)))
