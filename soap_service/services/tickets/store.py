"""What the rules of tickets ask of the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from db import UnitOfWork, locked, named
from db.models.smartertrack import (
    CommentType,
    Department,
    Group,
    Ticket,
    TicketAttachment,
    TicketComment,
    TicketMerge,
    TicketMessage,
    TicketStatus,
    User,
    UserInGroup,
)
from soap_service.accounts import Account
from soap_service.accounts.directory import IS_EMPLOYEE

_Row = Row[*tuple[Any, ...]]

TICKET_INFO: Select[*tuple[Any, ...]] = select(
    *named(
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
    )
).join(TicketStatus, TicketStatus.ticket_status_id == Ticket.ticket_status_id)
"""The members of TicketInfo, by their names."""


NUMBERING = (
    update(Ticket)
    .where(Ticket.ticket_id == bindparam("ticket"))
    .values(ticket_number=bindparam("number"))
)
"""The statement that gives a ``ticket`` its ``number``."""


def give_number(unit: UnitOfWork, ticket: Ticket, number: str) -> None:
    """Give a ticket that was just added its number."""
    unit.execute(NUMBERING, ticket=ticket.ticket_id, number=number)
    set_committed_value(ticket, "ticket_number", number)


def visible_to(account: Account) -> ColumnElement[bool]:
    """Return the condition on ``st_Tickets`` for what an account may see.

    An administrator sees all; others see the tickets of their groups and those assigned to them.
    """
    return true() if account.is_administrator else belongs_to(account.user_id)


def belongs_to(user_id: int | ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition for the tickets of a user and of the user's groups."""
    return or_(
        Ticket.user_id == user_id,
        exists().where(
            UserInGroup.user_id == user_id,
            UserInGroup.group_id == Ticket.group_id,
            UserInGroup.department_id == Ticket.department_id,
        ),
    )


def is_number(ticket_number: str) -> ColumnElement[bool]:
    """Return the condition for a ticket number, also for that of a ticket merged into it."""
    return has_number(read_number(ticket_number))


def read_number(text: str) -> str:
    """Return a ticket number as it is stored."""
    return text.strip().upper()


def has_number(number: str | ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition for a number as it is stored, as ``is_number`` does."""
    merged = select(TicketMerge.ticket_id).where(TicketMerge.ticket_number == number)
    return or_(Ticket.ticket_number == number, Ticket.ticket_id.in_(merged))


def find_ticket(session: Session, *conditions: ColumnElement[bool]) -> Ticket | None:
    """Return the ticket that meets the conditions, locked against other writers."""
    return session.scalars(locked(select(Ticket).where(*conditions).limit(1), Ticket)).first()


def read_ticket(session: Session, *conditions: ColumnElement[bool]) -> Ticket | None:
    """Return the ticket that meets the conditions; nothing is locked."""
    return session.scalars(select(Ticket).where(*conditions).limit(1)).first()


def find_info(session: Session, *conditions: ColumnElement[bool]) -> Row[*tuple[Any, ...]] | None:
    """Return the members of TicketInfo for the ticket that meets the conditions."""
    return session.execute(TICKET_INFO.where(*conditions).limit(1)).first()


def find_message(
    session: Session, message_id: int, *conditions: ColumnElement[bool]
) -> Row[str | None, str | None] | None:
    """Return (text, HTML) of a message whose ticket meets the conditions."""
    query = (
        select(TicketMessage.body_text, TicketMessage.body_html)
        .join(Ticket, Ticket.ticket_id == TicketMessage.ticket_id)
        .where(TicketMessage.ticket_message_id == message_id, *conditions)
    )
    return session.execute(query).first()


def has_message(session: Session, ticket_id: int, message_id: int) -> bool:
    """Tell whether a message belongs to a ticket."""
    query = select(TicketMessage.ticket_message_id).where(
        TicketMessage.ticket_message_id == message_id, TicketMessage.ticket_id == ticket_id
    )
    return session.scalar(query) is not None


_MESSAGES: Select[*tuple[Any, ...]] = select(
    TicketMessage.ticket_message_id,
    TicketMessage.date_received_utc,
    TicketMessage.subject,
    TicketMessage.message_direction,
    TicketMessage.from_address,
    TicketMessage.to_address,
    TicketMessage.is_draft,
    User.display_name,
    User.email,
).outerjoin(User, User.user_id == TicketMessage.user_id_from)


def messages_of(session: Session, ticket_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return the messages of a ticket without their bodies, with their writers."""
    query = _MESSAGES.where(TicketMessage.ticket_id == ticket_id).order_by(
        TicketMessage.date_received_utc, TicketMessage.ticket_message_id
    )
    return session.execute(query).all()


def message_by_id(session: Session, message_id: int) -> Row[*tuple[Any, ...]]:
    """Return a message that exists, without its body, with its writer."""
    return session.execute(_MESSAGES.where(TicketMessage.ticket_message_id == message_id)).one()


def comments_of(session: Session, ticket_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return the comments of a ticket without their texts, with their writers and types."""
    query = (
        select(
            TicketComment.ticket_comment_id,
            TicketComment.date_entered_utc,
            TicketComment.comment_type_id,
            func.coalesce(CommentType.display_name, CommentType.english_name).label("type_name"),
            User.display_name,
            User.email,
        )
        .join(CommentType, CommentType.comment_type_id == TicketComment.comment_type_id)
        .outerjoin(User, User.user_id == TicketComment.user_id)
        .where(TicketComment.ticket_id == ticket_id)
        .order_by(TicketComment.date_entered_utc, TicketComment.ticket_comment_id)
    )
    return session.execute(query).all()


def attachments_of(session: Session, ticket_id: int) -> Sequence[Row[TicketAttachment, str | None]]:
    """Return the living attachments of a ticket with the names of those who sent them."""
    query = (
        select(TicketAttachment, User.display_name)
        .outerjoin(User, User.user_id == TicketAttachment.user_id)
        .where(TicketAttachment.ticket_id == ticket_id, ~TicketAttachment.is_deleted)
        .order_by(TicketAttachment.ticket_attachment_id)
    )
    return session.execute(query).all()


def find_attachment(
    session: Session, attachment_id: int, *conditions: ColumnElement[bool]
) -> Row[TicketAttachment, str, bool] | None:
    """Return (attachment, ticket number, whether the ticket is deleted), locked against others."""
    query: Any = (
        select(TicketAttachment, Ticket.ticket_number, Ticket.is_deleted)
        .join(Ticket, Ticket.ticket_id == TicketAttachment.ticket_id)
        .where(
            TicketAttachment.ticket_attachment_id == attachment_id,
            ~TicketAttachment.is_deleted,
            *conditions,
        )
    )
    found: Row[TicketAttachment, str, bool] | None = session.execute(
        locked(query, TicketAttachment)
    ).first()
    return found


def status_names(session: Session) -> dict[str, int]:
    """Return the ids of the statuses by their lowered names, without spaces."""
    query = select(TicketStatus.ticket_status_id, TicketStatus.english_name)
    return {
        (name or "").lower().replace(" ", ""): number for number, name in session.execute(query)
    }


def find_user(session: Session, user_id: int) -> int | None:
    """Return the id when the user lives."""
    return session.scalar(select(User.user_id).where(User.user_id == user_id, ~User.is_deleted))


LIVING_GROUP: Select[*tuple[Any, ...]] = (
    select(*named(Group.department_id, Group.group_id))
    .join(Department, Department.department_id == Group.department_id)
    .where(~Group.is_deleted, ~Department.is_deleted)
    .order_by(case((Group.is_front_line, 0), else_=1), Group.group_id)
    .limit(1)
)
"""The (department, group) of living groups, of several the front-line one first."""

_IN_DEPARTMENT = Group.department_id == bindparam("department_id")
_IS_GROUP = Group.group_id == bindparam("group_id")
GROUPS = {
    (True, False): LIVING_GROUP.where(_IN_DEPARTMENT),
    (False, True): LIVING_GROUP.where(_IS_GROUP),
    (True, True): LIVING_GROUP.where(_IN_DEPARTMENT, _IS_GROUP),
}
"""The queries for a group, by whether ``department_id`` and ``group_id`` are given."""


def find_group(unit: UnitOfWork, department_id: int, group_id: int) -> _Row | None:
    """Return (department, group) of a living group; 0 stands for any, but not for both.

    Of several groups the front-line one comes first, then the lowest id.
    """
    query = GROUPS[department_id != 0, group_id != 0]
    return unit.execute(query, department_id=department_id, group_id=group_id).first()


def find_department(session: Session, department_id: int) -> int | None:
    """Return the id when the department lives."""
    return session.scalar(
        select(Department.department_id).where(
            Department.department_id == department_id, ~Department.is_deleted
        )
    )


_AGENT = select(User.user_id).where(
    User.user_id == bindparam("user_id"), ~User.is_deleted, or_(User.is_queue, IS_EMPLOYEE)
)


def find_agent(unit: UnitOfWork, user_id: int) -> int | None:
    """Return the id when it is a living employee's or the queue's."""
    return _number(unit, _AGENT, user_id=user_id)


_LAST = UserInGroup.date_last_ticket_assigned_utc
_IN_GROUP = (
    UserInGroup.department_id == bindparam("department"),
    UserInGroup.group_id == bindparam("group"),
)
RECEIVING_MEMBER = (
    select(UserInGroup.user_id)
    .join(User, User.user_id == UserInGroup.user_id)
    .where(*_IN_GROUP, UserInGroup.is_active_for_tickets, ~UserInGroup.is_afk, ~User.is_deleted)
    .order_by(
        case((_LAST.is_(None), 0), else_=1),
        _LAST,
        UserInGroup.round_robin_order,
        UserInGroup.user_id,
    )
    .limit(1)
)
"""The query for the member of a ``department`` and ``group`` whose turn it is."""

ASSIGNMENT = (
    update(UserInGroup)
    .where(*_IN_GROUP, UserInGroup.user_id == bindparam("member"))
    .values(date_last_ticket_assigned_utc=bindparam("now"))
)
"""The statement that notes that a ``member`` got a ticket ``now``."""


def next_member(unit: UnitOfWork, place: tuple[int, int], now: datetime) -> int | None:
    """Return the member of (department, group) who takes tickets and has waited longest for one.

    From then on the member has waited shortest.
    """
    department_id, group_id = place
    where = {"department": department_id, "group": group_id}
    member = _number(unit, RECEIVING_MEMBER, **where)
    if member is not None:
        unit.execute(ASSIGNMENT, **where, member=member, now=now)
    return member


_QUEUE = select(User.user_id).where(User.is_queue).order_by(User.user_id).limit(1)


def find_queue(unit: UnitOfWork) -> int | None:
    """Return the id of the queue user, to whom unassigned tickets belong."""
    return _number(unit, _QUEUE)


CUSTOMER = (
    select(User.user_id)
    .where(User.lowered_email == bindparam("email"), ~User.is_deleted, ~User.is_queue)
    .order_by(User.user_id)
    .limit(1)
)
"""The query for the living user with a lowered ``email``."""


def find_customer(unit: UnitOfWork, address: str) -> int | None:
    """Return the id of the living user with this address."""
    return _number(unit, CUSTOMER, email=address.lower())


def _number(unit: UnitOfWork, query: Select[int], **parameters: object) -> int | None:
    number: int | None = unit.execute(query, **parameters).scalar()
    return number
