"""What the tests of the caller share."""

from __future__ import annotations

import pytest

from compat_tests.providers.caller.certificates import Certificate, make_certificate
from compat_tests.providers.caller.clock import Clock
from compat_tests.providers.caller.desk import Desk


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for localhost that nobody vouches for."""
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def desk(clock: Clock) -> Desk:
    """Providers of which every kind is enabled."""
    return Desk(clock)
