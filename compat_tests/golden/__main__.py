"""``python -m compat_tests.golden [import DIR]``."""

from __future__ import annotations

import sys
from pathlib import Path

from compat_tests.golden.importer import import_recordings


def main(arguments: list[str]) -> int:
    """Run a command and return its exit status."""
    match arguments:
        case ["import", source]:
            print(f"{import_recordings(Path(source))} exchanges imported")
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
