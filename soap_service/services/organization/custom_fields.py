"""Custom fields: their definitions, and their values for users."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import locked
from db.models.smartertrack import CustomDataField, CustomDataFieldForUser
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.keyvalues import read_pairs
from soap_service.services.organization.errors import CUSTOM_FIELD_NOT_FOUND
from soap_service.services.organization.types import CustomFieldInfo


def definitions(desk: Desk) -> list[CustomFieldInfo]:
    """Return all custom fields."""
    fields = desk.session.scalars(select(CustomDataField).order_by(CustomDataField.custom_field_id))
    return [
        CustomFieldInfo(
            data_type=str(field.data_type),
            default_value=field.default_value or "",
            display_name=field.display_name,
            id=field.custom_field_id,
            is_global=field.is_global,
            value_options=_options(field.options),
        )
        for field in fields
    ]


def _options(text: str | None) -> list[str]:
    """Return the options of a list field; they are separated by line feeds."""
    return [line for line in (text or "").replace("\r", "").split("\n") if line]


def all_values(desk: Desk, user_id: int) -> list[str]:
    """Return ``Name=Value`` for every custom field, by name; one never set has its default."""
    return [f"{name}={value}" for name, value in sorted(_values(desk, user_id).values())]


def values(desk: Desk, user_id: int, names: Iterable[str | None] | None) -> list[str]:
    """Return ``Name=Value`` for each name that was asked, in that order and spelling.

    A name that no field has gets an empty value, so that answers keep their places.
    """
    known = _values(desk, user_id)
    asked = [(name or "").strip() for name in names or ()]
    return [f"{name}={known.get(name.lower(), (name, ''))[1]}" for name in asked]


def set_values(desk: Desk, user_id: int, texts: Iterable[str | None] | None) -> None:
    """Set custom fields by ``Name=Value``: all of them, or none when one is unknown.

    Raises ServiceError.
    """
    pairs = {pair.name: pair for pair in read_pairs(texts)}
    ids = _ids(desk.session)
    unknown = [pair.key for name, pair in pairs.items() if name not in ids]
    if unknown:
        raise ServiceError(CUSTOM_FIELD_NOT_FOUND, field=", ".join(unknown))
    _store(desk.session, user_id, {ids[name]: pair.value for name, pair in pairs.items()})


def overwrite_values(session: Session, user_id: int, values: Mapping[str, str]) -> None:
    """Set fields by name to whatever a provider says; a name that no field has is ignored."""
    ids = _ids(session)
    known = {ids.get(name.strip().lower()): value for name, value in values.items()}
    _store(session, user_id, {field: value for field, value in known.items() if field is not None})


def _store(session: Session, user_id: int, changes: Mapping[int, str]) -> None:
    rows = select(CustomDataFieldForUser).where(CustomDataFieldForUser.user_id == user_id)
    query = locked(rows, CustomDataFieldForUser)
    stored = {row.custom_field_id: row for row in session.scalars(query)}
    for field_id, value in changes.items():
        if field_id not in stored:
            stored[field_id] = CustomDataFieldForUser(user_id=user_id, custom_field_id=field_id)
            session.add(stored[field_id])
        stored[field_id].data_content = value


def _values(desk: Desk, user_id: int) -> dict[str, tuple[str, str]]:
    """Return (name, value) of every field by its lowered name; of two alike the older counts."""
    query = (
        select(
            CustomDataField.display_name,
            CustomDataField.default_value,
            CustomDataFieldForUser.data_content,
        )
        .outerjoin(
            CustomDataFieldForUser,
            (CustomDataFieldForUser.custom_field_id == CustomDataField.custom_field_id)
            & (CustomDataFieldForUser.user_id == user_id),
        )
        .order_by(CustomDataField.custom_field_id.desc())
    )
    return {
        (name or "").strip().lower(): (name or "", default or "" if value is None else value)
        for name, default, value in desk.session.execute(query)
    }


def _ids(session: Session) -> dict[str, int]:
    query = select(CustomDataField.display_name, CustomDataField.custom_field_id).order_by(
        CustomDataField.custom_field_id.desc()
    )
    return {(name or "").strip().lower(): field_id for name, field_id in session.execute(query)}
