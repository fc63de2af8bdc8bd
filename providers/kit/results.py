"""Answers as the members of the results that the WSDL declares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from providers.kit.answers import Answer, CustomFieldsAnswer, FieldChange, UserInfoAnswer


@dataclass(frozen=True, slots=True)
class FieldData:
    """One ``ExternalCustomFieldData``."""

    custom_field_name: str
    change_visible: bool
    new_visible_value: bool
    change_required: bool
    new_required_value: bool
    change_list_options: bool
    list_options: Sequence[str] | None
    display_with_information_lookup: bool


@dataclass(frozen=True, slots=True)
class Result:
    """The result of any method; members that its type lacks are not written."""

    success: bool
    message: str
    output_variables: Sequence[str] = ()
    custom_field_data_items: Sequence[FieldData] | None = None
    user_info_html: str | None = None


def result_of(answer: Answer) -> Result:
    """Return the result that an answer is. Raises ValueError for a name that holds ``=``."""
    fields = html = None
    if isinstance(answer, CustomFieldsAnswer):
        fields = [_field_data(change) for change in answer.fields]
    elif isinstance(answer, UserInfoAnswer):
        html = answer.html
    return Result(True, answer.message, answer.items(), fields, html)


def failure(message: str) -> Result:
    """Return the result of a call that was not answered."""
    return Result(False, message)


def _field_data(change: FieldChange) -> FieldData:
    return FieldData(
        custom_field_name=change.name,
        change_visible=change.visible is not None,
        new_visible_value=bool(change.visible),
        change_required=change.required is not None,
        new_required_value=bool(change.required),
        change_list_options=change.options is not None,
        list_options=change.options,
        display_with_information_lookup=change.on_first_page,
    )
