"""Roles, who has them, and what they are allowed."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import delete, select, update

from compat_tests.services.world import ADMIN, ANNA, CUSTOMER, NOON, QUEUE, SALES, World
from db.models.own import OwnSetting
from db.models.smartertrack import (
    Department,
    Role,
    RoleAreaPermission,
    RolePageActionPermissionType,
    RolePermission,
    UserInRole,
)

ADMINISTRATORS, AGENTS, CUSTOM = 1, 3, 5
NOBODY = 999

AREAS = (
    "SetNewsPermissions",
    "SetTicketPermissions",
    "SetTaskPermissions",
    "SetCallLogPermissions",
    "SetWhosOnPermissions",
    "SetReportPermissions",
    "SetManageAreaPermissions",
    "SetEventPermissions",
    "SetDistributionPermissions",
)


@pytest.fixture
def staffed(world: World) -> World:
    """A world with a role of its own, which nobody has yet."""
    assert world.AddRole("Night Shift", True).result is True
    return world


def roles_of(world: World, user_id: int) -> list[int]:
    return [each.role_id for each in world.GetAllUserRoles(user_id).roles]


def allowed(world: World, role_id: int = CUSTOM) -> list[str]:
    """The names of what a role is allowed, with the report or category in question."""
    action = RolePageActionPermissionType
    query = (
        select(action.english_name, RolePermission.report_item_guid, RolePermission.kb_category_id)
        .join(
            RolePermission,
            RolePermission.role_page_action_permission_type_id
            == action.role_page_action_permission_type_id,
        )
        .where(RolePermission.role_id == role_id, RolePermission.is_allowed)
        .order_by(RolePermission.role_permission_id)
    )
    return [" ".join(str(part) for part in row if part is not None) for row in world.rows(query)]


def rows_of(world: World, table: Any, role_id: int = CUSTOM) -> int:
    return len(world.rows(select(table).where(table.role_id == role_id)))


def test_roles_are_listed_with_whom_they_are_for(staffed: World) -> None:
    staffed.AddRole("Guests", False)
    listed = [(each.role_id, each.role_name, each.is_employee) for each in all_roles(staffed)]
    assert listed == [
        (1, "Administrators", True),
        (2, "Managers", True),
        (3, "Agents", True),
        (4, "Registered Users", False),
        (5, "Night Shift", True),
        (6, "Guests", False),
    ]


def all_roles(world: World) -> Any:
    return world.GetAllRoles().roles


@pytest.mark.parametrize(
    ("name", "code"), [(None, 10), (" ", 10), ("AGENTS", 210), (" agents ", 210), ("x" * 256, 212)]
)
def test_a_role_needs_a_name_of_its_own(world: World, name: str, code: int) -> None:
    assert world.AddRole(name, True).result_code == code
    assert len(all_roles(world)) == 4


def test_a_role_is_given_and_taken_any_number_of_times(staffed: World) -> None:
    """Known difference U54."""
    for _ in range(2):
        assert staffed.AddRoleToUser(CUSTOMER, CUSTOM).result is True
    assert roles_of(staffed, CUSTOMER) == [CUSTOM]
    added = select(UserInRole.date_added_utc).where(UserInRole.user_id == CUSTOMER)
    assert staffed.rows(added) == [(NOON,)]
    for _ in range(2):
        assert staffed.RemoveRoleFromUser(CUSTOMER, CUSTOM).result is True
    assert roles_of(staffed, CUSTOMER) == []


@pytest.mark.parametrize("operation", ["AddRoleToUser", "RemoveRoleFromUser"])
@pytest.mark.parametrize(
    ("user_id", "role_id", "code"), [(NOBODY, AGENTS, 204), (ANNA, NOBODY, 205)]
)
def test_both_the_user_and_the_role_must_be_there(
    world: World, operation: str, user_id: int, role_id: int, code: int
) -> None:
    assert getattr(world, operation)(user_id, role_id).result_code == code
    assert roles_of(world, ANNA) == [AGENTS]


def test_the_queue_has_no_role(world: World) -> None:
    assert world.AddRoleToUser(QUEUE, ADMINISTRATORS).result_code == 230


def test_nobody_ceases_to_be_an_administrator_by_oneself(world: World) -> None:
    world.AddRoleToUser(ANNA, ADMINISTRATORS)
    assert world.as_user("anna").RemoveRoleFromUser(ANNA, ADMINISTRATORS).result_code == 231
    assert world.RemoveRoleFromUser(ANNA, ADMINISTRATORS).result is True
    assert world.as_user("anna").AddRole("x", True).result_code == 2


def test_a_removed_role_takes_its_memberships_and_permissions_along(staffed: World) -> None:
    staffed.AddRoleToUser(CUSTOMER, CUSTOM)
    staffed.SetTicketPermissions(["View"], CUSTOM)
    assert staffed.RemoveRole(CUSTOM).result is True
    for table in (Role, UserInRole, RoleAreaPermission, RolePermission):
        assert rows_of(staffed, table) == 0
    assert staffed.RemoveRole(CUSTOM).result_code == 205


def test_built_in_and_required_roles_stay(staffed: World) -> None:
    """Known difference U54."""
    assert staffed.RemoveRole(AGENTS).result_code == 232
    is_sales = Department.department_id == SALES
    staffed.change(
        lambda session: session.execute(
            update(Department).where(is_sales).values(tickets_require_role=CUSTOM)
        )
    )
    assert staffed.RemoveRole(CUSTOM).result_code == 233
    assert rows_of(staffed, Role) == 1


@pytest.mark.parametrize("operation", AREAS)
def test_permissions_are_set_exactly_in_each_area(staffed: World, operation: str) -> None:
    """Known difference U55."""
    set_permissions = getattr(staffed, operation)
    assert set_permissions(["View"], CUSTOM).result is True
    assert allowed(staffed) == ["View"]
    assert set_permissions([], CUSTOM).result is True
    assert allowed(staffed) == []
    assert rows_of(staffed, RoleAreaPermission) == 1


def test_areas_do_not_touch_each_other(staffed: World) -> None:
    staffed.SetTicketPermissions(["Reply", "close"], CUSTOM)
    staffed.SetNewsPermissions(["VIEW"], CUSTOM)
    staffed.SetTicketPermissions([" re ply ", None, ""], CUSTOM)
    assert allowed(staffed) == ["Reply", "View"]
    assert rows_of(staffed, RoleAreaPermission) == 2


def test_a_permission_is_stored_once_however_often_it_is_set(staffed: World) -> None:
    staffed.SetTicketPermissions(["View"], CUSTOM)
    count = rows_of(staffed, RolePermission)
    staffed.SetTicketPermissions(["Close"], CUSTOM)
    assert rows_of(staffed, RolePermission) == count


def test_categories_of_the_knowledge_base_are_apart(staffed: World) -> None:
    assert staffed.SetKBPermissions(["View"], CUSTOM, 0).result is True
    assert staffed.SetKBPermissions(["Edit"], CUSTOM, 7).result is True
    assert allowed(staffed) == ["View", "Edit 7"]
    assert staffed.SetKBPermissions(["Edit"], CUSTOM, -1).result_code == 11


def test_reports_are_allowed_by_name_or_id(staffed: World) -> None:
    """Known difference U56."""
    reports = staffed.GetAllReports().reports
    first, second = (each.report_id for each in reports)
    assert [each.report_name for each in reports] == [
        "Active Items by Agent",
        "Daily Totals by Agent",
    ]
    assert staffed.SetReportPermissions(["dailytotalsbyagent", first], CUSTOM).result is True
    assert sorted(allowed(staffed)) == [f"View {first}", f"View {second}"]
    assert staffed.SetReportPermissions([second], CUSTOM).result is True
    assert allowed(staffed) == [f"View {second}"]


def test_a_report_that_only_permissions_name_is_listed(staffed: World) -> None:
    staffed.SetReportPermissions(["View"], CUSTOM)
    is_role = RolePermission.role_id == CUSTOM
    staffed.change(
        lambda session: session.execute(
            update(RolePermission)
            .where(is_role, RolePermission.report_item_guid.is_not(None))
            .values(report_item_guid="other")
        )
    )
    assert [each.report_name for each in staffed.GetAllReports().reports][2:] == ["other"]


@pytest.mark.parametrize("operation", AREAS)
def test_an_unknown_permission_or_role_changes_nothing(staffed: World, operation: str) -> None:
    set_permissions = getattr(staffed, operation)
    unknown = set_permissions(["View", "Fly"], CUSTOM)
    assert unknown.result_code == 240
    assert "Fly" in unknown.message
    assert set_permissions(["View"], NOBODY).result_code == 205
    assert rows_of(staffed, RolePermission) == 0


def test_an_existing_database_keeps_its_actions_and_tells_its_numbers(staffed: World) -> None:
    """Known difference U55."""

    def replace(session: Any) -> None:
        session.execute(delete(RolePageActionPermissionType))
        session.execute(delete(OwnSetting).where(OwnSetting.name == "permission_areas"))
        session.add(
            RolePageActionPermissionType(
                english_name="CanFly", display_name="Fly High", role_permissions_area=40
            )
        )

    staffed.change(replace)
    unknown = staffed.SetTicketPermissions(["canfly"], CUSTOM)
    assert (unknown.result_code, "Tickets" in unknown.message) == (241, True)
    setting = OwnSetting(name="permission_areas", value="News = 1; tickets = 40")
    staffed.change(lambda session: session.add(setting))
    assert staffed.SetTicketPermissions(["fly high"], CUSTOM).result is True
    assert allowed(staffed) == ["CanFly"]


def test_the_roles_of_the_administrator_can_be_read(world: World) -> None:
    assert roles_of(world, ADMIN) == []
    assert roles_of(world, ANNA) == [AGENTS]
