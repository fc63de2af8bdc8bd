"""Settings of a tenant, kept in its own database."""

from __future__ import annotations

from sqlalchemy.orm import Session

from db.models.iservice import TenantSetting

CONTACT_DELETE = "contact-delete"
PURGE_ENABLED = "purge.enabled"
PURGE_DAYS = "purge.days"
PURGE_LAST = "purge.last"


def get(session: Session, name: str, default: str = "") -> str:
    """Return the value of a setting."""
    row = session.get(TenantSetting, name)
    return default if row is None or row.value is None else row.value


def put(session: Session, name: str, value: str) -> None:
    """Set a setting."""
    session.merge(TenantSetting(name=name, value=value))


def is_on(session: Session, name: str) -> bool:
    """Tell whether a switch is on; all are off at first."""
    return get(session, name) == "on"


def switch(session: Session, name: str, *, on: bool) -> None:
    """Set a switch."""
    put(session, name, "on" if on else "off")
