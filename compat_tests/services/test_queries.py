"""How many statements a call costs does not grow with its answer."""

from __future__ import annotations

import pytest

from compat_tests.services.outcome import sent
from compat_tests.services.world import World


@pytest.fixture
def busy(world: World) -> World:
    """A world in which one ticket has a long conversation and nine have none."""
    number = world.create()
    for _ in range(9):
        world.create()
    for _ in range(20):
        world.AddTicketNote(number, "", "x")
        world.AddTicketAttachment(number, 0, "a.txt", b"x", 1, world.clock.now)
    return world


def test_a_search_costs_two(busy: World, sql: list[str]) -> None:
    assert len(list(busy.GetTicketsBySearch([]).tickets)) == 10
    assert sent(sql) == 2
    anna = busy.as_user("anna")
    anna.PingService("")  # from here on the password is known
    sent(sql)
    anna.GetTicketsBySearch(["ID=1"])
    assert sent(sql) == 2


def test_a_conversation_costs_four(busy: World, sql: list[str]) -> None:
    assert len(busy.GetTicketConversationPartList(1).parts) == 21
    assert sent(sql) == 4
    assert len(busy.GetTicketConversationPartList(2).parts) == 1
    assert sent(sql) == 4


def test_a_list_of_attachments_costs_three(busy: World, sql: list[str]) -> None:
    assert len(busy.GetTicketAttachments(1).files) == 20
    assert sent(sql) == 3


def test_a_new_ticket_costs_nine(busy: World, sql: list[str]) -> None:
    busy.create()  # from here on the settings of the providers are known, for a second
    sent(sql)
    busy.create()
    assert sent(sql) == 9


@pytest.mark.parametrize(
    "operation", ["GetAllDepartments", "GetAllGroups", "GetAllAgents", "ValidateAgent"]
)
def test_a_list_of_the_organization_costs_two(world: World, sql: list[str], operation: str) -> None:
    world.PingService("")  # from here on the password is known
    sent(sql)
    getattr(world, operation)()
    assert sent(sql) == 2
