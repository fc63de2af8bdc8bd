"""The providers on Mono's ASMX that the stories of this folder call."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from compat_tests.clients.skipping import skipping
from compat_tests.providers.rig import Rig, build, running


@pytest.fixture(scope="session")
def mono_rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """The rig, compiled and started once; the test is skipped without Mono, or fails by demand."""
    site = tmp_path_factory.mktemp("rig") / "site"
    with skipping():
        build(site)
    with running(site) as rig:
        yield rig


@pytest.fixture
def rig(mono_rig: Rig) -> Rig:
    """The rig with a record of calls that begins with this test."""
    mono_rig.forget()
    return mono_rig
