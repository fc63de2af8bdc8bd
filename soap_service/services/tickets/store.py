"""What the rules of tickets ask of the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, exists, func, or_, select, true
from sqlalchemy.orm import Session

from db.models.smartertrack import (
    Department,
    Group,
    Ticket,
    TicketMerge,
    TicketStatus,
    User,
    UserInGroup,
)
from soap_service.accounts import Account
from soap_service.accounts.directory import IS_EMPLOYEE

TICKET_INFO: Select[*tuple[Any, ...]] = select(
    Ticket.customer_email_address,
    Ticket.ticket_id.label("id"),
    func.coalesce(Ticket.user_id, 0).label("id_agent"),
    func.coalesce(Ticket.user_id_customer, 0).label("id_customer"),
    Ticket.department_id.label("id_department"),
    Ticket.group_id.label("id_group"),
    TicketStatus.is_active,
    Ticket.is_deleted,
    TicketStatus.is_open,
    Ticket.is_pinned_to_agent,
    Ticket.is_spam,
    Ticket.idle_start_time_utc.label("last_reply_date_utc"),
    Ticket.ticket_priority_id.label("priority"),
    Ticket.reply_count_in,
    Ticket.reply_count_out,
    Ticket.requires_follow_up,
    Ticket.show_in_follow_up_view,
    Ticket.subject,
    Ticket.ticket_number,
).join(TicketStatus, TicketStatus.ticket_status_id == Ticket.ticket_status_id)
"""The members of TicketInfo, by their names."""


def visible_to(account: Account) -> ColumnElement[bool]:
    """Return the condition on ``st_Tickets`` for what an account may see.

    An administrator sees all; others see the tickets of their groups and those assigned to them.
    """
    if account.is_administrator:
        return true()
    return or_(
        Ticket.user_id == account.user_id,
        exists().where(
            UserInGroup.user_id == account.user_id,
            UserInGroup.group_id == Ticket.group_id,
            UserInGroup.department_id == Ticket.department_id,
        ),
    )


def is_number(ticket_number: str) -> ColumnElement[bool]:
    """Return the condition for a ticket number, also for that of a ticket merged into it."""
    number = ticket_number.strip().upper()
    merged = select(TicketMerge.ticket_id).where(TicketMerge.ticket_number == number)
    return or_(Ticket.ticket_number == number, Ticket.ticket_id.in_(merged))


def find_ticket(session: Session, *conditions: ColumnElement[bool]) -> Ticket | None:
    """Return the ticket that meets the conditions, locked against other writers."""
    return session.scalars(select(Ticket).where(*conditions).with_for_update().limit(1)).first()


def find_group(session: Session, department_id: int, group_id: int) -> Row[int, int] | None:
    """Return (department, group) of a living group; 0 stands for any.

    Of several groups the front-line one comes first, then the lowest id.
    """
    query = (
        select(Group.department_id, Group.group_id)
        .join(Department, Department.department_id == Group.department_id)
        .where(Group.is_deleted.is_(False), Department.is_deleted.is_(False))
        .order_by(case((Group.is_front_line, 0), else_=1), Group.group_id)
        .limit(1)
    )
    if department_id:
        query = query.where(Group.department_id == department_id)
    if group_id:
        query = query.where(Group.group_id == group_id)
    return session.execute(query).first()


def find_department(session: Session, department_id: int) -> int | None:
    """Return the id when the department lives."""
    return session.scalar(
        select(Department.department_id).where(
            Department.department_id == department_id, Department.is_deleted.is_(False)
        )
    )


def find_agent(session: Session, user_id: int) -> int | None:
    """Return the id when it is a living employee's or the queue's."""
    return session.scalar(
        select(User.user_id).where(
            User.user_id == user_id,
            User.is_deleted.is_(False),
            or_(User.is_queue, IS_EMPLOYEE),
        )
    )


def find_receiving_member(
    session: Session, department_id: int, group_id: int
) -> UserInGroup | None:
    """Return the member of a group who takes tickets and has waited longest for one."""
    last = UserInGroup.date_last_ticket_assigned_utc
    query = (
        select(UserInGroup)
        .join(User, User.user_id == UserInGroup.user_id)
        .where(
            UserInGroup.department_id == department_id,
            UserInGroup.group_id == group_id,
            UserInGroup.is_active_for_tickets,
            UserInGroup.is_afk.is_(False),
            User.is_deleted.is_(False),
        )
        .order_by(
            case((last.is_(None), 0), else_=1),
            last,
            UserInGroup.round_robin_order,
            UserInGroup.user_id,
        )
        .limit(1)
    )
    return session.scalars(query).first()


def find_queue(session: Session) -> int | None:
    """Return the id of the queue user, to whom unassigned tickets belong."""
    return session.scalar(select(User.user_id).where(User.is_queue).order_by(User.user_id).limit(1))


def find_customer(session: Session, address: str) -> int | None:
    """Return the id of the living user with this address."""
    return session.scalar(
        select(User.user_id)
        .where(
            User.lowered_email == address.lower(),
            User.is_deleted.is_(False),
            User.is_queue.is_(False),
        )
        .order_by(User.user_id)
        .limit(1)
    )
