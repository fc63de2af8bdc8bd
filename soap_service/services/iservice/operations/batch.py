"""Batches of rows, as the batch utilities send them."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.iservice import batch
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.rights import AGENTS
from soap_service.services.iservice.service import service
from soap_service.services.iservice.types import BatchResult, BatchRow


@service.writes(AGENTS)
def batch_form_submit(
    desk: Desk,
    *,
    form_name: str | None,
    columns: Iterable[str | None] | None,
    rows: Iterable[BatchRow | None] | None,
) -> BatchResult:
    """Feed rows through a stored form."""
    return batch.run(desk, batch.plan_form(desk, form_name, columns), rows)


@service.writes(AGENTS)
def batch_utility_run(
    desk: Desk,
    *,
    columns: Iterable[str | None] | None,
    rows: Iterable[BatchRow | None] | None,
    row_action: str,
) -> BatchResult:
    """Make or change a contact for each row, and then the interaction that is chosen."""
    return batch.run(desk, batch.plan_utility(desk, columns, row_action), rows)


@service.writes(AGENTS)
def batch_validate(
    desk: Desk,
    *,
    columns: Iterable[str | None] | None,
    rows: Iterable[BatchRow | None] | None,
    row_action: str,
) -> BatchResult:
    """Do with each row what a run would, and undo it."""
    return batch.run(desk, batch.plan_utility(desk, columns, row_action), rows, dry_run=True)
