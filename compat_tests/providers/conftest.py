"""The providers on Mono's ASMX that the stories of this folder call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compat_tests.clients.skipping import skipping
from compat_tests.providers.installation import Installation, installed, make_database
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


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a database without a row."""
    file = tmp_path_factory.mktemp("empty") / "iservice.db"
    make_database(file)
    return file


@pytest.fixture
def installation(tmp_path: Path, empty_database: Path) -> Iterator[Installation]:
    """An installation without any provider as yet."""
    with installed(tmp_path, empty_database) as installation:
        yield installation
