"""The workshop of a test session, and what happens when a client is not installed."""

import os
from collections.abc import Callable

import pytest

from compat_tests.serving import Server

from .clients import TOOLKITS, Workshop


@pytest.fixture(scope="session")
def workshop(demo_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Drivers built once, stories told once."""
    return Workshop(tmp_path_factory.mktemp("clients"), demo_server)


@pytest.fixture
def require() -> Callable[[str], None]:
    """Skip a test whose toolkit is not installed; fail it when REQUIRE_CLIENTS=1."""

    def check(toolkit: str) -> None:
        missing = TOOLKITS[toolkit].missing()
        absent = f"{toolkit} is not installed: {', '.join(missing)}"
        if missing and os.environ.get("REQUIRE_CLIENTS") == "1":
            pytest.fail(absent)
        if missing:
            pytest.skip(absent)

    return check
