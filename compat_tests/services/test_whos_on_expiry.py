"""What time does to visitors: invitations are ignored, visits end, and all is forgotten."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from compat_tests.services.outcome import success
from compat_tests.services.visitors import KEY, found, on_line, see, told, visitor
from compat_tests.services.world import NOON, SUPPORT, World
from db.models.own import ChatInvitation, Visitor, VisitorPage
from db.models.smartertrack import Chat
from soap_service.background.worker import open_worker
from soap_service.config import load_settings
from soap_service.services.whos_on.expiry import AT_ONCE, ENDINGS, FORGETTING

EXPIRY = (*ENDINGS, *FORGETTING)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def expire(world: World) -> list[bool]:
    """Do once all that time does, and return what has more to do."""
    now = world.clock.now
    return [world.site.database.run(lambda unit, do=do: do(unit, now)) for do in EXPIRY]


def counted(world: World, model: type) -> int:
    return int(world.rows(select(func.count()).select_from(model))[0][0])


def invite(world: World) -> None:
    success(world.InviteVisitorToChat(1, SUPPORT, 0, "May I help?"))


def answers(world: World) -> list[str]:
    result = success(world.GetInvitationsForVisitor(1))
    return [each.answer for each in result.invitations]


def test_an_invitation_that_nobody_answers_is_ignored_once(world: World) -> None:
    """Known difference S111."""
    see(world)
    invite(world)
    world.clock.now += timedelta(seconds=59)
    expire(world)
    assert answers(world) == ["Waiting"]
    world.clock.now += timedelta(seconds=1)
    expire(world)
    expire(world)
    assert answers(world) == ["Ignored"]
    assert [event[0] for event in told(world)] == [503002, 503004]


def test_an_answered_invitation_is_not_ignored(world: World) -> None:
    see(world)
    invite(world)
    success(world.RejectInvitation(KEY, 1))
    world.clock.advance(5)
    expire(world)
    assert answers(world) == ["Rejected"]


def test_a_visit_ends_once_when_nothing_is_seen(world: World) -> None:
    """Known difference S111."""
    see(world)
    world.clock.advance(19)
    expire(world)
    assert on_line(world) == [1]
    world.clock.advance(1)
    expire(world)
    expire(world)
    assert visitor(world).date_left_utc == world.clock.now
    assert [event[0] for event in told(world)] == [503006]
    assert see(world).visitor_id == 1
    assert visitor(world).visits == 2


def test_pages_and_visitors_are_forgotten_after_a_month(world: World) -> None:
    """Known difference S114."""
    see(world)
    success(world.ForceChat(1, SUPPORT, 0, "Hello"))
    see(world, key="faithful")
    world.clock.now += 20 * DAY
    expire(world)
    see(world, key="faithful")
    world.clock.now += 10 * DAY
    expire(world)
    assert (found(world), counted(world, VisitorPage)) == ([2], 1)
    assert counted(world, ChatInvitation) == 0
    assert counted(world, Chat) == 1


def test_nothing_is_forgotten_before_a_month(world: World) -> None:
    """Known difference S114."""
    see(world)
    world.clock.now += 30 * DAY - MINUTE
    expire(world)
    assert (found(world), counted(world, VisitorPage)) == ([1], 1)


@pytest.mark.parametrize("more", [0, 1])
def test_much_is_done_in_several_turns(world: World, more: int) -> None:
    rows = [
        Visitor(visitor_key=str(number), hits=1, started_utc=NOON, seen_utc=NOON)
        for number in range(AT_ONCE + more)
    ]
    world.change(lambda session: session.add_all(rows))
    world.clock.advance(20)
    assert expire(world) == [False, True, False, False]
    assert expire(world) == [False, False, False, False]
    assert len(told(world)) == AT_ONCE + more


def test_nothing_to_do_is_nothing(world: World) -> None:
    assert expire(world) == [False] * len(EXPIRY)


def test_the_worker_does_all_that_time_does(world: World, tmp_path: Path) -> None:
    see(world)
    invite(world)
    url = world.site.database.engine.url.render_as_string(hide_password=False)
    settings = load_settings(tmp_path, None, {"ISERVICE_DATABASE_URL": url}, {})
    with open_worker(settings) as worker:
        worker.turn()
    assert [event[0] for event in told(world)] == [503002, 503004, 503006]
    assert found(world) == []
    assert counted(world, VisitorPage) == 0
