"""The values of properties, wherever these hang.

They are kept as text: numbers as digits, dates in ISO 8601.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models.iservice import (
    ArticlePropertyValue,
    CasePropertyValue,
    ContactPropertyValue,
    InteractionPropertyValue,
)

__all__ = [
    "OF_ARTICLE",
    "OF_CASE",
    "OF_CONTACT",
    "OF_INTERACTION",
    "Place",
    "Stored",
    "Values",
    "read_all_values",
    "read_values",
    "write_values",
]


class Stored(NamedTuple):
    """A value as it is kept, and its label."""

    text: str
    description: str | None


class Place(NamedTuple):
    """A table of values and the column that says whose they are."""

    model: Any
    owner: str


OF_CONTACT = Place(ContactPropertyValue, "contact_id")
OF_INTERACTION = Place(InteractionPropertyValue, "interaction_id")
OF_CASE = Place(CasePropertyValue, "thread_id")
OF_ARTICLE = Place(ArticlePropertyValue, "article_id")

Values = Mapping[int, Sequence[Stored]]
"""Values by property."""


def read_values(session: Session, place: Place, owner_id: int) -> Values:
    """Return the values of one owner."""
    return read_all_values(session, place, [owner_id]).get(owner_id, {})


def read_all_values(
    session: Session, place: Place, owner_ids: Iterable[int]
) -> Mapping[int, dict[int, list[Stored]]]:
    """Return the values of several owners, by owner."""
    model, owner = place.model, getattr(place.model, place.owner)
    query = (
        select(owner.label("owner_id"), model.property_id, model.property_value, model.description)
        .where(owner.in_(list(owner_ids)))
        .order_by(owner, model.property_id, model.value_index)
    )
    found: dict[int, dict[int, list[Stored]]] = defaultdict(dict)
    for row in session.execute(query):
        values = found[row.owner_id].setdefault(row.property_id, [])
        values.append(Stored(row.property_value, row.description))
    return found


def write_values(
    session: Session, place: Place, owner_id: int, property_id: int, values: Iterable[Stored]
) -> None:
    """Replace the values of one property."""
    model = place.model
    session.execute(
        delete(model)
        .where(getattr(model, place.owner) == owner_id, model.property_id == property_id)
        .execution_options(synchronize_session=False)
    )
    for index, value in enumerate(values):
        session.add(
            model(
                **{place.owner: owner_id},
                property_id=property_id,
                value_index=index,
                property_value=value.text,
                description=value.description,
            )
        )
    session.flush()
