"""Which properties there are, and which of them a caller sees."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db.models.iservice import Property
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.visibility import sees_properties

__all__ = ["find_properties", "visible_properties"]


def find_properties(session: Session, *conditions: ColumnElement[bool]) -> Sequence[Property]:
    """Return the properties that meet conditions, by name."""
    return session.scalars(select(Property).where(*conditions).order_by(Property.name)).all()


def visible_properties(desk: Desk, *kinds: str) -> Sequence[Property]:
    """Return the properties of some kinds that the caller sees, by name."""
    return find_properties(desk.session, Property.kind.in_(kinds), sees_properties(desk.caller))
