"""Who receives tickets, and handing off what somebody has."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from compat_tests.services.outcome import sent
from compat_tests.services.world import (
    ADMIN,
    ANNA,
    BEN,
    FIRST_LINE,
    NOON,
    ORDERS,
    QUEUE,
    SECOND_LINE,
    SUPPORT,
    World,
)
from db.models.own import OutgoingEvent
from db.models.smartertrack import TicketEventLog, UserEventLog, UserInGroup, UserInRole
from soap_service.services.tickets.types import ReceivingStatusInfo


def join(world: World, group: int, *users: int, **columns: Any) -> None:
    def work(session: Session) -> None:
        for user in users:
            member = UserInGroup(department_id=SUPPORT, group_id=group, user_id=user)
            session.add(session.merge(member))
        session.flush()
        for user in users:
            row = session.get(UserInGroup, (SUPPORT, group, user))
            for name, value in columns.items():
                setattr(row, name, value)

    world.change(work)


def status(world: World) -> list[tuple[int, str, int, str, bool]]:
    result = world.GetAgentReceivingStatus()
    assert result.result
    return [
        (
            each.department_id,
            each.department_name,
            each.group_id,
            each.group_name,
            each.is_receiving,
        )
        for each in result.receiving_status
    ]


def test_an_agent_reads_and_sets_group_by_group(world: World) -> None:
    join(world, SECOND_LINE, ANNA)
    anna = world.as_user("anna")
    wish = ReceivingStatusInfo(group_id=SECOND_LINE, is_receiving=True)
    assert anna.SetAgentReceivingStatus([wish, None]).message == ""
    assert status(anna) == [
        (SUPPORT, "Support", FIRST_LINE, "First Line", False),
        (SUPPORT, "Support", SECOND_LINE, "Second Line", True),
    ]


def test_one_foreign_group_and_nothing_changes(world: World) -> None:
    anna = world.as_user("anna")
    wishes = [
        ReceivingStatusInfo(SUPPORT, None, FIRST_LINE, None, True),
        ReceivingStatusInfo(group_id=ORDERS, is_receiving=True),
    ]
    result = anna.SetAgentReceivingStatus(wishes)
    assert (result.result, result.result_code) == (False, 140)
    assert [row[-1] for row in status(anna)] == [False]


def test_all_groups_are_set_at_once_and_away_ends(world: World) -> None:
    join(
        world, SECOND_LINE, ANNA, is_active_for_tickets=True, is_afk=True, date_afk_started_utc=NOON
    )
    anna = world.as_user("anna")
    assert [row[-1] for row in status(anna)] == [False, False]
    assert anna.SetAgentReceivingStatusForAllGroups(True).result
    assert [row[-1] for row in status(anna)] == [True, True]
    assert anna.SetAgentReceivingStatusForAllGroups(False).result
    assert [row[-1] for row in status(anna)] == [False, False]


def test_a_change_is_logged_and_told_once(world: World) -> None:
    anna = world.as_user("anna")
    anna.SetAgentReceivingStatusForAllGroups(True)
    anna.SetAgentReceivingStatusForAllGroups(True)
    columns = select(
        UserEventLog.event_type_id, UserEventLog.user_id, UserEventLog.user_id_taking_action
    )
    assert world.rows(columns) == [(512000, ANNA, ANNA)]
    told = select(OutgoingEvent.event_type_id, OutgoingEvent.object_kind, OutgoingEvent.object_id)
    assert world.rows(told) == [(512000, "agent", ANNA)]


def test_an_administrator_acts_for_others(world: World) -> None:
    wish = ReceivingStatusInfo(group_id=FIRST_LINE, is_receiving=True)
    assert world.SetAgentReceivingStatusAsAdmin("ANNA", [wish]).result
    assert status(world.as_user("anna"))[0][-1] is True
    assert world.SetAgentReceivingStatusForAllGroupsAsAdmin("anna", False).result
    [told] = world.GetAgentReceivingStatusAsAdmin("anna").receiving_status
    assert told.is_receiving is False
    assert world.rows(select(UserEventLog.user_id_taking_action).distinct()) == [(ADMIN,)]


AS_ADMIN = [
    ("GetAgentReceivingStatusAsAdmin", ()),
    ("SetAgentReceivingStatusAsAdmin", ([],)),
    ("SetAgentReceivingStatusForAllGroupsAsAdmin", (True,)),
    ("HandOffActiveTicketsAsAdmin", ()),
]


@pytest.mark.parametrize(("operation", "arguments"), AS_ADMIN)
def test_acting_for_others_needs_a_role(world: World, operation: str, arguments: Any) -> None:
    """Known difference U38."""
    anna = world.as_user("anna")
    assert getattr(anna, operation)("ben", *arguments).result_code == 2
    world.change(
        lambda session: session.add(UserInRole(user_id=ANNA, role_id=2, date_added_utc=NOON))
    )
    assert getattr(anna, operation)("ben", *arguments).result_code == 0


@pytest.mark.parametrize(("operation", "arguments"), AS_ADMIN)
@pytest.mark.parametrize(
    ("name", "code"), [("nobody", 104), ("kim", 104), ("queue", 104), ("", 10)]
)
def test_only_agents_can_be_acted_for(
    world: World, operation: str, arguments: Any, name: str, code: int
) -> None:
    assert getattr(world, operation)(name, *arguments).result_code == code


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        ("GetAgentReceivingStatus", ()),
        ("SetAgentReceivingStatusForAllGroups", (True,)),
        ("HandOffActiveTickets", ()),
    ],
)
def test_nobody_acts_without_a_password(world: World, operation: str, arguments: Any) -> None:
    assert getattr(world.as_user("anna", "wrong"), operation)(*arguments).result_code == 1


def test_active_tickets_go_round_among_the_others(world: World) -> None:
    """Known difference U39."""
    for _ in range(3):
        world.create()
    join(world, FIRST_LINE, ADMIN, BEN, ANNA, is_active_for_tickets=True)
    assert world.as_user("anna").HandOffActiveTickets().message == ""
    found = world.GetTicketsBySearch(["sortorder=ascending"]).tickets
    assert [each.id_agent for each in found] == [ADMIN, BEN, ADMIN]
    query = select(TicketEventLog.old_user_id).where(TicketEventLog.event_type_id == 502001)
    assert world.rows(query) == [(ANNA,)] * 3


def test_where_nobody_receives_they_go_to_the_queue(world: World) -> None:
    """Known difference U39."""
    world.create()
    assert world.HandOffActiveTicketsAsAdmin("anna").result
    assert [each.id_agent for each in world.GetTicketsBySearch(["UserID=1"]).tickets] == [QUEUE]


def test_pinned_waiting_closed_and_deleted_tickets_stay(world: World) -> None:
    """Known difference U39."""
    numbers = [world.create() for _ in range(4)]
    for number, change in zip(
        numbers,
        ("IsPinnedToAgent=1", "TicketStatusID=2", "TicketStatusID=3", "IsDeleted=1"),
        strict=True,
    ):
        world.SetTicketProperties(number, [change])
    world.as_user("anna").HandOffActiveTickets()
    assert [world.info(number).id_agent for number in numbers] == [ANNA] * 4


def test_handing_off_more_tickets_asks_no_more_questions(world: World, sql: list[str]) -> None:
    for _ in range(6):
        world.create()
    anna = world.as_user("anna")
    anna.GetTicketCount()  # from here on the password is known
    sent(sql)
    anna.HandOffActiveTickets()
    questions = [each for each in sql if each.startswith("SELECT")]
    assert len(questions) == 4


def test_receiving_status_costs_two_statements(world: World, sql: list[str]) -> None:
    join(world, SECOND_LINE, ANNA)
    anna = world.as_user("anna")
    anna.GetTicketCount()  # from here on the password is known
    sent(sql)
    anna.GetAgentReceivingStatus()
    assert sent(sql) == 2
