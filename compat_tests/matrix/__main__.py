"""`python -m compat_tests.matrix`: let all clients play all cases, record what they verified.

What a client verified that is not installed here stays in `verified.json`.
"""

import sys
from concurrent.futures import Future
from pathlib import Path
from tempfile import TemporaryDirectory

from compat_tests.clients.clients import ClientError, NotInstalledError
from compat_tests.clients.verified import MATRIX_FILE, Record, read_record, write_record

from .lanes import Outcomes, playing
from .verdict import by_operation, shortcomings, verified_operations


def main() -> int:
    """Print what each client found wrong, write the record, and return 1 when there is any."""
    record = read_record(MATRIX_FILE)
    with TemporaryDirectory(prefix="matrix-") as name, playing(Path(name)) as clients:
        passed = [_enter(title, outcomes, record) for title, outcomes in clients.items()]
    write_record(MATRIX_FILE, record)
    return 0 if all(passed) else 1


def _enter(title: str, future: Future[Outcomes], record: Record) -> bool:
    try:
        outcomes = future.result()
    except NotInstalledError as error:
        print(f"{title}: {error}")
        return True
    except ClientError as error:
        print(f"{title}: {error}")
        outcomes = {}
    verified = verified_operations(outcomes)
    record.replace(title, verified)
    wrong = [line for found in by_operation(outcomes).values() for line in shortcomings(found)]
    print(f"{title}: {len(verified)} operations verified", *wrong, sep="\n  ", flush=True)
    return bool(outcomes) and not wrong


if __name__ == "__main__":
    sys.exit(main())
