"""Chat rooms: opened, entered, talked in, left and closed."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from compat_tests.services.lounge import NOBODY, REFUSED, members, room, rooms, said
from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.world import ADMIN, ANNA, BEN, CUSTOMER, FIRST_LINE, NOON, SUPPORT, World
from db.models.smartertrack import (
    Chat,
    ChatChannel,
    ChatChannelInvite,
    ChatChannelMessage,
    User,
)


def test_whoever_opens_a_short_lived_room_is_in_it(world: World) -> None:
    anna = world.as_user("anna")
    number = room(anna, "Drucker 😀")
    [found] = success(anna.GetChatRooms(False)).chat_rooms
    assert (found.chat_room_id, found.chat_room_name) == (number, "Drucker 😀")
    assert (found.is_open, found.is_short_lived, found.is_member) == (True, True, True)
    assert (found.member_count, found.started_by) == (1, "anna")
    assert (found.date_created_utc, found.date_ended_utc) == (NOON, None)
    assert members(anna, number) == ["anna"]


def test_lasting_rooms_are_the_administrators(world: World) -> None:
    """Known difference S120."""
    anna = world.as_user("anna")
    assert failure(anna.CreateChatRoom("Lounge", False)) == REFUSED
    number = room(world, "Lounge", lasting=True)
    assert members(world, number) == []
    success(anna.JoinChatRoom(number))
    for result in (
        anna.EditChatRoom(number, "Mine"),
        anna.CloseChatRoom(number),
        anna.DeleteChatRoom(number),
        anna.SetChatRoomPermissions(number, []),
    ):
        assert failure(result) == REFUSED
    success(world.EditChatRoom(number, "Yours"))
    assert rooms(anna) == ["Yours"]


def test_a_short_lived_room_is_changed_by_who_opened_it_and_by_administrators(
    world: World,
) -> None:
    """Known difference S120."""
    anna, ben = world.as_user("anna"), world.as_user("ben")
    number = room(anna)
    success(ben.JoinChatRoom(number))
    assert failure(ben.EditChatRoom(number, "Mine")) == REFUSED
    success(anna.EditChatRoom(number, "Scanners"))
    success(world.EditChatRoom(number, "Copiers"))
    assert rooms(ben) == ["Copiers"]


def test_a_room_needs_a_name(world: World) -> None:
    assert failure(world.CreateChatRoom(" ", True)) == 10
    assert failure(world.CreateChatRoom(256 * "x", True)) == 212
    assert failure(world.EditChatRoom(room(world), None)) == 10


def test_rooms_are_listed_by_name_open_ones_alone_unless_asked(world: World) -> None:
    for name in ("Beta", "Alpha", "Gamma"):
        room(world, name)
    success(world.CloseChatRoom(2))
    success(world.DeleteChatRoom(3))
    assert rooms(world) == ["Beta"]
    assert rooms(world, closed=True) == ["Alpha", "Beta"]


def test_who_enters_twice_is_in_it_once(world: World) -> None:
    anna, ben = world.as_user("anna"), world.as_user("ben")
    number = room(anna)
    world.clock.advance(1)
    success(ben.JoinChatRoom(number))
    success(ben.JoinChatRoom(number))
    found = list(success(anna.GetChatRoomMembers(number)).members)
    assert [(each.user_id, each.display_name) for each in found] == [
        (ANNA, "Anna Weiß"),
        (BEN, "Ben"),
    ]
    assert [each.date_joined_utc for each in found] == [NOON, NOON + timedelta(minutes=1)]


def test_a_short_lived_room_ends_with_the_last_who_leaves(world: World) -> None:
    """Known difference S121."""
    anna, ben = world.as_user("anna"), world.as_user("ben")
    number = room(anna)
    success(ben.JoinChatRoom(number))
    success(anna.LeaveChatRoom(number))
    assert rooms(ben) == ["Printers"]
    success(ben.LeaveChatRoom(number))
    assert rooms(ben) == []
    [ended] = success(ben.GetChatRooms(True)).chat_rooms
    assert (ended.is_open, ended.date_ended_utc, ended.member_count) == (False, NOON, 0)
    assert failure(ben.JoinChatRoom(number)) == 541


def test_a_lasting_room_stays_when_all_have_left(world: World) -> None:
    """Known difference S121."""
    number = room(world, lasting=True)
    success(world.JoinChatRoom(number))
    success(world.LeaveChatRoom(number))
    success(world.JoinChatRoom(number))
    assert members(world, number) == ["admin"]


def test_only_who_is_in_a_room_leaves_and_speaks(world: World) -> None:
    anna, ben = world.as_user("anna"), world.as_user("ben")
    number = room(anna)
    assert failure(ben.LeaveChatRoom(number)) == 542
    assert failure(ben.SendChatRoomMessage(number, "Hello?")) == 542
    assert failure(ben.InviteToChatRoom(number, ADMIN, "", "", "")) == 542
    assert said(ben, number) == []


def test_what_is_said_is_read_in_pages_since_a_message(world: World) -> None:
    anna, ben = world.as_user("anna"), world.as_user("ben")
    number = room(anna)
    success(ben.JoinChatRoom(number))
    first = success(
        anna.SendChatRoomMessage(number, "Toner <&> 日本語 😀\r\n")
    ).chat_room_message_id
    for each in ("Two", "Three", "Four"):
        success(ben.SendChatRoomMessage(number, each))
    assert said(anna, number)[0] == "Toner <&> 日本語 😀\r\n"
    assert said(anna, number, first) == ["Two", "Three", "Four"]
    assert said(anna, number, first, 2) == ["Two", "Three"]
    assert said(anna, number, first + 3) == []
    [message] = success(world.GetChatRoomMessages(number, first + 2, 1)).chat_room_messages
    assert (message.chat_room_message_id, message.user_id) == (first + 3, BEN)
    assert (message.sender_name, message.date_submitted_utc) == ("Ben", NOON)


def test_messages_of_other_rooms_do_not_count(world: World) -> None:
    one, two = room(world, "One"), room(world, "Two")
    success(world.SendChatRoomMessage(one, "First"))
    success(world.SendChatRoomMessage(two, "Second"))
    assert (said(world, one), said(world, two)) == (["First"], ["Second"])


def test_markup_of_others_is_told_as_text(world: World) -> None:
    """Known difference S123."""
    number = room(world)
    line = ChatChannelMessage(
        chat_channel_id=number,
        chat_sender_type=7,
        date_submitted_utc=NOON,
        text_submitted="<b>Hello</b> &amp; welcome",
        is_html=True,
    )
    world.change(lambda session: session.add(line))
    assert said(world, number) == ["Hello & welcome"]


def test_nothing_cannot_be_said_nor_fewer_than_none_asked(world: World) -> None:
    number = room(world)
    assert failure(world.SendChatRoomMessage(number, " \n")) == 10
    assert failure(world.SendChatRoomMessage(number, None)) == 10
    assert failure(world.GetChatRoomMessages(number, 0, -1)) == 146


def test_a_closed_room_is_left_by_all_and_can_be_read(world: World) -> None:
    anna, ben = world.as_user("anna"), world.as_user("ben")
    number = room(anna)
    success(ben.JoinChatRoom(number))
    success(ben.SendChatRoomMessage(number, "Bye"))
    success(anna.CloseChatRoom(number))
    assert (members(anna, number), said(ben, number)) == ([], ["Bye"])
    for result in (
        anna.CloseChatRoom(number),
        ben.JoinChatRoom(number),
        ben.SendChatRoomMessage(number, "Hello?"),
        ben.InviteToChatRoom(number, ADMIN, "", "", ""),
    ):
        assert failure(result) == 541
    assert failure(ben.LeaveChatRoom(number)) == 542


def test_a_deleted_room_is_not_there(world: World) -> None:
    number = room(world)
    success(world.DeleteChatRoom(number))
    assert rooms(world, closed=True) == []
    assert failure(world.GetChatRoomMessages(number, 0, 0)) == 540
    [(stored,)] = world.rows(select(ChatChannel.date_deleted_utc))
    assert stored == NOON


def test_a_room_that_nobody_has_opened_is_not_found(world: World) -> None:
    for result in (
        world.EditChatRoom(NOBODY, "x"),
        world.CloseChatRoom(NOBODY),
        world.DeleteChatRoom(NOBODY),
        world.JoinChatRoom(NOBODY),
        world.LeaveChatRoom(NOBODY),
        world.GetChatRoomMembers(NOBODY),
        world.GetChatRoomPermissions(NOBODY),
        world.SetChatRoomPermissions(NOBODY, []),
        world.InviteToChatRoom(NOBODY, ANNA, "", "", ""),
        world.SendChatRoomMessage(NOBODY, "x"),
        world.GetChatRoomMessages(NOBODY, 0, 0),
    ):
        assert failure(result) == 540


def test_a_room_that_the_product_disabled_is_closed(world: World) -> None:
    channel = ChatChannel(
        chat_channel_name="Theirs", date_created_utc=NOON, date_modified_utc=NOON, is_enabled=False
    )
    world.change(lambda session: session.add(channel))
    assert (rooms(world), rooms(world, closed=True)) == ([], ["Theirs"])
    assert failure(world.JoinChatRoom(1)) == 541


def test_a_deleted_agent_is_in_no_room(world: World) -> None:
    anna = world.as_user("anna")
    number = room(anna)
    world.change(lambda session: setattr(session.get(User, ANNA), "is_deleted", True))
    [found] = success(world.GetChatRooms(False)).chat_rooms
    assert (members(world, number), found.member_count) == ([], 0)


def test_an_agent_is_invited_and_enters(world: World) -> None:
    anna, ben = world.as_user("anna"), world.as_user("ben")
    number, ticket = room(anna), world.create()
    invitation = success(anna.InviteToChatRoom(number, BEN, " Look at this ", "", ticket))
    [waiting] = success(ben.GetChatRoomInvitations()).invitations
    assert waiting.invitation_id == invitation.invitation_id
    assert (waiting.chat_room_id, waiting.chat_room_name) == (number, "Printers")
    assert (waiting.user_id_from, waiting.invitation_text) == (ANNA, "Look at this")
    assert (waiting.ticket_number, waiting.chat_number) == (ticket, "")
    assert waiting.date_issued_utc == NOON
    success(ben.AcceptChatRoomInvitation(waiting.invitation_id))
    assert members(ben, number) == ["anna", "ben"]
    assert success(ben.GetChatRoomInvitations()).invitations == []
    assert failure(ben.AcceptChatRoomInvitation(waiting.invitation_id)) == 544


def test_an_invitation_is_turned_down_and_made_again(world: World) -> None:
    anna, ben = world.as_user("anna"), world.as_user("ben")
    number = room(anna)
    invite = success(anna.InviteToChatRoom(number, BEN, None, None, None)).invitation_id
    assert failure(anna.InviteToChatRoom(number, BEN, "", "", "")) == 547
    assert failure(anna.DeclineChatRoomInvitation(invite)) == 544
    success(ben.DeclineChatRoomInvitation(invite))
    assert failure(ben.DeclineChatRoomInvitation(invite)) == 544
    assert members(anna, number) == ["anna"]
    success(anna.InviteToChatRoom(number, BEN, "Please", "", ""))


def test_an_invitation_may_be_about_a_chat_that_one_sees(world: World) -> None:
    place = {"department_id": SUPPORT, "group_id": FIRST_LINE}
    chat = Chat(chat_number="C-1", date_started_utc=NOON, **place)
    world.change(lambda session: session.add(chat))
    anna, ben = world.as_user("anna"), world.as_user("ben")
    number = room(ben)
    success(anna.JoinChatRoom(number))
    assert failure(ben.InviteToChatRoom(number, ADMIN, "", "C-1", "")) == 500
    assert failure(ben.InviteToChatRoom(number, ADMIN, "", "", world.create())) == 100
    success(anna.InviteToChatRoom(number, ADMIN, "", "C-1", ""))
    [waiting] = success(world.GetChatRoomInvitations()).invitations
    assert waiting.chat_number == "C-1"


def test_nobody_is_invited_who_is_there_or_no_agent(world: World) -> None:
    anna = world.as_user("anna")
    number = room(anna)
    assert failure(anna.InviteToChatRoom(number, ANNA, "", "", "")) == 546
    for user in (CUSTOMER, NOBODY, 1):
        assert failure(anna.InviteToChatRoom(number, user, "", "", "")) == 104
    assert failure(anna.AcceptChatRoomInvitation(NOBODY)) == 544


def test_an_invitation_is_over_with_the_room_or_when_one_has_entered(world: World) -> None:
    anna, ben = world.as_user("anna"), world.as_user("ben")
    number = room(anna)
    invite = success(anna.InviteToChatRoom(number, BEN, "", "", "")).invitation_id
    success(ben.JoinChatRoom(number))
    assert failure(ben.AcceptChatRoomInvitation(invite)) == 544
    success(ben.LeaveChatRoom(number))
    invite = success(anna.InviteToChatRoom(number, BEN, "", "", "")).invitation_id
    success(anna.LeaveChatRoom(number))
    assert success(ben.GetChatRoomInvitations()).invitations == []
    assert failure(ben.AcceptChatRoomInvitation(invite)) == 544


def test_the_numbers_of_invitations(world: World) -> None:
    """Known difference S123."""
    ticket, names = world.create(), ("One", "Two", "Three", "Four")
    numbers = [room(world, each) for each in names]
    about = ("", ticket, "", "")
    invitations = [
        success(world.InviteToChatRoom(number, BEN, "", "", each)).invitation_id
        for number, each in zip(numbers, about, strict=True)
    ]
    ben = world.as_user("ben")
    success(ben.AcceptChatRoomInvitation(invitations[1]))
    success(ben.DeclineChatRoomInvitation(invitations[2]))
    success(world.CloseChatRoom(numbers[3]))
    kept = world.rows(select(ChatChannelInvite).order_by(ChatChannelInvite.chat_channel_invite_id))
    assert [(each.invite_type, each.invite_status) for (each,) in kept] == [
        (0, 0),
        (2, 1),
        (0, 2),
        (0, 3),
    ]


def test_a_list_of_rooms_costs_the_same_however_long_it_is(world: World, sql: list[str]) -> None:
    anna = world.as_user("anna")
    costs = []
    for each in range(3):
        room(anna, str(each))
        sent(sql)
        anna.GetChatRooms(True)
        costs.append(sent(sql))
    assert len(set(costs)) == 1
