"""What the tests of the caller share."""

from __future__ import annotations

import pytest

from compat_tests.providers.caller.certificates import Certificate, make_certificate


class Clock:
    """A monotonic clock that only moves when it is told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for localhost that nobody vouches for."""
    return make_certificate(tmp_path_factory.mktemp("certificate"))
