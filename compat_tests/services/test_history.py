"""What happened to a ticket: told to agents in words, and to providers by the outbox."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from compat_tests.services.outcome import failure, sent, success
from compat_tests.services.world import NOON, World
from db.event_types import EVENT_NAMES, EVENT_TYPES
from db.models.own import OutgoingEvent, State
from db.models.smartertrack import EventType, TicketEventLog

NUMBER = "000-24F24A57-0001"


def outbox(world: World) -> list[OutgoingEvent]:
    return [row[0] for row in world.rows(select(OutgoingEvent).order_by(OutgoingEvent.event_id))]


def arguments(event: OutgoingEvent) -> Any:
    return json.loads(event.arguments)


def test_the_history_tells_who_did_what_and_when(world: World) -> None:
    """Known difference U28."""
    world.create()
    world.clock.advance(minutes=1)
    anna = world.as_user("anna")
    anna.SetTicketProperties(NUMBER, ["TicketStatusID=2", "Priority=4"])
    world.clock.advance(minutes=1)
    world.SetTicketProperties(NUMBER, ["GroupID=3", "UserID=4"])
    history = success(world.GetTicketEventHistory(1)).events
    assert [(each.description, each.details, each.user_taking_action) for each in history] == [
        ("Ticket Created", "Support, First Line, Anna Weiß, Active, Normal", "Ada"),
        ("Ticket Status Changed", "Status: Active to Waiting", "Anna Weiß"),
        ("Ticket Priority Changed", "Priority: Normal to Urgent", "Anna Weiß"),
        (
            "Ticket Transferred",
            "Department: Support to Sales, Group: First Line to Orders, Agent: Anna Weiß to Ben",
            "Ada",
        ),
    ]
    assert history[0].event_date_utc == NOON


def test_an_event_without_a_user_was_done_by_the_system(world: World) -> None:
    world.create()
    world.change(
        lambda session: session.execute(
            update(TicketEventLog).values({TicketEventLog.user_id_taking_action: None})
        )
    )
    [event] = world.GetTicketEventHistory(1).events
    assert event.user_taking_action == "System"


def test_an_event_has_the_name_that_the_installation_shows(world: World) -> None:
    world.create()
    world.change(lambda session: session.execute(update(EventType).values(display_name="Neu")))
    [event] = world.GetTicketEventHistory(1).events
    assert event.description == "Neu"


def test_the_history_of_a_ticket_that_is_not_seen_is_not_told(world: World) -> None:
    world.create()
    assert failure(world.as_user("ben").GetTicketEventHistory(1)) == 100
    result = world.GetTicketEventHistory(77)
    assert (failure(result), result.events) == (100, None)


def test_a_history_costs_three(world: World, sql: list[str]) -> None:
    world.create()
    for _ in range(20):
        world.AddTicketNote(NUMBER, "", "x")
    sent(sql)
    assert len(world.GetTicketEventHistory(1).events) == 21
    assert sent(sql) == 3


def test_every_kind_of_event_is_known_to_the_database(world: World) -> None:
    query = select(EventType.event_type_id, EventType.english_name).order_by(
        EventType.event_type_id
    )
    assert world.rows(query) == list(EVENT_TYPES)
    assert len(EVENT_NAMES) == 68


def test_providers_are_told_what_the_log_says_in_the_same_order(world: World) -> None:
    world.create()
    world.AddTicketNote(NUMBER, "", "x")
    world.AddMessageToTicket(NUMBER, "", "", "", "", "x", False, True, False)
    world.CloseTicket(NUMBER, "Solved.")
    world.SetTicketProperties(NUMBER, ["IsDeleted=true"])
    told = [event.event_type_id for event in outbox(world)]
    assert told == [502000, 502005, 502006, 502005, 502002, 502004]
    log = select(TicketEventLog.event_type_id).order_by(TicketEventLog.uniquifier)
    assert [row[0] for row in world.rows(log)] == told


def test_an_event_waits_for_delivery_with_an_id_of_its_own(world: World) -> None:
    world.create()
    world.AddTicketNote(NUMBER, "", "x")
    first, second = outbox(world)
    assert (first.state, first.attempts, first.next_attempt_utc) == (State.WAITING, 0, NOON)
    assert (first.object_kind, first.object_id) == ("ticket", 1)
    assert UUID(first.delivery_id) != UUID(second.delivery_id)


def test_an_event_says_what_happened_to_which_ticket(world: World) -> None:
    """Known difference U29."""
    world.create("Größe")
    world.as_user("anna").SetTicketProperties(NUMBER, ["TicketStatusID=2"])
    assert arguments(outbox(world)[1]) == {
        "title": "Größe",
        "ticketid": 1,
        "ticketnumber": NUMBER,
        "customeremail": "kim@example.com",
        "departmentid": 1,
        "groupid": 1,
        "agentid": 3,
        "statusid": 2,
        "priorityid": 2,
        "actinguserid": 3,
        "actinguser": "anna",
        "oldticketstatusid": 1,
    }


def test_a_call_that_fails_tells_nothing(world: World) -> None:
    world.create()
    assert failure(world.SetTicketProperties(NUMBER, ["TicketStatusID=2", "Priority=77"])) == 109
    assert len(outbox(world)) == 1
