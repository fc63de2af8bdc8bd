"""The worker as a process: alone, beside the server, and as one of two."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import select

from compat_tests.providers.outbox.storm import Plan, Storm, storm
from compat_tests.serving import PROGRAM, Server, clean_environ, running
from db import Database, open_engine
from db.models.own import Lease, State

CALM = Plan(events=20, tickets=5, worker_kills=1, provider_kills=0)
WITH_WORKER = {"ISERVICE_EMBEDDED_WORKER": "true"}
_PATIENCE_S = 40.0


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def calm(tmp_path: Path) -> Iterator[Storm]:
    """A provider that is well but slow, and events for it."""
    with storm(CALM, tmp_path) as calm:
        calm.mood("slow")
        calm.provider.start()
        calm.write_until(CALM.events)
        yield calm


def test_a_worker_tells_what_waits_and_ends_with_0(calm: Storm) -> None:
    calm.worker.start()
    wait_for(lambda: calm.states() == {State.DONE: CALM.events})
    assert calm.worker.stop(signal.SIGTERM) == 0
    assert [each.outcome for each in calm.heard()] == ["slow"] * CALM.events


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_stopped_finishes_what_it_has_begun(
    calm: Storm, how: signal.Signals
) -> None:
    calm.worker.start()
    wait_for(calm.heard)
    assert calm.worker.stop(how) == 0
    heard = len(calm.heard())
    assert 0 < heard < CALM.events
    assert calm.states() == {State.DONE: heard, State.WAITING: CALM.events - heard}


def test_a_second_worker_takes_over_from_one_that_stands_still(calm: Storm) -> None:
    calm.worker.start()
    wait_for(calm.heard)
    calm.worker.send(signal.SIGSTOP)
    calm.second_worker.start()
    wait_for(lambda: calm.states() == {State.DONE: CALM.events})
    calm.worker.send(signal.SIGCONT)
    assert (calm.second_worker.stop(), calm.worker.stop()) == (0, 0)
    assert calm.states() == {State.DONE: CALM.events}
    assert len({each.delivery_id for each in calm.heard()}) == CALM.events


def test_a_worker_without_its_database_says_so_and_ends_with_2(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, str(PROGRAM), "worker", "--data", str(tmp_path)],
        env=clean_environ(ISERVICE_DATABASE_URL=f"sqlite:///{tmp_path}"),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert b"Traceback" not in ended.stderr


class Company(NamedTuple):
    """A server, its database, and the processes it has begun."""

    server: Server
    database: Database

    @property
    def owner(self) -> str:
        """Who holds the lease on the work."""
        query = select(Lease.owner).where(Lease.name == "worker")
        return self.database.run(lambda unit: unit.session.scalar(query), read_only=True) or ""

    @property
    def keeper(self) -> int:
        """The process that keeps a worker running: the only child with children."""
        (keeper,) = filter(children, children(self.server.process.pid))
        return keeper


@contextmanager
def company(folder: Path, environ: Mapping[str, str]) -> Iterator[Company]:
    with running(folder, environ=environ) as server:
        engine = open_engine(f"sqlite:///{folder}/iservice.db")
        try:
            yield Company(server, Database(engine))
        finally:
            engine.dispose()


def children(process: int) -> list[int]:
    listing = ["ps", "-o", "pid=", "--ppid", str(process)]
    found = subprocess.run(listing, capture_output=True, timeout=10, check=False)
    return [int(word) for word in found.stdout.split()]


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_server_runs_a_worker_again_when_it_dies_and_stops_it_in_the_end(
    tmp_path: Path,
) -> None:
    with company(tmp_path, WITH_WORKER) as each:
        wait_for(lambda: each.owner)
        keeper = each.keeper
        (first,) = children(keeper)
        os.kill(first, signal.SIGKILL)
        wait_for(lambda: set(children(keeper)) - {first})
        (second,) = children(keeper)
        assert each.server.stop() == 0
        assert [is_alive(process) for process in (keeper, first, second)] == [False] * 3
        assert each.owner == ""


def test_a_worker_does_not_outlive_a_server_that_was_killed(tmp_path: Path) -> None:
    with company(tmp_path, WITH_WORKER) as each:
        wait_for(lambda: each.owner)
        keeper = each.keeper
        (worker,) = children(keeper)
        each.server.stop(signal.SIGKILL)
        wait_for(lambda: not is_alive(keeper) and not is_alive(worker))


def test_the_server_runs_no_worker_when_it_is_not_to(tmp_path: Path) -> None:
    with company(tmp_path, {"ISERVICE_EMBEDDED_WORKER": "false"}) as each:
        assert [children(process) for process in children(each.server.process.pid)] == [[]]
