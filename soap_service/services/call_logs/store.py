"""What the rules of call logs ask of the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select, true

from db import locked, named
from db.models.smartertrack import CallLog, Ticket, TicketLink, UserInGroup
from soap_service.accounts import Account
from soap_service.services.desk import Desk
from soap_service.services.tickets import store as tickets

CALL_LOG_INFO: Select[*tuple[Any, ...]] = select(
    *named(
        CallLog.call_log_id,
        CallLog.call_number,
        func.coalesce(CallLog.customer_user_id, 0).label("customer_id"),
        CallLog.customer_name,
        CallLog.date_created_utc,
        CallLog.date_deleted_utc,
        CallLog.date_end_utc,
        CallLog.date_modified_utc,
        CallLog.date_start_utc,
        CallLog.department_id,
        CallLog.description,
        CallLog.customer_email_address.label("email_address"),
        CallLog.group_id,
        case((CallLog.is_outgoing, False), else_=True).label("incoming_call"),
        CallLog.is_deleted,
        CallLog.customer_phone_number.label("phone_number"),
        CallLog.subject,
        CallLog.user_id,
    )
)
"""The members of CallLogInfo, by their names."""


def visible_to(account: Account) -> ColumnElement[bool]:
    """Return the condition on ``st_CallLogs`` for what an account may see.

    An administrator sees all; others see the calls of their groups and their own.
    """
    if account.is_administrator:
        return true()
    return or_(
        CallLog.user_id == account.user_id,
        exists().where(
            UserInGroup.user_id == account.user_id,
            UserInGroup.group_id == CallLog.group_id,
            UserInGroup.department_id == CallLog.department_id,
        ),
    )


def find_call_log(desk: Desk, call_log_id: int) -> CallLog | None:
    """Return a living call log that the caller may see, locked against other writers."""
    query = select(CallLog).where(*_is(desk, call_log_id))
    return desk.session.scalars(locked(query.limit(1), CallLog)).first()


def find_info(desk: Desk, call_log_id: int) -> Any:
    """Return the members of CallLogInfo of a living call log that the caller may see, or None."""
    return desk.session.execute(CALL_LOG_INFO.where(*_is(desk, call_log_id)).limit(1)).first()


def _is(desk: Desk, call_log_id: int) -> tuple[ColumnElement[bool], ...]:
    return (CallLog.call_log_id == call_log_id, ~CallLog.is_deleted, visible_to(desk.caller))


def is_member(desk: Desk, department_id: int, group_id: int) -> bool:
    """Tell whether the caller belongs to a group."""
    query = select(UserInGroup.user_id).where(
        UserInGroup.user_id == desk.caller.user_id,
        UserInGroup.department_id == department_id,
        UserInGroup.group_id == group_id,
    )
    return desk.session.scalar(query.limit(1)) is not None


def ticket_numbers(desk: Desk, call_log_id: int) -> list[str]:
    """Return the numbers of the tickets that a call is tied to, as far as the caller sees them."""
    query = (
        select(Ticket.ticket_number)
        .join(TicketLink, TicketLink.ticket_id == Ticket.ticket_id)
        .where(TicketLink.call_log_id == call_log_id, tickets.visible_to(desk.caller))
        .order_by(Ticket.ticket_id)
    )
    return list(desk.session.scalars(query))


def of_tickets(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition for the calls that are tied to tickets of a condition."""
    return CallLog.call_log_id.in_(
        select(TicketLink.call_log_id)
        .join(Ticket, Ticket.ticket_id == TicketLink.ticket_id)
        .where(condition, TicketLink.call_log_id.is_not(None))
    )
