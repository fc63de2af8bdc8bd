"""The server that the rules of the wire are tried on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from compat_tests.sample.server import running_sample


@pytest.fixture(scope="session")
def port() -> Iterator[int]:
    """Run the sample service for the session; its port."""
    with running_sample() as number:
        yield number
