"""Servers under attack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from compat_tests.hostile.envelopes import call, envelope, post
from compat_tests.hostile.raw import exchange
from compat_tests.sample.server import running_sample
from compat_tests.serving import Server, running

MEMORY_KB = 300 * 1024
"""What a worker may ever take.

The interpreter, its libraries and the contracts take 80 MB. Four threads, of which two read large
bodies at a time, hold 16 MB of request each, in the worst case as text of four bytes a character
and once more while it is joined: 2 * (16 + 64 + 64) would be 288 MB, but no case here sends two of
these at once; the rest is room for the allocator, which does not give everything back.
"""


@dataclass(frozen=True)
class Target:
    """A server under attack, with the one worker that must live through it."""

    server: Server
    worker: int

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

    def is_healthy(self) -> bool:
        """Tell whether a call and the readiness page are answered as ever."""
        ping = exchange(self.port, [post(envelope(call("PingService")))])
        ready = self.server.get("/readyz")
        return (ping.status, ping.kind) == (200, "served") and ready == b"ready\n"


def worker_pids(server: Server) -> list[int]:
    """Return the children of a server process."""
    pid = server.process.pid
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.fixture(scope="session")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """The product with one worker, short times and nothing told about errors."""
    environ = {
        "ISERVICE_WORKERS": "1",
        "ISERVICE_THREADS": "4",
        "ISERVICE_HEADER_TIMEOUT_S": "1",
        "ISERVICE_BODY_TIMEOUT_S": "3",
        "ISERVICE_CUSTOM_ERRORS": "On",
    }
    with running(tmp_path_factory.mktemp("hostile"), "--demo", environ=environ) as server:
        [worker] = worker_pids(server)
        yield Target(server, worker)


@pytest.fixture(scope="session")
def sample_port() -> Iterator[int]:
    """The sample service, which knows every type a contract can have; its port."""
    with running_sample() as port:
        yield port
