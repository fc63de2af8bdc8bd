"""What the HTTP server says of requests that it cannot read, or that crash it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compat_tests.hostile.raw import exchange
from compat_tests.serving import PROJECT, Server, running

_TINY = PROJECT / "compat_tests" / "house" / "tiny_server.py"


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Server]:
    environ = {"ISERVICE_BIND": "127.0.0.1:0", "ISERVICE_WORKERS": "1"}
    with running(tmp_path, environ=environ, program=_TINY, command=()) as server:
        yield server


def test_a_request_that_crashes_is_told_without_its_address(tiny: Server) -> None:
    reply = exchange(tiny.port, [b"GET /crash?password=canary HTTP/1.1\r\nHost: h\r\n\r\n"])
    assert reply.status == 500
    assert "A request crashed the server: RuntimeError at " in tiny.printed()
    assert "tiny_server.py" in tiny.printed()
    assert "canary" not in tiny.printed()


def test_a_request_that_is_unreadable_is_told_without_its_line(tiny: Server) -> None:
    reply = exchange(tiny.port, [b"GET /?password=canary\x7f HTTP/1.1\r\nHost: h\r\n\r\n"])
    assert reply.status == 400
    assert "Invalid request from ip=127.0.0.1: InvalidRequestLine\n" in tiny.printed()
    assert "canary" not in tiny.printed()
