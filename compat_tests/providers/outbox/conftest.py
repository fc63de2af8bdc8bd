"""An outbox for each test, on every lane."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from compat_tests.db.lanes import LANES, empty, new_database, server
from compat_tests.providers.outbox.post import Post
from compat_tests.services.spoken import proven_tsql
from db import Database, open_engine


@pytest.fixture(scope="session", params=LANES)
def lane_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a database with all tables, one after another on every lane."""
    with server(request.param) as server_url, new_database(server_url) as url:
        yield url


@pytest.fixture
def database(lane_url: str) -> Iterator[Database]:
    """A database as the first start leaves it; its statements are put into T-SQL, too."""
    engine = open_engine(lane_url)
    empty(engine)
    with proven_tsql(engine):
        yield Database(engine)
    engine.dispose()


@pytest.fixture
def post(database: Database) -> Iterator[Post]:
    """An outbox with a courier and somebody who listens."""
    post = Post(database)
    yield post
    post.close()
