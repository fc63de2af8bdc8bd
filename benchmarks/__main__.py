"""`python -m benchmarks`: measure, print the tables, and with --write keep them."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import bench, plan, report, servers

RESULTS = Path(__file__).parent / "results.md"


def main(arguments: list[str] | None = None) -> int:
    """Run the bench; 1 when our own server is missing or fails a call."""
    options = _parser().parse_args(arguments)
    chosen = [kind() for kind in servers.ALL if not options.only or kind.name in options.only]
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        steps = plan.smoke() if options.quick else plan.full()
        results = bench.run(chosen, steps, Path(work), not options.quick, _say)
    text = report.report(results)
    if not options.quick:
        text += "\n" + report.goals(results)
    print(text)
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")
    return int(not results.is_sound(report.OURS))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a smoke run; installs nothing")
    parser.add_argument("--write", action="store_true", help=f"keep the tables in {RESULTS.name}")
    names = [kind.name for kind in servers.ALL]
    parser.add_argument("--only", action="append", choices=names, help="measure only these servers")
    return parser


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
