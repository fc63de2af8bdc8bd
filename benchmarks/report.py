"""The report: tables in Markdown."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bench import Results
from benchmarks.operations import MEGABYTE, echo_int, get_attachment, get_tickets, put_attachment

_METHOD = """\
Server CPU time (user and system, whole process tree) of one worker process behind keep-alive
connections on the loopback; medians of rounds that visit every server in turn. No database."""

OURS = "ours"
MONO = "Mono ASMX"
SPYNE = "stock Spyne"


def report(results: Results) -> str:
    """Everything measured, as one Markdown document."""
    return "\n".join(
        [
            "# Benchmarks",
            "",
            f"Written by `make bench` on {datetime.now(UTC):%Y-%m-%d} on {_machine()}.",
            _METHOD,
            "",
            *_servers(results),
            "",
            "## CPU time per request",
            "",
            *_table(results, results.cpu, lambda call, name: _time(results.cpu_of(call, name))),
            "",
            "## Requests per second and core",
            "",
            *_table(results, results.cpu, lambda call, name: _rate(results.cpu_of(call, name))),
            "",
            "## Ours / peer (below 1: ours needs less)",
            "",
            *_table(
                results, results.cpu, lambda call, name: _times(results.ratio(call, OURS, name))
            ),
            "",
            "## Peak memory beyond idle, in MB",
            "",
            *_table(
                results, results.memory, lambda call, name: _size(results.memory[call].get(name))
            ),
            *_failures(results),
            "",
        ]
    )


def merged(kept: str, written: str) -> str:
    """Return kept sections with those of the same heading written anew, and new ones at the end.

    What stands before all sections is written anew with them or stays.
    """
    sections = {**_sections(kept), **_sections(written)}
    return "\n\n".join(sections.values()) + "\n"


def _sections(text: str) -> dict[str, str]:
    parts = re.split(r"^(?=##? )", text, flags=re.MULTILINE)
    return {re.split(r"[:\n]", part, maxsplit=1)[0]: part.strip() for part in parts if part}


def goals(results: Results) -> str:
    """The goals that this run can decide, each with the value measured."""
    small, hundred = echo_int().name, get_tickets(100).name
    found = [
        ("small call, CPU ours / Mono ASMX", results.ratio(small, OURS, MONO), 1.1),
        ("100 rows, CPU ours / Mono ASMX", results.ratio(hundred, OURS, MONO), 0.75),
        ("100 rows, CPU ours / stock Spyne", results.ratio(hundred, OURS, SPYNE), 0.05),
        ("100,000 rows, extra MB", _megabytes(results, get_tickets(100_000).name), 60),
        ("50 MB in, extra MB", _megabytes(results, put_attachment(50).name), 200),
        ("50 MB out, extra MB", _megabytes(results, get_attachment(50).name), 200),
    ]
    lines = [_goal(*goal) for goal in found if goal[1] is not None]
    return "\n".join(["## Goals", "", *grid(["goal", "limit", "measured", ""], lines), ""])


def _goal(name: str, value: float | None, limit: float) -> list[str]:
    assert value is not None
    return [name, f"{limit:g}", f"{value:.3g}", "met" if value <= limit else "MISSED"]


def _servers(results: Results) -> Iterator[str]:
    for name, version in results.versions.items():
        yield f"- {name}: {version}"
    for name, reason in results.missing.items():
        yield f"- {name}: **missing**, {reason}"


def _table(results: Results, rows: Iterable[str], cell: Callable[[str, str], str]) -> Iterator[str]:
    names = list(results.versions)
    return grid(["", *names], [[call, *(cell(call, name) for name in names)] for call in rows])


def grid(head: list[str], rows: list[list[str]]) -> Iterator[str]:
    """Return the lines of a table; all columns but the first are numbers."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    yield _line(head, widths)
    yield _line(["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])], widths)
    for row in rows:
        yield _line(row, widths)


def _line(cells: list[str], widths: list[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    padded = [first[0].ljust(first[1]), *(text.rjust(width) for text, width in others)]
    return f"| {' | '.join(padded)} |"


def _failures(results: Results) -> Iterator[str]:
    tables: tuple[Mapping[str, Mapping[str, object]], ...] = (results.cpu, results.memory)
    said = {
        f"- {call}, {name}: {value}"
        for table in tables
        for call, values in table.items()
        for name, value in values.items()
        if isinstance(value, str)
    }
    if said:
        yield from ("", "Calls a server could not answer:", "", *sorted(said))


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "-"
    return f"{seconds * 1e6:,.0f} µs" if seconds < 0.01 else f"{seconds * 1e3:,.0f} ms"


def _rate(seconds: float | None) -> str:
    if seconds is None:
        return "-"
    return f"{1 / seconds:,.0f}" if seconds < 0.1 else f"{1 / seconds:.2g}"


def _times(ratio: float | None) -> str:
    return "-" if ratio is None else f"{ratio:.3g}"


def _size(value: int | str | None) -> str:
    return f"{value / MEGABYTE:.1f}" if isinstance(value, int) else "-"


def _megabytes(results: Results, call: str) -> float | None:
    value = results.memory.get(call, {}).get(OURS)
    return value / MEGABYTE if isinstance(value, int) else None


def _machine() -> str:
    cpu = Path("/proc/cpuinfo").read_text()
    models = (line.partition(":")[2] for line in cpu.splitlines() if line.startswith("model name"))
    model = next(models, platform.machine()).strip()
    return f"{os.cpu_count()} cores of {model}, {platform.system()} {platform.machine()}"
