"""A new world for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compat_tests.services.world import World, make_world, statements


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A small world over a database of its own; the administrator calls."""
    world = make_world(tmp_path)
    yield world
    world.site.close()


@pytest.fixture
def sql(world: World) -> Iterator[list[str]]:
    """The statements sent to the world's database."""
    yield from statements(world)
