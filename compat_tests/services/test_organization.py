"""Departments, groups and agents."""

from __future__ import annotations

from sqlalchemy import update

from compat_tests.services.world import ADMIN, ANNA, BEN, ORDERS, QUEUE, SALES, World
from db.models.smartertrack import Department, Group, User


def test_an_agent_is_told_who_it_is_and_its_roles(world: World) -> None:
    result = world.as_user("anna").ValidateAgent()
    assert (result.result, result.result_code, result.message) == (True, 0, "")
    assert (result.agent.id, result.agent.user_name) == (ANNA, "anna")
    assert result.agent.display_name == "Anna Weiß"
    assert result.roles == [3]


def test_the_queue_user_holds_unassigned_work(world: World) -> None:
    assert world.GetQueueUser().agent.id == QUEUE


def test_an_installation_without_a_queue_user_says_so(world: World) -> None:
    world.change(lambda session: session.execute(update(User).values(is_queue=False)))
    assert world.GetQueueUser().result_code == 200


def test_departments_and_groups_are_listed_with_their_names(world: World) -> None:
    departments = world.GetAllDepartments().departments
    assert [(each.id, each.name) for each in departments] == [(1, "Support"), (2, "Sales")]
    groups = world.GetAllGroups().groups
    assert [(each.id, each.name) for each in groups][2] == (ORDERS, "Orders")


def test_agents_are_employees_without_the_queue_and_without_customers(world: World) -> None:
    assert [each.id for each in world.GetAllAgents().agents] == [ADMIN, ANNA, BEN]


def test_what_is_deleted_is_not_listed(world: World) -> None:
    sales = Department.department_id == SALES
    world.change(
        lambda session: session.execute(update(Department).where(sales).values(is_deleted=True))
    )
    first = Group.group_id == 1
    world.change(
        lambda session: session.execute(update(Group).where(first).values(is_deleted=True))
    )
    anna = User.user_id == ANNA
    world.change(lambda session: session.execute(update(User).where(anna).values(is_deleted=True)))
    assert [each.id for each in world.GetAllDepartments().departments] == [1]
    assert [each.id for each in world.GetAllGroups().groups] == [2]
    assert [each.id for each in world.GetAllAgents().agents] == [ADMIN, BEN]
