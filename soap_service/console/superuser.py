"""The superuser of a tenant: contact 1 of iService and the primary administrator beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db import Database, UnitOfWork, open_engine
from db.iservice_rows import SUPER_USER
from db.models.iservice import Contact, ContactLogin, LoginSession
from db.models.smartertrack import User, UserInRole
from soap_service.accounts import Passwords, StoredPassword, add_account
from soap_service.config import Settings
from soap_service.console.exceptions import ConsoleError
from soap_service.console.output import Output
from soap_service.console.passwords import read_password
from soap_service.console.times import utc_now

__all__ = ["change_password", "set_superuser"]

SUPERUSER_ID = 1
"""The first superuser's contact, as the product has it."""

_ADMINISTRATORS = 1

T = TypeVar("T")


def change_password(settings: Settings, password_file: str | None) -> int:
    """Give the superuser of a tenant a new password; their sessions end."""
    password = read_password(password_file, "New password of the superuser: ")
    stored = Passwords().hash(password)

    def change(unit: UnitOfWork) -> str:
        contact = unit.session.get(Contact, SUPERUSER_ID)
        if contact is None:
            raise ConsoleError("The database has no superuser.")
        _set_password(contact, stored)
        unit.session.flush()
        unit.session.execute(delete(LoginSession).where(LoginSession.contact_id == SUPERUSER_ID))
        _set_namesake(unit.session, contact.name, stored)
        return contact.name

    name = _run(settings.database, change)
    Output(settings).say(f"The superuser {name} has a new password.")
    return 0


def set_superuser(database_url: str, login: str, password: str) -> None:
    """Give a tenant its first superuser, or the one it has this login and password."""
    stored = Passwords().hash(password)
    login = login.strip()

    def work(unit: UnitOfWork) -> None:
        contact = unit.session.get(Contact, SUPERUSER_ID)
        if contact is None:
            contact = Contact(name=login, user_type_id=SUPER_USER, created_utc=utc_now())
            unit.session.add(contact)
        contact.name = login
        _set_password(contact, stored)
        unit.session.flush()
        _set_login(unit.session, contact.contact_id, login)
        _set_administrator(unit.session, login, stored)

    _run(database_url, work)


def _set_login(session: Session, contact_id: int, login: str) -> None:
    known = session.scalar(select(ContactLogin).where(ContactLogin.contact_id == contact_id))
    kind = "email" if "@" in login else ""
    if known is None:
        session.add(ContactLogin(contact_id=contact_id, login=login.lower(), type=kind))
    else:
        known.login, known.type = login.lower(), kind


def _set_administrator(session: Session, login: str, stored: StoredPassword) -> None:
    """Give SmarterTrack a primary administrator of the same name, unless it has one."""
    if session.scalar(select(User.user_id).where(User.is_primary_admin).limit(1)) is None:
        _new_administrator(session, login, stored)
    _set_namesake(session, login, stored)


def _set_namesake(session: Session, login: str, stored: StoredPassword) -> None:
    """Keep the password of the primary administrator who is the superuser the same."""
    is_it = (User.is_primary_admin, User.lowered_user_name == login.lower())
    for user in session.scalars(select(User).where(*is_it)):
        user.password, user.password_format = stored.text, stored.format
        user.password_salt = stored.salt


def _new_administrator(session: Session, login: str, stored: StoredPassword) -> None:
    user = add_account(
        session,
        user_name=login,
        password=stored,
        email=login if "@" in login else "",
        display_name=login,
        now=utc_now(),
    )
    user.is_primary_admin = True
    role = UserInRole(user_id=user.user_id, role_id=_ADMINISTRATORS, date_added_utc=utc_now())
    session.add(role)


def _set_password(contact: Contact, stored: StoredPassword) -> None:
    contact.password, contact.password_format = stored.text, stored.format
    contact.password_salt = stored.salt


def _run(url: str, work: Callable[[UnitOfWork], T]) -> T:
    database = Database(open_engine(url))
    try:
        return database.run(work)
    finally:
        database.dispose()
