"""What a request costs is in proportion to its size."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from compat_tests.hostile.endpoints import endpoint, fresh_call, request
from compat_tests.hostile.envelopes import call, envelope

_MEGABYTE = 1024 * 1024
_GAPS = endpoint()


def status_of(body: str, content_type: str = "text/xml; charset=utf-8") -> str:
    """Return the status of the answer of an endpoint whose operations are all gaps."""
    return _GAPS.answer(request(body.encode(), "PingService", content_type), fresh_call()).status


def distinct(count: int) -> str:
    return "".join(f"<a{number}/>" for number in range(count))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (f'<a xmlns="{"u" * 20_000}">{distinct(20_000)}</a>', "400 Bad Request"),
        (f'<a xmlns="{"u" * 1000}">{distinct(20_000)}</a>', "500 Internal Server Error"),
        (f'<a b="{"x" * 3 * _MEGABYTE}"/>', "400 Bad Request"),
        (f"<!--{'x' * 3 * _MEGABYTE}-->", "400 Bad Request"),
        (f"<?a {'x' * 3 * _MEGABYTE}?>", "400 Bad Request"),
        (f"<{'x' * 3 * _MEGABYTE}/>", "400 Bad Request"),
        ("<a " + "".join(f' a{number}=""' for number in range(300_000)) + "/>", "400 Bad Request"),
        (call("PingService", "x" * 3 * _MEGABYTE), "500 Internal Server Error"),
        (call("PingService", "\U0001f600" * _MEGABYTE), "500 Internal Server Error"),
    ],
    ids=[
        "a long namespace with many names",
        "a namespace with many names",
        "a large attribute",
        "a large comment",
        "a large instruction",
        "a large name",
        "many attributes",
        "a large text",
        "a large text of emoji",
    ],
)
def test_memory_stays_near_the_size_of_the_request(body: str, status: str) -> None:
    whole = envelope(body)
    tracemalloc.start()
    try:
        assert status_of(whole) == status
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * len(whole.encode()) + 2 * _MEGABYTE


@pytest.mark.parametrize(
    "charset",
    ["punycode", "idna", "utf-7", "unicode_escape", "raw_unicode_escape", "zlib", "undefined"],
)
def test_a_charset_that_is_none_is_read_as_utf_8(charset: str) -> None:
    started = time.process_time()
    whole = envelope(call("PingService", f"é{'a' * 200_000}-{'b' * 200_000}"))
    assert status_of(whole, f"text/xml; charset={charset}") == "500 Internal Server Error"
    assert time.process_time() - started < 1
