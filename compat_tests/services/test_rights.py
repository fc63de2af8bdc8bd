"""Who may do what in svcOrganization: the table of rights, row by row."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from compat_tests.services.world import ANNA, BEN, NOON, World, shapes
from db.models.smartertrack import Brand, UserInRole
from soap_service.services.organization.rights import GRANTED, Right, Standing
from soap_service.services.organization.service import service

ROLE, ORGANIZATION, MEMBER = 5, 1, 1
MANAGERS = 2
_NAMES: list[str] = ["View"]

CHANGES: dict[Right, dict[str, tuple[Any, ...]]] = {
    Right.CHANGE_USERS: {
        "CreateUser": ("nora", "x", "", True, ""),
        "CreateUser2": ("nora", "x", "", True, ""),
        "SetUsersProperties": (ANNA, ["DisplayName=x"]),
        "SetUserCustomFields": (ANNA, []),
        "DeleteUser": (BEN,),
    },
    Right.CHANGE_ROLES: {
        "AddRole": ("Day Shift", True),
        "AddRoleToUser": (ANNA, ROLE),
        "RemoveRoleFromUser": (ANNA, ROLE),
        "RemoveRole": (ROLE,),
    },
    Right.CHANGE_PERMISSIONS: {
        "SetKBPermissions": (_NAMES, ROLE, 0),
        "SetNewsPermissions": (_NAMES, ROLE),
        "SetTicketPermissions": (_NAMES, ROLE),
        "SetTaskPermissions": (_NAMES, ROLE),
        "SetCallLogPermissions": (_NAMES, ROLE),
        "SetWhosOnPermissions": (_NAMES, ROLE),
        "SetReportPermissions": (_NAMES, ROLE),
        "SetManageAreaPermissions": (_NAMES, ROLE),
        "SetEventPermissions": (_NAMES, ROLE),
        "SetDistributionPermissions": (_NAMES, ROLE),
    },
    Right.CHANGE_ORGANIZATIONS: {
        "CreateOrganization": (["Name=Other"],),
        "EditOrganization": (ORGANIZATION, ["Website=x"]),
        "AddMemberToOrganization": (ORGANIZATION, 0, "kim@example.com"),
        "RemoveMemberFromOrganization": (MEMBER,),
        "RemoveOrganization": (ORGANIZATION,),
    },
}

READS: dict[str, tuple[Any, ...]] = {
    "GetServerName": (),
    "GetAllBrands": (),
    "GetDeptsForUserTicketSubmission": (),
    "GetAllDepartments": (),
    "GetDepartmentsForBrand": (1,),
    "GetAllGroups": (),
    "GetGroupsForUser": (BEN,),
    "GetGroupsForDepartment": (1,),
    "ValidateAgent": (),
    "GetQueueUser": (),
    "GetAllAgents": (),
    "GetAgentsForDepartment": (1,),
    "GetActiveTicketAgentsForGroup": (1,),
    "GetActiveChatAgentsForGroup": (1,),
    "GetAvailableChatAgentsForGroup": (1,),
    "GetAgentsForGroup": (1,),
    "GetUsersProperties": (BEN, ["Email"]),
    "GetUsersPropertiesbyUsername": ("ben", ["Email"]),
    "GetUserCustomFields": (BEN, []),
    "GetUserCustomFieldsList": (BEN,),
    "GetAllRoles": (),
    "GetAllUserRoles": (BEN,),
    "GetAllReports": (),
    "GetAllCustomFields": (),
    "GetAllTimeLogCategories": (),
    "GetActiveItemCounts": (False,),
    "GetDailyTotals": (False,),
    "GetOrganizationByID": (ORGANIZATION,),
    "GetOrganizationByName": ("Acme",),
    "GetAllMembersInOrganization": (ORGANIZATION,),
}
ROWS = [
    (right, operation, arguments)
    for right, operations in CHANGES.items()
    for operation, arguments in operations.items()
]
EVERY_CALL = {operation: arguments for _right, operation, arguments in ROWS} | READS


@pytest.fixture
def furnished(world: World) -> World:
    """A world with a brand, a role, an organization and a member; Ben is a manager."""
    world.AddRole("Night Shift", True)
    world.CreateOrganization(["Name=Acme"])
    world.AddMemberToOrganization(ORGANIZATION, 1, "example.com")

    def promote(session: Session) -> None:
        session.add(Brand(brand_name="House"))
        session.add(UserInRole(user_id=BEN, role_id=MANAGERS, date_added_utc=NOON))

    world.change(promote)
    return world


def test_every_operation_stands_in_the_table() -> None:
    assert set(EVERY_CALL) == set(shapes(service))


@pytest.mark.parametrize(("right", "operation", "arguments"), ROWS, ids=lambda each: str(each)[:40])
def test_administrators_change_and_nobody_else(
    furnished: World, right: Right, operation: str, arguments: tuple[Any, ...]
) -> None:
    """Known difference U45."""
    assert GRANTED[right] == {Standing.ADMINISTRATOR}
    for user_name in ("anna", "ben"):
        refused = getattr(furnished.as_user(user_name), operation)(*arguments)
        assert (refused.result, refused.result_code) == (False, 2)
    assert getattr(furnished, operation)(*arguments).result is True


@pytest.mark.parametrize(("operation", "arguments"), READS.items(), ids=READS)
def test_managers_and_agents_read(
    furnished: World, operation: str, arguments: tuple[Any, ...]
) -> None:
    """Known difference U45."""
    for user_name in ("admin", "anna", "ben"):
        assert getattr(furnished.as_user(user_name), operation)(*arguments).result is True


@pytest.mark.parametrize(("operation", "arguments"), EVERY_CALL.items(), ids=EVERY_CALL)
def test_nothing_is_told_or_changed_without_the_password(
    furnished: World, operation: str, arguments: tuple[Any, ...]
) -> None:
    result = getattr(furnished.as_user("admin", "wrong"), operation)(*arguments)
    assert (result.result, result.result_code) == (False, 1)


def test_a_customer_may_not_call(furnished: World) -> None:
    assert furnished.as_user("kim").GetAllRoles().result_code == 1
