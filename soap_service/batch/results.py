"""The results of a batch: a CSV file beside the input, with a row for each row of it.

It is what makes a batch safe to run twice, so it is written as a journal. Before a row is sent the
beginning of its line is written and synced, without a line end; when the answer is there the rest
follows. A line that is only begun is therefore a row of which nobody knows what became. A later
line about a row replaces an earlier one; `Results.settle` leaves one for each row, in their order.

A row is known by what it says and not by its place, so that lines can be added to the input or
taken out of it between two runs.
"""

from __future__ import annotations

import csv
import fcntl
import hashlib
import io
import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, NamedTuple

from soap_service.batch.exceptions import BadInput
from soap_service.batch.table import Row

__all__ = ["Entry", "Outcome", "Results", "State", "keys_of", "open_results"]

_FIELDS = (
    "row",
    "key",
    "target",
    "outcome",
    "contact_id",
    "contact_created",
    "interaction_id",
    "message",
)
_MARKED = _FIELDS.index("outcome")
_LINE_END = "\r\n"
_INTERRUPTED = "It was not seen how this ended."


class State(StrEnum):
    """What became of a row."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Outcome(NamedTuple):
    """What became of a row, what was made, and why it failed."""

    state: State
    contact_id: int | None = None
    contact_created: bool | None = None
    interaction_id: int | None = None
    message: str = ""


class Entry(NamedTuple):
    """A line of the file: the row's number, key and target, and the fields of its outcome."""

    row: str
    key: str
    target: str
    state: State
    rest: tuple[str, ...]


def keys_of(columns: Sequence[str], rows: Iterable[Row]) -> list[str]:
    """Return the keys of rows; those of equal rows differ by how many came before."""
    seen: Counter[str] = Counter()
    keys = []
    for row in rows:
        said = json.dumps([list(columns), list(row.cells)])
        keys.append("r" + hashlib.sha256(f"{seen[said]} {said}".encode()).hexdigest()[:24])
        seen[said] += 1
    return keys


def open_results(path: Path, target: str) -> Results:
    """Open the results of a batch for a target, or begin them; nobody else can meanwhile.

    Raises BadInput for files of other things or targets, and when somebody is at it.
    """
    try:
        file = _locked(path)
    except BlockingIOError as error:
        raise BadInput([f"{path}: another run is writing to it."]) from error
    except OSError as error:
        raise BadInput([f"{path}: {error.strerror}."]) from error
    try:
        return Results(path, target, file, _read(path, target, file.read()))
    except BadInput:
        file.close()
        raise


class Results:
    """The open results of a batch; close them."""

    def __init__(self, path: Path, target: str, file: BinaryIO, entries: dict[str, Entry]) -> None:
        self.path = path
        self._target = target
        self._file = file
        self._entries = entries
        self._begun = Entry("", "", target, *_unknown())

    def state(self, key: str) -> State | None:
        """Return what became of a row in this or an earlier run; None when it was not tried."""
        entry = self._entries.get(key)
        return entry.state if entry else None

    def begin(self, row: Row, key: str) -> None:
        """Note on the disk that a row is about to be sent."""
        entry = Entry(str(row.number), key, self._target, *_unknown())
        self._begun = self._entries[key] = entry
        self._write(_line(_fields(entry)[:_MARKED]) + ",")

    def finish(self, outcome: Outcome) -> None:
        """Note on the disk what became of the row that was begun."""
        fields = _texts(outcome)
        self._write(_line(fields) + _LINE_END)
        entry = self._begun._replace(state=outcome.state, rest=fields[1:])
        self._entries[entry.key] = entry

    def settle(self, numbers: Mapping[str, int]) -> int:
        """Write the file anew, with one line for each row in the order of their numbers.

        ``numbers`` are those of the rows by key. What was done with rows that are not in the input
        any more is kept at the end, without a number; returns how many these are.
        """
        known = sorted((key for key in self._entries if key in numbers), key=numbers.__getitem__)
        others = [
            key
            for key, entry in self._entries.items()
            if key not in numbers and entry.state is not State.FAILED
        ]
        kept = {key: self._entries[key] for key in (*known, *others)}
        self._entries = {
            key: entry._replace(row=str(numbers.get(key, ""))) for key, entry in kept.items()
        }
        self._replace_file()
        return len(others)

    def close(self) -> None:
        """Let go of the file; it goes when nothing is in it."""
        if not self._entries:
            self.path.unlink(missing_ok=True)
        self._file.close()

    def _write(self, text: str) -> None:
        self._file.write(text.encode())
        self._file.flush()
        os.fsync(self._file.fileno())

    def _replace_file(self) -> None:
        """Swap the file for a new one, which is locked before anybody can find it."""
        temporary = self.path.with_name(f"{self.path.name}.part")
        before, self._file = self._file, temporary.open("wb")
        with before:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            lines = [_FIELDS, *(_fields(entry) for entry in self._entries.values())]
            self._write("".join(_line(line) + _LINE_END for line in lines))
            temporary.replace(self.path)
            _sync_folder(self.path.parent)


def _locked(path: Path) -> BinaryIO:
    """Open a file for appending and lock it. Raises BlockingIOError when somebody else has."""
    for _ in range(10):
        file = path.open("a+b")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # It may have been replaced since it was opened.
            if path.exists() and os.path.samestat(path.stat(), os.fstat(file.fileno())):
                file.seek(0)
                return file
        except OSError:
            file.close()
            raise
        file.close()
    raise BlockingIOError


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: Path, target: str, content: bytes) -> dict[str, Entry]:
    """Return the entries of a file by key, the last of each. Raises BadInput."""
    text = content.decode("utf-8-sig", "replace")
    lines, line_end, begun = text.rpartition("\n")
    parsed = list(csv.reader(io.StringIO(lines + line_end, newline="")))
    if parsed and tuple(parsed[0]) != _FIELDS:
        raise BadInput([f"{path}: these are not results of a batch."])
    entries = [_entry(path, fields) for fields in parsed[1:] if fields]
    entries.extend(_interrupted(begun))
    others = sorted({entry.target for entry in entries} - {target})
    if others:
        raise BadInput([f"{path}: these are results of {others[0]}, not of {target}."])
    return {entry.key: entry for entry in entries}


def _entry(path: Path, fields: Sequence[str]) -> Entry:
    try:
        row, key, target, outcome, *rest = fields
        return Entry(row, key, target, State(outcome), tuple(rest))
    except ValueError as error:
        raise BadInput([f"{path}: a line that is no result: {','.join(fields)[:80]}"]) from error


def _interrupted(begun: str) -> list[Entry]:
    """Return the entry of a line that was begun; before its mark is whole nothing was sent."""
    fields = next(csv.reader([begun]), [])
    if len(fields) <= _MARKED:
        return []
    row, key, target = fields[:_MARKED]
    return [Entry(row, key, target, *_unknown())]


def _unknown() -> tuple[State, tuple[str, ...]]:
    return State.UNKNOWN, _texts(Outcome(State.UNKNOWN, message=_INTERRUPTED))[1:]


def _fields(entry: Entry) -> tuple[str, ...]:
    return (entry.row, entry.key, entry.target, entry.state, *entry.rest)


def _texts(outcome: Outcome) -> tuple[str, ...]:
    created = {True: "yes", False: "no", None: ""}[outcome.contact_created]
    ids = [
        "" if each is None else str(each) for each in (outcome.contact_id, outcome.interaction_id)
    ]
    return (outcome.state, ids[0], created, ids[1], " ".join(outcome.message.split()))


def _line(fields: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(fields)
    return line.getvalue()
