"""Names and other short texts: what they may look like, and that nobody takes one twice.

The product's tables do not enforce that names differ, so whoever gives a name waits for the lock
of its kind first, and only then looks whether the name is free.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import update
from sqlalchemy.orm import Session

from db.models.own import OwnSetting
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.organization.errors import (
    BAD_ADDRESS,
    TEXT_NOT_PRINTABLE,
    TEXT_TOO_LONG,
)

MAX_NAME_LENGTH = 255
MAX_ADDRESS_LENGTH = 254


class Kind(StrEnum):
    """What names are given to; the values are names of rows of ours that are locked."""

    USER = "lock_user_names"
    ROLE = "lock_role_names"
    ORGANIZATION = "lock_organization_names"
    PERMISSION = "lock_permissions"
    FOLDER = "lock_kb_folders"
    TRANSLATION = "lock_translations"


def lock(session: Session, kind: Kind) -> None:
    """Wait until nobody else gives such names; held until the transaction ends.

    To be called before anything is read, so that what is read then is what the others left. Two
    that make the row at once collide; the transaction of the loser is run again.
    """
    touch = update(OwnSetting).where(OwnSetting.name == kind.value).values(value=OwnSetting.value)
    touched = session.connection().execute(touch)
    if not touched.rowcount:
        session.add(OwnSetting(name=kind.value, value=None))
        session.flush()


def read_name(name: str, value: str | None) -> str:
    """Return a required text of one line without spaces around it. Raises ServiceError."""
    text = read_text(name, value)
    if not text:
        raise ServiceError(MISSING_ARGUMENT, name=name)
    return text


def read_text(name: str, value: str | None, limit: int = MAX_NAME_LENGTH) -> str:
    """Return a text of one line without spaces around it, perhaps empty. Raises ServiceError."""
    text = (value or "").strip()
    if len(text) > limit:
        raise ServiceError(TEXT_TOO_LONG, name=name, limit=limit)
    if not text.isprintable():
        raise ServiceError(TEXT_NOT_PRINTABLE, name=name)
    return text


def read_address(value: str | None) -> str:
    """Return a mail address, perhaps empty. Raises ServiceError."""
    text = read_text("email", value, MAX_ADDRESS_LENGTH)
    local, _at, domain = text.rpartition("@")
    if text and (not local or not domain or " " in text):
        raise ServiceError(BAD_ADDRESS, address=text)
    return text
