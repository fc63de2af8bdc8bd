"""Property values: what GetTicketProperties and GetTicketPropertiesList answer with.

Keys are the columns of ``st_Tickets``, the members of TicketInfo, and what clients are known to
ask of the first message and the place of a ticket. Flags read ``True`` and ``False`` as .NET
writes them, times are ISO 8601 without a zone and mean UTC, what is not set is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from db.models.smartertrack import (
    Brand,
    Department,
    Group,
    Ticket,
    TicketMessage,
    TicketPriority,
    TicketStatus,
    User,
)
from soap_service.services.tickets.bodies import to_html, to_text

Values = Mapping[str, str]


class Property(NamedTuple):
    """A key in its usual spelling and how its value is found."""

    key: str
    value: Callable[[Ticket, Row[*tuple[Any, ...]], Any], object]
    of_message: bool = False


def all_properties(session: Session, ticket: Ticket) -> list[str]:
    """Return every property as ``Key=Value``, by name."""
    values = _values(session, ticket, _PROPERTIES.values())
    return [f"{each.key}={values[name]}" for name, each in sorted(_PROPERTIES.items())]


def properties(session: Session, ticket: Ticket, keys: Iterable[str | None] | None) -> list[str]:
    """Return ``Key=Value`` for each key that was asked, in that order and spelling.

    A key that nobody knows has an empty value, so that answers keep their places. The message is
    read only when something of it is asked.
    """
    asked = [(key or "").strip().partition("=")[0] for key in keys or ()]
    known = [_PROPERTIES[key.lower()] for key in asked if key.lower() in _PROPERTIES]
    values = _values(session, ticket, known) if known else {}
    return [f"{key}={values.get(key.lower(), '')}" for key in asked]


def _values(session: Session, ticket: Ticket, asked: Iterable[Property]) -> Values:
    wanted = list(asked)
    place = session.execute(_PLACE.where(Ticket.ticket_id == ticket.ticket_id)).one()
    message = None
    if any(each.of_message for each in wanted):
        message = session.execute(
            _FIRST_MESSAGE.where(TicketMessage.ticket_id == ticket.ticket_id)
        ).first()
    return {each.key.lower(): as_text(each.value(ticket, place, message)) for each in wanted}


def as_text(value: object) -> str:
    """Return the value of a property as callers see it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return str(value)


_PLACE = (
    select(
        TicketStatus.is_active,
        TicketStatus.is_open,
        TicketStatus.is_locked,
        TicketStatus.english_name.label("status"),
        TicketPriority.english_name.label("priority_name"),
        Department.display_name.label("department_name"),
        Department.brand_id,
        Brand.brand_name,
        Group.group_name,
        User.user_name,
        User.display_name.label("agent_name"),
    )
    .select_from(Ticket)
    .join(TicketStatus, TicketStatus.ticket_status_id == Ticket.ticket_status_id)
    .outerjoin(TicketPriority, TicketPriority.ticket_priority_id == Ticket.ticket_priority_id)
    .outerjoin(Department, Department.department_id == Ticket.department_id)
    .outerjoin(Brand, Brand.brand_id == Department.brand_id)
    .outerjoin(
        Group, (Group.department_id == Ticket.department_id) & (Group.group_id == Ticket.group_id)
    )
    .outerjoin(User, User.user_id == Ticket.user_id)
)
_FIRST_MESSAGE = (
    select(TicketMessage.body_text, TicketMessage.body_html, TicketMessage.date_received_utc)
    .order_by(TicketMessage.date_received_utc, TicketMessage.ticket_message_id)
    .limit(1)
)


def _column(key: str, attribute: str) -> Property:
    return Property(key, lambda ticket, _place, _message: getattr(ticket, attribute))


def _number(key: str, attribute: str) -> Property:
    """0 stands for nobody."""
    return Property(key, lambda ticket, _place, _message: getattr(ticket, attribute) or 0)


def _place(key: str, attribute: str) -> Property:
    return Property(key, lambda _ticket, place, _message: getattr(place, attribute))


def _body_html(message: Any) -> str:
    return message.body_html or to_html(message.body_text or "") if message else ""


def _body_text(message: Any) -> str:
    return message.body_text or to_text(message.body_html or "") if message else ""


def _received(message: Any) -> datetime | None:
    return message.date_received_utc if message else None


_KEYS: Sequence[Property] = (
    _column("AutoAssignOnFollowup", "auto_assign_on_followup"),
    _column("AverageSurveyRating", "average_survey_rating"),
    Property("BodyHTML", lambda _ticket, _place, message: _body_html(message), of_message=True),
    Property("BodyText", lambda _ticket, _place, message: _body_text(message), of_message=True),
    _place("BrandID", "brand_id"),
    _place("BrandName", "brand_name"),
    _column("CustomerEmailAddress", "customer_email_address"),
    _column("DateClosedUTC", "date_closed_utc"),
    _column("DateDeletedUTC", "date_deleted_utc"),
    _column("DateFollowUpUTC", "date_follow_up_utc"),
    _column("DateOpenedUTC", "date_opened_utc"),
    Property(
        "DateReceivedUTC", lambda _ticket, _place, message: _received(message), of_message=True
    ),
    _column("DepartmentID", "department_id"),
    _place("DepartmentName", "department_name"),
    _column("EmailAddress", "customer_email_address"),
    _column("GroupID", "group_id"),
    _place("GroupName", "group_name"),
    _column("ID", "ticket_id"),
    _number("IdAgent", "user_id"),
    _number("IdCustomer", "user_id_customer"),
    _column("IdDepartment", "department_id"),
    _column("IdGroup", "group_id"),
    _column("IdleStartTimeUTC", "idle_start_time_utc"),
    _place("IsActive", "is_active"),
    _column("IsDeleted", "is_deleted"),
    _place("IsLocked", "is_locked"),
    _place("IsOpen", "is_open"),
    _column("IsPinnedToAgent", "is_pinned_to_agent"),
    _column("IsSpam", "is_spam"),
    _column("LastReplyDateUtc", "idle_start_time_utc"),
    _column("Priority", "ticket_priority_id"),
    _place("PriorityName", "priority_name"),
    _column("ReplyCountIn", "reply_count_in"),
    _column("ReplyCountOut", "reply_count_out"),
    _column("RequiresFollowUp", "requires_follow_up"),
    _column("ShowInFollowUpView", "show_in_follow_up_view"),
    _place("Status", "status"),
    _column("Subject", "subject"),
    _number("TicketCommentID_FollowUp", "ticket_comment_id_follow_up"),
    _column("TicketID", "ticket_id"),
    _column("TicketNumber", "ticket_number"),
    _column("TicketPriorityID", "ticket_priority_id"),
    _column("TicketStatusID", "ticket_status_id"),
    _place("UserDisplayName", "agent_name"),
    _number("UserID", "user_id"),
    _number("UserID_Customer", "user_id_customer"),
    _place("UserName", "user_name"),
)
_PROPERTIES = {each.key.lower(): each for each in _KEYS}
