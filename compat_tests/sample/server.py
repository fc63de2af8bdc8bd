"""The sample service as a server process of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_ROOT = Path(__file__).parents[2]
_STOP_SECONDS = 20.0


@contextmanager
def running_sample() -> Iterator[int]:
    """Serve on a free loopback port for the length of a ``with`` block; yields the port.

    Raises RuntimeError with what the server says when it does not start.
    """
    command = [sys.executable, "-m", "compat_tests.sample"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=said)
        try:
            yield _port(process, said)
        finally:
            _stop(process)


def _port(process: subprocess.Popen[bytes], said: IO[bytes]) -> int:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line.strip().isdigit():
        said.seek(0)
        raise RuntimeError(f"the sample service did not start:\n{said.read().decode()}")
    return int(line)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    assert process.stdout is not None
    process.stdout.close()
