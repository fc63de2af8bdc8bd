"""The providers that the tests of this folder call."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from compat_tests.providers.kit.processes import Sample, running_application, running_sample


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """The sample provider in a process of its own; every test pays for a payer of its own."""
    with running_sample(tmp_path_factory.mktemp("sample")) as sample:
        yield sample


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a provider of every kind, on a server that knows nothing of us."""
    name = "compat_tests.providers.kit.every_kind:app"
    with running_application(name, tmp_path_factory.mktemp("every_kind")) as url:
        yield url
