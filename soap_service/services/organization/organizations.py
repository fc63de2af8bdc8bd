"""Organizations of customers, and the rules that tell who belongs to them.

A member rule has a type, whose numbers are unknown and kept as they come, and a value: an address,
a domain or a user.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, delete, func, or_, select

from db.models.smartertrack import Organization, OrganizationFilter, User
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_ARGUMENT, UNKNOWN_KEY
from soap_service.services.keyvalues import read_pairs
from soap_service.services.organization import lookups, names
from soap_service.services.organization.errors import (
    MEMBER_EXISTS,
    MEMBER_NOT_FOUND,
    NAME_TAKEN,
    ORGANIZATION_NOT_FOUND,
)
from soap_service.services.organization.types import OrganizationInfo, OrganizationMemberInfo

_PHONE_LENGTH = 50
_ID_DIGITS = 10
_NAME = "name"
_KEYS = {
    "name": _NAME,
    "organizationname": _NAME,
    "phonenumber": "phone_number",
    "website": "website",
}
_KNOWN = "Name, PhoneNumber, Website"
_TYPES_BY_NAME = {"email": 0, "emailaddress": 0, "domain": 1, "user": 2}

Texts = Iterable[str | None] | None


def info(organization: Organization) -> OrganizationInfo:
    """Return what is told of an organization."""
    return OrganizationInfo(
        organization.organization_name or "",
        organization.phone_number or "",
        organization.website or "",
        organization.organization_id,
    )


def create(desk: Desk, texts: Texts) -> Organization:
    """Add an organization by ``Key=Value`` texts; it must have a name. Raises ServiceError."""
    values = _read(texts)
    name = names.read_name("Name", values.pop(_NAME, None))
    _ensure_free(desk, name)
    organization = Organization(organization_name=name, phone_number="", website="")
    _apply(organization, values)
    desk.session.add(organization)
    desk.session.flush()
    return organization


def edit(desk: Desk, organization_id: int, texts: Texts) -> Organization:
    """Change an organization by ``Key=Value`` texts. Raises ServiceError."""
    values = _read(texts)
    name = names.read_name("Name", values.pop(_NAME)) if _NAME in values else None
    if name is not None:
        _ensure_free(desk, name, but_for=organization_id)
    organization = lookups.organization(desk, organization_id, to_change=True)
    organization.organization_name = name or organization.organization_name
    _apply(organization, values)
    return organization


def find_by_name(desk: Desk, name: str | None) -> Organization:
    """Return the organization of a name, in any case. Raises ServiceError."""
    text = names.read_name("organizationName", name)
    query = select(Organization).where(_has_name(text)).order_by(Organization.organization_id)
    found = desk.session.scalars(query.limit(1)).first()
    if found is None:
        raise ServiceError(ORGANIZATION_NOT_FOUND, organization=text)
    return found


def remove(desk: Desk, organization_id: int) -> OrganizationInfo:
    """Remove an organization with its members, and return what it was. Raises ServiceError."""
    organization = lookups.organization(desk, organization_id, to_change=True)
    removed = info(organization)
    desk.session.execute(
        delete(OrganizationFilter).where(OrganizationFilter.organization_id == organization_id)
    )
    desk.session.delete(organization)
    return removed


def add_member(desk: Desk, organization_id: int, member_type: int, value: str | None) -> int:
    """Add a member rule to an organization and return its id. Raises ServiceError."""
    text = names.read_name("value", value)
    if member_type < 0:
        raise ServiceError(BAD_ARGUMENT, name="type", value=member_type)
    names.lock(desk.session, names.Kind.ORGANIZATION)
    lookups.organization(desk, organization_id, to_change=True)
    known = {(each.type, (each.value or "").lower()) for each in members(desk, organization_id)}
    if (member_type, text.lower()) in known:
        raise ServiceError(MEMBER_EXISTS, value=text)
    member = OrganizationFilter(
        organization_id=organization_id,
        filter_type=str(member_type),
        filter_value=text,
        user_id=_user_named(desk, text),
    )
    desk.session.add(member)
    desk.session.flush()
    return member.organization_filter_id


def members(desk: Desk, organization_id: int) -> list[OrganizationMemberInfo]:
    """Return the member rules of an organization."""
    query = (
        select(OrganizationFilter)
        .where(OrganizationFilter.organization_id == organization_id)
        .order_by(OrganizationFilter.organization_filter_id)
    )
    return [
        OrganizationMemberInfo(
            _type_number(each.filter_type),
            each.filter_value or str(each.user_id or ""),
            each.organization_filter_id,
        )
        for each in desk.session.scalars(query)
    ]


def remove_member(desk: Desk, member_id: int) -> None:
    """Remove a member rule. Raises ServiceError."""
    member = desk.session.get(OrganizationFilter, member_id)
    if member is None:
        raise ServiceError(MEMBER_NOT_FOUND, member=member_id)
    desk.session.delete(member)


def _read(texts: Texts) -> dict[str, str]:
    values = {}
    for pair in read_pairs(texts):
        if pair.name not in _KEYS:
            raise ServiceError(UNKNOWN_KEY, key=pair.key, known=_KNOWN)
        values[_KEYS[pair.name]] = pair.value
    return values


def _apply(organization: Organization, values: dict[str, str]) -> None:
    if "phone_number" in values:
        text = names.read_text("PhoneNumber", values["phone_number"], _PHONE_LENGTH)
        organization.phone_number = text
    if "website" in values:
        organization.website = names.read_text("Website", values["website"])


def _has_name(name: str) -> ColumnElement[bool]:
    return func.lower(Organization.organization_name) == func.lower(name)


def _ensure_free(desk: Desk, name: str, but_for: int = 0) -> None:
    names.lock(desk.session, names.Kind.ORGANIZATION)
    taken = select(Organization.organization_id).where(
        _has_name(name), Organization.organization_id != but_for
    )
    if desk.session.scalars(taken.limit(1)).first() is not None:
        raise ServiceError(NAME_TAKEN, name=name)


def _user_named(desk: Desk, text: str) -> int | None:
    """Return the living user whose name, address or id a text is."""
    is_meant = [User.lowered_user_name == text.lower(), User.lowered_email == text.lower()]
    if text.isdecimal() and len(text) < _ID_DIGITS:
        is_meant.append(User.user_id == int(text))
    query = select(User.user_id).where(or_(*is_meant), ~User.is_deleted, ~User.is_queue)
    return desk.session.scalars(query.order_by(User.user_id).limit(1)).first()


def _type_number(text: str | None) -> int:
    """Return the number of a type; rows that the product wrote may hold its name."""
    plain = (text or "").strip().lower()
    return int(plain) if plain.isdecimal() else _TYPES_BY_NAME.get(plain, 0)
