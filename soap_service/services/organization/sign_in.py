"""Signing in end users: the login provider says who they are, the database remembers it.

Employees are not the provider's business here; whether it is asked about agents is a matter of
their calls (contract of external providers, 5.1 and 5.2).
"""

from __future__ import annotations

import secrets
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import UnitOfWork
from db.models.smartertrack import User
from providers import LoginAnswer, LoginSettings
from soap_service.accounts import LoginFailed, StoredPassword, add_account
from soap_service.accounts.directory import IS_EMPLOYEE
from soap_service.services.desk import Site
from soap_service.services.organization import names, users
from soap_service.services.organization.custom_fields import overwrite_values

REGISTERED = "registered"
"""The ``default_role`` with which a new user gets the role of those who registered."""

_LIVING = select(User).where(~User.is_deleted)
_REFUSED = "Invalid user name or password."


class EndUser(NamedTuple):
    """A customer who signed in."""

    user_id: int
    user_name: str
    display_name: str
    email: str


class _Known(NamedTuple):
    """What is known of a customer before anybody is asked."""

    user: EndUser
    stored: StoredPassword


def sign_in(site: Site, user_name: str, password: str, address: str) -> EndUser:
    """Return the customer whom a name and a password open, a new one perhaps.

    ``address`` is where the customer is: too many failures there lock the name out. Raises
    LoginFailed, TooBusy and DatabaseError.
    """
    name = _read_name(user_name)
    known = _find(site, name)
    answer: LoginAnswer | None = None

    def is_right() -> bool:
        nonlocal answer
        answer = site.providers.authenticate(name, password)
        if answer is None:
            return site.accounts.is_password(password, known.stored if known else None)
        return _judged(answer)

    site.accounts.guard(name, address, is_right)
    return _welcomed(site, name, known, answer)


def sign_in_trusted(site: Site, user_name: str) -> EndUser:
    """Return the customer whom a trusted cookie of a sibling site names, a new one perhaps.

    Whoever calls has made sure that the cookie is genuine. Raises LoginFailed and DatabaseError.
    """
    name = _read_name(user_name)
    known = _find(site, name)
    answer = site.providers.sign_in_cookie(name)
    if answer is None or not answer.accepted:
        raise LoginFailed(_REFUSED)
    return _welcomed(site, name, known, answer)


def _judged(answer: LoginAnswer) -> bool:
    """Return what the provider said. Raises LoginFailed when it said nothing at all."""
    if answer.failed:
        raise LoginFailed(_REFUSED)
    return answer.accepted


def _read_name(user_name: str) -> str:
    name = user_name.strip()
    if not name or _short(name) != name:
        raise LoginFailed(_REFUSED)
    return name


def _short(text: str | None) -> str:
    """Return a text as a column takes it, nothing for what nobody can read."""
    line = (text or "").strip()[: names.MAX_NAME_LENGTH]
    return line if line.isprintable() else ""


def _find(site: Site, name: str) -> _Known | None:
    """Return the living customer of a name. Raises LoginFailed for whoever may not sign in here."""

    def find(unit: UnitOfWork) -> _Known | None:
        query = select(User, IS_EMPLOYEE).where(
            User.lowered_user_name == name.lower(), ~User.is_deleted
        )
        row = unit.session.execute(query.limit(1)).first()
        if row is None:
            return None
        user, is_employee = row
        if is_employee or user.is_queue or user.is_locked_out:
            raise LoginFailed(_REFUSED)
        stored = StoredPassword(user.password_format, user.password or "", user.password_salt or "")
        return _Known(_end_user(user), stored)

    return site.database.run(find, read_only=True)


def _end_user(user: User) -> EndUser:
    return EndUser(user.user_id, user.user_name or "", user.display_name or "", user.email or "")


def _welcomed(site: Site, name: str, known: _Known | None, answer: LoginAnswer | None) -> EndUser:
    """Return the user who got in, brought up to date by what the provider told."""
    if answer is None:
        if known is None:
            raise LoginFailed(_REFUSED)
        return known.user
    password = site.accounts.hash_password(secrets.token_urlsafe())
    return site.database.run(lambda unit: _link(site, unit, name, answer, password))


def _link(
    site: Site, unit: UnitOfWork, name: str, answer: LoginAnswer, password: StoredPassword
) -> EndUser:
    """Create the local account of a name, or bring it up to date."""
    settings = site.providers.login_settings
    session = unit.session
    names.lock(session, names.Kind.USER)
    query = _LIVING.where(User.lowered_user_name == name.lower()).limit(1)
    user = session.scalars(query).first() or _create(site, session, name, settings, password)
    email, display_name = _short(answer.email_address), _short(answer.display_name)
    if email:
        user.email, user.lowered_email = email, email.lower()
    user.display_name = display_name or user.display_name
    user.is_email_verified = user.is_email_verified or settings.mark_verified
    user.date_last_login_utc = site.clock()
    overwrite_values(session, user.user_id, answer.custom_fields)
    return _end_user(user)


def _create(
    site: Site, session: Session, name: str, settings: LoginSettings, password: StoredPassword
) -> User:
    """Add a customer whose password nobody knows."""
    user = add_account(
        session,
        user_name=name,
        password=password,
        email="",
        display_name=name,
        now=site.clock(),
    )
    user.is_email_verified = False
    if settings.default_role.lower() == REGISTERED:
        users.give_first_role(session, user, site.clock())
    return user
