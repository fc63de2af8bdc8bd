"""The rules of users: names that differ, passwords that are hashed, deletion that is soft."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.smartertrack import Role, User, UserInRole
from soap_service.accounts import MAX_PASSWORD_LENGTH, StoredPassword, add_account
from soap_service.services.desk import Desk, Errand
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.organization import lookups, names, rights
from soap_service.services.organization.errors import (
    NAME_TAKEN,
    OWN_ACCOUNT,
    PROTECTED_USER,
    TEXT_TOO_LONG,
)
from soap_service.services.organization.rights import Right

FIRST_ROLE = "registered users"
"""Lowered name of the role that a new user gets, where there is such a role."""


class NewUser(NamedTuple):
    """What a user begins with, as it was said."""

    user_name: str | None
    password: str | None
    email: str | None
    is_email_verified: bool
    display_name: str | None


def create_user(errand: Errand, new: NewUser) -> int:
    """Add a user and return its id; the user may do nothing yet. Raises ServiceError, TooBusy.

    The password is hashed before the database is asked, so that nobody waits for it.
    """
    rights.require(errand, Right.CHANGE_USERS)
    user_name = names.read_name("username", new.user_name)
    display_name = names.read_text("displayName", new.display_name) or user_name
    email = names.read_address(new.email)
    stored = hash_password(errand, new.password)

    def add(desk: Desk) -> int:
        ensure_free(desk.session, user_name)
        user = add_account(
            desk.session,
            user_name=user_name,
            password=stored,
            email=email,
            display_name=display_name,
            now=desk.now,
        )
        user.is_email_verified = new.is_email_verified
        give_first_role(desk.session, user, desk.now)
        return user.user_id

    return errand.work(add)


def hash_password(errand: Errand, password: str | None) -> StoredPassword:
    """Return the columns for a password; it may not be empty. Raises ServiceError, TooBusy."""
    if not password:
        raise ServiceError(MISSING_ARGUMENT, name="password")
    if len(password) > MAX_PASSWORD_LENGTH:
        raise ServiceError(TEXT_TOO_LONG, name="password", limit=MAX_PASSWORD_LENGTH)
    return errand.site.accounts.hash_password(password)


def ensure_free(session: Session, user_name: str, but_for: int = 0) -> None:
    """Make sure that no living user but one has a name, until the transaction ends.

    Must come before anything is read. Raises ServiceError.
    """
    names.lock(session, names.Kind.USER)
    taken = select(User.user_id).where(
        User.lowered_user_name == user_name.lower(), ~User.is_deleted, User.user_id != but_for
    )
    if session.scalars(taken.limit(1)).first() is not None:
        raise ServiceError(NAME_TAKEN, name=user_name)


def delete_user(desk: Desk, user_id: int) -> None:
    """Delete a user softly; what it wrote and holds stays as it is. Raises ServiceError."""
    user = lookups.living_user(desk, user_id, to_change=True)
    ensure_unprotected(desk, user)
    user.is_deleted = True


def ensure_unprotected(desk: Desk, user: User) -> None:
    """Raise ServiceError for the queue, the primary administrator and the caller."""
    if user.is_queue or user.is_primary_admin:
        raise ServiceError(PROTECTED_USER, user=user.user_name)
    if user.user_id == desk.caller.user_id:
        raise ServiceError(OWN_ACCOUNT)


def give_first_role(session: Session, user: User, now: datetime) -> None:
    """Give a new user the role of those who registered, if there is such a role."""
    query = select(Role.role_id).where(Role.lowered_role_name == FIRST_ROLE).limit(1)
    role_id = session.scalars(query).first()
    if role_id is not None:
        session.add(UserInRole(user_id=user.user_id, role_id=role_id, date_added_utc=now))
