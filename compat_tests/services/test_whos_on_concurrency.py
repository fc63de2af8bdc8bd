"""Many pages at once, and many agents: no hit lost, no visitor twice, one invitation."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from compat_tests.services.conftest import Ground
from compat_tests.services.outcome import success
from compat_tests.services.visitors import KEY, see, visitor
from compat_tests.services.world import SUPPORT, World, open_world
from compat_tests.serving import PROJECT
from db.models.own import Visitor, VisitorPage
from db.models.smartertrack import Chat

AT_ONCE, PROCESSES, VIEWS = 8, 2, 40
SECONDS = 120


@pytest.fixture
def url(tmp_path: Path, lane_ground: Ground) -> str:
    return lane_ground(tmp_path)


@pytest.fixture
def world(tmp_path: Path, url: str) -> Iterator[World]:
    world = open_world(tmp_path, url)
    with closing(world.site):
        yield world


def side_by_side(work: Callable[[int], Any]) -> list[Any]:
    """Return what a function returned to each of several threads."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(work, range(AT_ONCE), timeout=SECONDS))


def codes(results: list[Any]) -> list[int]:
    return sorted(each.result_code for each in results)


def test_first_page_views_at_once_are_of_one_visitor(world: World) -> None:
    success(world.GetVisitors(None))
    results = side_by_side(lambda number: world.TrackVisitor(KEY, f"/{number}", "", None))
    assert codes(results) == [0] * AT_ONCE
    assert {each.visitor_id for each in results} == {results[0].visitor_id}
    seen = visitor(world, results[0].visitor_id)
    assert (seen.hits, seen.visits) == (AT_ONCE, 1)
    assert world.rows(select(func.count()).select_from(VisitorPage)) == [(AT_ONCE,)]


def test_page_views_at_once_of_one_who_left_begin_one_visit(world: World) -> None:
    visitor_id = see(world).visitor_id
    world.clock.advance(30)
    results = side_by_side(lambda number: world.TrackVisitor(KEY, f"/{number}", "", None))
    assert codes(results) == [0] * AT_ONCE
    seen = visitor(world, visitor_id)
    assert (seen.hits, seen.visits) == (AT_ONCE, 2)


def test_processes_count_every_page(world: World, url: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "compat_tests.services.visitors_hammer"]
    processes = [
        subprocess.Popen(
            [*command, url, str(tmp_path), str(VIEWS)],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(PROCESSES)
    ]
    printed = [each.communicate("go\n", timeout=SECONDS)[0].split() for each in processes]
    assert [each.returncode for each in processes] == [0] * PROCESSES
    assert printed == [printed[0]] * PROCESSES
    assert len(set(printed[0])) == VIEWS // 5
    hits = world.rows(select(Visitor.hits).order_by(Visitor.visitor_id))
    assert hits == [(5 * PROCESSES,)] * (VIEWS // 5)
    assert world.rows(select(func.count()).select_from(VisitorPage)) == [(PROCESSES * VIEWS,)]


def test_of_several_agents_one_invites(world: World) -> None:
    visitor_id = see(world).visitor_id
    results = side_by_side(lambda _: world.InviteVisitorToChat(visitor_id, SUPPORT, 0, "Hello"))
    assert codes(results) == [0] + [522] * (AT_ONCE - 1)


def test_an_invitation_is_accepted_once(world: World) -> None:
    visitor_id = see(world).visitor_id
    number = success(world.InviteVisitorToChat(visitor_id, SUPPORT, 0, "Hello")).invitation_id
    results = side_by_side(lambda _: world.AcceptInvitation(KEY, number))
    assert codes(results) == [0] + [525] * (AT_ONCE - 1)
    assert world.rows(select(func.count()).select_from(Chat)) == [(1,)]
