"""What the services tell of each event is what the catalogue says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from compat_tests.services.customer import use
from compat_tests.services.outcome import success
from compat_tests.services.world import (
    ANNA,
    BEN,
    FIRST_LINE,
    NOON,
    ORDERS,
    SUPPORT,
    World,
)
from compat_tests.serving import PROJECT
from db.event_types import (
    CATEGORIES,
    EVENT_NAMES,
    FOLLOW_UP_DUE,
    argument_keys,
    category_of,
    event_name,
    is_event_type,
)
from db.models.own import OutgoingEvent
from db.models.smartertrack import CallLog, Chat
from providers import Kind
from providers.outbox import add_profile
from soap_service.services.call_logs.events import Event as CallLogEvent
from soap_service.services.chat_rooms.events import Event as ChatRoomEvent
from soap_service.services.knowledge_base.events import Event as ArticleEvent
from soap_service.services.live_chat.events import Event as ChatEvent
from soap_service.services.tasks.events import Event as TaskEvent
from soap_service.services.tickets.events import Event
from soap_service.services.tickets.receiving import AGENT_CHAT_STATUS_CHANGED, AGENT_STATUS_CHANGED
from soap_service.services.whos_on.events import Event as VisitorEvent

_STATUS_EVENTS = (AGENT_STATUS_CHANGED, AGENT_CHAT_STATUS_CHANGED)


def add_chat_and_call(session: Session) -> None:
    place: dict[str, Any] = {"department_id": SUPPORT, "group_id": FIRST_LINE}
    session.add(Chat(chat_number="C-1", date_started_utc=NOON, **place))
    times = dict.fromkeys(
        ("date_start_utc", "date_end_utc", "date_created_utc", "date_modified_utc"), NOON
    )
    session.add(CallLog(user_id=ANNA, call_number="L-1", **times, **place))


def ask_for_page_views(world: World) -> None:
    use(world, Kind.EVENTS, "http://127.0.0.1:9/provider.asmx")
    world.change(
        lambda session: add_profile(session, "Pages", VisitorEvent.ACTIVITY, [], world.clock.now)
    )


def chat(world: World, number: str) -> Iterator[Any]:
    """Yield the results of the life of a chat."""
    started = world.StartChat(SUPPORT, 0, "Kim", "", "Help", None, None)
    yield started
    yield world.AcceptChat(started.chat_id)
    yield world.SendMessageFromCustomer(started.chat_guid, "Hello?")
    yield world.SendMessageToCustomer(started.chat_id, "Hello!")
    yield world.AddChatComment(started.chat_id, "", "Friendly")
    yield world.AddChatTimeLog(started.chat_id, "Talk", ANNA, 0, "", NOON, NOON, False)
    yield world.AttachChatToTicket(started.chat_id, number)
    yield world.DetachChatFromTicket(started.chat_id, number)
    yield world.TransferChat(started.chat_id, ORDERS, 0)
    yield world.EndChat(started.chat_id)
    yield world.DeleteChat(started.chat_id)


def chat_room(world: World) -> Iterator[Any]:
    """Yield the results of the life of a chat room."""
    yield world.CreateChatRoom("Printers", True)
    yield world.InviteToChatRoom(1, ANNA, "Come in", "", "")
    yield world.CloseChatRoom(1)


@pytest.fixture
def told(world: World) -> dict[int, set[str]]:
    """The arguments of every event that the services can tell, after each has happened."""
    ask_for_page_views(world)
    world.change(add_chat_and_call)
    number = world.create()
    later = NOON + timedelta(days=1)
    nothing = (None, None, None, None)
    for result in (
        world.SetTicketProperties(number, ["Priority=4"]),
        world.AddTicketNote(number, "", "Look here"),
        world.AddMessageToTicket(number, *nothing, "We are on it.", False, True, False),
        world.TransferTicket(number, ORDERS, BEN, "Please", "Waiting"),
        world.SetFollowUp(1, later, 0, 0, "", False, ""),
        world.RemoveFollowUp(1),
        world.AddRelatedItem(number, "C-1"),
        world.AddRelatedItem(number, "L-1"),
        world.AddTicketTimeLog(1, "Visit", ANNA, 0, "There", NOON, later, True),
        world.CreateCallLog2(["Subject=Printer", f"GroupID={FIRST_LINE}", f"UserID={ANNA}"]),
        world.ModifyCallLog(2, ["Subject=Scanner"]),
        world.AddCallLogTimeLog(2, "Call", ANNA, 0, "", NOON, later, True),
        world.AttachCallLogToTicket(2, number),
        world.DetachCallLogFromTicket(2, number),
        world.DeleteCallLog(2),
        world.CreateTask(["Subject=Call Kim"]),
        world.CompleteTask(1, "Done"),
        world.DeleteTask(1),
        world.CreateArticle(1, "How to", "", "", "", False, False),
        world.ModifyArticle(1, "How to print", None, None, None),
        world.FlagArticleForReview(1, "Which printer?"),
        world.MarkArticleAsReviewed(1),
        world.DeleteArticle(1),
        *chat(world, number),
        *chat_room(world),
        world.DeleteTicket(1),
        world.TrackVisitor("key", "/", "", None),
        world.InviteVisitorToChat(1, SUPPORT, 0, "May I help?"),
        world.RejectInvitation("key", 1),
        world.InviteVisitorToChat(1, SUPPORT, 0, "Really not?"),
        world.AcceptInvitation("key", 2),
        world.TrackVisitor("other", "/", "", None),
        world.ForceChat(2, SUPPORT, 0, "Hello"),
        world.RemoveVisitor(2),
        world.as_user("anna").SetAgentReceivingStatusForAllGroups(True),
        world.as_user("anna").SetAgentChatStatusForAllGroups(None, True),
    ):
        success(result)
    rows = [row[0] for row in world.rows(select(OutgoingEvent))]
    return {row.event_type_id: set(json.loads(row.arguments)) for row in rows}


def test_the_services_tell_the_arguments_of_the_catalogue(told: dict[int, set[str]]) -> None:
    """Known difference U29."""
    assert told == {number: set(argument_keys(number)) for number in told}


def test_every_event_of_the_services_can_be_caused(told: dict[int, set[str]]) -> None:
    services = (
        *Event,
        *CallLogEvent,
        *TaskEvent,
        *ArticleEvent,
        *ChatRoomEvent,
        *VisitorEvent,
        *ChatEvent,
    )
    by_the_clock = {ArticleEvent.STALE, VisitorEvent.IGNORED, VisitorEvent.PURGED}
    assert told.keys() == {*map(int, services), *_STATUS_EVENTS} - by_the_clock


def listed() -> set[int]:
    """Return the event types that the known difference names."""
    text = (PROJECT / "docs" / "known-differences.md").read_text("utf-8")
    entry = text.partition("### E36 ")[2].partition("\n### ")[0]
    return set(map(int, re.findall(r"\b5\d{5}\b", entry)))


def test_an_event_that_nothing_causes_is_listed(told: dict[int, set[str]]) -> None:
    """Known difference E36."""
    by_the_clock = {
        *(501003, *range(502008, 502012), 503004, 503006, 507003, 507004),
        *range(511008, 511012),
    }
    assert listed() == EVENT_NAMES.keys() - told.keys() - by_the_clock


def test_the_catalogue_has_all_published_types() -> None:
    assert len(EVENT_NAMES) == 68
    assert all(map(category_of, EVENT_NAMES))
    assert not is_event_type(502007)
    assert not any(number // 1000 == 504 for number in EVENT_NAMES)


def test_the_catalogue_knows_categories_and_what_can_be_asked_for() -> None:
    assert CATEGORIES[507].labels == (
        "Acting Agent",
        "Agent Assigned",
        "Description",
        "Due Date",
        "Priority",
        "Related Item",
        "Status",
        "Start Date",
        "Subject",
    )
    assert event_name(501004) == "KB Article Marked As Reviewed"
    assert argument_keys(501000)[0] == "title"


def test_the_documentation_tells_every_type_and_its_arguments(told: dict[int, set[str]]) -> None:
    text = (PROJECT / "docs" / "events.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d{6}) \| (.+) \| (\S+) \| (.*)\|$", text, re.MULTILINE)
    causes = {int(number): cause for number, _, cause, _ in rows}
    keys = {int(number): set(re.findall(r"`(\w+)`", keys)) for number, _, _, keys in rows}
    names = {int(number): name for number, name, _, _ in rows}
    caused = {number for number, cause in causes.items() if cause != "-"}
    assert names == {number: event_name(number) for number in (*EVENT_NAMES, FOLLOW_UP_DUE)}
    assert keys == {n: set(argument_keys(n)) if n in caused else set() for n in names}
    assert names.keys() - caused == listed()
    assert {number for number, cause in causes.items() if cause == "services"} == told.keys()


def test_a_due_follow_up_has_a_number_of_our_own() -> None:
    """Known difference E35."""
    assert event_name(FOLLOW_UP_DUE) == "Ticket Follow-up Due"
    assert FOLLOW_UP_DUE // 100_000 == 9
