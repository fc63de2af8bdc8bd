"""Contacts: making and changing them, and who may look at whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db import locked
from db.iservice_rows import CUSTOMER
from db.models.iservice import (
    Contact,
    ContactPropertyValue,
    ContactSegment,
    Property,
    PropertyKind,
    Segment,
)
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice import logins
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import (
    CONTACT_NOT_FOUND,
    NO_SEGMENT,
    NOTHING_GIVEN,
    RIGHTS_TOO_FEW,
    SEGMENT_NOT_FOUND,
)
from soap_service.services.iservice.lengths import cut
from soap_service.services.iservice.properties import OF_CONTACT, Change, read_changes, write_values
from soap_service.services.iservice.sessions import rights_of
from soap_service.services.iservice.types import ContactDetails
from soap_service.services.iservice.visibility import sees_contacts

NAME_PROPERTIES = (("name",), ("first name", "last name"))
"""Lowered names of the properties that a contact's name is made of, the first that are there."""
COMPANY_PROPERTY = "company"
_NAME_UNITS = 255


def find_contact(desk: Desk, contact_id: int) -> Contact:
    """Return a contact the caller sees. Raises ServiceError."""
    query = select(Contact).where(Contact.contact_id == contact_id, sees_contacts(desk.caller))
    found = desk.session.scalars(query).first()
    if found is None:
        raise ServiceError(CONTACT_NOT_FOUND, contact=contact_id)
    return found


def open_contact(desk: Desk, contact_id: int) -> Contact:
    """Return a contact whose details the caller may see and change. Raises ServiceError.

    An agent needs all rights that the contact has.
    """
    found = find_contact(desk, contact_id)
    if not rights_of(desk.session, found.user_type_id) <= desk.caller.rights:
        raise ServiceError(RIGHTS_TOO_FEW, contact=contact_id)
    return found


def lock_contact(desk: Desk, contact_id: int) -> Contact:
    """Return a contact to be changed, locked against other writers. Raises ServiceError."""
    open_contact(desk, contact_id)
    query = select(Contact).where(Contact.contact_id == contact_id)
    return desk.session.scalars(locked(query, Contact)).one()


class Wanted(NamedTuple):
    """What a contact is to have, checked; None leaves it as it is."""

    changes: list[Change]
    logins: list[tuple[str, str]] | None
    segment_ids: frozenset[int] | None


def read_wanted(
    desk: Desk, details: ContactDetails | None, membership: Iterable[int] | None
) -> Wanted:
    """Check the details a caller gave. Raises ServiceError."""
    details = details or ContactDetails()
    segment_ids = None if membership is None else frozenset(membership)
    _require_segments(desk.session, segment_ids or ())
    return Wanted(
        read_changes(desk, details.properties, PropertyKind.CONTACT),
        logins.read_logins(details.logins) if details.set_logins else None,
        segment_ids,
    )


def _require_segments(session: Session, segment_ids: Iterable[int]) -> None:
    wanted = set(segment_ids)
    query = select(Segment.segment_id).where(~Segment.is_global, Segment.segment_id.in_(wanted))
    for missing in sorted(wanted - set(session.scalars(query) if wanted else ())):
        raise ServiceError(SEGMENT_NOT_FOUND, segment=missing)


def add_contact(desk: Desk, wanted: Wanted, user_type_id: int = CUSTOMER) -> Contact:
    """Make a contact. Raises ServiceError when nothing is known of them or a login is taken."""
    if not wanted.logins and not any(change.values for change in wanted.changes):
        raise ServiceError(NOTHING_GIVEN)
    if not wanted.segment_ids:
        raise ServiceError(NO_SEGMENT)
    contact = Contact(name="", user_type_id=user_type_id, created_utc=desk.now)
    desk.session.add(contact)
    desk.session.flush()
    join_segments(desk.session, contact.contact_id, wanted.segment_ids)
    _store(desk.session, contact, wanted)
    return contact


def change_contact(desk: Desk, contact: Contact, wanted: Wanted) -> None:
    """Change a contact. Raises ServiceError when no segment remains or a login is taken.

    An agent changes the membership of their own segments only, so that a contact never leaves a
    segment that the agent cannot see.
    """
    if wanted.segment_ids is not None:
        _change_membership(desk, contact.contact_id, wanted.segment_ids)
    _store(desk.session, contact, wanted)


def _change_membership(desk: Desk, contact_id: int, segment_ids: frozenset[int]) -> None:
    seen = desk.caller.segment_ids
    known = segments_of(desk.session, contact_id)
    for stranger in sorted(segment_ids - seen - known):
        raise ServiceError(SEGMENT_NOT_FOUND, segment=stranger)
    remaining = (known - seen) | segment_ids
    if not remaining:
        raise ServiceError(NO_SEGMENT)
    desk.session.execute(
        delete(ContactSegment).where(
            ContactSegment.contact_id == contact_id,
            ContactSegment.segment_id.not_in(sorted(remaining)),
        )
    )
    join_segments(desk.session, contact_id, remaining - known)


def join_segments(session: Session, contact_id: int, segment_ids: Iterable[int]) -> None:
    """Put a contact into segments that they are not in."""
    session.add_all(
        ContactSegment(contact_id=contact_id, segment_id=each) for each in sorted(segment_ids)
    )
    session.flush()


def segments_of(session: Session, contact_id: int) -> frozenset[int]:
    """Return the segments that a contact is in."""
    query = select(ContactSegment.segment_id).where(ContactSegment.contact_id == contact_id)
    return frozenset(session.scalars(query))


def _store(session: Session, contact: Contact, wanted: Wanted) -> None:
    for change in wanted.changes:
        write_values(
            session,
            OF_CONTACT,
            contact.contact_id,
            change.property.property_id,
            change.values,
        )
    if wanted.logins is not None:
        logins.replace_logins(session, contact.contact_id, wanted.logins)
    contact.name = cut(name_of(session, contact.contact_id), _NAME_UNITS)
    session.flush()


def name_of(session: Session, contact_id: int) -> str:
    """Return the name of a contact: from properties, else a login, else the id."""
    named = named_values(session, [contact_id])
    for names in NAME_PROPERTIES:
        name = " ".join(filter(None, (named.get((contact_id, each), "") for each in names)))
        if name:
            return name
    known = logins.logins_of(session, contact_id)
    return known[0].login if known else f"Contact {contact_id}"


def named_values(session: Session, contact_ids: Sequence[int]) -> dict[tuple[int, str], str]:
    """Return the first values of the properties that names and companies are made of.

    Keys are (contact id, lowered name of the property).
    """
    wanted = {name for names in NAME_PROPERTIES for name in names} | {COMPANY_PROPERTY}
    query = (
        select(ContactPropertyValue.contact_id, Property.name, ContactPropertyValue.property_value)
        .join(Property, Property.property_id == ContactPropertyValue.property_id)
        .where(
            ContactPropertyValue.contact_id.in_(contact_ids),
            ContactPropertyValue.value_index == 0,
            Property.kind == PropertyKind.CONTACT,
        )
    )
    return {
        (row.contact_id, row.name.lower()): row.property_value
        for row in session.execute(query)
        if row.name.lower() in wanted
    }
