"""Servers that run the tiny application of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from compat_tests.serving import Server, running

TINY = Path(__file__).with_name("tiny_server.py")
PATIENCE_S = 300


@contextmanager
def serving(folder: Path, seconds: int) -> Iterator[Server]:
    """Run one worker with four threads, which allows some seconds for headers and for a body."""
    environ = {
        "ISERVICE_BIND": "127.0.0.1:0",
        "ISERVICE_WORKERS": "1",
        "ISERVICE_THREADS": "4",
        "ISERVICE_HEADER_TIMEOUT_S": str(seconds),
        "ISERVICE_BODY_TIMEOUT_S": str(seconds),
    }
    with running(folder, environ=environ, program=TINY, command=()) as server:
        yield server


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Server]:
    """A server that allows a second for headers and for a body."""
    with serving(tmp_path, 1) as server:
        yield server


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that waits for headers and bodies for longer than any of its tests does."""
    with serving(tmp_path_factory.mktemp("patient"), PATIENCE_S) as server:
        yield server
