"""Contacts: finding, making, reading and changing them."""

from __future__ import annotations

from collections.abc import Iterable

from db.models.iservice import PropertyKind
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice import contacts
from soap_service.services.iservice.contact_search import search_contacts
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import SEGMENT_NOT_FOUND
from soap_service.services.iservice.logins import logins_of
from soap_service.services.iservice.paging import read_page
from soap_service.services.iservice.properties import (
    OF_CONTACT,
    definitions,
    read_values,
    visible_properties,
)
from soap_service.services.iservice.rights import AGENTS, CONTACTS
from soap_service.services.iservice.service import service
from soap_service.services.iservice.types import (
    ContactDetails,
    ContactDetailsResult,
    ContactLogin,
    ContactNameResult,
    ContactResult,
    ContactSearchResult,
    SearchFields,
    ServiceResult,
)


@service.reads(AGENTS)
def contacts_search(
    desk: Desk, *, fields: SearchFields | None, page_num: int | None, per_page: int | None
) -> ContactSearchResult:
    """Find contacts in the caller's segments, by name."""
    page = read_page(page_num, per_page)
    total, found = search_contacts(desk, fields, page)
    return ContactSearchResult(
        total_count=total, page_num=page.number, per_page=page.size, contacts=found
    )


@service.writes(AGENTS)
def contact_create(
    desk: Desk, *, details: ContactDetails | None, membership: Iterable[int] | None
) -> ContactResult:
    """Make a contact; without membership they join the caller's segments."""
    segment_ids = sorted(set(membership or ())) or sorted(desk.caller.segment_ids)
    for stranger in set(segment_ids) - desk.caller.segment_ids:
        raise ServiceError(SEGMENT_NOT_FOUND, segment=stranger)
    wanted = contacts.read_wanted(desk, details, segment_ids)
    return ContactResult(contact_id=contacts.add_contact(desk, wanted).contact_id)


@service.reads(CONTACTS)
def contact_get_name(desk: Desk, *, contact_id: int) -> ContactNameResult:
    """Return the name of a contact."""
    found = contacts.find_contact(desk, contact_id)
    return ContactNameResult(contact_id=found.contact_id, name=found.name)


@service.reads(CONTACTS)
def contact_get_details(desk: Desk, *, contact_id: int) -> ContactDetailsResult:
    """Return the properties, logins and segments of a contact."""
    found = contacts.open_contact(desk, contact_id)
    properties = visible_properties(desk, PropertyKind.CONTACT)
    values = read_values(desk.session, OF_CONTACT, contact_id)
    return ContactDetailsResult(
        contact_id=contact_id,
        name=found.name,
        properties=definitions(desk, properties, values),
        logins=[
            ContactLogin(name=each.login, type=each.type)
            for each in logins_of(desk.session, contact_id)
        ],
        membership=sorted(contacts.segments_of(desk.session, contact_id)),
        can_modify_logins=True,
    )


@service.writes(CONTACTS)
def contact_set_details(
    desk: Desk,
    *,
    contact_id: int,
    details: ContactDetails | None,
    membership: Iterable[int] | None,
) -> ServiceResult:
    """Store the details of a contact; properties that are not named stay as they are."""
    contact = contacts.lock_contact(desk, contact_id)
    contacts.change_contact(desk, contact, contacts.read_wanted(desk, details, membership))
    return ServiceResult()
