"""The form with which a customer starts a ticket or chat: which custom fields are on which page.

The custom field provider is asked twice: after the department was chosen, and before the customer
composes, when the fields of the first page are filled (contract of external providers, 5.3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from db.models.smartertrack import CustomDataField, CustomDataFieldInCustomTemplate, Department
from providers import (
    CustomFieldsAnswer,
    CustomFieldsQuestion,
    FieldChange,
    Interaction,
    Kind,
    Location,
)
from soap_service.services.desk import Desk, Errand
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets.errors import DEPARTMENT_NOT_FOUND, SUBMISSION_REFUSED

_Shown = CustomDataFieldInCustomTemplate

_NO_REASON = "This was refused."


@dataclass(frozen=True, slots=True)
class FormField:
    """A custom field as a customer meets it; ``options`` is empty where anything may be typed.

    A default that is no option, such as "Pick one", is no value.
    """

    custom_field_id: int
    name: str
    value: str
    options: tuple[str, ...]
    is_visible: bool
    is_required: bool
    is_on_first_page: bool = False


class Form(NamedTuple):
    """The form of a department."""

    department_name: str
    fields: list[FormField]


def fields_of_page(
    errand: Errand,
    department_id: int,
    location: Location,
    *,
    user_name: str = "",
    interaction: Interaction = Interaction.TICKET,
    values: Mapping[str, str] | None = None,
) -> list[FormField]:
    """Return the fields of a department's form, as its provider wants them; nothing is stored.

    ``user_name`` is the customer who signed in, ``values`` what was filled in so far, by the names
    of the fields. Raises ServiceError, also where the provider lets nobody go on.
    """
    name, fields = errand.work(
        lambda desk: form_of(desk, department_id, interaction), read_only=True
    )
    given = {key.strip().lower(): value for key, value in (values or {}).items()}
    fields = [replace(each, value=given.get(each.name.lower(), each.value)) for each in fields]
    if not errand.site.providers.is_on(Kind.CUSTOM_FIELDS):
        return fields
    question = CustomFieldsQuestion(
        department_name=name,
        location=location,
        user_name=user_name,
        interaction=interaction,
        custom_fields={each.name: each.value for each in fields},
    )
    answer = errand.site.providers.custom_field_options(question)
    return fields if answer is None else _changed(fields, answer, interaction)


def _changed(
    fields: Sequence[FormField], answer: CustomFieldsAnswer, interaction: Interaction
) -> list[FormField]:
    if not answer.allows(interaction):
        raise ServiceError(SUBMISSION_REFUSED, reason=answer.message or _NO_REASON)
    changes = {change.name.strip().lower(): change for change in answer.changes}
    return [_change(each, changes.get(each.name.lower())) for each in fields]


def _change(field: FormField, change: FieldChange | None) -> FormField:
    if change is None:
        return field
    return replace(
        field,
        is_visible=field.is_visible if change.visible is None else change.visible,
        is_required=field.is_required if change.required is None else change.required,
        options=field.options if change.options is None else change.options,
        is_on_first_page=change.on_first_page,
    )


def form_of(desk: Desk, department_id: int, interaction: Interaction) -> Form:
    """Return the form of a department as its template has it. Raises ServiceError."""
    department = desk.session.execute(
        _DEPARTMENT.where(Department.department_id == department_id)
    ).first()
    if department is None:
        raise ServiceError(DEPARTMENT_NOT_FOUND, department=department_id)
    template = getattr(department, interaction)
    rows = desk.session.execute(_FIELDS.where(_Shown.custom_template_id == template))
    return Form(department.display_name or "", [_field(row) for row in rows])


_DEPARTMENT: Select[*tuple[Any, ...]] = select(
    Department.display_name,
    Department.custom_template_id_ticket.label(Interaction.TICKET),
    Department.custom_template_id_chat.label(Interaction.CHAT),
).where(~Department.is_deleted)
_FIELDS: Select[*tuple[Any, ...]] = (
    select(
        CustomDataField.custom_field_id,
        CustomDataField.display_name,
        CustomDataField.default_value,
        CustomDataField.options,
        _Shown.is_visible,
        _Shown.is_required,
    )
    .join(_Shown, _Shown.custom_field_id == CustomDataField.custom_field_id)
    .order_by(_Shown.sort_order, _Shown.custom_field_id)
)


def _field(row: Any) -> FormField:
    options = tuple(line.strip() for line in (row.options or "").splitlines() if line.strip())
    default = row.default_value or ""
    is_prompt = bool(options) and default not in options
    return FormField(
        row.custom_field_id,
        (row.display_name or "").strip(),
        "" if is_prompt else default,
        options,
        row.is_visible,
        row.is_required,
    )
