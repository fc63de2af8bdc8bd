"""What GetTicketsBySearch finds, for whom, and in which order."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.pool import QueuePool

from compat_tests.services.world import BEN, ORDERS, QUEUE, SALES, World
from db.unit_of_work import BLOCK_ROWS


def subjects(world: World, *criteria: str | None) -> list[str]:
    result = world.GetTicketsBySearch(list(criteria))
    assert (result.result, result.message) == (True, "")
    return [ticket.subject for ticket in result.tickets]


@pytest.fixture
def tickets(world: World) -> World:
    """Four tickets: Anna's, Ben's, one in the queue, one deleted."""
    world.create("anna")
    world.clock.advance(minutes=1)
    world.create("ben 100%", department=SALES, group=ORDERS, agent=BEN, to="Omar@Example.com")
    world.clock.advance(minutes=1)
    world.create("queue", agent=QUEUE)
    world.clock.advance(minutes=1)
    number = world.create("deleted")
    world.SetTicketProperties(number, ["IsDeleted=true", "TicketStatusID=3"])
    return world


@pytest.mark.parametrize("criteria", [[], None, [""], [None]])
def test_no_criteria_find_all_but_the_queue_newest_first(tickets: World, criteria: Any) -> None:
    """Known difference U5."""
    result = tickets.GetTicketsBySearch(criteria)
    assert [ticket.subject for ticket in result.tickets] == ["deleted", "ben 100%", "anna"]


def test_the_order_can_be_turned(tickets: World) -> None:
    assert subjects(tickets, "SortOrder=Ascending") == ["anna", "ben 100%", "deleted"]
    assert subjects(tickets, "sortorder=descending") == ["deleted", "ben 100%", "anna"]


@pytest.mark.parametrize(
    ("criterion", "found"),
    [
        ("UserId=1", ["queue"]),
        ("idagent=4", ["ben 100%"]),
        ("EmailAddress=omar@example.COM", ["ben 100%"]),
        ("CustomerEmailAddress=kim@example.com", ["anna", "queue", "deleted"]),
        ("GroupID=3", ["ben 100%"]),
        ("DepartmentID=1", ["anna", "queue", "deleted"]),
        ("IsOpen=true", ["anna", "ben 100%", "queue"]),
        ("isopen=0", ["deleted"]),
        ("IsActive=true", ["anna", "ben 100%", "queue"]),
        ("IsDeleted=true", ["deleted"]),
        ("IsSpam=true", []),
        ("IsPinnedToAgent=false", ["anna", "ben 100%", "queue", "deleted"]),
        ("RequiresFollowUp=true", []),
        ("ShowInFollowUpView=true", []),
        ("Priority=2", ["anna", "ben 100%", "queue", "deleted"]),
        ("ReplyCountIn=1", []),
        ("ReplyCountOut=1", ["anna", "ben 100%", "queue", "deleted"]),
        ("TicketStatusID=3", ["deleted"]),
        ("Status=closed", ["deleted"]),
        ("Subject=0%", ["ben 100%"]),
        ("Subject=UEU", ["queue"]),
        ("Subject=_", []),
        ("TicketNumber=000-24f24a57-0001", ["anna"]),
        ("ID=2", ["ben 100%"]),
        ("IdCustomer=5", ["anna", "queue", "deleted"]),
        ("DateOpenedUTC=2019-08-23T06:56:19Z", ["ben 100%"]),
        ("DateOpenedUTCStart=2019-08-23T06:57:00", ["queue", "deleted"]),
        ("DateDeletedUTC=2019-08-23T06:58:19", ["deleted"]),
        ("LastReplyDateUtcEnd=8/23/2019 6:56:00 AM", ["anna"]),
    ],
)
def test_a_criterion_finds_what_it_says(tickets: World, criterion: str, found: list[str]) -> None:
    assert subjects(tickets, criterion, "sortorder=ascending") == found


def test_different_keys_must_all_hold_and_of_one_key_any(tickets: World) -> None:
    """Known difference U5."""
    assert subjects(tickets, "IsOpen=true", "GroupId=1") == ["queue", "anna"]
    assert subjects(tickets, "UserId=1", "UserID=4", "IsOpen=true") == ["queue", "ben 100%"]
    assert subjects(tickets, "UserId=1", "GroupId=3") == []


@pytest.mark.parametrize(
    ("criterion", "code"),
    [("Colour=red", 13), ("IsOpen", 12), ("IsOpen=perhaps", 14), ("ID=x", 14), ("SortOrder=x", 14)],
)
def test_what_cannot_be_understood_is_told_in_band(
    tickets: World, criterion: str, code: int
) -> None:
    """Known difference U5."""
    result = tickets.GetTicketsBySearch([criterion])
    assert (result.result, result.result_code, result.tickets) == (False, code, None)
    assert criterion.partition("=")[0] in result.message


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (["Take=2"], ["anna", "ben 100%"]),
        (["MaxResults=1"], ["anna"]),
        (["Skip=1", "Take=2"], ["ben 100%", "queue"]),
        (["skip=3"], ["deleted"]),
        (["Skip=4"], []),
        (["Take=0"], []),
    ],
)
def test_a_page_can_be_asked_for(tickets: World, page: list[str], found: list[str]) -> None:
    """Known difference S20."""
    assert subjects(tickets, "IsSpam=false", "sortorder=ascending", *page) == found


@pytest.mark.parametrize(("page", "code"), [("Skip=-1", 146), ("Take=-1", 146), ("Take=x", 14)])
def test_a_page_that_cannot_be_is_told(tickets: World, page: str, code: int) -> None:
    """Known difference S20."""
    assert tickets.GetTicketsBySearch([page]).result_code == code


def test_agents_find_the_tickets_of_their_groups_only(tickets: World) -> None:
    assert subjects(tickets.as_user("anna"), "IsSpam=false") == ["deleted", "queue", "anna"]
    assert subjects(tickets.as_user("ben"), "IsSpam=false") == ["ben 100%"]
    assert subjects(tickets.as_user("ben"), "GroupID=1") == []


def test_nothing_found_is_an_empty_array(world: World) -> None:
    result = world.GetTicketsBySearch([])
    assert (result.result, list(result.tickets)) == (True, [])


def test_long_answers_are_streamed_whole(world: World) -> None:
    for number in range(BLOCK_ROWS + 3):
        world.create(f"{number}")
    expected = [f"{number}" for number in range(BLOCK_ROWS + 3)]
    assert subjects(world, "sortorder=ascending") == expected
    pool = world.site.database.engine.pool
    assert isinstance(pool, QueuePool)
    assert pool.checkedout() == 0


def test_the_administrator_finds_the_tickets_of_every_group(tickets: World) -> None:
    """Known difference S4."""
    assert subjects(tickets, "IsSpam=false") == ["deleted", "queue", "ben 100%", "anna"]
