"""Two tenants on two host names, on SQLite and on MariaDB."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compat_tests.db import lanes
from compat_tests.serving import SEVERAL_WORKERS, Server
from compat_tests.tenancy.installation import ACME, BETA, Installation, new_installation


@pytest.fixture(scope="session", params=["sqlite", "mariadb"])
def database_server(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a database server, one lane after another."""
    with lanes.server(request.param) as url:
        yield url


@pytest.fixture(scope="session")
def installation(
    database_server: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """An installation with the tenants acme and beta."""
    with new_installation(database_server, tmp_path_factory.mktemp("tenants")) as made:
        made.create()
        made.add(ACME)
        made.add(BETA)
        yield made


@pytest.fixture(scope="session")
def server(installation: Installation) -> Iterator[Server]:
    """A server process over the installation; it believes proxies at this machine."""
    with installation.running(ISERVICE_TRUSTED_PROXIES="127.0.0.1", **SEVERAL_WORKERS) as running:
        yield running


@pytest.fixture
def fresh(database_server: str, tmp_path: Path) -> Iterator[Installation]:
    """An installation whose master does not exist yet."""
    with new_installation(database_server, tmp_path) as made:
        yield made
