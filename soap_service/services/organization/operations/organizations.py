"""Organizations of customers."""

from __future__ import annotations

from collections.abc import Iterable

from soap_service.services.desk import Desk
from soap_service.services.organization import lookups, organizations, rights
from soap_service.services.organization.rights import Right
from soap_service.services.organization.service import service
from soap_service.services.organization.types import (
    OrganizationInfoMemberResult,
    OrganizationInfoResult,
    OrganizationMemberInfoArrayResult,
)


@service.operation
def create_organization(
    desk: Desk, *, values: Iterable[str | None] | None
) -> OrganizationInfoResult:
    """Create an organization and return it."""
    rights.require(desk, Right.CHANGE_ORGANIZATIONS)
    organization = organizations.create(desk, values)
    return OrganizationInfoResult(organization=organizations.info(organization))


@service.operation
def edit_organization(
    desk: Desk, *, organization_id: int, values_to_change: Iterable[str | None] | None
) -> OrganizationInfoResult:
    """Change an organization and return it."""
    rights.require(desk, Right.CHANGE_ORGANIZATIONS)
    organization = organizations.edit(desk, organization_id, values_to_change)
    return OrganizationInfoResult(organization=organizations.info(organization))


@service.query
def get_organization_by_id(desk: Desk, *, organization_id: int) -> OrganizationInfoResult:
    """Return an organization by its id."""
    organization = lookups.organization(desk, organization_id)
    return OrganizationInfoResult(organization=organizations.info(organization))


@service.query
def get_organization_by_name(
    desk: Desk, *, organization_name: str | None
) -> OrganizationInfoResult:
    """Return an organization by its name."""
    organization = organizations.find_by_name(desk, organization_name)
    return OrganizationInfoResult(organization=organizations.info(organization))


@service.operation
def remove_organization(desk: Desk, *, organization_id: int) -> OrganizationInfoResult:
    """Remove an organization and return what it was."""
    rights.require(desk, Right.CHANGE_ORGANIZATIONS)
    return OrganizationInfoResult(organization=organizations.remove(desk, organization_id))


@service.operation
def add_member_to_organization(
    desk: Desk,
    *,
    organization_id: int,
    type: int,  # noqa: A002 (the contract's name)
    value: str | None,
) -> OrganizationInfoMemberResult:
    """Add a member rule to an organization and return its id."""
    rights.require(desk, Right.CHANGE_ORGANIZATIONS)
    return OrganizationInfoMemberResult(
        id=organizations.add_member(desk, organization_id, type, value)
    )


@service.query
def get_all_members_in_organization(
    desk: Desk, *, organization_id: int
) -> OrganizationMemberInfoArrayResult:
    """Return the member rules of an organization."""
    lookups.ensure_organization(desk, organization_id)
    members = organizations.members(desk, organization_id)
    return OrganizationMemberInfoArrayResult(organization_members=members)


@service.operation
def remove_member_from_organization(
    desk: Desk, *, organization_member_id: int
) -> OrganizationInfoMemberResult:
    """Remove a member rule and return the id it had."""
    rights.require(desk, Right.CHANGE_ORGANIZATIONS)
    organizations.remove_member(desk, organization_member_id)
    return OrganizationInfoMemberResult(id=organization_member_id)
