"""Servers that run the tiny application of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compat_tests.serving import Server, running

TINY = Path(__file__).with_name("tiny_server.py")


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Server]:
    """One worker with four threads, which allows a second for headers and for a body."""
    environ = {
        "ISERVICE_BIND": "127.0.0.1:0",
        "ISERVICE_WORKERS": "1",
        "ISERVICE_THREADS": "4",
        "ISERVICE_HEADER_TIMEOUT_S": "1",
        "ISERVICE_BODY_TIMEOUT_S": "1",
    }
    with running(tmp_path, environ=environ, program=TINY, command=()) as server:
        yield server
