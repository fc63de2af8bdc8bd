"""Properties: which there are, what they accept, and their values wherever these hang.

Values are kept as text: numbers as digits, dates in ISO 8601.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from db.models.iservice import (
    ArticlePropertyValue,
    CasePropertyValue,
    ContactPropertyValue,
    InteractionPropertyValue,
    Property,
    PropertyChoice,
    Segment,
    ValueType,
)
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import (
    BAD_PROPERTY_VALUE,
    ONE_VALUE_ONLY,
    PROPERTY_NOT_FOUND,
    READ_ONLY_PROPERTY,
    VALUE_REQUIRED,
    WRONG_PROPERTY_KIND,
)
from soap_service.services.iservice.lengths import require_fit
from soap_service.services.iservice.types import (
    PropertyDefinition,
    PropertyDisplay,
    PropertyInput,
    PropertyValue,
)
from soap_service.services.iservice.visibility import sees_properties
from soap_service.services.keyvalues import naive_utc

_INT_LIMIT = 2**31
_SCALES = 28
_LABEL_UNITS = 255


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


def find_properties(session: Session, *conditions: ColumnElement[bool]) -> Sequence[Property]:
    """Return the properties that meet conditions, by name."""
    return session.scalars(select(Property).where(*conditions).order_by(Property.name)).all()


def visible_properties(desk: Desk, *kinds: str) -> Sequence[Property]:
    """Return the properties of some kinds that the caller sees, by name."""
    return find_properties(desk.session, Property.kind.in_(kinds), sees_properties(desk.caller))


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


class Change(NamedTuple):
    """New values of a property, checked."""

    property: Property
    values: list[Stored]


def read_changes(
    desk: Desk, inputs: Iterable[PropertyInput | None] | None, *kinds: str
) -> list[Change]:
    """Check the values a caller wants to store for properties of some kinds.

    Nothing is stored. Raises ServiceError.
    """
    return [_read_change(desk, each, kinds) for each in inputs or () if each is not None]


def _read_change(desk: Desk, given: PropertyInput, kinds: tuple[str, ...]) -> Change:
    found = find_property(desk, given)
    if found.kind not in kinds:
        raise ServiceError(WRONG_PROPERTY_KIND, property=found.name, kind=kinds[0])
    if found.is_read_only and not desk.caller.is_agent:
        raise ServiceError(READ_ONLY_PROPERTY, property=found.name)
    values = [_read_value(found, each) for each in given.values or () if each is not None]
    values = [each for each in values if each.text]
    if found.is_required and not values:
        raise ServiceError(VALUE_REQUIRED, property=found.name)
    if len(values) > 1 and not found.allow_multiple:
        raise ServiceError(ONE_VALUE_ONLY, property=found.name)
    _require_choices(desk.session, found, values)
    return Change(found, values)


def find_property(desk: Desk, given: PropertyInput) -> Property:
    """Return the property that an input names, by id or else by name. Raises ServiceError."""
    name = (given.property_name or "").strip()
    matches = (
        Property.property_id == given.property_id
        if given.property_id
        else func.lower(Property.name) == name.lower()
    )
    found = find_properties(desk.session, matches, sees_properties(desk.caller))
    if not found:
        raise ServiceError(PROPERTY_NOT_FOUND, property=given.property_id or name)
    return found[0]


def _require_choices(session: Session, found: Property, values: Iterable[Stored]) -> None:
    choices, labels = read_choices(session, [found.property_id])[found.property_id]
    for value in values:
        if choices and value.text not in choices:
            raise ServiceError(BAD_PROPERTY_VALUE, property=found.name, value=value.text)
        if labels and value.description and value.description not in labels:
            raise ServiceError(BAD_PROPERTY_VALUE, property=found.name, value=value.description)


def _read_value(found: Property, given: PropertyValue) -> Stored:
    try:
        text = _READERS[found.value_type](given)
    except (ValueError, InvalidOperation):
        raise ServiceError(
            BAD_PROPERTY_VALUE, property=found.name, value=given.value or ""
        ) from None
    label = (given.description or "").strip() if found.has_descriptions else ""
    require_fit(label, _LABEL_UNITS, found.name)
    return Stored(text, label or None)


def _read_text(given: PropertyValue) -> str:
    return given.value or ""


def _read_integer(given: PropertyValue) -> str:
    if given.value_int is None and not (given.value or "").strip():
        return ""
    number = given.value_int if given.value_int is not None else int(given.value or "")
    if not -_INT_LIMIT <= number < _INT_LIMIT:
        raise ValueError(given.value)
    return str(number)


def _read_number(given: PropertyValue) -> str:
    if given.value_number is None and not (given.value or "").strip():
        return ""
    number = given.value_number if given.value_number is not None else Decimal(given.value or "")
    if not number.is_finite() or abs(number.adjusted()) > _SCALES:
        raise ValueError(given.value)
    return format(number.normalize(), "f")


def _read_date(given: PropertyValue) -> str:
    moment = _moment(given.value_date_utc, given.value)
    return moment.date().isoformat() if moment else ""


def _read_date_time(given: PropertyValue) -> str:
    moment = _moment(given.value_datetime_utc, given.value)
    return moment.isoformat() if moment else ""


def _moment(given: datetime | None, text: str | None) -> datetime | None:
    if given is None and (text or "").strip():
        given = datetime.fromisoformat((text or "").strip())
    return naive_utc(given) if given else None


_READERS = {
    ValueType.TEXT: _read_text,
    ValueType.INTEGER: _read_integer,
    ValueType.NUMBER: _read_number,
    ValueType.DATE: _read_date,
    ValueType.DATE_TIME: _read_date_time,
}

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


# What callers are shown


def definitions(desk: Desk, properties: Sequence[Property], values: Values) -> list[Any]:
    """Return properties with their rules, choices and values."""
    choices = read_choices(desk.session, [each.property_id for each in properties])
    hidden = set(desk.session.scalars(select(Segment.segment_id).where(Segment.is_global)))
    return [
        _definition(each, choices[each.property_id], values.get(each.property_id, ()), hidden)
        for each in properties
    ]


def _definition(
    found: Property, choices: Choices, values: Iterable[Stored], hidden: set[int]
) -> PropertyDefinition:
    return PropertyDefinition(
        property_id=found.property_id,
        name=found.name,
        kind=found.kind,
        segment_id=None if found.segment_id in hidden else found.segment_id,
        is_date=found.value_type == ValueType.DATE,
        is_datetime=found.value_type == ValueType.DATE_TIME,
        is_integer=found.value_type == ValueType.INTEGER,
        is_number=found.value_type == ValueType.NUMBER,
        allow_multiple=found.allow_multiple,
        has_descriptions=found.has_descriptions,
        is_multi_line=found.is_multi_line,
        is_read_only=found.is_read_only,
        is_required=found.is_required,
        is_shared=found.is_shared,
        values=[_shown(found, value) for value in values],
        value_choices=choices[0],
        description_choices=choices[1],
    )


def displays(properties: Sequence[Property], values: Values) -> list[PropertyDisplay | None]:
    """Return those properties that have values, to be read only."""
    return [
        PropertyDisplay(
            each.property_id,
            each.name,
            [_shown(each, value) for value in values[each.property_id]],
        )
        for each in properties
        if values.get(each.property_id)
    ]


def _shown(found: Property, value: Stored) -> PropertyValue:
    shown = PropertyValue(description=value.description)
    match found.value_type:
        case ValueType.DATE:
            shown.value_date_utc = datetime.fromisoformat(value.text)
        case ValueType.DATE_TIME:
            shown.value_datetime_utc = datetime.fromisoformat(value.text)
        case ValueType.INTEGER:
            shown.value_int = int(value.text)
        case ValueType.NUMBER:
            shown.value_number = Decimal(value.text)
        case _:
            shown.value = value.text
    return shown
