"""Organizations of customers and the rules of their membership."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from compat_tests.services.world import CUSTOMER, World
from db.models.smartertrack import Organization, OrganizationFilter

ACME = 1
EMAIL, DOMAIN, USER = 0, 1, 2


@pytest.fixture
def acme(world: World) -> World:
    """A world with an organization."""
    texts = ["name=Acme Ltd", "PhoneNumber=1=2", "WEBSITE=https://example.com"]
    assert world.CreateOrganization(texts).result is True
    return world


def about(result: Any) -> tuple[str, str, str]:
    assert result.result, result.message
    found = result.organization
    return found.name, found.phone_number, found.website


def members(world: World) -> list[tuple[int, str]]:
    return [
        (each.type, each.value)
        for each in world.GetAllMembersInOrganization(ACME).organization_members
    ]


def stored(world: World, table: Any) -> int:
    return int(world.rows(select(func.count()).select_from(table))[0][0])


def test_an_organization_is_found_by_id_and_by_name_in_any_case(acme: World) -> None:
    expected = ("Acme Ltd", "1=2", "https://example.com")
    assert about(acme.GetOrganizationByID(ACME)) == expected
    assert about(acme.GetOrganizationByName(" ACME ltd ")) == expected
    assert acme.GetOrganizationByName(" ACME ltd ").organization.organization_id == ACME


def test_only_what_is_named_is_changed(acme: World) -> None:
    """Known difference U53."""
    changed = acme.EditOrganization(ACME, ["organizationname=ACME", "website="])
    assert about(changed) == ("ACME", "1=2", "")
    assert about(acme.EditOrganization(ACME, ["PhoneNumber=3"])) == ("ACME", "3", "")
    assert about(acme.EditOrganization(ACME, None)) == ("ACME", "3", "")


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ([], 10),
        (None, 10),
        (["Name= "], 10),
        (["Name=ACME LTD"], 210),
        (["Name=" + "x" * 256], 212),
        (["Name=Other", "PhoneNumber=" + "1" * 51], 212),
        (["Name=Other", "Fax=1"], 13),
        (["Name"], 12),
    ],
    ids=lambda each: str(each)[:30],
)
def test_an_organization_that_cannot_be_is_not_created(
    acme: World, texts: list[str], code: int
) -> None:
    result = acme.CreateOrganization(texts)
    assert (result.result, result.result_code, result.organization) == (False, code, None)
    assert stored(acme, Organization) == 1


@pytest.mark.parametrize(
    ("texts", "code"), [(["Name=other"], 210), (["Name="], 10), (["Fax=1"], 13)]
)
def test_a_change_that_cannot_be_is_not_made(acme: World, texts: list[str], code: int) -> None:
    acme.CreateOrganization(["Name=Other"])
    assert acme.EditOrganization(ACME, [*texts, "Website=x"]).result_code == code
    assert about(acme.GetOrganizationByID(ACME))[2] == "https://example.com"


def test_members_keep_their_type_and_value(acme: World) -> None:
    """Known difference U53."""
    ids = [
        acme.AddMemberToOrganization(ACME, kind, value).id
        for kind, value in ((EMAIL, "x@example.com"), (DOMAIN, "example.com"), (USER, "kim"))
    ]
    assert ids == [1, 2, 3]
    assert members(acme) == [(EMAIL, "x@example.com"), (DOMAIN, "example.com"), (USER, "kim")]


@pytest.mark.parametrize("value", ["KIM", "kim@Example.com", str(CUSTOMER)])
def test_a_member_that_is_a_user_is_linked_to_it(acme: World, value: str) -> None:
    acme.AddMemberToOrganization(ACME, USER, value)
    assert acme.rows(select(OrganizationFilter.user_id)) == [(CUSTOMER,)]


@pytest.mark.parametrize("value", ["nobody", "99999999999999999999", "queue", "1"])
def test_a_member_that_is_no_user_is_kept_by_its_value(acme: World, value: str) -> None:
    acme.AddMemberToOrganization(ACME, USER, value)
    assert acme.rows(select(OrganizationFilter.user_id)) == [(None,)]
    assert members(acme) == [(USER, value)]


def test_rows_of_the_product_are_understood(acme: World) -> None:
    """Known difference U53."""
    rows = [
        OrganizationFilter(organization_id=ACME, filter_type="Domain", filter_value="a.example"),
        OrganizationFilter(organization_id=ACME, filter_type="User", user_id=CUSTOMER),
        OrganizationFilter(organization_id=ACME, filter_type="7", filter_value="x"),
    ]
    acme.change(lambda session: session.add_all(rows))
    assert members(acme) == [(DOMAIN, "a.example"), (USER, str(CUSTOMER)), (7, "x")]


@pytest.mark.parametrize(
    ("organization", "kind", "value", "code"),
    [
        (ACME, EMAIL, "", 10),
        (ACME, EMAIL, None, 10),
        (ACME, -1, "x@example.com", 11),
        (ACME, EMAIL, "KIM@example.com", 211),
        (999, EMAIL, "x@example.com", 206),
    ],
)
def test_a_member_that_cannot_be_is_not_added(
    acme: World, organization: int, kind: int, value: str, code: int
) -> None:
    acme.AddMemberToOrganization(ACME, EMAIL, "kim@example.com")
    result = acme.AddMemberToOrganization(organization, kind, value)
    assert (result.result, result.result_code, result.id) == (False, code, 0)
    assert stored(acme, OrganizationFilter) == 1


def test_a_member_is_removed_once(acme: World) -> None:
    member = acme.AddMemberToOrganization(ACME, DOMAIN, "example.com").id
    assert acme.RemoveMemberFromOrganization(member).id == member
    assert acme.RemoveMemberFromOrganization(member).result_code == 207
    assert members(acme) == []


def test_a_removed_organization_says_what_it_was_and_takes_its_members_along(
    acme: World,
) -> None:
    acme.AddMemberToOrganization(ACME, DOMAIN, "example.com")
    assert about(acme.RemoveOrganization(ACME))[0] == "Acme Ltd"
    assert (stored(acme, Organization), stored(acme, OrganizationFilter)) == (0, 0)
    assert acme.RemoveOrganization(ACME).result_code == 206
    assert acme.EditOrganization(ACME, ["Website=x"]).result_code == 206
    assert acme.GetOrganizationByName("Acme Ltd").result_code == 206
    assert acme.CreateOrganization(["Name=Acme Ltd"]).result is True
