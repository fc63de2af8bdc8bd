"""Properties and their values as callers are shown them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from db.models.iservice import Property, Segment, ValueType
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.properties.choices import Choices, read_choices
from soap_service.services.iservice.properties.values import Stored, Values
from soap_service.services.iservice.types import (
    PropertyDefinition,
    PropertyDisplay,
    PropertyValue,
)

__all__ = ["definitions", "displays"]


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
