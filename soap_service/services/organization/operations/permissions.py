"""The permissions of roles, area by area."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_ARGUMENT
from soap_service.services.organization import permissions, rights
from soap_service.services.organization.areas import Area
from soap_service.services.organization.rights import Right
from soap_service.services.organization.service import service
from soap_service.services.organization.types import GenericResult

Names = Iterable[str | None] | None


@service.operation
def set_kb_permissions(
    desk: Desk, *, allowed_permissions: Names, role_id: int, category_id: int
) -> GenericResult:
    """Set what a role may do in the knowledge base, or in one category of it."""
    if category_id < 0:
        raise ServiceError(BAD_ARGUMENT, name="categoryID", value=category_id)
    return _set(desk, role_id, Area.KNOWLEDGE_BASE, allowed_permissions, category_id or None)


@service.operation
def set_news_permissions(desk: Desk, *, allowed_permissions: Names, role_id: int) -> GenericResult:
    """Set what a role may do with news."""
    return _set(desk, role_id, Area.NEWS, allowed_permissions)


@service.operation
def set_ticket_permissions(
    desk: Desk, *, allowed_permissions: Names, role_id: int
) -> GenericResult:
    """Set what a role may do with tickets."""
    return _set(desk, role_id, Area.TICKETS, allowed_permissions)


@service.operation
def set_task_permissions(desk: Desk, *, allowed_permissions: Names, role_id: int) -> GenericResult:
    """Set what a role may do with tasks."""
    return _set(desk, role_id, Area.TASKS, allowed_permissions)


@service.operation
def set_call_log_permissions(
    desk: Desk, *, allowed_permissions: Names, role_id: int
) -> GenericResult:
    """Set what a role may do with call logs."""
    return _set(desk, role_id, Area.CALL_LOGS, allowed_permissions)


@service.operation
def set_whos_on_permissions(
    desk: Desk, *, allowed_permissions: Names, role_id: int
) -> GenericResult:
    """Set what a role may do with visitors of the site."""
    return _set(desk, role_id, Area.WHOS_ON, allowed_permissions)


@service.operation
def set_report_permissions(
    desk: Desk, *, allowed_permissions: Names, role_id: int
) -> GenericResult:
    """Set what a role may do with reports, and which ones it may view."""
    return _set(desk, role_id, Area.REPORTS, allowed_permissions)


@service.operation
def set_manage_area_permissions(
    desk: Desk, *, allowed_permissions: Names, role_id: int
) -> GenericResult:
    """Set what a role may do in the management area."""
    return _set(desk, role_id, Area.MANAGE, allowed_permissions)


@service.operation
def set_event_permissions(desk: Desk, *, allowed_permissions: Names, role_id: int) -> GenericResult:
    """Set what a role may do with events."""
    return _set(desk, role_id, Area.EVENTS, allowed_permissions)


@service.operation
def set_distribution_permissions(
    desk: Desk, *, allowed_permissions: Names, role_id: int
) -> GenericResult:
    """Set what a role may do with the distribution of work."""
    return _set(desk, role_id, Area.DISTRIBUTION, allowed_permissions)


def _set(
    desk: Desk, role_id: int, area: Area, allowed: Names, category_id: int | None = None
) -> GenericResult:
    rights.require(desk, Right.CHANGE_PERMISSIONS)
    permissions.set_permissions(desk, role_id, area, allowed, category_id)
    return GenericResult()
