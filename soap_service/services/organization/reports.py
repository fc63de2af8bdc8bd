"""Reports: the figures of this server, and what the permissions of roles name besides."""

from __future__ import annotations

from sqlalchemy import select

from db.models.smartertrack import RolePermission
from soap_service.services.desk import Desk
from soap_service.services.organization.types import ReportInfo

_OWN = (
    ("5b0ad0a4-6f0e-4f6c-9d52-6f3c1c0a7e01", "Active Items by Agent"),
    ("5b0ad0a4-6f0e-4f6c-9d52-6f3c1c0a7e02", "Daily Totals by Agent"),
)


def all_reports(desk: Desk) -> list[ReportInfo]:
    """Return all reports; of one that only permissions name the id is all that is known."""
    query = select(RolePermission.report_item_guid).where(
        RolePermission.report_item_guid.is_not(None), RolePermission.report_item_guid != ""
    )
    known = dict(_OWN)
    named = desk.session.scalars(query.distinct().order_by(RolePermission.report_item_guid))
    others = {guid: guid for guid in named if guid and guid.lower() not in known}
    return [ReportInfo(guid, name) for guid, name in (known | others).items()]
