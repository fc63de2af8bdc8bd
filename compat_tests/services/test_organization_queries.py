"""How many statements a call of svcOrganization costs does not grow with its answer."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.dialects import mssql, mysql
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session

from compat_tests.services.outcome import sent
from compat_tests.services.world import ANNA, FIRST_LINE, NOON, SUPPORT, World
from db.models.smartertrack import (
    Brand,
    CustomDataField,
    Organization,
    OrganizationFilter,
    Role,
    Tag,
    User,
    UserInGroup,
    UserInRole,
)
from soap_service.accounts import Account
from soap_service.services.organization import names, store

MANY = 30
CUSTOM_ROLE = 105

COSTS: dict[str, tuple[tuple[Any, ...], int]] = {
    "GetServerName": ((), 1),
    "GetAllBrands": ((), 2),
    "GetAllDepartments": ((), 2),
    "GetDeptsForUserTicketSubmission": ((), 2),
    "GetDepartmentsForBrand": ((1,), 3),
    "GetAllGroups": ((), 2),
    "GetGroupsForUser": ((ANNA,), 3),
    "GetGroupsForDepartment": ((SUPPORT,), 3),
    "GetAllAgents": ((), 2),
    "GetAgentsForDepartment": ((SUPPORT,), 3),
    "GetAgentsForGroup": ((FIRST_LINE,), 3),
    "GetActiveTicketAgentsForGroup": ((FIRST_LINE,), 3),
    "GetActiveChatAgentsForGroup": ((FIRST_LINE,), 3),
    "GetAvailableChatAgentsForGroup": ((FIRST_LINE,), 3),
    "GetUsersProperties": ((ANNA, ["AvatarUrl", "Email", "UserID"]), 2),
    "GetUsersPropertiesbyUsername": (("anna", ["AvatarUrl", "Email"]), 2),
    "SetUsersProperties": ((ANNA, ["Language=de", "TimeZone=1", "UserName=a"]), 5),
    "CreateUser2": (("nora", "x", "", True, ""), 6),
    "DeleteUser": ((ANNA,), 3),
    "GetUserCustomFields": ((ANNA, [f"Field {turn}" for turn in range(MANY)]), 3),
    "GetUserCustomFieldsList": ((ANNA,), 3),
    "SetUserCustomFields": ((ANNA, [f"Field {turn}=x" for turn in range(MANY)]), 5),
    "GetAllRoles": ((), 2),
    "GetAllUserRoles": ((ANNA,), 3),
    "GetAllReports": ((), 2),
    "GetAllCustomFields": ((), 2),
    "GetAllTimeLogCategories": ((), 2),
    "GetActiveItemCounts": ((False,), 5),
    "GetDailyTotals": ((False,), 6),
    "CreateOrganization": ((["Name=Other"],), 4),
    "GetOrganizationByName": (("Acme",), 2),
    "GetAllMembersInOrganization": ((1,), 3),
    "AddMemberToOrganization": ((1, 0, "new"), 6),
    "RemoveOrganization": ((1,), 4),
}


@pytest.fixture
def crowded(world: World) -> World:
    """A world with thirty more of everything."""
    world.AddRole("first", True)
    world.SetTicketPermissions([], 5)
    world.change(_crowd)
    world.change(lambda session: [names.lock(session, kind) for kind in names.Kind])
    return world


def _crowd(session: Session) -> None:
    turns = range(100, 100 + MANY)
    session.add(Organization(organization_id=1, organization_name="Acme"))
    session.flush()
    session.execute(insert(Brand), [{"brand_name": f"Brand {turn}"} for turn in turns])
    session.execute(
        insert(CustomDataField), [{"display_name": f"Field {turn - 100}"} for turn in turns]
    )
    session.execute(insert(Role), [{"role_id": turn, "is_custom_role": True} for turn in turns])
    session.execute(
        insert(Tag), [{"name": f"Tag {turn}", "date_created_utc": NOON} for turn in turns]
    )
    people = [
        {"user_id": turn, "date_created_utc": NOON, "date_last_login_utc": NOON} for turn in turns
    ]
    session.execute(insert(User), people)
    places = [{"department_id": SUPPORT, "group_id": FIRST_LINE, "user_id": turn} for turn in turns]
    session.execute(insert(UserInGroup), places)
    roles = [{"user_id": ANNA, "role_id": turn, "date_added_utc": NOON} for turn in turns]
    session.execute(insert(UserInRole), roles)
    members = [
        {"organization_id": 1, "filter_type": "0", "filter_value": f"{turn}"} for turn in turns
    ]
    session.execute(insert(OrganizationFilter), members)


@pytest.mark.parametrize("operation", COSTS)
def test_a_call_costs_a_fixed_number_of_statements(
    crowded: World, sql: list[str], operation: str
) -> None:
    arguments, cost = COSTS[operation]
    sent(sql)
    assert getattr(crowded, operation)(*arguments).result is True
    assert sent(sql) == cost


@pytest.mark.parametrize("allowed", [["View"], ["View", "Close", "Reply", "Delete"]], ids=len)
def test_permissions_cost_the_same_for_one_and_for_many(
    crowded: World, sql: list[str], allowed: list[str]
) -> None:
    sent(sql)
    crowded.SetTicketPermissions(allowed, CUSTOM_ROLE)
    assert sent(sql) == 9
    crowded.SetTicketPermissions([], CUSTOM_ROLE)
    assert sent(sql) == 9


AGENT = Account(3, "anna", "Anna", is_administrator=False)
QUERIES = {
    "brands": store.ALL_BRANDS,
    "categories": store.ALL_TIME_LOG_CATEGORIES,
    "roles": store.ALL_ROLES,
    "roles of a user": store.roles_of_user(3),
    "departments of a brand": store.departments_of_brand(1),
    "departments open to an agent": store.departments_open_to(AGENT),
    "groups of a department": store.groups_of_department(1),
    "groups of a user": store.groups_of_user(3),
    "agents of a department": store.agents_of_department(1),
    "agents at their desk": store.agents_of_group(1, store.RECEIVES_CHATS, store.IS_AT_DESK),
    "agents who receive": store.agents_of_group(1, store.RECEIVES_TICKETS),
    "agents one may count": store.visible_agents(AGENT, sees_all=False),
}
MSSQL: Dialect = mssql.dialect()  # type: ignore[no-untyped-call]
MYSQL: Dialect = mysql.dialect()  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_sql_server_gets_flags_as_numbers(query: Any) -> None:
    words = str(query.compile(dialect=MSSQL)).replace("(", " ").replace(")", " ").split()
    assert not {"true", "false", "LIMIT"} & set(words)
    assert "IS 1" not in " ".join(words)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_mariadb_can_be_asked(query: Any) -> None:
    assert str(query.compile(dialect=MYSQL)).startswith("SELECT")
