"""Server processes for tests."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
PROGRAM = PROJECT / "iservice.asmx.py"
_START_S = 60.0
_STOP_S = 40.0
_ALONE = {
    "ISERVICE_WORKERS": "1",
    "ISERVICE_LOCKOUT_FAILURES": "100000",
    "ISERVICE_EMBEDDED_WORKER": "false",
    "ISERVICE_PROPOSED_SERVICES": "true",
}


SEVERAL_WORKERS = {"ISERVICE_WORKERS": "2"}
"""For servers whose calls must not depend on the process that answers them."""


@dataclass
class Server:
    """A running server process: its address, its folder and what it printed."""

    url: str
    data_dir: Path
    process: subprocess.Popen[bytes]
    output: Path
    demo: dict[str, Any] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """The host it listens on."""
        return self.url.removeprefix("http://").rpartition(":")[0]

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.url.rpartition(":")[2])

    def get(self, path: str) -> bytes:
        """Return the body of a page, which must be answered with 200."""
        with urllib.request.urlopen(self.url + path, timeout=30) as answer:
            return bytes(answer.read())

    def printed(self) -> str:
        """Return what the process wrote to its standard output and error so far."""
        return self.output.read_text("utf-8", "replace")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Stop the process and return its exit code."""
        self.process.send_signal(how)
        return self.process.wait(_STOP_S)


def clean_environ(**variables: str) -> dict[str, str]:
    """Return our environment without the server's own variables, plus ``variables``."""
    environ = {name: value for name, value in os.environ.items() if "ISERVICE_" not in name}
    return {**environ, "PYTHONUNBUFFERED": "1", **variables}


@contextmanager
def running(
    data_dir: Path,
    *arguments: str,
    environ: Mapping[str, str] | None = None,
    program: Path = PROGRAM,
    command: tuple[str, ...] = ("serve", "--bind", "127.0.0.1:0"),
) -> Iterator[Server]:
    """Run a server on a free port with its files in ``data_dir`` until the block ends.

    ``arguments`` follow ``serve --bind 127.0.0.1:0 --data DIR``, ``environ`` holds ISERVICE_*
    variables; without any of them one process answers, nobody is locked out, no worker runs beside
    it and every service is there. Raises AssertionError with what it printed when it does not come
    up.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    output = data_dir / "output.txt"
    # Not truncated: a second start on the same folder adds to it.
    with output.open("ab") as sink:
        seen = sink.tell()
        process = subprocess.Popen(
            [sys.executable, str(program), *command, "--data", str(data_dir), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            env=clean_environ(**{**_ALONE, **(environ or {})}),
            cwd=data_dir,
            start_new_session=True,
        )
    try:
        yield _wait_until_up(process, data_dir, output, seen)
    finally:
        process.terminate()
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_up(
    process: subprocess.Popen[bytes], data_dir: Path, output: Path, seen: int
) -> Server:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline:
        printed = output.read_bytes()[seen:].decode("utf-8", "replace")
        url = next((word.rstrip("/") for word in printed.split() if word.startswith("http://")), "")
        if url and _answers(url):
            demo = data_dir / "demo.json"
            found = json.loads(demo.read_text("utf-8")) if demo.exists() else {}
            return Server(url, data_dir, process, output, found)
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(f"the server did not come up:\n{output.read_text('utf-8', 'replace')}")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url + "/healthz", timeout=5):
            return True
    except OSError:
        return False
