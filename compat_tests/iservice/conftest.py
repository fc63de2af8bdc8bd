"""A new tenant for each test: on SQLite, or on the lane that ``TEST_LANE`` names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from compat_tests.db.lanes import empty, new_database, server
from compat_tests.iservice.world import DATABASE, World, open_world, opened, populate
from compat_tests.services.spoken import proven_tsql
from db import Database, open_engine

Ground = Callable[[Path], str]
"""Prepares the database of a new world for a folder and returns its URL."""


def copied(prepared: Path, folder: Path) -> str:
    """Copy the database of a prepared world."""
    shutil.copy(prepared, folder)
    return f"sqlite:///{folder}/{DATABASE}"


def filled(url: str, _folder: Path) -> str:
    """Empty a database and fill it anew."""
    engine = open_engine(url)
    empty(engine)
    Database(engine).run(populate)
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """What the worlds of this run stand on."""
    lane, folder = os.environ.get("TEST_LANE", "sqlite"), tmp_path_factory.mktemp("tenant")
    if lane == "sqlite":
        with opened(folder, f"sqlite:///{folder}/{DATABASE}") as database:
            database.run(populate)
        yield partial(copied, folder / DATABASE)
        return
    with server(lane) as server_url, new_database(server_url) as url:
        yield partial(filled, url)


@pytest.fixture
def world(tmp_path: Path, ground: Ground) -> Iterator[World]:
    """A tenant over a database of its own."""
    world = open_world(tmp_path, ground(tmp_path))
    with proven_tsql(world.site.database.engine):
        yield world
    world.site.close()
