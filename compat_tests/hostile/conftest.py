"""Servers under attack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from compat_tests.hostile.envelopes import call, envelope, post
from compat_tests.hostile.raw import exchange
from compat_tests.serving import Server, running

MEMORY_KB = 400 * 1024
"""What a worker may ever take.

The interpreter, its libraries and the contracts take 120 MB. The costliest requests here are those
with the most pieces for their size: a million distinct attributes in 13 MB take 80 MB in the
parser, half a million elements 60 MB in what they become. Text takes up to four bytes a character
and as much again while it is joined: 15 MB of emoji take 45 MB. Each is sent alone, but each of
the four threads has an arena of the allocator, which does not give everything back; without the
limits a single one of these requests took more than all of this.
"""

_ENVIRON = {
    "ISERVICE_BIND": "127.0.0.1:0",
    "ISERVICE_WORKERS": "1",
    "ISERVICE_THREADS": "4",
    "ISERVICE_HEADER_TIMEOUT_S": "1",
    "ISERVICE_BODY_TIMEOUT_S": "3",
    "ISERVICE_CUSTOM_ERRORS": "On",
}
_CRASH = re.compile(r"^svc\w+\.\w* request |^Traceback|crashed|exited")
_SAMPLE = Path(__file__).with_name("sample_server.py")
_CRASHING = Path(__file__).with_name("crash_server.py")


@dataclass(frozen=True)
class Target:
    """A server under attack, its one worker that must live through it, and a call that shows it."""

    server: Server
    worker: int
    ping: bytes

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self.server.port

    def workers(self) -> list[int]:
        """Return the worker processes there are."""
        return worker_pids(self.server)

    def peak_memory_kb(self) -> int:
        """Return the most memory that the worker ever held."""
        status = Path(f"/proc/{self.worker}/status").read_text("ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1])

    def crashes(self) -> list[str]:
        """Return what the server reported of crashes: of a call, or of itself."""
        return [line for line in self.server.printed().splitlines() if _CRASH.search(line)]

    def is_ready(self) -> bool:
        """Tell whether the one worker there ever was says that it is ready."""
        ready = exchange(self.port, [b"GET /readyz HTTP/1.1\r\nHost: h\r\n\r\n"])
        return ready.body == b"ready\n" and self.workers() == [self.worker]

    def answers(self) -> bool:
        """Tell whether it still answers a call."""
        return self.is_ready() and exchange(self.port, [self.ping]).kind == "served"


def worker_pids(server: Server) -> list[int]:
    """Return the children of a server process."""
    pid = server.process.pid
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.fixture(scope="session")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """The product with one worker, short times and nothing told about errors."""
    ping = post(envelope(call("PingService")))
    with running(tmp_path_factory.mktemp("hostile"), "--demo", environ=_ENVIRON) as server:
        [worker] = worker_pids(server)
        yield Target(server, worker, ping)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """The sample service, which knows every type a contract can have."""
    ping = post(envelope(call("NoArgs")), "NoArgs")
    folder = tmp_path_factory.mktemp("sample")
    with running(folder, environ=_ENVIRON, program=_SAMPLE, command=()) as server:
        [worker] = worker_pids(server)
        yield Target(server, worker, ping)


@pytest.fixture(scope="session")
def crashing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """A service whose handlers crash on demand; it tells everything and journals arguments."""
    ping = post(envelope(call("PingService")))
    folder = tmp_path_factory.mktemp("crashing")
    environ = {**_ENVIRON, "ISERVICE_JOURNAL_ARGUMENTS": "true"}
    with running(folder, environ=environ, program=_CRASHING, command=()) as server:
        [worker] = worker_pids(server)
        yield Target(server, worker, ping)
