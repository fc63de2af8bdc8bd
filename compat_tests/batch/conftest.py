"""A desk in a folder of its own, at the demo server or before a go-between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compat_tests.batch.desk import Desk
from compat_tests.batch.go_between import GoBetween, go_between
from compat_tests.serving import Server


@pytest.fixture
def desk(tmp_path: Path, demo_server: Server) -> Desk:
    """A desk at the demo server."""
    return Desk(tmp_path, demo_server, f"{demo_server.url}/iService.asmx")


@pytest.fixture
def between(demo_server: Server) -> Iterator[GoBetween]:
    """What stands between a utility and the demo server."""
    with go_between(demo_server) as between:
        yield between


@pytest.fixture
def far(tmp_path: Path, between: GoBetween) -> Desk:
    """A desk whose calls pass the go-between."""
    return Desk(tmp_path, between.server, between.url)
