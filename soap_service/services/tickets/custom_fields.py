"""Custom fields of tickets and chats: how a department shows them, and their values.

Values are Name=Value texts. A ticket or chat has the fields of its department's template, and every
other field that it has a value of. A field that was never set has its default, which for a list may
be a prompt like "Pick one".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, case, select
from sqlalchemy.orm import Session

from db.models.smartertrack import (
    Chat,
    CustomDataField,
    CustomDataFieldInChat,
    CustomDataFieldInCustomTemplate,
    CustomDataFieldInTicket,
    Department,
    Ticket,
)
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import UNKNOWN_KEY
from soap_service.services.keyvalues import Pair, read_pairs
from soap_service.services.tickets.errors import NOT_AN_OPTION
from soap_service.services.tickets.types import CustomFieldInfo

Shown = CustomDataFieldInCustomTemplate
Owner = Ticket | Chat
"""What has custom fields by the templates of its department."""


class _Kept(NamedTuple):
    """Where the values of a kind of owner are: table, name of the owner's key, template."""

    values: Any
    key: str
    template: Any


_KEPT = {
    Ticket: _Kept(CustomDataFieldInTicket, "ticket_id", Department.custom_template_id_ticket),
    Chat: _Kept(CustomDataFieldInChat, "chat_id", Department.custom_template_id_chat),
}


def controls_of(session: Session, department_id: int) -> list[CustomFieldInfo]:
    """Return how the fields of a department's ticket template are shown and required."""
    query = (
        select(Shown, CustomDataField.display_name)
        .join(CustomDataField, CustomDataField.custom_field_id == Shown.custom_field_id)
        .join(Department, Department.custom_template_id_ticket == Shown.custom_template_id)
        .where(Department.department_id == department_id)
        .order_by(Shown.sort_order, Shown.custom_field_id)
    )
    return [_control(shown, name) for shown, name in session.execute(query)]


def _control(shown: Shown, name: str | None) -> CustomFieldInfo:
    return CustomFieldInfo(
        custom_field_id=shown.custom_field_id,
        custom_template_id=shown.custom_template_id,
        display_name=shown.display_name or name or "",
        is_required_by_agents=shown.is_required_to_agent_respond_ticket,
        is_required_by_agents_to_close=shown.is_required_to_agent_close_ticket,
        is_required_by_users=shown.is_required,
        is_visible_to_agents=shown.is_visible_to_agents,
        is_visible_to_users=shown.is_visible,
        sort_order=shown.sort_order,
    )


def all_values(session: Session, owner: Owner) -> list[str]:
    """Return the values of all fields that a ticket or chat has, in the order of the template."""
    return [
        f"{row.display_name or ''}={_value(row)}"
        for row in _fields(session, owner)
        if row.is_shown is not None or row.is_stored is not None
    ]


def values(session: Session, owner: Owner, names: Iterable[str | None] | None) -> list[str]:
    """Return ``Name=Value`` for each name that was asked, in that order and spelling.

    A name that no field has gets an empty value, so that answers keep their places.
    """
    found = {name: _value(row) for name, row in _by_name(_fields(session, owner)).items()}
    asked = [(name or "").partition("=")[0].strip() for name in names or ()]
    return [f"{name}={found.get(name.lower(), '')}" for name in asked]


def set_values(session: Session, owner: Owner, texts: Iterable[str | None] | None) -> None:
    """Set fields by ``Name=Value`` texts: all of them, or none when one is wrong.

    A list takes its options, in any case, its default, and nothing. Raises ServiceError.
    """
    _store(session, owner, accepted_values(session, owner, texts))


def accepted_values(
    session: Session, owner: Owner, texts: Iterable[str | None] | None
) -> dict[int, str]:
    """Return what ``set_values`` would set, by the ids of the fields. Raises ServiceError."""
    fields = _by_name(_fields(session, owner))
    changes: dict[int, str] = {}
    for pair in read_pairs(texts):
        field = fields.get(pair.name)
        if field is None:
            known = ", ".join(sorted(row.display_name for row in fields.values()))
            raise ServiceError(UNKNOWN_KEY, key=pair.key, known=known)
        changes[field.custom_field_id] = _accepted(field, pair)
    return changes


def overwrite_values(session: Session, owner: Owner, values: Mapping[str, str]) -> None:
    """Set fields by name to whatever a provider says; a name that no field has is ignored."""
    fields = _by_name(_fields(session, owner))
    known = {name: fields.get(name.strip().lower()) for name in values}
    changes = {field.custom_field_id: values[name] for name, field in known.items() if field}
    _store(session, owner, changes)


def _store(session: Session, owner: Owner, changes: dict[int, str]) -> None:
    kept = _KEPT[type(owner)]
    stored: Any = kept.values
    owner_id = getattr(owner, kept.key)
    query = select(stored).where(
        getattr(stored, kept.key) == owner_id, stored.custom_field_id.in_(changes)
    )
    rows = {row.custom_field_id: row for row in session.scalars(query)} if changes else {}
    for field_id, content in changes.items():
        row = rows.get(field_id)
        if row is None:
            row = stored(**{kept.key: owner_id}, custom_field_id=field_id)
            session.add(row)
        row.data_content = content


def _accepted(field: Any, pair: Pair) -> str:
    options = [line.strip() for line in (field.options or "").splitlines() if line.strip()]
    if not options or not pair.value.strip():
        return pair.value
    default = (field.default_value or "").strip()
    spelling = {option.lower(): option for option in (default, *options)}
    chosen = spelling.get(pair.value.strip().lower())
    if chosen is None:
        known = ", ".join(options)
        raise ServiceError(NOT_AN_OPTION, name=pair.key, value=pair.value, known=known)
    return chosen


def _value(row: Any) -> str:
    content = row.default_value if row.is_stored is None else row.data_content
    return content or ""


def _by_name(rows: Sequence[Any]) -> dict[str, Any]:
    """Of several fields with one name the owner's own comes first."""
    return {row.display_name.strip().lower(): row for row in reversed(rows) if row.display_name}


def _fields(session: Session, owner: Owner) -> Sequence[Any]:
    """Return every field with the owner's value, those of the template first."""
    kept = _KEPT[type(owner)]
    stored: Any = kept.values
    template = (
        select(kept.template)
        .where(Department.department_id == owner.department_id)
        .scalar_subquery()
    )
    field_id = CustomDataField.custom_field_id
    is_shown = and_(Shown.custom_field_id == field_id, Shown.custom_template_id == template)
    is_owned = getattr(stored, kept.key) == getattr(owner, kept.key)
    is_stored = and_(stored.custom_field_id == field_id, is_owned)
    query = (
        select(
            field_id,
            CustomDataField.display_name,
            CustomDataField.default_value,
            CustomDataField.options,
            stored.data_content,
            stored.custom_field_id.label("is_stored"),
            Shown.custom_field_id.label("is_shown"),
        )
        .select_from(CustomDataField)
        .outerjoin(Shown, is_shown)
        .outerjoin(stored, is_stored)
        .order_by(
            case((Shown.custom_field_id.is_(None), 1), else_=0),
            Shown.sort_order,
            case((stored.custom_field_id.is_(None), 1), else_=0),
            field_id,
        )
    )
    return session.execute(query).all()
