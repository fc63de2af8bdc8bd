"""The custom field provider: how a form looks (``GetCustomFieldOptions``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from providers.envelope import Member, Result
from providers.variables import custom_field_items, item

__all__ = [
    "CUSTOM_FIELD_OPTIONS",
    "CustomFieldsAnswer",
    "CustomFieldsQuestion",
    "FieldChange",
    "Interaction",
    "Location",
    "custom_fields_inputs",
    "read_custom_fields",
]

CUSTOM_FIELD_OPTIONS = "GetCustomFieldOptions"


class Location(StrEnum):
    """The page that comes next: PRE after the department was chosen, REGULAR before composing."""

    PRE = "PRE"
    REGULAR = "REGULAR"


class Interaction(StrEnum):
    """What is being started."""

    TICKET = "ticket"
    CHAT = "chat"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomFieldsQuestion:
    """Where somebody is on the way to a ticket or chat; custom fields by their names."""

    department_name: str
    location: Location
    user_name: str = ""
    interaction: Interaction = Interaction.TICKET
    custom_fields: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """How one field changes; None leaves as it is."""

    name: str
    visible: bool | None = None
    required: bool | None = None
    options: tuple[str, ...] | None = None
    on_first_page: bool = False


@dataclass(frozen=True, slots=True)
class CustomFieldsAnswer:
    """Whether tickets and chats may be started, and the fields that change.

    ``failed`` says that the provider gave no answer and is one to wait for.
    """

    can_start_tickets: bool = True
    can_start_chats: bool = True
    message: str = ""
    changes: tuple[FieldChange, ...] = ()
    failed: bool = False

    def allows(self, interaction: Interaction) -> bool:
        """Tell whether one may go on; otherwise ``message`` is to be shown."""
        is_ticket = interaction is Interaction.TICKET
        return self.can_start_tickets if is_ticket else self.can_start_chats


def custom_fields_inputs(question: CustomFieldsQuestion) -> list[str]:
    """Return what is sent about a form."""
    return [
        item("loginUsername", question.user_name),
        item("departmentName", question.department_name),
        item("location", question.location),
        item("interactiontype", question.interaction),
        *custom_field_items(question.custom_fields),
    ]


def read_custom_fields(result: Result) -> CustomFieldsAnswer:
    """Return the answer of a result; what it does not forbid is allowed."""
    items = result.members("CustomFieldDataItems", "ExternalCustomFieldData")
    return CustomFieldsAnswer(
        can_start_tickets=not _is_false(result, "CanStartTickets"),
        can_start_chats=not _is_false(result, "CanStartChats"),
        message=result.message,
        changes=tuple(_change(each) for each in items if each.text("CustomFieldName")),
    )


def _is_false(result: Result, key: str) -> bool:
    return result.outputs.says(key, "false") or result.outputs.says(key, "0")


def _change(member: Member) -> FieldChange:
    return FieldChange(
        name=member.text("CustomFieldName"),
        visible=member.truth("NewVisibleValue") if member.truth("ChangeVisible") else None,
        required=member.truth("NewRequiredValue") if member.truth("ChangeRequired") else None,
        options=tuple(member.texts("ListOptions")) if member.truth("ChangeListOptions") else None,
        on_first_page=member.truth("DisplayWithInformationLookup"),
    )
