"""What a property may be, where that is laid down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.iservice import PropertyChoice

__all__ = ["Choices", "read_choices"]

Choices = tuple[list[str], list[str]]
"""The values and the labels that a property may have; none: any."""


def read_choices(session: Session, property_ids: Iterable[int]) -> Mapping[int, Choices]:
    """Return the choices by property."""
    found: dict[int, Choices] = defaultdict(lambda: ([], []))
    query = (
        select(PropertyChoice.property_id, PropertyChoice.is_description, PropertyChoice.text)
        .where(PropertyChoice.property_id.in_(list(property_ids)))
        .order_by(PropertyChoice.choice_id)
    )
    for row in session.execute(query):
        found[row.property_id][int(row.is_description)].append(row.text)
    return found
