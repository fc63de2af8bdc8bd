"""Reports and time log categories."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.organization import reports, store
from soap_service.services.organization.service import service
from soap_service.services.organization.types import (
    ReportInfoResultArray,
    TimeLogCategoryInfo,
    TimeLogCategoryInfoArrayResult,
)


@service.query
def get_all_reports(desk: Desk) -> ReportInfoResultArray:
    """Return all reports."""
    return ReportInfoResultArray(reports=reports.all_reports(desk))


@service.query
def get_all_time_log_categories(desk: Desk) -> TimeLogCategoryInfoArrayResult:
    """Return the categories of time logs; the database has no descriptions of them."""
    rows = desk.session.execute(store.ALL_TIME_LOG_CATEGORIES)
    return TimeLogCategoryInfoArrayResult(
        time_log_categories=[TimeLogCategoryInfo(name, "", tag_id) for name, tag_id in rows]
    )
