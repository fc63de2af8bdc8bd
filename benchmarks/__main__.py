"""`python -m benchmarks`: measure, print the tables, and with --write keep them."""

from __future__ import annotations

import argparse
import atexit
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks import bench, database, lists, plan, providers, report, servers

RESULTS = Path(__file__).parent / "results.md"
DATABASE = "database"
PROVIDERS = "providers"
LISTS = "lists"


def main(arguments: list[str] | None = None) -> int:
    """Run the bench; 1 when our own server is missing or fails a call."""
    options = _parser().parse_args(arguments)
    chosen = [kind() for kind in servers.ALL if not options.only or kind.name in options.only]
    texts, is_sound = [], True
    if chosen:
        results = _servers(chosen, options.quick)
        texts.append(report.report(results))
        texts += [] if options.quick else [report.goals(results)]
        is_sound = results.is_sound(report.OURS)
    if not options.only or DATABASE in options.only:
        texts.append(_database(options.quick))
    if not options.only or PROVIDERS in options.only:
        texts.append(_providers(options.quick))
    if not options.only or LISTS in options.only:
        texts.append(_lists(options.quick))
    text = "\n".join(texts)
    print(text)
    if options.write:
        kept = RESULTS.read_text(encoding="utf-8") if options.only else ""
        RESULTS.write_text(report.merged(kept, text), encoding="utf-8")
    return int(not is_sound)


def _servers(chosen: list[servers.Peer], quick: bool) -> bench.Results:
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        steps = plan.smoke() if quick else plan.full()
        return bench.run(chosen, steps, Path(work), not quick, _say)


def _database(quick: bool) -> str:
    _say("database")
    counts = {"rounds": 2, "calls_per_round": 4} if quick else {}
    work = tempfile.mkdtemp(prefix="bench-")
    # Removed at the very end: the journal in it writes its last lines when the process exits.
    atexit.register(shutil.rmtree, work)
    return database.report(database.run(Path(work), **counts))


def _providers(quick: bool) -> str:
    _say("providers")
    counts = {"rounds": 2, "calls_per_round": 4} if quick else {}
    return providers.report(providers.run(**counts))


def _lists(quick: bool) -> str:
    _say("lists")
    counts = {"articles": 200, "calls": 400, "rounds": 2} if quick else {}
    with tempfile.TemporaryDirectory(prefix="bench-") as work:
        return lists.report(lists.run(Path(work), **counts))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a smoke run; installs nothing")
    parser.add_argument("--write", action="store_true", help=f"keep the tables in {RESULTS.name}")
    parts = (DATABASE, PROVIDERS, LISTS)
    names = [*(kind.name for kind in servers.ALL), *parts]
    help_of_only = f"measure only these servers or parts ({', '.join(parts)})"
    parser.add_argument("--only", action="append", choices=names, help=help_of_only)
    return parser


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
