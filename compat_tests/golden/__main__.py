"""``python -m compat_tests.golden [import DIR]``."""

from __future__ import annotations

import sys
from pathlib import Path

from compat_tests.golden.exchange import read_all
from compat_tests.golden.importer import import_recordings
from compat_tests.golden.replay import replay_all
from compat_tests.sample.server import running_sample


def main(arguments: list[str]) -> int:
    """Run a command and return its exit status."""
    match arguments:
        case []:
            with running_sample() as port:
                summary = replay_all(port, read_all())
            print(summary)
            return 1 if summary.failures else 0
        case ["import", source]:
            print(f"{import_recordings(Path(source))} exchanges imported")
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
