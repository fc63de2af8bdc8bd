"""Counts of tickets, by place and agent."""

from __future__ import annotations

from typing import Any

import pytest

from compat_tests.services.outcome import sent
from compat_tests.services.world import ANNA, BEN, FIRST_LINE, ORDERS, QUEUE, SALES, SUPPORT, World


@pytest.fixture
def busy(world: World) -> World:
    """Anna has two active tickets and a waiting one, Ben has one, the queue has one."""
    numbers = [world.create() for _ in range(5)]
    world.create(waiting=True)
    world.create(agent=BEN, department=SALES, group=ORDERS)
    world.create(agent=QUEUE)
    world.SetTicketProperties(numbers[0], ["RequiresFollowUp=true"])
    world.SetTicketProperties(numbers[2], ["IsDeleted=true"])
    world.SetTicketProperties(numbers[3], ["TicketStatusID=3"])
    world.SetTicketProperties(numbers[4], ["TicketStatusID=4", "RequiresFollowUp=true"])
    return world


def rows(result: Any) -> list[tuple[int, ...]]:
    assert (result.result, result.message) == (True, "")
    return [
        (
            each.department_id,
            each.group_id,
            each.user_id,
            each.active_ticket_count,
            each.waiting_ticket_count,
            each.follow_up_ticket_count,
            each.brand_id,
        )
        for each in result.ticket_counts
    ]


ANNAS = (SUPPORT, FIRST_LINE, ANNA, 2, 1, 2, 0)


def test_an_agent_is_counted_by_place(busy: World) -> None:
    """Known difference U32."""
    assert rows(busy.as_user("anna").GetTicketCounts_Agent()) == [ANNAS]
    assert rows(busy.GetTicketCounts_Agent()) == []


def test_all_agents_are_counted_as_far_as_they_are_seen(busy: World) -> None:
    queue, bens = (SUPPORT, FIRST_LINE, QUEUE, 1, 0, 0, 0), (SALES, ORDERS, BEN, 1, 0, 0, 0)
    assert rows(busy.GetTicketCounts_Global()) == [queue, ANNAS, bens]
    assert rows(busy.as_user("ben").GetTicketCounts_Global()) == [bens]


def test_the_count_is_of_the_callers_active_tickets(busy: World) -> None:
    """Known difference U32."""
    assert busy.as_user("anna").GetTicketCount().request_result == 2
    assert busy.GetTicketCount().request_result == 0


def test_groups_tell_active_and_waiting(busy: World) -> None:
    """Known difference U32."""
    everything = ["First Line=3,1", "Second Line=0,0", "Orders=1,0"]
    assert busy.GetGroupTicketInfo().request_results == everything
    assert busy.as_user("ben").GetGroupTicketInfo().request_results == ["Orders=1,0"]


OPERATIONS = ["GetTicketCounts_Agent", "GetTicketCounts_Global", "GetTicketCount"]


@pytest.mark.parametrize("operation", [*OPERATIONS, "GetGroupTicketInfo"])
def test_counts_cost_two_statements(busy: World, sql: list[str], operation: str) -> None:
    sent(sql)
    getattr(busy, operation)()
    assert sent(sql) == 2


@pytest.mark.parametrize("operation", [*OPERATIONS, "GetGroupTicketInfo"])
def test_nobody_counts_without_a_password(busy: World, operation: str) -> None:
    assert getattr(busy.as_user("anna", "wrong"), operation)().result_code == 1
