"""Fixtures that all tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from compat_tests.serving import SEVERAL_WORKERS, Server, running


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with demo data; ``demo_server.demo`` is its demo.json.

    One for the whole run of a test process: create what you look for, and do not stop it.
    """
    with running(tmp_path_factory.mktemp("demo"), "--demo", environ=SEVERAL_WORKERS) as server:
        yield server
