"""Logins: unique in the tenant, in any case; a contact has any number of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models.iservice import ContactLogin
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_ARGUMENT
from soap_service.services.iservice import types
from soap_service.services.iservice.errors import BAD_ADDRESS, BAD_LOGIN_TYPE, LOGIN_TAKEN
from soap_service.services.iservice.lengths import fits

EMAIL, BOUNCED, GOOGLE = "email", "bounced", "Google"
_TYPES = {name.lower(): name for name in ("", EMAIL, BOUNCED, GOOGLE)}
_ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")
_LONGEST = 255


def find_login(session: Session, login: str) -> ContactLogin | None:
    """Return the login of a name, in any case."""
    name = login.strip().lower()
    if not fits(name, _LONGEST):
        return None
    return session.scalars(select(ContactLogin).where(ContactLogin.login == name)).first()


def logins_of(session: Session, contact_id: int) -> Sequence[ContactLogin]:
    """Return the logins of a contact, the oldest first."""
    query = select(ContactLogin).where(ContactLogin.contact_id == contact_id)
    return session.scalars(query.order_by(ContactLogin.login_id)).all()


def addresses_of(session: Session, contact_id: int) -> list[str]:
    """Return the addresses that mail to a contact can go to."""
    return [
        each.login
        for each in logins_of(session, contact_id)
        if each.type != BOUNCED and is_address(each.login)
    ]


def is_address(text: str) -> bool:
    """Tell whether a text looks like a mail address."""
    return bool(_ADDRESS.fullmatch(text)) and fits(text, _LONGEST)


def read_address(text: str | None) -> str:
    """Return a mail address without spaces around it. Raises ServiceError."""
    address = (text or "").strip()
    if not is_address(address):
        raise ServiceError(BAD_ADDRESS, address=address)
    return address


def read_logins(given: Iterable[types.ContactLogin | None] | None) -> list[tuple[str, str]]:
    """Return (login, type) of what a caller gave, each login once. Raises ServiceError."""
    found: dict[str, str] = {}
    for each in given or ():
        name = ((each and each.name) or "").strip().lower()
        kind = ((each and each.type) or "").strip()
        if kind.lower() not in _TYPES:
            raise ServiceError(BAD_LOGIN_TYPE, type=kind)
        if not fits(name, _LONGEST):
            raise ServiceError(BAD_ARGUMENT, name="login", value=name)
        if name:
            found[name] = _TYPES[kind.lower()]
    return list(found.items())


def replace_logins(session: Session, contact_id: int, logins: Sequence[tuple[str, str]]) -> None:
    """Give a contact exactly these logins. Raises ServiceError for another's."""
    for login, _ in logins:
        known = find_login(session, login)
        if known is not None and known.contact_id != contact_id:
            raise ServiceError(LOGIN_TAKEN, login=login)
    wanted = dict(logins)
    session.execute(
        delete(ContactLogin).where(
            ContactLogin.contact_id == contact_id, ContactLogin.login.not_in(list(wanted))
        )
    )
    for known in logins_of(session, contact_id):
        known.type = wanted.pop(known.login, known.type)
    session.add_all(
        ContactLogin(contact_id=contact_id, login=login, type=kind)
        for login, kind in wanted.items()
    )
    session.flush()
