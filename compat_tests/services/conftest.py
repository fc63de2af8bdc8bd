"""A new world for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from compat_tests.services.world import World, open_world, prepare_world, statements


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a new world, to be copied."""
    return prepare_world(tmp_path_factory.mktemp("world"))


@pytest.fixture
def world(tmp_path: Path, prepared: Path) -> Iterator[World]:
    """A small world over a database of its own; the administrator calls."""
    shutil.copy(prepared, tmp_path)
    world = open_world(tmp_path)
    yield world
    world.site.close()


@pytest.fixture
def sql(world: World) -> Iterator[list[str]]:
    """The statements sent to the world's database."""
    yield from statements(world)
