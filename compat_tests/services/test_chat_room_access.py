"""Who may enter a chat room, as its permissions say."""

from __future__ import annotations

import pytest

from compat_tests.services.lounge import (
    AGENTS,
    NOBODY,
    allowed,
    denied,
    members,
    room,
    rooms,
)
from compat_tests.services.outcome import failure, success
from compat_tests.services.world import ADMIN, ANNA, BEN, CUSTOMER, FIRST_LINE, SUPPORT, World
from soap_service.services.chat_rooms.types import ChatRoomPermissionInfo

ADMINISTRATORS = 1


@pytest.mark.parametrize(
    ("permissions", "anna", "ben"),
    [
        ([], True, True),
        ([denied(user=BEN)], True, False),
        ([allowed(user=ANNA)], True, False),
        ([allowed(group=FIRST_LINE)], True, False),
        ([denied(group=FIRST_LINE)], False, True),
        ([allowed(role=AGENTS)], True, True),
        ([denied(role=AGENTS)], False, False),
        ([denied(role=AGENTS), allowed(user=BEN)], False, True),
        ([allowed(role=AGENTS), denied(group=FIRST_LINE)], False, True),
        ([allowed(role=AGENTS), denied(user=ANNA)], False, True),
        ([denied(group=FIRST_LINE), allowed(user=ANNA)], True, False),
        ([allowed(role=ADMINISTRATORS)], False, False),
    ],
)
def test_permissions_decide_who_may_enter(
    world: World, permissions: list[ChatRoomPermissionInfo], anna: bool, ben: bool
) -> None:
    """Known difference S122."""
    number = room(world, lasting=True)
    success(world.SetChatRoomPermissions(number, permissions))
    found = [rooms(world.as_user(name)) != [] for name in ("admin", "anna", "ben")]
    entered = [world.as_user(name).JoinChatRoom(number).result for name in ("anna", "ben")]
    assert (found, entered) == ([True, anna, ben], [anna, ben])


def test_permissions_are_read_as_they_were_set(world: World) -> None:
    number = room(world)
    wanted = [denied(user=ANNA), allowed(group=FIRST_LINE), allowed(role=AGENTS)]
    success(world.SetChatRoomPermissions(number, wanted))
    found = list(success(world.GetChatRoomPermissions(number)).permissions)
    read = [(e.user_id, e.department_id, e.group_id, e.role_id, e.is_allowed) for e in found]
    assert read == [
        (ANNA, 0, 0, 0, False),
        (0, SUPPORT, FIRST_LINE, 0, True),
        (0, 0, 0, AGENTS, True),
    ]
    success(world.SetChatRoomPermissions(number, found))
    assert len(list(success(world.GetChatRoomPermissions(number)).permissions)) == 3
    success(world.SetChatRoomPermissions(number, None))
    assert success(world.GetChatRoomPermissions(number)).permissions == []


def test_who_may_no_longer_enter_is_out(world: World) -> None:
    """Known difference S122."""
    anna, ben = world.as_user("anna"), world.as_user("ben")
    number = room(anna)
    success(ben.JoinChatRoom(number))
    success(anna.SetChatRoomPermissions(number, [denied(user=BEN)]))
    assert members(anna, number) == ["anna"]
    for result in (
        ben.JoinChatRoom(number),
        ben.LeaveChatRoom(number),
        ben.GetChatRoomMessages(number, 0, 0),
        ben.GetChatRoomMembers(number),
        ben.GetChatRoomPermissions(number),
    ):
        assert failure(result) == 540


def test_one_leaves_a_room_that_one_may_not_enter_any_more(world: World) -> None:
    """Known difference S122."""
    ben = world.as_user("ben")
    number = room(world)
    success(world.SetChatRoomPermissions(number, [allowed(role=AGENTS)]))
    success(ben.JoinChatRoom(number))
    success(world.RemoveRoleFromUser(BEN, AGENTS))
    assert failure(ben.SendChatRoomMessage(number, "Still here")) == 540
    success(ben.LeaveChatRoom(number))
    assert members(world, number) == ["admin"]
    assert failure(ben.LeaveChatRoom(number)) == 540


def test_whoever_opens_a_short_lived_room_may_enter_it_always(world: World) -> None:
    anna = world.as_user("anna")
    number = room(anna)
    success(anna.SetChatRoomPermissions(number, [denied(user=ANNA), denied(user=ADMIN)]))
    success(anna.LeaveChatRoom(room(anna, "Other")))
    assert rooms(anna) == rooms(world) == ["Printers"]


def test_only_who_may_enter_is_invited(world: World) -> None:
    anna, ben = world.as_user("anna"), world.as_user("ben")
    number = room(anna)
    invitation = success(anna.InviteToChatRoom(number, BEN, "", "", "")).invitation_id
    success(anna.SetChatRoomPermissions(number, [allowed(group=FIRST_LINE)]))
    assert failure(anna.InviteToChatRoom(number, BEN, "", "", "")) == 545
    assert success(ben.GetChatRoomInvitations()).invitations == []
    assert failure(ben.AcceptChatRoomInvitation(invitation)) == 540


def test_an_administrator_is_invited_into_any_room(world: World) -> None:
    anna = world.as_user("anna")
    number = room(anna)
    success(anna.SetChatRoomPermissions(number, [allowed(user=ANNA), denied(user=ADMIN)]))
    invitation = success(anna.InviteToChatRoom(number, ADMIN, "", "", "")).invitation_id
    success(world.AcceptChatRoomInvitation(invitation))
    assert sorted(members(anna, number)) == ["admin", "anna"]


@pytest.mark.parametrize(
    ("permissions", "code"),
    [
        ([ChatRoomPermissionInfo(is_allowed=True)], 543),
        ([None], 543),
        ([ChatRoomPermissionInfo(user_id=ANNA, role_id=AGENTS)], 543),
        ([allowed(user=ANNA), denied(user=ANNA)], 543),
        ([allowed(user=CUSTOMER)], 104),
        ([allowed(user=NOBODY)], 104),
        ([allowed(group=NOBODY)], 103),
        ([ChatRoomPermissionInfo(department_id=2, group_id=FIRST_LINE)], 103),
        ([allowed(role=NOBODY)], 205),
    ],
)
def test_what_is_no_permission_is_refused(
    world: World, permissions: list[ChatRoomPermissionInfo], code: int
) -> None:
    number = room(world)
    success(world.SetChatRoomPermissions(number, [allowed(user=BEN)]))
    assert failure(world.SetChatRoomPermissions(number, permissions)) == code
    [kept] = success(world.GetChatRoomPermissions(number)).permissions
    assert kept.user_id == BEN
