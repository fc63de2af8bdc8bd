"""A database for each test, on every lane."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from compat_tests.db.lanes import LANES, empty, new_database, opened, server
from db import Database


@pytest.fixture(scope="session")
def mariadb_server() -> Iterator[str]:
    """The URL of a MariaDB server."""
    with server("mariadb") as url:
        yield url


@pytest.fixture(scope="session", params=LANES)
def lane_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a database with all tables, one after another on every lane."""
    with server(request.param) as server_url, new_database(server_url) as url:
        yield url


@pytest.fixture
def lane(lane_url: str) -> Iterator[Database]:
    """A database on every lane, as the first start leaves it."""
    with opened(lane_url) as engine:
        empty(engine)
        yield Database(engine)
