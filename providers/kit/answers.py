"""What a provider answers: one dataclass per method, and how each is written.

``message`` is the text that people get to see; ``items`` are the output variables in the spelling
of the documentation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from providers.kit.variables import custom_field_items, item


@dataclass(frozen=True, slots=True)
class LoginAnswer:
    """Whether a user is who they say, and what the help desk should store of them.

    ``custom_fields`` are those of the user; names that the help desk does not have are ignored.
    """

    accepted: bool
    message: str = ""
    email_address: str = ""
    display_name: str = ""
    custom_fields: Mapping[str, str] = field(default_factory=dict)

    def items(self) -> list[str]:
        """Return the output variables; a refused login tells nothing of the user."""
        if not self.accepted:
            return [item("Authentication", "FAIL")]
        return [
            item("Authentication", "OK"),
            *_stated(EmailAddress=self.email_address, DisplayName=self.display_name),
            *custom_field_items(self.custom_fields),
        ]


@dataclass(frozen=True, slots=True)
class TicketAnswer:
    """Whether a ticket may be created, and where and how.

    What is left out stays as it is; a group brings its department. ``custom_fields`` overwrite
    those of the ticket.
    """

    allowed: bool
    message: str = ""
    department_name: str = ""
    department_id: int | None = None
    group_name: str = ""
    group_id: int | None = None
    custom_fields: Mapping[str, str] = field(default_factory=dict)

    def items(self) -> list[str]:
        """Return the output variables."""
        return [
            item("TicketCreation", _upper(self.allowed)),
            *_stated(
                departmentName=self.department_name,
                groupName=self.group_name,
                departmentID=self.department_id,
                groupId=self.group_id,
            ),
            *custom_field_items(self.custom_fields),
        ]


@dataclass(frozen=True, slots=True)
class ChatAnswer:
    """Whether a chat may begin, and where and how."""

    allowed: bool
    message: str = ""
    department_name: str = ""
    custom_fields: Mapping[str, str] = field(default_factory=dict)

    def items(self) -> list[str]:
        """Return the output variables."""
        return [
            item("ChatCreation", _upper(self.allowed)),
            *_stated(departmentName=self.department_name),
            *custom_field_items(self.custom_fields),
        ]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """How one custom field differs from the help desk's own settings; None changes nothing.

    ``on_first_page`` asks for it together with the information lookup instead of later.
    """

    name: str
    visible: bool | None = None
    required: bool | None = None
    options: Sequence[str] | None = None
    on_first_page: bool = False


@dataclass(frozen=True, slots=True)
class CustomFieldsAnswer:
    """How the form looks, and whether the customer may go on; ``message`` says why not."""

    fields: Sequence[FieldChange] = ()
    can_start_tickets: bool = True
    can_start_chats: bool = True
    message: str = ""

    def items(self) -> list[str]:
        """Return the output variables."""
        return [
            item("CanStartTickets", self.can_start_tickets),
            item("CanStartChats", self.can_start_chats),
        ]


@dataclass(frozen=True, slots=True)
class UserInfoAnswer:
    """HTML to show an agent above the conversation; empty shows nothing."""

    html: str = ""
    message: str = ""

    def items(self) -> list[str]:
        """Return the output variables: none are known."""
        return []


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """The event was taken in."""

    message: str = ""

    def items(self) -> list[str]:
        """Return the output variables: none are known."""
        return []


@dataclass(frozen=True, slots=True)
class RegistrationAnswer:
    """Somebody may register."""

    message: str = ""

    def items(self) -> list[str]:
        """Return the output variables: none are known."""
        return []


Answer = (
    LoginAnswer
    | TicketAnswer
    | ChatAnswer
    | CustomFieldsAnswer
    | UserInfoAnswer
    | EventAnswer
    | RegistrationAnswer
)


def _upper(value: bool) -> str:
    return "TRUE" if value else "FALSE"


def _stated(**values: object) -> list[str]:
    return [item(key, value) for key, value in values.items() if value not in ("", None)]
