"""The server, brands, departments, groups and the agents in them."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from compat_tests.services.world import (
    ADMIN,
    ANNA,
    BEN,
    CUSTOMER,
    FIRST_LINE,
    NOON,
    ORDERS,
    SALES,
    SECOND_LINE,
    SUPPORT,
    World,
)
from db.models.smartertrack import Brand, Department, Group, Tag, User, UserInGroup

NOBODY = 999


def ids(rows: Any) -> list[int]:
    return [row.id for row in rows]


def change_sales(world: World, **values: object) -> None:
    is_sales = Department.department_id == SALES
    world.change(lambda session: session.execute(update(Department).where(is_sales).values(values)))


def change_anna(world: World, **values: object) -> None:
    """Change Anna's place in the first line."""
    is_anna = UserInGroup.user_id == ANNA
    world.change(lambda session: session.execute(update(UserInGroup).where(is_anna).values(values)))


@pytest.fixture
def branded(world: World) -> World:
    """A world with two brands; Sales belongs to the second."""

    def add(session: Session) -> None:
        session.add_all([Brand(brand_name="House"), Brand(brand_name="Garden")])
        session.flush()
        sales = session.get_one(Department, SALES)
        sales.brand_id = 2

    world.change(add)
    return world


def test_the_server_has_the_name_of_its_machine(world: World) -> None:
    """Known difference U46."""
    assert world.GetServerName().request_result == socket.gethostname()


def test_brands_are_listed_with_their_departments(branded: World) -> None:
    assert [(each.id, each.name) for each in branded.GetAllBrands().brands] == [
        (1, "House"),
        (2, "Garden"),
    ]
    assert branded.GetDepartmentsForBrand(1).departments == []
    assert ids(branded.GetDepartmentsForBrand(2).departments) == [SALES]


def test_groups_are_listed_by_department_and_by_member(world: World) -> None:
    assert ids(world.GetGroupsForDepartment(SUPPORT).groups) == [FIRST_LINE, SECOND_LINE]
    assert ids(world.GetGroupsForUser(BEN).groups) == [ORDERS]
    assert world.GetGroupsForUser(CUSTOMER).groups == []


def test_agents_are_listed_by_department_and_by_group(world: World) -> None:
    assert ids(world.GetAgentsForDepartment(SUPPORT).agents) == [ANNA]
    assert ids(world.GetAgentsForGroup(ORDERS).agents) == [BEN]
    assert world.GetAgentsForGroup(SECOND_LINE).agents == []


def test_an_agent_of_two_groups_of_a_department_is_listed_once(world: World) -> None:
    place = {"department_id": SUPPORT, "group_id": SECOND_LINE, "user_id": ANNA}
    world.change(lambda session: session.add(UserInGroup(**place)))
    assert ids(world.GetAgentsForDepartment(SUPPORT).agents) == [ANNA]
    assert ids(world.GetGroupsForUser(ANNA).groups) == [FIRST_LINE, SECOND_LINE]


def test_a_deleted_agent_is_in_no_list(world: World) -> None:
    is_anna = User.user_id == ANNA
    world.change(lambda session: session.execute(update(User).where(is_anna).values(is_deleted=1)))
    assert world.GetAgentsForGroup(FIRST_LINE).agents == []
    assert world.GetAgentsForDepartment(SUPPORT).agents == []


def test_a_deleted_group_takes_its_members_out_of_the_department(world: World) -> None:
    is_first = Group.group_id == FIRST_LINE
    world.change(
        lambda session: session.execute(update(Group).where(is_first).values(is_deleted=True))
    )
    assert world.GetAgentsForDepartment(SUPPORT).agents == []
    assert world.GetGroupsForUser(ANNA).groups == []
    assert world.GetAgentsForGroup(FIRST_LINE).result_code == 203


@pytest.mark.parametrize(
    ("values", "receiving", "chatting", "available"),
    [
        ({}, [], [], []),
        ({"is_active_for_tickets": True}, [ANNA], [], []),
        ({"is_active_for_chats": True}, [], [ANNA], [ANNA]),
        ({"is_active_for_chats": True, "is_afk": True}, [], [ANNA], []),
        ({"is_active_for_tickets": True, "is_afk": True}, [ANNA], [], []),
    ],
)
def test_who_receives_and_who_is_at_the_desk(
    world: World,
    values: dict[str, object],
    receiving: list[int],
    chatting: list[int],
    available: list[int],
) -> None:
    """Known difference U47."""
    change_anna(world, **(values or {"ticket_weight": 0}))
    assert ids(world.GetActiveTicketAgentsForGroup(FIRST_LINE).agents) == receiving
    assert ids(world.GetActiveChatAgentsForGroup(FIRST_LINE).agents) == chatting
    assert ids(world.GetAvailableChatAgentsForGroup(FIRST_LINE).agents) == available


@pytest.mark.parametrize(
    ("values", "anna", "ben"),
    [
        ({"is_internal": False}, [SUPPORT, SALES], [SUPPORT, SALES]),
        ({"is_internal": True}, [SUPPORT], [SUPPORT, SALES]),
        ({"is_restricted_to_member_agents": True}, [SUPPORT], [SUPPORT, SALES]),
        ({"tickets_require_role": 3}, [SUPPORT, SALES], [SUPPORT, SALES]),
        ({"tickets_require_role": 2}, [SUPPORT], [SUPPORT]),
        ({"is_deleted": True}, [SUPPORT], [SUPPORT]),
    ],
)
def test_departments_are_open_to_those_who_may_submit(
    world: World, values: dict[str, object], anna: list[int], ben: list[int]
) -> None:
    """Known difference U48."""
    change_sales(world, **values)
    assert ids(world.as_user("anna").GetDeptsForUserTicketSubmission().departments) == anna
    assert ids(world.as_user("ben").GetDeptsForUserTicketSubmission().departments) == ben


def test_every_department_is_open_to_the_administrator(world: World) -> None:
    change_sales(world, is_internal=True, tickets_require_role=2)
    assert ids(world.GetDeptsForUserTicketSubmission().departments) == [SUPPORT, SALES]


def test_categories_of_time_logs_are_the_tags(world: World) -> None:
    """Known difference U56."""
    rows = [
        {"name": name, "date_created_utc": NOON, "is_deleted": gone}
        for name, gone in (("Travel", False), ("Advice", False), ("Old", True))
    ]
    world.change(lambda session: session.execute(insert(Tag), rows))
    categories = world.GetAllTimeLogCategories().time_log_categories
    assert [(each.id, each.category_name, each.description) for each in categories] == [
        (2, "Advice", ""),
        (1, "Travel", ""),
    ]


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        ("GetDepartmentsForBrand", 201),
        ("GetGroupsForDepartment", 202),
        ("GetAgentsForDepartment", 202),
        ("GetAgentsForGroup", 203),
        ("GetActiveTicketAgentsForGroup", 203),
        ("GetActiveChatAgentsForGroup", 203),
        ("GetAvailableChatAgentsForGroup", 203),
        ("GetGroupsForUser", 204),
        ("GetAllUserRoles", 204),
        ("GetUserCustomFieldsList", 204),
        ("GetOrganizationByID", 206),
        ("GetAllMembersInOrganization", 206),
    ],
)
def test_what_is_not_there_is_told_in_band(world: World, operation: str, code: int) -> None:
    result = getattr(world, operation)(NOBODY)
    assert (result.result, result.result_code) == (False, code)
    assert str(NOBODY) in result.message


def test_the_administrator_is_no_member_of_any_group(world: World) -> None:
    assert world.GetGroupsForUser(ADMIN).groups == []
