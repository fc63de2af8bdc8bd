"""The workshop of a test session, and what happens when a client is not installed."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from compat_tests.serving import Server

from .clients import Client, NotInstalledError, Workshop
from .stories import Step


@contextmanager
def _skipping() -> Iterator[None]:
    """Skip the test when a client is not installed; fail it when REQUIRE_CLIENTS=1."""
    try:
        yield
    except NotInstalledError as error:
        required = os.environ.get("REQUIRE_CLIENTS") == "1"
        (pytest.fail if required else pytest.skip)(str(error))


@pytest.fixture(scope="session")
def skipping() -> Callable[[], AbstractContextManager[None]]:
    """A context in which a client that is not installed skips the test, visibly."""
    return _skipping


@pytest.fixture(scope="session")
def workshop(demo_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Drivers built once, stories told once."""
    return Workshop(tmp_path_factory.mktemp("clients"), demo_server)


@pytest.fixture
def report(workshop: Workshop) -> Callable[[Client], tuple[Step, ...]]:
    """What a client reports; the test is skipped when the client is not installed."""

    def ask(client: Client) -> tuple[Step, ...]:
        with _skipping():
            return workshop.report(client)

    return ask
