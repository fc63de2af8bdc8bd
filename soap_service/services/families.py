"""Families: texts that say the same in several languages, one of which is the primary one.

The product keeps a row for each of the others, with the ids of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import DeclarativeBase

from db import UnitOfWork
from soap_service.services.organization import names


class Family(NamedTuple):
    """The ids of texts that belong together, the primary one first."""

    primary: int
    members: Sequence[int]


class Families:
    """All families of a kind of text: the model of their rows, and its two attributes."""

    def __init__(self, model: type[DeclarativeBase], primary: str, secondary: str) -> None:
        self._model = model
        self._names = (primary, secondary)
        self._primary: Any = getattr(model, primary)
        self._secondary: Any = getattr(model, secondary)

    def lock(self, unit: UnitOfWork) -> None:
        """Wait until nobody else changes families; to be called before anything is read.

        A change moves rows of texts that others may have locked.
        """
        names.lock(unit.session, names.Kind.TRANSLATION)

    def of(self, unit: UnitOfWork, text_id: int) -> Family:
        """Return the family of a text, which has one member at least."""
        above = select(self._primary).where(self._secondary == text_id).order_by(self._primary)
        primary = unit.session.scalars(above.limit(1)).first() or text_id
        below = select(self._secondary).where(self._primary == primary).order_by(self._secondary)
        return Family(primary, [primary, *unit.session.scalars(below)])

    def tie(self, unit: UnitOfWork, text_id: int, other_id: int) -> None:
        """Bring a text and its family into the family of another; again changes nothing."""
        primary, family = self.of(unit, text_id)
        if other_id in family:
            return
        newcomers = self.of(unit, other_id).members
        theirs = or_(self._primary.in_(newcomers), self._secondary.in_(newcomers))
        unit.execute(delete(self._model).where(theirs))
        for each in newcomers:
            unit.insert(self._model, **dict(zip(self._names, (primary, each), strict=True)))

    def untie(self, unit: UnitOfWork, text_id: int, other_id: int) -> bool:
        """Take a text out of the family of another; tell whether it was in it.

        Without its primary text a family falls apart.
        """
        primary, family = self.of(unit, text_id)
        if other_id not in family or other_id == text_id:
            return False
        gone = text_id if other_id == primary else other_id
        row = (self._primary == primary, self._secondary == gone)
        unit.execute(delete(self._model).where(*row))
        return True

    def leave(self, unit: UnitOfWork, text_id: int) -> None:
        """Take a text out of its family, whose next text is the primary one when that was it."""
        primary, family = self.of(unit, text_id)
        heir, *others = [each for each in family if each != text_id] or [text_id]
        unit.execute(delete(self._model).where(self._primary == primary))
        for each in others:
            unit.insert(self._model, **dict(zip(self._names, (heir, each), strict=True)))
