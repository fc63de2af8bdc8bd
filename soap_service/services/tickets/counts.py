"""Counts of open tickets, by place and agent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, exists, func, or_, select, true
from sqlalchemy.orm import Session

from db.models.smartertrack import Department, Group, Ticket, TicketStatus, UserInGroup
from soap_service.accounts import Account


def _count(condition: Any) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


_IS_ACTIVE = and_(TicketStatus.is_open, TicketStatus.is_active)
_IS_WAITING = and_(TicketStatus.is_open, ~TicketStatus.is_active)
_ACTIVE = _count(_IS_ACTIVE)
_WAITING = _count(_IS_WAITING)
_FOLLOW_UP = _count(Ticket.requires_follow_up)


def counts(session: Session, *conditions: ColumnElement[bool]) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return the members of TicketCountInfo for each place and agent with something to count.

    Deleted tickets do not count. One statement, however many rows.
    """
    brand_id = func.coalesce(Department.brand_id, 0)
    user_id = func.coalesce(Ticket.user_id, 0)
    query = (
        select(
            _ACTIVE.label("active_ticket_count"),
            brand_id.label("brand_id"),
            Ticket.department_id,
            _FOLLOW_UP.label("follow_up_ticket_count"),
            Ticket.group_id,
            user_id.label("user_id"),
            _WAITING.label("waiting_ticket_count"),
        )
        .select_from(Ticket)
        .join(TicketStatus, TicketStatus.ticket_status_id == Ticket.ticket_status_id)
        .join(Department, Department.department_id == Ticket.department_id)
        .where(
            ~Ticket.is_deleted, or_(TicketStatus.is_open, Ticket.requires_follow_up), *conditions
        )
        .group_by(Department.brand_id, Ticket.department_id, Ticket.group_id, Ticket.user_id)
        .order_by(Ticket.department_id, Ticket.group_id, Ticket.user_id)
    )
    return session.execute(query).all()


def active_count(session: Session, user_id: int) -> int:
    """Return how many active tickets an agent has."""
    query = (
        select(func.count())
        .select_from(Ticket)
        .join(TicketStatus, TicketStatus.ticket_status_id == Ticket.ticket_status_id)
        .where(Ticket.user_id == user_id, ~Ticket.is_deleted, _IS_ACTIVE)
    )
    return session.scalar(query) or 0


def group_lines(session: Session, caller: Account) -> list[str]:
    """Return ``Group=active,waiting`` for each group of the caller; an administrator's are all."""
    query = (
        select(Group.group_name, _ACTIVE.label("active"), _WAITING.label("waiting"))
        .select_from(Group)
        .outerjoin(
            Ticket,
            and_(
                Ticket.department_id == Group.department_id,
                Ticket.group_id == Group.group_id,
                ~Ticket.is_deleted,
            ),
        )
        .outerjoin(TicketStatus, TicketStatus.ticket_status_id == Ticket.ticket_status_id)
        .where(~Group.is_deleted, _is_group_of(caller))
        .group_by(Group.department_id, Group.group_id, Group.group_name)
        .order_by(Group.department_id, Group.group_id)
    )
    return [f"{row.group_name or ''}={row.active},{row.waiting}" for row in session.execute(query)]


def _is_group_of(caller: Account) -> ColumnElement[bool]:
    if caller.is_administrator:
        return true()
    return exists().where(
        UserInGroup.user_id == caller.user_id,
        UserInGroup.department_id == Group.department_id,
        UserInGroup.group_id == Group.group_id,
    )
