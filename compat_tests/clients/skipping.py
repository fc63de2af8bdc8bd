"""What happens to a test when a client is not installed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from .clients import NotInstalledError


@contextmanager
def skipping() -> Iterator[None]:
    """Skip the test when a client is not installed; fail it when REQUIRE_CLIENTS=1."""
    try:
        yield
    except NotInstalledError as error:
        required = os.environ.get("REQUIRE_CLIENTS") == "1"
        (pytest.fail if required else pytest.skip)(str(error))
