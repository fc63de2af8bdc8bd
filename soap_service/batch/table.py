"""The table in a CSV file: UTF-8 with or without a mark, any line ends, commas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from soap_service.batch.exceptions import BadInput

__all__ = ["Row", "Table", "read_table"]

_CELL_LIMIT = 16 * 1024 * 1024
# XML 1.0 cannot carry these.
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Row(NamedTuple):
    """A row: its ``number`` is the one that a spreadsheet shows, the headers being row 1."""

    number: int
    cells: Sequence[str]


class Table(NamedTuple):
    """Headers without the space around them, and the rows below that are not blank."""

    headers: Sequence[str]
    rows: Sequence[Row]


def read_table(path: Path) -> Table:
    """Read a file. Raises BadInput when it is no table or when rows have more or fewer cells."""
    rows = list(_rows(path))
    if not rows:
        raise BadInput([f"{path}: the file is empty."])
    headers = [header.strip() for header in rows[0].cells]
    if len(headers) == 1 and ";" in headers[0]:
        raise BadInput([f"{path}: columns are separated by commas."])
    table = Table(headers, rows[1:])
    problems = list(_problems(table))
    if problems:
        raise BadInput(problems)
    return table


def _rows(path: Path) -> Iterator[Row]:
    """Yield the rows that are not blank, with the headers first."""
    csv.field_size_limit(_CELL_LIMIT)
    number = 0
    try:
        text = path.read_bytes().decode("utf-8-sig")
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            if any(cell.strip() for cell in cells):
                yield Row(number, cells)
    except UnicodeDecodeError as error:
        raise BadInput([f"{path}: the text is not UTF-8 (byte {error.start})."]) from error
    except csv.Error as error:
        raise BadInput([f"row {number + 1}: {error}."]) from error
    except OSError as error:
        raise BadInput([f"{path}: {error.strerror}."]) from error


def _problems(table: Table) -> Iterator[str]:
    width = len(table.headers)
    for row in table.rows:
        if len(row.cells) != width:
            yield f"row {row.number}: {len(row.cells)} cells for {width} columns."
        elif any(map(_UNSPEAKABLE.search, row.cells)):
            yield f"row {row.number}: a character that no message can carry."
