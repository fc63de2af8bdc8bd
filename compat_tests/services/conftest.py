"""A new world for each test: on SQLite, or on the lane that ``TEST_LANE`` names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from compat_tests.db.lanes import LANES, empty, new_database, opened, server
from compat_tests.services.spoken import proven_tsql
from compat_tests.services.wording import WORD_LANES, drop_indexes, lane_of
from compat_tests.services.world import (
    DATABASE,
    World,
    open_world,
    populate,
    prepare_world,
    statements,
)
from db import Database

Ground = Callable[[Path], str]
"""Prepares the database of a new world for a folder and returns its URL."""


def copied(prepared: Path, folder: Path) -> str:
    """Copy the database of a prepared world."""
    shutil.copy(prepared, folder)
    return f"sqlite:///{folder}/{DATABASE}"


def filled(url: str, _folder: Path) -> str:
    """Empty a database and fill it anew."""
    with opened(url) as engine:
        empty(engine)
        Database(engine).run(populate)
    return url


def grounds(lane: str, folder: Path) -> Iterator[Ground]:
    """Yield the ground that worlds stand on."""
    if lane == "sqlite":
        yield partial(copied, prepare_world(folder))
        return
    with server(lane) as server_url, new_database(server_url) as url:
        yield partial(filled, url)


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """What the worlds of this run stand on."""
    yield from grounds(os.environ.get("TEST_LANE", "sqlite"), tmp_path_factory.mktemp("world"))


@pytest.fixture
def world(tmp_path: Path, ground: Ground) -> Iterator[World]:
    """A small world over a database of its own; the administrator calls."""
    world = open_world(tmp_path, ground(tmp_path))
    with closing(world.site), proven_tsql(world.site.database.engine):
        yield world


@pytest.fixture(scope="module", params=LANES)
def lane_ground(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ground]:
    """What the worlds of a module stand on, on each database in turn."""
    yield from grounds(request.param, tmp_path_factory.mktemp("lane"))


@pytest.fixture
def lane_world(tmp_path: Path, lane_ground: Ground) -> Iterator[World]:
    """A small world on each database in turn."""
    world = open_world(tmp_path, lane_ground(tmp_path))
    with closing(world.site):
        yield world


@pytest.fixture(scope="module", params=WORD_LANES)
def word_lane(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Ground]]:
    """A way to find words, and what worlds stand on there."""
    for ground in grounds(lane_of(request.param), tmp_path_factory.mktemp("lane")):
        yield request.param, ground


@pytest.fixture
def word_world(tmp_path: Path, word_lane: tuple[str, Ground]) -> Iterator[World]:
    """A small world for each way to find words."""
    name, ground = word_lane
    world = open_world(tmp_path, ground(tmp_path))
    with closing(world.site), proven_tsql(world.site.database.engine):
        drop_indexes(world, name)
        yield world


@pytest.fixture
def sql(world: World) -> Iterator[list[str]]:
    """The statements sent to the world's database."""
    yield from statements(world)
