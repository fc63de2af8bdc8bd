"""What only the clock can tell is told once for each occasion."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from compat_tests.providers.outbox.post import NOON, Post
from compat_tests.services.world import ANNA, BEN, FIRST_LINE, QUEUE, SALES, SUPPORT, populate
from db import UnitOfWork
from db.event_types import FOLLOW_UP_DUE, argument_keys
from db.models.own import OutgoingEvent
from db.models.smartertrack import Chat, Task, Ticket
from providers.outbox import ANY_EVENT, Condition, LeaseLost, Match, Profiles, add_profile
from soap_service.services.clockwork import Clockwork
from soap_service.services.clockwork.due import tell_due_follow_ups

MINUTE = 60
ACTIVE, WAITING, CLOSED = 1, 2, 3


class Clock:
    """The clockwork of a post, and what it told."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.is_wanted = True
        self.work = Clockwork(
            post.database, post.lease, lambda: self.is_wanted, follow_up_due=FOLLOW_UP_DUE
        )

    def change(self, work: Callable[[Session], object]) -> None:
        """Change the database behind everybody's back."""
        self.post.database.run(lambda unit: work(unit.session))

    def add(self, *rows: object) -> None:
        """Add rows."""
        self.change(lambda session: session.add_all(rows))

    def profile(self, event_type_id: int, key: str, value: int) -> None:
        """Add a profile for events from a value on."""
        condition = Condition(key, Match.AT_LEAST, str(value))
        self.change(lambda session: add_profile(session, "Mine", event_type_id, [condition], NOON))

    def tick(self, minutes: float = 0) -> list[dict[str, Any]]:
        """Let time pass, and return the arguments of what is told then, and what it was."""
        self.post.clock.advance(minutes * MINUTE)
        assert self.post.lease.keep()
        known = len(self.events())
        self.work(self.post.clock.now)
        return self.events()[known:]

    def events(self) -> list[dict[str, Any]]:
        """Return everything that was told."""
        query = select(OutgoingEvent).order_by(OutgoingEvent.event_id)
        rows = self.post.database.run(lambda unit: unit.session.scalars(query).all())
        return [
            {"type": row.event_type_id, "of": (row.object_kind, row.object_id)}
            | json.loads(row.arguments)
            for row in rows
        ]


@pytest.fixture
def clock(post: Post) -> Clock:
    """A small company whose work nobody does."""
    post.database.run(populate)
    return Clock(post)


def ticket(number: int, **changes: Any) -> Ticket:
    values = {
        "ticket_id": number,
        "ticket_number": f"T-{number}",
        "date_opened_utc": NOON,
        "ticket_priority_id": 1,
        "ticket_status_id": ACTIVE,
        "department_id": SUPPORT,
        "group_id": FIRST_LINE,
        "user_id": ANNA,
        "subject": "Disk full",
        "customer_email_address": "kim@example.com",
        "idle_start_time_utc": NOON,
    }
    return Ticket(**(values | changes))


def chat(number: int, **changes: Any) -> Chat:
    values = {
        "chat_id": number,
        "chat_number": f"C-{number}",
        "department_id": SUPPORT,
        "group_id": FIRST_LINE,
        "user_id": ANNA,
        "date_started_utc": NOON,
        "date_idle_started_utc": NOON,
        "initial_question": "Hello?",
    }
    return Chat(**(values | changes))


def task(number: int, **changes: Any) -> Task:
    values = {
        "task_id": number,
        "task_priority_id": 1,
        "task_status_id": 1,
        "user_id": ANNA,
        "subject": "Order disks",
        "date_created_utc": NOON,
        "date_modified_utc": NOON,
    }
    return Task(**(values | changes))


def kinds(told: list[dict[str, Any]]) -> list[Any]:
    return [(each["type"], each["of"]) for each in told]


def test_a_ticket_is_idle_once_for_each_time_that_a_profile_names(clock: Clock) -> None:
    """Known difference E34."""
    clock.profile(502008, "idleminutes", 30)
    clock.profile(502008, "idleminutes", 60)
    clock.add(ticket(7))
    assert clock.tick(29) == []
    (first,) = clock.tick(1)
    assert (first["type"], first["ticketid"], first["idleminutes"]) == (502008, 7, 30)
    assert clock.tick(1) == clock.tick() == []
    (second,) = clock.tick(29)
    assert second["idleminutes"] == 60
    assert clock.tick(600) == []


def test_a_ticket_that_was_touched_is_idle_anew(clock: Clock) -> None:
    clock.profile(502008, "idleminutes", 30)
    clock.add(ticket(7))
    assert len(clock.tick(30)) == 1
    touched = update(Ticket).values(idle_start_time_utc=clock.post.clock.now)
    clock.change(lambda session: session.execute(touched))
    assert clock.tick(29) == []
    assert len(clock.tick(1)) == 1


@pytest.mark.parametrize(
    "changes",
    [{"ticket_status_id": WAITING}, {"ticket_status_id": CLOSED}, {"is_deleted": True}],
)
def test_only_active_tickets_are_idle(clock: Clock, changes: dict[str, Any]) -> None:
    """Known difference E34."""
    clock.profile(502008, "idleminutes", 30)
    clock.add(ticket(7, **changes))
    assert clock.tick(60) == []


def test_nothing_is_idle_unless_a_profile_says_how_long(clock: Clock) -> None:
    """Known difference E34."""
    clock.add(ticket(7), chat(3))
    clock.change(lambda session: add_profile(session, "All", ANY_EVENT, [], NOON))
    assert clock.tick(10_000) == []


def test_a_chat_in_progress_is_idle(clock: Clock) -> None:
    clock.profile(511008, "idleminutes", 5)
    clock.add(chat(1), chat(2, date_ended_utc=NOON), chat(3, is_deleted=True))
    clock.add(chat(4, date_idle_started_utc=None))
    told = clock.tick(5)
    assert kinds(told) == [(511008, ("chat", 1))]
    assert (told[0]["title"], told[0]["idleminutes"]) == ("Hello?", 5)
    assert clock.tick(5) == []


def test_a_follow_up_is_due_once_for_each_date(clock: Clock) -> None:
    """Known difference E35."""
    due = NOON + timedelta(minutes=10)
    clock.add(ticket(7, requires_follow_up=True, date_follow_up_utc=due))
    assert clock.tick(9) == []
    (told,) = clock.tick(1)
    assert (told["type"], told["of"]) == (FOLLOW_UP_DUE, ("ticket", 7))
    assert told["followupdate"] == due.isoformat()
    assert clock.tick(10) == []
    again = update(Ticket).values(date_follow_up_utc=due + timedelta(hours=1))
    clock.change(lambda session: session.execute(again))
    assert clock.tick(10) == []
    assert len(clock.tick(60)) == 1


def test_a_follow_up_that_was_called_off_is_not_due(clock: Clock) -> None:
    clock.add(
        ticket(7, requires_follow_up=False, date_follow_up_utc=NOON),
        ticket(8, requires_follow_up=True, date_follow_up_utc=NOON, is_deleted=True),
        ticket(9, requires_follow_up=True),
    )
    assert clock.tick(10) == []


def test_due_follow_ups_can_be_left_untold(clock: Clock) -> None:
    clock.work = Clockwork(clock.post.database, clock.post.lease, lambda: True, follow_up_due=0)
    clock.add(ticket(7, requires_follow_up=True, date_follow_up_utc=NOON))
    assert clock.tick(10) == []


def test_a_task_begins_and_ends_once_for_each_date(clock: Clock) -> None:
    start, due = NOON + timedelta(minutes=10), NOON + timedelta(minutes=20)
    clock.add(task(5, date_start_utc=start, date_due_utc=due))
    assert clock.tick(9) == []
    assert kinds(clock.tick(1)) == [(507003, ("task", 5))]
    (told,) = clock.tick(10)
    assert (told["type"], told["startdate"], told["duedate"]) == (
        507004,
        start.isoformat(),
        due.isoformat(),
    )
    assert clock.tick(10) == []
    clock.change(
        lambda session: session.execute(update(Task).values(date_due_utc=due + timedelta(hours=1)))
    )
    assert kinds(clock.tick(60)) == [(507004, ("task", 5))]


@pytest.mark.parametrize(
    "changes", [{"task_status_id": 4}, {"is_deleted": True}, {"is_due": True, "is_started": True}]
)
def test_tasks_that_are_done_or_were_told_by_the_product_are_not_told(
    clock: Clock, changes: dict[str, Any]
) -> None:
    clock.add(task(5, date_start_utc=NOON, date_due_utc=NOON, **changes))
    assert clock.tick(10) == []


def test_a_count_is_told_when_it_is_reached_and_again_after_it_was_below(clock: Clock) -> None:
    """Known difference E34."""
    clock.profile(502009, "ticketcount", 2)
    clock.add(ticket(1), ticket(2, ticket_status_id=WAITING))
    assert clock.tick() == []
    clock.add(ticket(3))
    (told,) = clock.tick()
    assert told == {
        "type": 502009,
        "of": ("department", SUPPORT),
        "title": "Support",
        "departmentid": SUPPORT,
        "ticketcount": 2,
    }
    clock.add(ticket(4))
    assert clock.tick() == []
    close = update(Ticket).where(Ticket.ticket_id > 1).values(ticket_status_id=CLOSED)
    clock.change(lambda session: session.execute(close))
    assert clock.tick() == []
    clock.add(ticket(5))
    assert len(clock.tick()) == 1


def test_departments_groups_and_agents_have_counts_of_their_own(clock: Clock) -> None:
    for number in (502009, 502010, 502011):
        clock.profile(number, "ticketcount", 1)
    for number in (511009, 511010, 511011):
        clock.profile(number, "chatcount", 1)
    clock.add(ticket(1, user_id=QUEUE), chat(2))
    told = clock.tick()
    assert [(each["type"], each["title"]) for each in told] == [
        (502009, "Support"),
        (502010, "First Line"),
        (511009, "Support"),
        (511010, "First Line"),
        (511011, "anna"),
    ]
    assert {each["of"] for each in told if each["type"] == 502010} == {
        ("group", (SUPPORT << 32) + FIRST_LINE)
    }
    clock.add(ticket(3, department_id=SALES, group_id=3, user_id=BEN))
    assert [each["title"] for each in clock.tick()] == ["Sales", "Orders", "ben"]


def test_every_event_tells_the_arguments_of_the_catalogue(clock: Clock) -> None:
    clock.profile(ANY_EVENT, "idleminutes", 1)
    clock.profile(ANY_EVENT, "ticketcount", 1)
    clock.profile(ANY_EVENT, "chatcount", 1)
    clock.add(
        ticket(1, requires_follow_up=True, date_follow_up_utc=NOON),
        chat(2),
        task(3, date_start_utc=NOON, date_due_utc=NOON),
    )
    told = {each.pop("type"): each.keys() - {"of"} for each in clock.tick(1)}
    assert told == {number: set(argument_keys(number)) for number in told}
    assert told.keys() == {
        *(502008, 502009, 502010, 502011),
        *(507003, 507004),
        *(511008, 511009, 511010, 511011),
        FOLLOW_UP_DUE,
    }


def test_many_occasions_are_told_in_several_turns(clock: Clock) -> None:
    clock.profile(502008, "idleminutes", 1)
    clock.add(*(ticket(number) for number in range(1, 252)))
    assert len(clock.tick(1)) == 200
    assert len(clock.tick()) == 51
    assert clock.tick() == []


def test_while_nobody_listens_nothing_is_told(clock: Clock) -> None:
    clock.add(ticket(7, requires_follow_up=True, date_follow_up_utc=NOON))
    clock.is_wanted = False
    assert clock.tick(1) == []
    clock.is_wanted = True
    assert len(clock.tick(1)) == 1


def test_who_has_lost_the_lease_tells_nothing(clock: Clock) -> None:
    clock.add(ticket(7, requires_follow_up=True, date_follow_up_utc=NOON))
    clock.tick(-1)
    clock.post.clock.advance(6)
    assert clock.post.new_lease("second").keep()
    with pytest.raises(LeaseLost):
        clock.work(NOON)
    assert clock.events() == []


def test_an_event_and_its_memory_exist_together_or_not_at_all(clock: Clock) -> None:
    clock.add(ticket(7, requires_follow_up=True, date_follow_up_utc=NOON))

    def fail(unit: UnitOfWork) -> None:
        assert tell_due_follow_ups(FOLLOW_UP_DUE, unit, Profiles(), NOON) == 1
        raise RuntimeError

    with pytest.raises(RuntimeError):
        clock.post.database.run(fail)
    assert clock.events() == []
    assert len(clock.tick()) == 1
