"""Running a batch: everything is checked, then row after row is sent and noted."""

from __future__ import annotations

import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from soap_service.batch.columns import Column, check_rows, read_columns
from soap_service.batch.connection import Connection
from soap_service.batch.exceptions import BadInput, BatchStopped, OutcomeUnknown, Refused
from soap_service.batch.job import Job, errors_of, row_results
from soap_service.batch.progress import progress
from soap_service.batch.results import Outcome, Results, State, keys_of, open_results
from soap_service.batch.table import Row, Table, read_table

__all__ = ["Request", "run"]

_CHECK = "BatchValidate"
_CHECKED_ROWS = 100
_CHECKED_CHARACTERS = 1_000_000


class Request(NamedTuple):
    """What was asked for: the input, where its results go, the service, and how."""

    path: Path
    results: Path
    url: str
    connect: Callable[[], Connection]
    only_check: bool
    retry_unknown: bool


class _Plan(NamedTuple):
    """The rows of a file by their keys."""

    columns: Sequence[Column]
    rows: dict[str, Row]


def run(job: Job, request: Request) -> int:
    """Run a job and return 0 when all rows of the file have succeeded, now or before, else 1.

    Raises BadInput when nothing was done because the file is wrong, and other BatchErrors when the
    service cannot be used.
    """
    plan = _plan(job, read_table(request.path))
    with closing(open_results(request.results, f"{job.name} {request.url}")) as results:
        forgotten = results.settle({key: row.number for key, row in plan.rows.items()})
        if forgotten:
            _say(f"{request.results}: {forgotten} rows are not in the file any more.")
        todo = [key for key in plan.rows if _is_due(results.state(key), request)]
        if todo or request.only_check:
            with closing(request.connect()) as connection:
                _check(job, plan, todo, connection)
                if request.only_check:
                    _say(f"{len(todo)} rows can be sent.")
                    return 0
                _send_all(job, plan, todo, connection, results)
        results.settle({key: row.number for key, row in plan.rows.items()})
        return _report(plan, results)


def _plan(job: Job, table: Table) -> _Plan:
    columns = read_columns(table.headers, job.rules)
    problems = check_rows(table, columns, job.rules)
    if problems:
        raise BadInput(problems)
    keys = keys_of([column.name for column in columns], table.rows)
    return _Plan(columns, dict(zip(keys, table.rows, strict=True)))


def _is_due(state: State | None, request: Request) -> bool:
    if state is State.UNKNOWN:
        return request.retry_unknown
    return state is not State.SUCCEEDED


def _check(job: Job, plan: _Plan, keys: Sequence[str], connection: Connection) -> None:
    """Let the service check rows, if it can. Raises BadInput with all that it refuses."""
    if job.check is None or not connection.has(_CHECK):
        return
    problems = [
        problem
        for rows in _portions([plan.rows[key] for key in keys])
        for problem in _refused(connection, rows, job.check(plan.columns, rows))
    ]
    if problems:
        raise BadInput(problems)


def _refused(
    connection: Connection, rows: Sequence[Row], arguments: Mapping[str, Any]
) -> Iterator[str]:
    """Yield what the service refuses of rows. Raises BadInput when it refuses them all."""
    try:
        result = connection.call(_CHECK, **arguments)
    except Refused as error:
        yield f"rows {rows[0].number} to {rows[-1].number}: {error}"
        return
    if not result.Success:
        raise BadInput([errors_of(result)])
    for row in row_results(result):
        if not row.Success:
            yield f"row {row.RowNumber}: {row.ErrorMessage}"


def _portions(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield rows in lists that are small enough for one call."""
    portion: list[Row] = []
    size = 0
    for row in rows:
        length = sum(map(len, row.cells))
        if portion and (len(portion) >= _CHECKED_ROWS or size + length > _CHECKED_CHARACTERS):
            yield portion
            portion, size = [], 0
        portion.append(row)
        size += length
    if portion:
        yield portion


def _send_all(
    job: Job, plan: _Plan, keys: Sequence[str], connection: Connection, results: Results
) -> None:
    """Send rows until all are done, one ends the batch, or somebody does."""
    with progress(job.name, len(keys)) as advance, _until_told() as is_over:
        for key in keys:
            if is_over():
                _say("Stopped.")
                return
            if not _send(job, plan, key, connection, results):
                return
            advance()


def _send(job: Job, plan: _Plan, key: str, connection: Connection, results: Results) -> bool:
    """Send a row and note what became of it; tell whether to go on."""
    row = plan.rows[key]
    goes_on = True
    results.begin(row, key)
    try:
        result = connection.call(job.operation, **job.arguments(plan.columns, row))
        outcome = job.outcome(result)
    except AttributeError as error:
        outcome = Outcome(State.UNKNOWN, message=f"The answer lacks something: {error}")
        goes_on = False
    except Refused as error:
        outcome = Outcome(State.FAILED, message=str(error))
    except BatchStopped as error:
        is_unknown = isinstance(error, OutcomeUnknown)
        outcome = Outcome(State.UNKNOWN if is_unknown else State.FAILED, message=str(error))
        goes_on = False
    results.finish(outcome)
    if outcome.state is not State.SUCCEEDED:
        _say(f"row {row.number}: {outcome.state}: {outcome.message}")
    return goes_on


@contextmanager
def _until_told() -> Iterator[Callable[[], bool]]:
    """Let SIGINT and SIGTERM wait for the row that is being sent; a second one does not wait."""
    told = False

    def note(number: int, _frame: FrameType | None) -> None:
        nonlocal told
        told = True
        signal.signal(number, before[signal.Signals(number)])

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, note)
    try:
        yield lambda: told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _report(plan: _Plan, results: Results) -> int:
    """Print how many rows are in which state, and return the exit code."""
    states = {key: results.state(key) for key in plan.rows}
    counts = Counter(states.values())
    shown = [f"{counts[state]} {state}" for state in State]
    print(f"{len(states)} rows: {', '.join(shown)}, {counts[None]} not sent. {results.path}")
    unknown = [plan.rows[key].number for key, state in states.items() if state is State.UNKNOWN]
    if unknown:
        _say(
            f"Nobody knows what became of the rows {', '.join(map(str, unknown))}."
            " Look whether it was done; --retry-unknown sends them again."
        )
    return int(counts[State.SUCCEEDED] != len(states))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
