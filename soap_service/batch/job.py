"""What a utility does with the rows of its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from soap_service.batch.columns import Column, Rules
from soap_service.batch.results import Outcome, State
from soap_service.batch.table import Row

__all__ = ["Job", "batch_rows", "errors_of", "of_batch", "row_results"]

Arguments = Mapping[str, Any]


class Job(NamedTuple):
    """A utility as it was called: the columns it takes and what it calls for a row.

    ``name`` tells it from others in results. ``check`` makes the arguments of ``BatchValidate``
    for several rows, where the service can check without doing.
    """

    name: str
    rules: Rules
    operation: str
    arguments: Callable[[Sequence[Column], Row], Arguments]
    outcome: Callable[[Any], Outcome]
    check: Callable[[Sequence[Column], Iterable[Row]], Arguments] | None = None


def _strings(texts: Iterable[str]) -> dict[str, list[str]]:
    """Return texts as the contract has them in a list."""
    return {"string": list(texts)}


def batch_rows(columns: Sequence[Column], rows: Iterable[Row]) -> dict[str, Any]:
    """Return the arguments that all operations on batches have."""
    return {
        "columns": _strings(column.name for column in columns),
        "rows": {
            "BatchRow": [{"RowNumber": row.number, "Values": _strings(row.cells)} for row in rows]
        },
    }


def of_batch(result: Any) -> Outcome:
    """Return what became of the only row of a batch."""
    rows = row_results(result)
    if not result.Success or not rows:
        state = State.UNKNOWN if result.Success else State.FAILED
        return Outcome(state, message=errors_of(result))
    row = rows[0]
    return Outcome(
        State.SUCCEEDED if row.Success else State.FAILED,
        row.ContactID,
        bool(row.ContactCreated) if row.Success else None,
        row.InteractionID,
        row.ErrorMessage or "",
    )


def row_results(result: Any) -> list[Any]:
    """Return the results of the rows of a batch."""
    return list(getattr(result.Rows, "BatchRowResult", None) or ())


def errors_of(result: Any) -> str:
    """Return the sentences of a result that failed."""
    errors = getattr(getattr(result, "Errors", None), "string", None) or ()
    return " ".join(each for each in errors if each) or "No reason was given."
