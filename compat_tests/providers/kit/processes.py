"""Provider processes: the sample as its command serves it, any application on plain gunicorn."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from compat_tests.serving import PROJECT, clean_environ, running
from providers.sample.balance import Balances

_START_S = 30.0
_STOP_S = 20.0
_LISTENING = re.compile(r"Listening at: (http://\S+)")
_CUSTOMER = re.compile(r"^  (\S+)  (\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sample:
    """The running sample: its address and password, its customers' passwords, its folder."""

    url: str
    password: str
    customers: dict[str, str]
    folder: Path

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.url.split(":")[2].split("/")[0])

    @property
    def balances(self) -> Balances:
        """The balances that it charges."""
        return Balances(self.folder / "balances.db")

    @property
    def events(self) -> Path:
        """The file that it appends events to."""
        return self.folder / "events.csv"


@contextmanager
def running_sample(data_dir: Path) -> Iterator[Sample]:
    """Run ``sample-provider`` on a free port until the block ends."""
    with running(data_dir, command=("sample-provider",)) as server:
        password = server.printed().partition("password: ")[2].split()[0]
        customers = dict(_CUSTOMER.findall(server.printed()))
        yield Sample(server.url, password, customers, data_dir / "sample-provider")


@contextmanager
def running_application(name: str, folder: Path) -> Iterator[str]:
    """Run an application, ``module:name``, on gunicorn as it comes; yields its address."""
    output = folder / "gunicorn.txt"
    options = ("--bind", "127.0.0.1:0", "--threads", "8", "--no-control-socket")
    with output.open("wb") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *options, name],
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            env=clean_environ(),
            cwd=PROJECT,
        )
    try:
        yield f"{_address(process, output)}/provider.asmx"
    finally:
        process.terminate()
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[bytes], output: Path) -> str:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and process.poll() is None:
        found = _LISTENING.search(output.read_text("utf-8", "replace"))
        if found:
            return found[1]
        time.sleep(0.05)
    raise AssertionError(f"gunicorn did not come up:\n{output.read_text('utf-8', 'replace')}")
