"""The sample service as a server process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_STOP_SECONDS = 20.0


@contextmanager
def running_sample() -> Iterator[int]:
    """Serve on a free loopback port for the length of a ``with`` block; yields the port.

    Raises RuntimeError when the server does not start; what it says goes to standard error.
    """
    command = [sys.executable, "-m", "compat_tests.sample"]
    process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line.strip().isdigit():
            raise RuntimeError("the sample service did not start")
        yield int(line)
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    assert process.stdout is not None
    process.stdout.close()
