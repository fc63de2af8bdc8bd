"""``batch-form-submit``: rows are fed through a form of the tenant."""

from __future__ import annotations

from soap_service.batch import cells
from soap_service.batch.columns import Rules
from soap_service.batch.job import Job, batch_rows, of_batch

__all__ = ["form_submit"]

_RULES = Rules(
    needed={},
    optional={"subject": cells.anything, "body": cells.anything},
    groups=frozenset({"contact", "interaction"}),
    login=cells.address,
    needs_login=True,
)


def form_submit(form: str) -> Job:
    """Return the job that submits a form for each row."""
    return Job(
        f"batch-form-submit {' '.join(form.split())}",
        _RULES,
        "BatchFormSubmit",
        lambda columns, row: {"formName": form, **batch_rows(columns, [row])},
        of_batch,
    )
