"""New values of properties: read from what callers send, and checked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from sqlalchemy import func
from sqlalchemy.orm import Session

from db.models.iservice import Property, ValueType
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
from soap_service.services.iservice.properties.choices import read_choices
from soap_service.services.iservice.properties.finding import find_properties
from soap_service.services.iservice.properties.values import Stored
from soap_service.services.iservice.types import PropertyInput, PropertyValue
from soap_service.services.iservice.visibility import sees_properties
from soap_service.services.keyvalues import naive_utc

__all__ = ["Change", "find_property", "read_changes"]

_INT_LIMIT = 2**31
_SCALES = 28
_LABEL_UNITS = 255


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
