"""Events as lines of a CSV file that a spreadsheet can open without harm."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from providers.kit import Event

_HEADER = ("received_at", "delivery_id", "event_type", "arguments")
_FORMULA = ("=", "+", "-", "@")
_BREAKING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029;]")
"""What ends a line somewhere, or a cell where spreadsheets separate by semicolons."""
_ATTEMPTS = 10


class EventFile:
    """A CSV file with one line per event, written by any number of threads and processes.

    An event whose delivery id is in the file is not written again. The file may be moved away at
    any time: a new one is begun, and the ids in the old one are forgotten. Raises OSError.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._path = path
        self._now = now
        self._known: set[str] = set()
        self._file_id = (0, 0)
        self._read_to = 0

    def append(self, event: Event) -> bool:
        """Write an event to the disk; False when it was there already."""
        delivery_id = _cell(event.delivery_id)
        with self._locked() as file:
            self._catch_up(file)
            if delivery_id and delivery_id in self._known:
                return False
            line = _line(self._now().isoformat(), delivery_id, event.event_type, _arguments(event))
            file.write(line if self._read_to else _line(*_HEADER) + line)
            file.flush()
            os.fsync(file.fileno())
            self._catch_up(file)
            return True

    @contextmanager
    def _locked(self) -> Iterator[BinaryIO]:
        """Open the file for this thread alone; the lock also guards what this object knows."""
        for _ in range(_ATTEMPTS):
            with self._path.open("a+b") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                if _is_at(file, self._path):
                    yield file
                    return
        raise OSError(f"{self._path} is moved away all the time")

    def _catch_up(self, file: BinaryIO) -> None:
        """Learn the ids of lines since the last time, and cut off one that was never finished."""
        status = os.fstat(file.fileno())
        file_id = (status.st_dev, status.st_ino)
        if file_id != self._file_id or status.st_size < self._read_to:
            self._file_id, self._read_to = file_id, 0
            self._known.clear()
        file.seek(self._read_to)
        content = file.read()
        complete = content[: content.rfind(b"\n") + 1]
        if len(complete) < len(content):
            file.truncate(self._read_to + len(complete))
        rows = csv.reader(io.StringIO(complete.decode("utf-8", "replace")))
        self._known.update(row[1] for row in rows if len(row) > 1 and row[1])
        self._read_to += len(complete)


def _is_at(file: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _line(*cells: object) -> bytes:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(cells)
    return text.getvalue().encode()


def _cell(text: str) -> str:
    """Return a text that is one cell, and no formula, to every spreadsheet."""
    flat = _BREAKING.sub(" ", text).strip()
    return f"'{flat}" if flat.startswith(_FORMULA) else flat


def _arguments(event: Event) -> str:
    """Return the arguments as a JSON object, whose brace keeps it from being a formula."""
    text = json.dumps(event.arguments, ensure_ascii=False)
    return _BREAKING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
