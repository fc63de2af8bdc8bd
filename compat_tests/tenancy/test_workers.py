"""One worker process works for every tenant, also for those that come while it runs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from compat_tests.serving import PROGRAM, clean_environ
from compat_tests.tenancy.installation import ACME, BETA, Installation
from db import open_engine
from db.models.own import Lease

_PATIENCE_S = 60


@pytest.fixture
def worker(installation: Installation) -> Iterator[subprocess.Popen[bytes]]:
    """The worker of the installation; acme comes while it runs."""
    installation.read(lambda master: master.change(ACME, is_ready=False))
    with (installation.folder / "worker.txt").open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, str(PROGRAM), "worker"],
            cwd=installation.folder,
            env=clean_environ(**installation.environ),
            stdout=output,
            stderr=output,
        )
    try:
        yield process
    finally:
        installation.read(lambda master: master.change(ACME, is_ready=True))
        process.terminate()
        process.wait(_PATIENCE_S)


def holder(installation: Installation, name: str) -> str | None:
    engine = open_engine(installation.url_of(name))
    try:
        with engine.connect() as connection:
            return connection.scalar(select(Lease.owner).where(Lease.name == "worker"))
    finally:
        engine.dispose()


def wait_for_holder(installation: Installation, name: str) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not holder(installation, name):
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_every_tenant_has_its_worker(
    installation: Installation, worker: subprocess.Popen[bytes]
) -> None:
    wait_for_holder(installation, BETA)
    assert holder(installation, ACME) is None
    installation.read(lambda master: master.change(ACME, is_ready=True))
    wait_for_holder(installation, ACME)
    worker.terminate()
    assert worker.wait(_PATIENCE_S) == 0
    assert [holder(installation, name) for name in (ACME, BETA)] == [None, None]
