"""Which processor a worker runs on."""

from __future__ import annotations

import os
import signal
import time
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from compat_tests.house.conftest import TINY
from compat_tests.serving import Server, running

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity"), reason="this system pins no process"
)

HAD = sorted(getattr(os, "sched_getaffinity", lambda _: {0})(0))


def two_rounds_of_workers(folder: Path, pinned: str) -> AbstractContextManager[Server]:
    environ = {
        "ISERVICE_BIND": "127.0.0.1:0",
        "ISERVICE_WORKERS": str(2 * len(HAD)),
        "ISERVICE_PIN_WORKERS": pinned,
    }
    return running(folder, environ=environ, program=TINY, command=())


def workers(server: Server) -> list[int]:
    parent = server.process.pid
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii")
    return [int(child) for child in children.split()]


def places(server: Server) -> list[list[int]]:
    return sorted(sorted(os.sched_getaffinity(worker)) for worker in workers(server))


def eventually(server: Server, expected: list[list[int]]) -> None:
    deadline = time.monotonic() + 20
    while places(server) != expected and time.monotonic() < deadline:
        time.sleep(0.05)
    assert places(server) == expected


def test_workers_are_shared_out_among_the_processors(tmp_path: Path) -> None:
    with two_rounds_of_workers(tmp_path, "true") as server:
        eventually(server, sorted([[processor] for processor in HAD] * 2))


def test_a_new_worker_takes_the_place_of_the_one_that_died(tmp_path: Path) -> None:
    expected = sorted([[processor] for processor in HAD] * 2)
    with two_rounds_of_workers(tmp_path, "true") as server:
        eventually(server, expected)
        killed = workers(server)[:3]
        for worker in killed:
            os.kill(worker, signal.SIGKILL)
        deadline = time.monotonic() + 20
        while set(killed) & set(workers(server)) and time.monotonic() < deadline:
            time.sleep(0.05)
        eventually(server, expected)


def test_the_system_places_workers_that_are_not_pinned(tmp_path: Path) -> None:
    with two_rounds_of_workers(tmp_path, "false") as server:
        eventually(server, [HAD] * 2 * len(HAD))
