"""The workshop of a test session."""

from collections.abc import Callable

import pytest

from compat_tests.serving import Server

from .clients import Client, Workshop
from .skipping import skipping
from .stories import Step


@pytest.fixture(scope="session")
def workshop(demo_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Drivers built once, stories told once."""
    return Workshop(tmp_path_factory.mktemp("clients"), demo_server)


@pytest.fixture
def report(workshop: Workshop) -> Callable[[Client], tuple[Step, ...]]:
    """What a client reports; the test is skipped when the client is not installed."""

    def ask(client: Client) -> tuple[Step, ...]:
        with skipping():
            return workshop.report(client)

    return ask
