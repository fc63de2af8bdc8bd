"""The ticket provider: whether a ticket may be created, and where (``StartTicket``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from providers.envelope import Result
from providers.variables import custom_field_items, item

__all__ = ["START_TICKET", "TicketAnswer", "TicketQuestion", "read_ticket", "ticket_inputs"]

START_TICKET = "StartTicket"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketQuestion:
    """The ticket that is about to be created under ``ticket_number``.

    ``user_name`` is known of tickets of the portal, ``email_from`` of those that come by mail;
    None is not sent at all. Custom fields by their names.
    """

    department_name: str
    subject: str
    ticket_number: str
    user_name: str | None = None
    email_from: str | None = None
    custom_fields: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TicketAnswer:
    """Whether the ticket may be created, where it goes, and the custom fields to overwrite.

    Of several places the first that is known counts: group id, group name, department id,
    department name. ``message`` is to be shown when it is not allowed; ``failed`` says that the
    provider gave no answer.
    """

    allowed: bool = True
    message: str = ""
    group_id: int | None = None
    group_name: str | None = None
    department_id: int | None = None
    department_name: str | None = None
    custom_fields: Mapping[str, str] = field(default_factory=dict)
    failed: bool = False


def ticket_inputs(question: TicketQuestion) -> list[str]:
    """Return what is sent about a ticket."""
    who = {"loginUsername": question.user_name, "emailFrom": question.email_from}
    return [
        *(item(key, value) for key, value in who.items() if value is not None),
        item("departmentName", question.department_name),
        item("subject", question.subject),
        item("ticketNumber", question.ticket_number),
        *custom_field_items(question.custom_fields),
    ]


def read_ticket(result: Result) -> TicketAnswer:
    """Return the answer of a result; only ``TicketCreation=FALSE`` forbids the ticket."""
    outputs = result.outputs
    if outputs.says("TicketCreation", "FALSE"):
        return TicketAnswer(False, result.message)
    return TicketAnswer(
        True,
        result.message,
        outputs.number("groupId"),
        outputs.get("groupName") or None,
        outputs.number("departmentID"),
        outputs.get("departmentName") or None,
        outputs.custom_fields,
    )
