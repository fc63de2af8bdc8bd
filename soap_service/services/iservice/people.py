"""Finding the contact of a login, and making one who is not known yet."""

from __future__ import annotations

from dataclasses import replace

from db.models.iservice import Contact
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.iservice import contacts
from soap_service.services.iservice.contacts import Wanted, add_contact, find_contact
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.logins import EMAIL, find_login, is_address
from soap_service.services.iservice.types import ContactDetails


def contact_of(desk: Desk, contact_id: int | None, login: str | None, segment_id: int) -> Contact:
    """Return the contact of an id that the caller sees, or of a login, made when it is new.

    Raises ServiceError.
    """
    if contact_id:
        return find_contact(desk, contact_id)
    name = (login or "").strip().lower()
    if not name:
        raise ServiceError(MISSING_ARGUMENT, name="contactLogin")
    known = find_login(desk.session, name)
    return (
        desk.session.get_one(Contact, known.contact_id)
        if known
        else add_person(desk, name, segment_id)
    )


def add_person(desk: Desk, login: str, segment_id: int) -> Contact:
    """Make a customer of whom the login alone is known."""
    kind = EMAIL if is_address(login) else ""
    return add_contact(desk, Wanted([], [(login, kind)], frozenset({segment_id})))


def add_customer(desk: Desk, details: ContactDetails, segment_ids: list[int]) -> Contact:
    """Make a customer, who may give values for the segments they want to be in.

    Raises ServiceError.
    """
    caller = replace(desk.caller, segment_ids=frozenset(segment_ids))
    joining = replace(desk, caller=caller)
    return add_contact(joining, contacts.read_wanted(joining, details, segment_ids))
