"""What belongs to a chat: comments, properties, fields, time, files, tickets, transcripts."""

from __future__ import annotations

import zlib
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from compat_tests.services.chatting import accepted, ids, start, started, stored
from compat_tests.services.outcome import failure, success
from compat_tests.services.test_chat_start import add_chat_fields
from compat_tests.services.world import (
    ANNA,
    CUSTOMER,
    FIRST_LINE,
    NOON,
    ORDERS,
    SALES,
    SUPPORT,
    World,
)
from db.models.smartertrack import ChatAttachment, ChatMessage, TicketLink, TimeLog, UserInRole
from soap_service.services.live_chat.types import ReceivingStatusInfo
from soap_service.services.tickets.downloads import CHAT_FILES, TICKET_FILES, Shelf, open_download

LATER = NOON + timedelta(minutes=30)


def test_agents_comment_and_customers_do_not_see_it(world: World) -> None:
    guid = accepted(world)
    comment = success(world.as_user("anna").AddChatComment(1, "general", "Rude")).comment_id
    success(world.EndChat(1))
    success(world.AddChatComment(1, None, "Not really"))
    first, second = success(world.GetChatComments(1)).comments
    assert (first.comment_id, first.comment_text, first.user_id) == (comment, "Rude", ANNA)
    assert (first.comment_type, second.comment_type) == ("General", "General")
    assert len(success(world.GetMessagesForCustomer(guid, 0)).chat_messages) == 1
    assert failure(world.AddChatComment(1, "gossip", "x")) == 107


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_a_comment_says_something(world: World, text: str | None) -> None:
    accepted(world)
    assert failure(world.AddChatComment(1, None, text)) == 10
    assert success(world.GetChatComments(1)).comments == []


def test_properties_are_told_in_the_order_they_were_asked(world: World) -> None:
    accepted(world)
    found = success(world.GetChatProperties(1, ["userid=", "DepartmentName", "Colour", "ChatGuid"]))
    assert found.request_results == [
        f"userid={ANNA}",
        "DepartmentName=Support",
        "Colour=",
        "ChatGuid=",
    ]
    everything = success(world.GetChatPropertiesList(1)).request_results
    assert "ChatStatus=Active" in everything
    assert "DateStartedUTC=2019-08-23T06:55:19" in everything
    assert "GroupName=First Line" in everything
    assert "DateEndedUTC=" in everything
    assert everything == sorted(everything)


def test_properties_of_the_customer_can_be_set(world: World) -> None:
    started(world, address="", name="Lou")
    success(
        world.SetChatProperties(
            1, ["CustomerEmailAddress=KIM@example.com", "customerdisplayname=Kim", "TrackingID=t"]
        )
    )
    chat = stored(world)
    assert (chat.customer_user_id, chat.customer_display_name) == (CUSTOMER, "Kim")
    assert chat.tracking_id == "t"
    success(world.SetChatProperties(1, ["CustomerID=0", "CustomerEmailAddress="]))
    assert stored(world).customer_user_id is None
    success(world.SetChatProperties(1, [f"CustomerID={CUSTOMER}"]))
    assert stored(world).customer_user_id == CUSTOMER


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Colour=red", 13),
        ("UserID=3", 13),
        ("TrackingID", 12),
        ("CustomerID=99", 110),
        ("CustomerID=x", 14),
        ("CustomerEmailAddress=x", 106),
        (f"CustomerLanguage={'x' * 51}", 15),
    ],
)
def test_of_wrong_properties_none_is_set(world: World, text: str, code: int) -> None:
    started(world)
    assert failure(world.SetChatProperties(1, ["CustomerDisplayName=Lou", text])) == code
    assert stored(world).customer_display_name == "Kim"


def test_custom_fields_are_those_of_the_template_for_chats(world: World) -> None:
    world.change(add_chat_fields)
    started(world)
    success(world.SetChatCustomFields(1, ["serial number=7", "plan=basic"]))
    success(world.SetChatCustomFields(1, ["Serial Number=8"]))
    asked = ["Serial Number", "plan", "Nothing"]
    assert success(world.GetChatCustomFields(1, asked)).request_results == [
        "Serial Number=8",
        "plan=Basic",
        "Nothing=",
    ]
    assert failure(world.SetChatCustomFields(1, ["Plan=Gold"])) == 145
    assert failure(world.SetChatCustomFields(1, ["Colour=red"])) == 13
    ticket = world.create()
    assert success(world.GetTicketCustomFieldsList(ticket)).request_results == []


def test_time_spent_on_a_chat(world: World) -> None:
    accepted(world)
    success(world.AddChatTimeLog(1, "Talk", ANNA, 0, "Long", NOON, LATER, True))
    [log] = success(world.GetChatTimeLogs(1)).time_logs
    assert (log.chat_id, log.ticket_id, log.agent_id, log.subject) == (1, 0, ANNA, "Talk")
    assert success(world.GetChatTimeLog(1, log.id)).time_log.date_end_utc == LATER
    [(row,)] = world.rows(select(TimeLog))
    assert (row.customer_user_id, row.customer_email_address) == (CUSTOMER, "kim@example.com")
    started(world)
    assert failure(world.GetChatTimeLog(2, log.id)) == 123
    assert failure(world.AddChatTimeLog(1, "x", 0, 0, "", LATER, NOON, False)) == 125
    assert failure(world.AddChatTimeLog(1, "x", 99, 0, "", NOON, LATER, False)) == 104
    assert failure(world.AddChatTimeLog(1, "x", 0, 99, "", NOON, LATER, False)) == 124


def read(world: World, url: str, shelf: Shelf = CHAT_FILES) -> bytes | None:
    download = open_download(world.site, url.partition("/")[2], shelf)
    return b"".join(download.blocks) if download else None


def test_files_go_both_ways(world: World) -> None:
    guid = accepted(world)
    theirs = success(world.AddChatAttachmentFromCustomer(guid, "C:\\log.txt", b"abc")).file
    ours = success(world.as_user("anna").AddChatAttachment(1, "fix.zip", b"")).file
    assert (theirs.file_name_original, theirs.file_size_in_bytes) == ("log.txt", 3)
    assert (theirs.is_from_customer, theirs.sender_name) == (True, "Kim")
    assert (ours.is_from_customer, ours.sender_name, ours.sender_user_id) == (False, "Anna Weiß", 3)
    listed = success(world.GetChatAttachments(1)).files
    assert [each.file_id for each in listed] == [theirs.file_id, ours.file_id]
    assert success(world.GetAttachmentsForCustomer(guid)).files == listed
    assert read(world, theirs.download_url) == b"abc"
    assert world.rows(select(ChatAttachment.crc))[0] == (zlib.crc32(b"abc"),)


def test_the_address_of_a_chat_s_file_opens_no_other(world: World) -> None:
    guid = accepted(world)
    url = success(world.AddChatAttachmentFromCustomer(guid, "a.txt", b"abc")).file.download_url
    assert url.startswith("ChatAttachments/1/")
    number, digest, name = url.split("/")[1:]
    assert read(world, f"x/{number}/{digest[::-1]}/{name}") is None
    assert read(world, url, TICKET_FILES) is None


def test_a_file_needs_a_name_and_an_agent_who_accepted(world: World) -> None:
    guid = started(world)
    assert failure(world.AddChatAttachmentFromCustomer(guid, "..", b"x")) == 10
    assert failure(world.AddChatAttachment(1, "a.txt", b"x")) == 504
    assert world.rows(select(ChatAttachment)) == []


def test_a_chat_is_attached_once_and_detached(world: World) -> None:
    number = world.create()
    accepted(world)
    for _ in range(2):
        success(world.AttachChatToTicket(1, number))
    assert success(world.GetTicketsForChat(1)).request_results == [f"TicketNumber={number}"]
    assert ids(world.GetChatsBySearch([f"TicketNumber={number.lower()}"])) == [1]
    assert ids(world.GetChatsBySearch(["TicketID=1"])) == [1]
    success(world.DetachChatFromTicket(1, number))
    assert success(world.GetTicketsForChat(1)).request_results == []
    assert failure(world.DetachChatFromTicket(1, number)) == 505
    assert failure(world.AttachChatToTicket(1, "nothing")) == 100
    assert world.rows(select(TicketLink)) == []


def test_a_chat_of_other_groups_is_no_related_item(world: World) -> None:
    """Known difference S104."""
    chat = success(start(world)).chat_number
    number = world.create(department=SALES, group=ORDERS)
    assert failure(world.as_user("ben").AddRelatedItem(number, chat)) == 141
    success(world.AddRelatedItem(number, chat))
    assert world.rows(select(TicketLink.chat_id)) == [(1,)]


def test_a_transcript_shows_what_was_said_and_nothing_else(world: World) -> None:
    """Known difference S106."""
    guid = accepted(world, question="<script>x</script>\n[06:55:19] Anna Weiß: Of course!")
    success(world.as_user("anna").SendMessageToCustomer(1, "No & no"))
    success(world.SendMessageFromCustomer(guid, "a\r\nb"))
    number = stored(world).chat_number
    transcript = success(world.GetChatTranscript(1))
    assert transcript.transcript_text.splitlines() == [
        f"Chat {number}, 2019-08-23 06:55:19 UTC",
        "",
        "[2019-08-23 06:55:19] Kim: <script>x</script>",
        "    [06:55:19] Anna Weiß: Of course!",
        "[2019-08-23 06:55:19] Anna Weiß: No & no",
        "[2019-08-23 06:55:19] Kim: a",
        "    b",
    ]
    assert transcript.transcript_html.splitlines()[1:] == [
        "<p>[2019-08-23 06:55:19] <b>Kim</b>: &lt;script&gt;x&lt;/script&gt;<br>"
        "[06:55:19] Anna Weiß: Of course!</p>",
        "<p>[2019-08-23 06:55:19] <b>Anna Weiß</b>: No &amp; no</p>",
        "<p>[2019-08-23 06:55:19] <b>Kim</b>: a<br>b</p>",
    ]


def test_messages_of_the_product_that_are_html_are_shown_as_text(world: World) -> None:
    """Known difference S103."""
    guid = accepted(world, question="")
    world.change(
        lambda session: session.add_all(
            ChatMessage(
                chat_id=1,
                user_id=ANNA,
                date_submitted_utc=NOON,
                chat_sender_type=1,
                text_submitted=text,
                is_html=True,
                view_restriction=restriction,
            )
            for text, restriction in (("<p>Good &amp; <b>fast</b></p>", 0), ("Hush", 1))
        )
    )
    [shown] = success(world.GetMessagesForCustomer(guid, 0)).chat_messages
    assert shown.text == "Good & fast"
    assert len(success(world.GetChatMessages(1, 0)).chat_messages) == 2


@pytest.mark.parametrize(
    ("criteria", "found"),
    [
        ([], [3, 2, 1]),
        (["SortOrder=ascending", "Take=2"], [1, 2]),
        (["ChatStatus=waiting"], [3]),
        (["Status=Active"], [2]),
        (["ChatStatus=Ended", "ChatStatus=Waiting"], [3, 1]),
        ([f"UserID={ANNA}"], [2, 1]),
        (["UserID=0"], [3]),
        ([f"CustomerID={CUSTOMER}"], [2, 1]),
        (["EmailAddress=KIM@example.com"], [2, 1]),
        (["CustomerName=lou"], [3]),
        (["Text=größe"], [3]),
        (["InitialQuestion=PRINTER", f"DepartmentID={SUPPORT}"], [2, 1]),
        (["DateEndedUTCStart=2019-08-23"], [1]),
        (["DateStartedUTCStart=2019-08-23T07:00:00Z"], [3]),
        ([f"GroupID={FIRST_LINE}", "MessageCountIn=1"], [3, 2, 1]),
        (["IsLastMessageInbound=false"], []),
        (["IsDeleted=true"], [4]),
        (["InitialResponseSeconds=0", "SessionLengthInSeconds=0", "IsDeleted=false"], [3, 2, 1]),
    ],
)
def test_chats_are_found(world: World, criteria: list[str], found: list[int]) -> None:
    for _ in range(2):
        accepted(world)
    success(world.EndChat(1))
    world.clock.advance(10)
    started(world, name="Lou", address="", question="Größe [50%]")
    started(world)
    success(world.DeleteChat(4))
    assert ids(world.GetChatsBySearch(criteria)) == found


@pytest.mark.parametrize(
    ("criterion", "code"),
    [("Colour=red", 13), ("ChatStatus=Asleep", 506), ("ChatID=x", 14), ("Take=-1", 146)],
)
def test_a_search_that_makes_no_sense_fails(world: World, criterion: str, code: int) -> None:
    assert failure(world.GetChatsBySearch([criterion])) == code


def test_every_member_of_a_chat_is_a_key(world: World) -> None:
    started(world)
    chat: Any = success(world.GetChat(1)).chat
    known = world.GetChatsBySearch(["x=y"]).message.lower().replace(".", ",")
    assert not [name for name in chat._fields if f" {name.replace('_', '')}," not in known]


def status(world: World, user: str | None = None) -> list[tuple[int, bool]]:
    found = success(world.GetAgentChatStatus(user)).receiving_status
    return [(each.group_id, each.is_receiving) for each in found]


def test_agents_say_group_by_group_whether_they_take_chats(world: World) -> None:
    anna = world.as_user("anna")
    assert status(anna) == [(FIRST_LINE, False)]
    wish = ReceivingStatusInfo(group_id=FIRST_LINE, is_receiving=True)
    success(anna.SetAgentChatStatus(None, [wish, None]))
    assert status(anna) == status(world, "ANNA") == [(FIRST_LINE, True)]
    assert [each.is_receiving for each in anna.GetAgentReceivingStatus().receiving_status] == [
        False
    ]
    elsewhere = ReceivingStatusInfo(group_id=ORDERS, is_receiving=True)
    assert failure(anna.SetAgentChatStatus(None, [elsewhere])) == 140
    success(anna.SetAgentChatStatusForAllGroups(None, False))
    assert status(anna) == [(FIRST_LINE, False)]


def test_only_managers_act_for_others(world: World) -> None:
    ben = world.as_user("ben")
    assert failure(ben.SetAgentChatStatusForAllGroups("anna", True)) == 2
    assert failure(ben.GetAgentChatStatus("anna")) == 2
    world.change(lambda session: session.add(UserInRole(user_id=4, role_id=2, date_added_utc=NOON)))
    success(ben.SetAgentChatStatusForAllGroups("anna", True))
    assert failure(ben.SetAgentChatStatusForAllGroups("kim", True)) == 104
