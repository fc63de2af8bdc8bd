"""Files that tell of calls the database failed: one file per event, in the folder of the logs.

A call that failed and then succeeded on its second attempt leaves a ``.successfulretry`` file, a
call that failed for good a ``.log`` file. They say which errors came and where from, never the
values of a statement nor the driver's own words, which may quote them.
"""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Protocol
from uuid import uuid4

from sqlalchemy.exc import DBAPIError

from db.errors import symptoms_of
from db.exceptions import DatabaseError

__all__ = ["IncidentFiles", "Recorder"]

_FILES_PER_MINUTE = 60
_STATEMENT_CHARACTERS = 2000
_PROJECT = Path(__file__).parents[1]


class Recorder(Protocol):
    """Is told of the failed attempts of a call; must not raise."""

    def __call__(self, failures: Sequence[DatabaseError], *, succeeded: bool) -> None:
        """Take note; ``succeeded`` tells whether the last attempt did."""
        ...


def ignore(failures: Sequence[DatabaseError], *, succeeded: bool) -> None:
    """Take no note of anything."""


def utc_now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


class IncidentFiles:
    """Writes the files, at most 60 a minute; how many were left out stands in the next one."""

    def __init__(self, folder: Path, clock: Callable[[], datetime] = utc_now) -> None:
        self._folder = folder
        self._clock = clock
        self._lock = Lock()
        self._written: deque[datetime] = deque()
        self._left_out = 0

    def __call__(self, failures: Sequence[DatabaseError], *, succeeded: bool) -> None:
        """Write one file, unless there were too many or the disk refuses it."""
        now = self._clock()
        left_out = self._admit(now)
        if left_out is None:
            return
        suffix = "successfulretry" if succeeded else "log"
        name = f"{now:%Y%m%dT%H%M%S.%f}-{uuid4().hex[:8]}.{suffix}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            text = _describe(now, failures, succeeded, left_out)
            (self._folder / name).write_text(text, encoding="utf-8")
        except OSError:
            return  # A call must not fail because its failure cannot be noted.

    def _admit(self, now: datetime) -> int | None:
        """Return how many files were left out before this one, None when it is one too many."""
        with self._lock:
            while self._written and self._written[0] <= now - timedelta(minutes=1):
                self._written.popleft()
            if len(self._written) >= _FILES_PER_MINUTE:
                self._left_out += 1
                return None
            self._written.append(now)
            left_out, self._left_out = self._left_out, 0
            return left_out


def _describe(
    now: datetime, failures: Sequence[DatabaseError], succeeded: bool, left_out: int
) -> str:
    lines = [
        f"time: {now.isoformat(timespec='milliseconds')}",
        f"outcome: {'succeeded on retry' if succeeded else 'failed'}",
    ]
    if left_out:
        lines.append(f"left out before: {left_out}")
    for number, failure in enumerate(failures, start=1):
        lines += ["", f"attempt {number}: {type(failure).__name__}: {failure}", *_details(failure)]
    return "\n".join(lines) + "\n"


def _details(failure: DatabaseError) -> list[str]:
    cause = failure.__cause__
    lines = []
    if isinstance(cause, DBAPIError) and cause.orig is not None:
        lines += _driver_error(cause.orig)
        if cause.statement:
            lines.append(
                f"  statement: {' '.join(cause.statement.split())[:_STATEMENT_CHARACTERS]}"
            )
    return lines + [f"  at {each}" for each in _places(cause or failure)]


def _driver_error(original: BaseException) -> list[str]:
    symptoms = symptoms_of(original)
    numbers = ", ".join(map(str, sorted(symptoms.numbers)))
    return [
        f"  driver: {type(original).__module__}.{type(original).__name__}",
        f"  SQLSTATE: {symptoms.state or '-'}, numbers: {numbers or '-'}",
    ]


def _places(error: BaseException) -> list[str]:
    """Return where in the project the error passed, outermost first."""
    frames = traceback.extract_tb(error.__traceback__)
    return [
        f"{Path(frame.filename).relative_to(_PROJECT)}:{frame.lineno} {frame.name}"
        for frame in frames
        if Path(frame.filename).is_relative_to(_PROJECT) and ".venv" not in frame.filename
    ]
