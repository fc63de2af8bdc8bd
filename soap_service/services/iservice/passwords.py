"""Passwords of contacts: set, verified and reset."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models.iservice import Contact, Mailbox, PasswordReset
from soap_service.accounts import MAX_PASSWORD_LENGTH, StoredPassword
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.iservice import contacts, logins, mail, sessions
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import BAD_RESET_TOKEN, NO_MAILBOX, PASSWORD_TOO_LONG

RESET_LIFETIME = timedelta(hours=24)
RESET_EVERY = timedelta(minutes=5)
_SUBJECT = "Your new password"
_BODY = "<p>To choose a new password, use this code within a day: {token}</p>"


class Credentials(NamedTuple):
    """A contact who may log in; ``stored`` is None without a password."""

    contact_id: int
    idle_minutes: int
    stored: StoredPassword | None


def credentials_of(session: Session, login: str) -> Credentials | None:
    """Return what a login opens."""
    found = logins.find_login(session, login)
    contact = session.get(Contact, found.contact_id) if found else None
    if contact is None:
        return None
    return Credentials(
        contact.contact_id, sessions.idle_minutes(contact.idle_minutes), _stored(contact)
    )


def _stored(contact: Contact) -> StoredPassword | None:
    if not contact.password:
        return None
    return StoredPassword(contact.password_format, contact.password, contact.password_salt or "")


def read_password(text: str | None) -> str:
    """Return a new password, if it may be one. Raises ServiceError."""
    if not text:
        raise ServiceError(MISSING_ARGUMENT, name="password")
    if len(text) > MAX_PASSWORD_LENGTH:
        raise ServiceError(PASSWORD_TOO_LONG, limit=MAX_PASSWORD_LENGTH)
    return text


def set_password(contact: Contact, stored: StoredPassword) -> None:
    """Give a contact another password."""
    contact.password_format, contact.password, contact.password_salt = stored


def send_reset(desk: Desk, login: str) -> None:
    """Mail a code for a new password; where that is impossible nothing happens."""
    found = credentials_of(desk.session, login)
    addresses = logins.addresses_of(desk.session, found.contact_id) if found else []
    if found is None or not addresses:
        return
    segment_ids = sorted(contacts.segments_of(desk.session, found.contact_id))
    mailbox = _first_mailbox(desk.session, segment_ids)
    if mailbox is None or _was_sent(desk, found.contact_id):
        return
    token = sessions.new_token()
    _forget_resets(desk.session, found.contact_id)
    desk.session.add(
        PasswordReset(
            token_hash=sessions.digest(token),
            contact_id=found.contact_id,
            expires_utc=desk.now + RESET_LIFETIME,
        )
    )
    mail.post(desk, mailbox, mail.Letter(addresses[:1], _SUBJECT, _BODY.format(token=token)))


def _was_sent(desk: Desk, contact_id: int) -> bool:
    """Tell whether a code was mailed a moment ago, so that nobody's mailbox is flooded."""
    query = select(PasswordReset.token_hash).where(
        PasswordReset.contact_id == contact_id,
        PasswordReset.expires_utc > desk.now + RESET_LIFETIME - RESET_EVERY,
    )
    return desk.session.scalar(query.limit(1)) is not None


def _first_mailbox(session: Session, segment_ids: list[int]) -> Mailbox | None:
    for segment_id in segment_ids:
        try:
            return mail.mailbox_of(session, segment_id)
        except ServiceError as error:
            if error.code != NO_MAILBOX.code:
                raise
    return None


def confirm_reset(desk: Desk, token: str, stored: StoredPassword) -> None:
    """Set the password that a code was mailed for, and end all sessions. Raises ServiceError."""
    query = select(PasswordReset).where(
        PasswordReset.token_hash == sessions.digest(token), PasswordReset.expires_utc > desk.now
    )
    found = desk.session.scalars(query).first()
    if found is None:
        raise ServiceError(BAD_RESET_TOKEN)
    contact = desk.session.get_one(Contact, found.contact_id)
    set_password(contact, stored)
    _forget_resets(desk.session, contact.contact_id)
    sessions.end_all(desk.session, contact.contact_id)


def _forget_resets(session: Session, contact_id: int) -> None:
    session.execute(delete(PasswordReset).where(PasswordReset.contact_id == contact_id))
