"""Agents who do the same at once, on every database: one membership, one end, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import func, select

from compat_tests.services.lounge import members, room, said
from compat_tests.services.newsroom import news
from compat_tests.services.outcome import success
from compat_tests.services.world import BEN, World
from db.models.own import ChatRoomMember, OutgoingEvent
from db.models.smartertrack import ChatChannelInvite

AT_ONCE = 6


@pytest.fixture
def world(lane_world: World) -> World:
    return lane_world


def at_once(act: Callable[[int], Any]) -> list[Any]:
    """Return what came of acts that begin at the same time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(act, range(AT_ONCE)))


def count(world: World, query: Any) -> int:
    [(number,)] = world.rows(query)
    return int(number)


def test_who_enters_twice_at_once_is_in_it_once(world: World) -> None:
    number, ben = room(world), world.as_user("ben")
    for result in at_once(lambda _: ben.JoinChatRoom(number)):
        success(result)
    of_ben = select(func.count()).where(ChatRoomMember.user_id == BEN)
    joined = select(func.count()).where(OutgoingEvent.event_type_id == 505000)
    assert (count(world, of_ben), count(world, joined)) == (1, 2)


def test_who_is_invited_by_all_at_once_has_one_invitation(world: World) -> None:
    number = room(world)
    results = at_once(lambda _: world.InviteToChatRoom(number, BEN, "", "", ""))
    assert sorted(each.result_code for each in results) == [0] + [547] * (AT_ONCE - 1)
    assert count(world, select(func.count(ChatChannelInvite.chat_channel_invite_id))) == 1


def test_an_invitation_is_accepted_once(world: World) -> None:
    number, ben = room(world), world.as_user("ben")
    invitation = success(world.InviteToChatRoom(number, BEN, "", "", "")).invitation_id
    results = at_once(lambda _: ben.AcceptChatRoomInvitation(invitation))
    assert sorted(each.result_code for each in results) == [0] + [544] * (AT_ONCE - 1)
    assert members(world, number) == ["admin", "ben"]


def test_the_last_two_who_leave_at_once_end_the_room_once(world: World) -> None:
    number, ben = room(world), world.as_user("ben")
    success(ben.JoinChatRoom(number))
    results = at_once(lambda turn: (world, ben)[turn % 2].LeaveChatRoom(number))
    assert sorted(each.result_code for each in results) == [0, 0] + [542] * (AT_ONCE - 2)
    [ended] = success(world.GetChatRooms(True)).chat_rooms
    assert (ended.is_open, ended.member_count) == (False, 0)


def test_whoever_reads_on_from_a_message_misses_none(world: World) -> None:
    number = room(world)
    sent = at_once(lambda turn: success(world.SendChatRoomMessage(number, str(turn))))
    assert len({each.chat_room_message_id for each in sent}) == AT_ONCE
    assert sorted(said(world, number)) == [str(each) for each in range(AT_ONCE)]


def test_roles_of_news_that_are_set_at_once_are_those_of_one_caller(world: World) -> None:
    number = news(world)
    wanted = ([1], [2, 3])
    for result in at_once(lambda turn: world.SetNewsItemRoles(number, wanted[turn % 2])):
        success(result)
    assert success(world.GetNewsItem(number)).role_ids in wanted
