"""A tenant whose database hangs keeps its own callers waiting, nobody else's."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from compat_tests.serving import Server
from compat_tests.tenancy.installation import ACME, BETA, Installation, ask, tenant

TICKETS = "/Services2/svcTickets.asmx"
_CALLERS = 6
_CALLS = 20
_QUICK_S = 2.0


@pytest.fixture
def deaf() -> Iterator[int]:
    """The port of a database server that accepts connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture
def hanging(installation: Installation, deaf: int) -> Iterator[Server]:
    """A server of one process, where acme's database of SmarterTrack does not answer."""
    url = f"mysql+pymysql://u:p@127.0.0.1:{deaf}/desk"
    installation.manage("tenants", "set", ACME, "--setting", f"SmarterTrackDatabase={url}")
    with installation.running("--workers", "1", "--threads", "4") as server:
        yield server
    installation.manage("tenants", "set", ACME, "--setting", "SmarterTrackDatabase=")


def test_a_database_that_hangs_is_felt_by_its_own_tenant_only(hanging: Server) -> None:
    statuses: list[int] = []

    def call_acme() -> None:
        statuses.append(ask(hanging, tenant(ACME).host, TICKETS, timeout=60).status)

    assert ask(hanging, tenant(BETA).host, TICKETS).status == 200
    callers = [threading.Thread(target=call_acme) for _ in range(_CALLERS)]
    for caller in callers:
        caller.start()
    time.sleep(0.5)
    taken = [elapsed(hanging) for _ in range(_CALLS)]
    assert max(taken) < _QUICK_S
    for caller in callers:
        caller.join(60)
    assert set(statuses) == {503}
    assert len(statuses) == _CALLERS


def elapsed(server: Server) -> float:
    started = time.monotonic()
    assert ask(server, tenant(BETA).host, TICKETS).status == 200
    return time.monotonic() - started
