"""The queue of outbound messages."""

from __future__ import annotations

from collections.abc import Iterable

from db.models.iservice.rights import Right
from soap_service.services.iservice import smtp_out
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.paging import read_page
from soap_service.services.iservice.rights import MAIL_SERVICE, agents_with
from soap_service.services.iservice.service import service
from soap_service.services.iservice.types import (
    ServiceResult,
    SmtpOutLeaseResult,
    SmtpOutResult,
)


@service.reads(agents_with(Right.SMTP_OUT))
def smtp_out_get(
    desk: Desk, *, errors_only: bool, page_num: int | None, per_page: int | None
) -> SmtpOutResult:
    """Return messages that wait to be sent."""
    total, items = smtp_out.list_items(desk, read_page(page_num, per_page), errors_only=errors_only)
    return SmtpOutResult(total_count=total, items=items)


@service.writes(agents_with(Right.SMTP_OUT))
def smtp_out_set_delay(
    desk: Desk, *, smtp_out_ids: Iterable[int] | None, delay: str
) -> ServiceResult:
    """Put the next attempt of messages off."""
    smtp_out.delay(desk, smtp_out_ids, delay)
    return ServiceResult()


@service.writes(agents_with(Right.SMTP_OUT))
def smtp_out_remove(desk: Desk, *, smtp_out_ids: Iterable[int] | None) -> ServiceResult:
    """Take messages out of the queue."""
    smtp_out.remove(desk, smtp_out_ids)
    return ServiceResult()


@service.writes(MAIL_SERVICE)
def smtp_out_lease(desk: Desk, *, max_rows: int, lease_seconds: int) -> SmtpOutLeaseResult:
    """Hand due messages to a delivery worker."""
    lease_id, messages = smtp_out.lease(desk, max_rows, lease_seconds)
    return SmtpOutLeaseResult(lease_id=lease_id, messages=messages)


@service.writes(MAIL_SERVICE)
def smtp_out_report(
    desk: Desk,
    *,
    lease_id: str | None,
    delivered_ids: Iterable[int] | None,
    failed_ids: Iterable[int] | None,
    error_message: str | None,
) -> ServiceResult:
    """Note what became of leased messages."""
    smtp_out.report(desk, lease_id or "", delivered_ids, failed_ids, error_message)
    return ServiceResult()
