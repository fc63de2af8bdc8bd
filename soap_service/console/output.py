"""What a command shows: tables on a terminal, lines of fields elsewhere, JSON for programs.

Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from soap_service.config import Settings
from soap_service.console.times import time_text

__all__ = ["Output"]

Row = Mapping[str, Any]


class Output:
    """Shows the results of one command."""

    def __init__(self, settings: Settings, *, as_json: bool = False) -> None:
        self._as_json = as_json
        self._time = time_text(settings.time_zone, settings.time_zone_names)
        self._is_terminal = sys.stdout.isatty()

    def rows(self, columns: Mapping[str, str], rows: Sequence[Row]) -> None:
        """Show rows; ``columns`` are the headings by key, JSON has all keys of the rows."""
        if self._as_json:
            self._dump([dict(row) for row in rows])
        elif self._is_terminal:
            table = Table(*columns.values())
            for row in rows:
                table.add_row(*(Text(self._shown(row[key])) for key in columns))
            Console().print(table)
        else:
            print("\t".join(columns.values()))
            for row in rows:
                print("\t".join(_flat(self._shown(row[key])) for key in columns))

    def record(self, values: Row) -> None:
        """Show the fields of one thing."""
        if self._as_json:
            self._dump(dict(values))
            return
        if self._is_terminal:
            table = Table(show_header=False)
            for name, value in values.items():
                table.add_row(name, Text(self._shown(value)))
            Console().print(table)
            return
        for name, value in values.items():
            print(f"{name}\t{_flat(self._shown(value))}")

    def say(self, text: str) -> None:
        """Tell how it goes; programs that read the results do not see it."""
        print(text, file=sys.stderr, flush=True)

    @contextmanager
    def progress(self, title: str, total: int) -> Iterator[Callable[[str], None]]:
        """Show how far a long work is: a bar on a terminal, else a line for each step.

        Yields a function to be called after each step with what was done.
        """
        if sys.stderr.isatty():
            # Without a thread of its own, which is not to be there when others are begun.
            with Progress(console=Console(stderr=True), auto_refresh=False) as bar:
                task = bar.add_task(title, total=total)
                bar.refresh()

                def advance(_text: str) -> None:
                    bar.advance(task)
                    bar.refresh()

                yield advance
            return
        done = 0

        def note(text: str) -> None:
            nonlocal done
            done += 1
            self.say(f"{done}/{total} {text}")

        yield note

    def _shown(self, value: object) -> str:
        if value is None:
            return "-"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime):
            return self._time(value)
        if isinstance(value, list | tuple):
            return ", ".join(map(str, value))
        return str(value)

    def _dump(self, value: object) -> None:
        print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return f"{value.isoformat()}Z"
    return str(value)


def _flat(text: str) -> str:
    return " ".join(text.split())
