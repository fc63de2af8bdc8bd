"""Finding contacts: groups of conditions that all hold, in each of which one is enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from db.matching import beginning, being, containing, ending
from db.models.iservice import (
    Contact,
    ContactLogin,
    ContactPropertyValue,
    ContactSegment,
    Property,
    PropertyKind,
)
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice.contacts import COMPANY_PROPERTY, named_values
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import TOO_MANY, UNKNOWN_FIELD
from soap_service.services.iservice.logins import BOUNCED, is_address
from soap_service.services.iservice.paging import PageOf
from soap_service.services.iservice.properties import find_properties
from soap_service.services.iservice.types import ContactSummary, SearchField, SearchFields
from soap_service.services.iservice.visibility import sees_contacts, sees_properties

MOST_FIELDS = 200
"""Databases take expressions of some depth and some number of parameters, not more."""

MATCHERS: dict[str, Callable[[Any, str], ColumnElement[bool]]] = {
    "anywhere": containing,
    "start": beginning,
    "end": ending,
    "entire": being,
}
"""How a text is compared, by the names of SearchWhere."""

Condition = Callable[[SearchField], ColumnElement[bool] | None]


def conditions_of(fields: SearchFields | None, read: Condition) -> list[ColumnElement[bool]]:
    """Return conditions that all hold; ``read`` returns None for a field it does not know.

    Raises ServiceError.
    """
    groups = [group for group in (fields and fields.groups) or () if group is not None]
    read_groups = [[each for each in group.fields or () if each is not None] for group in groups]
    if sum(map(len, read_groups)) > MOST_FIELDS:
        raise ServiceError(TOO_MANY, limit=MOST_FIELDS)
    return [or_(*(_read(each, read) for each in group)) for group in read_groups if group]


def _read(field: SearchField, read: Condition) -> ColumnElement[bool]:
    condition = read(field)
    if condition is None:
        raise ServiceError(UNKNOWN_FIELD, field=field.field_id or "")
    return condition


def matches(field: SearchField, column: Any) -> ColumnElement[bool]:
    """Return the condition that a column holds what a field says."""
    return MATCHERS[field.where](column, field.search_string or "")


def is_id(field: SearchField, column: Any) -> ColumnElement[bool]:
    """Return the condition that a column is the id a field says; no number is nobody's id."""
    text = (field.search_string or "").strip()
    condition: ColumnElement[bool] = column == (int(text) if text.isdecimal() else -1)
    return condition


def search_contacts(
    desk: Desk, fields: SearchFields | None, page: PageOf
) -> tuple[int, list[ContactSummary]]:
    """Return how many contacts the caller sees that match, and a page of them by name."""
    conditions = [
        sees_contacts(desk.caller),
        *conditions_of(fields, lambda each: _condition(desk, each)),
    ]
    total = desk.session.scalar(select(func.count()).select_from(Contact).where(*conditions))
    query = select(Contact).where(*conditions).order_by(Contact.name, Contact.contact_id)
    found = desk.session.scalars(page.cut(query)).all()
    return total or 0, summaries(desk.session, found)


def _condition(desk: Desk, field: SearchField) -> ColumnElement[bool] | None:
    name = (field.field_id or "").strip().lower()
    match name:
        case "login" | "email":
            return _has_login(matches(field, ContactLogin.login))
        case "bounced":
            return _has_login(matches(field, ContactLogin.login), ContactLogin.type == BOUNCED)
        case "name":
            return matches(field, Contact.name)
        case "contactid":
            return is_id(field, Contact.contact_id)
    return _has_property(desk, field, name)


def _has_login(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(ContactLogin.contact_id == Contact.contact_id, *conditions)


def _has_property(desk: Desk, field: SearchField, name: str) -> ColumnElement[bool] | None:
    named = (
        Property.property_id == int(name) if name.isdecimal() else func.lower(Property.name) == name
    )
    is_theirs = and_(Property.kind == PropertyKind.CONTACT, sees_properties(desk.caller))
    found = find_properties(desk.session, named, is_theirs)
    if not found:
        return None
    return exists().where(
        ContactPropertyValue.contact_id == Contact.contact_id,
        ContactPropertyValue.property_id == found[0].property_id,
        matches(field, ContactPropertyValue.property_value),
    )


def summaries(session: Session, found: Sequence[Contact]) -> list[ContactSummary]:
    """Return contacts as a list shows them."""
    ids = [each.contact_id for each in found]
    named = named_values(session, ids)
    emails = _first_addresses(session, ids)
    segments = _segments(session, ids)
    return [
        ContactSummary(
            contact_id=each.contact_id,
            name=each.name,
            email=emails.get(each.contact_id),
            company=named.get((each.contact_id, COMPANY_PROPERTY)),
            segment_ids=segments[each.contact_id],
        )
        for each in found
    ]


def _first_addresses(session: Session, ids: Iterable[int]) -> dict[int, str]:
    query = (
        select(ContactLogin.contact_id, ContactLogin.login)
        .where(ContactLogin.contact_id.in_(list(ids)))
        .order_by(ContactLogin.login_id.desc())
    )
    return {row.contact_id: row.login for row in session.execute(query) if is_address(row.login)}


def _segments(session: Session, ids: Iterable[int]) -> dict[int, list[int]]:
    query = (
        select(ContactSegment.contact_id, ContactSegment.segment_id)
        .where(ContactSegment.contact_id.in_(list(ids)))
        .order_by(ContactSegment.segment_id)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for row in session.execute(query):
        found[row.contact_id].append(row.segment_id)
    return found
