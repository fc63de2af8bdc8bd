"""Receiving: which agents take new tickets and chats in which group, and handing off tickets."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, case, exists, select
from sqlalchemy.orm import Session

from db.locking import locked
from db.models.smartertrack import (
    Department,
    Group,
    Role,
    Ticket,
    TicketStatus,
    User,
    UserEventLog,
    UserInGroup,
    UserInRole,
)
from soap_service.accounts.directory import IS_EMPLOYEE
from soap_service.services.desk import Desk
from soap_service.services.events import announce, next_uniquifier
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import NO_PERMISSION
from soap_service.services.tickets import store
from soap_service.services.tickets.errors import AGENT_NOT_FOUND, NOT_A_MEMBER
from soap_service.services.tickets.events import Event, record
from soap_service.services.tickets.lookups import required
from soap_service.services.tickets.types import ReceivingStatusInfo

MANAGERS = "managers"
"""Lowered name of the role whose members may act for other agents, as administrators may."""

AGENT = "agent"
"""The kind of object that events of agents happen to."""

AGENT_STATUS_CHANGED = 512000
"""The id of the event that an agent begins or ceases to receive tickets."""

AGENT_CHAT_STATUS_CHANGED = 512001
"""The id of the event that an agent begins or ceases to take chats."""


class Channel(NamedTuple):
    """What agents receive: the flag of a membership, and the event of its change."""

    flag: str
    event_type_id: int

    def reaches(self, membership: UserInGroup) -> bool:
        """Tell whether an agent receives in a group: not while away."""
        return bool(getattr(membership, self.flag)) and not membership.is_afk


TICKETS = Channel("is_active_for_tickets", AGENT_STATUS_CHANGED)
CHATS = Channel("is_active_for_chats", AGENT_CHAT_STATUS_CHANGED)

_Place = tuple[int, int]


def named_agent(desk: Desk, user_name: str | None) -> int:
    """Return the id of the agent to act for, by user name in any case. Raises ServiceError."""
    name = required("agentUserName", user_name)
    if not desk.caller.is_administrator and not _is_manager(desk):
        raise ServiceError(NO_PERMISSION)
    query = select(User.user_id).where(
        User.lowered_user_name == name.lower(), ~User.is_deleted, ~User.is_queue, IS_EMPLOYEE
    )
    agent_id = desk.session.scalar(query.limit(1))
    if agent_id is None:
        raise ServiceError(AGENT_NOT_FOUND, agent=name)
    return agent_id


def _is_manager(desk: Desk) -> bool:
    is_member = and_(
        UserInRole.user_id == desk.caller.user_id,
        UserInRole.role_id == Role.role_id,
        Role.lowered_role_name == MANAGERS,
    )
    return desk.session.scalar(select(Role.role_id).where(exists().where(is_member))) is not None


def receiving_status(
    session: Session, agent_id: int, channel: Channel = TICKETS
) -> list[ReceivingStatusInfo]:
    """Return for each group of an agent whether they receive tickets, or chats, there."""
    query = (
        select(
            UserInGroup.department_id,
            Department.display_name,
            UserInGroup.group_id,
            Group.group_name,
            getattr(UserInGroup, channel.flag).label("is_active"),
            UserInGroup.is_afk,
        )
        .join(
            Group,
            and_(
                Group.department_id == UserInGroup.department_id,
                Group.group_id == UserInGroup.group_id,
            ),
        )
        .join(Department, Department.department_id == UserInGroup.department_id)
        .where(UserInGroup.user_id == agent_id, ~Group.is_deleted, ~Department.is_deleted)
        .order_by(UserInGroup.department_id, UserInGroup.group_id)
    )
    return [
        ReceivingStatusInfo(
            department_id=row.department_id,
            department_name=row.display_name or "",
            group_id=row.group_id,
            group_name=row.group_name or "",
            is_receiving=row.is_active and not row.is_afk,
        )
        for row in session.execute(query)
    ]


def set_receiving_status(
    desk: Desk,
    agent_id: int,
    wishes: Iterable[Any] | None,
    channel: Channel = TICKETS,
) -> None:
    """Let an agent receive tickets or chats, or not, group by group: all of them or none.

    Wishes have the members of ReceivingStatusInfo; department 0 stands for that of the group.
    Raises ServiceError for a group the agent is not in.
    """
    memberships = _memberships(desk.session, agent_id)
    chosen = [
        (_membership(memberships, agent_id, wish), wish.is_receiving)
        for wish in wishes or ()
        if wish is not None
    ]
    for membership, is_receiving in chosen:
        _set(desk, membership, channel, is_receiving)


def set_receiving_everywhere(
    desk: Desk, agent_id: int, *, is_receiving: bool, channel: Channel = TICKETS
) -> None:
    """Let an agent receive tickets or chats, or not, in all groups."""
    for membership in _memberships(desk.session, agent_id):
        _set(desk, membership, channel, is_receiving)


def _memberships(session: Session, agent_id: int) -> Sequence[UserInGroup]:
    query = select(UserInGroup).where(UserInGroup.user_id == agent_id)
    return session.scalars(locked(query, UserInGroup)).all()


def _membership(memberships: Iterable[UserInGroup], agent_id: int, wish: Any) -> UserInGroup:
    for each in memberships:
        if each.group_id == wish.group_id and wish.department_id in (0, each.department_id):
            return each
    raise ServiceError(NOT_A_MEMBER, agent=agent_id, group=wish.group_id)


def _set(desk: Desk, membership: UserInGroup, channel: Channel, is_receiving: bool) -> None:
    """Who receives anything is back at the desk, which may let everything else in again."""
    before = [each.reaches(membership) for each in (TICKETS, CHATS)]
    setattr(membership, channel.flag, is_receiving)
    if is_receiving:
        membership.is_afk, membership.date_afk_started_utc = False, None
    for each, was_receiving in zip((TICKETS, CHATS), before, strict=True):
        if each.reaches(membership) != was_receiving:
            _record(desk, membership, each)


def _record(desk: Desk, membership: UserInGroup, channel: Channel) -> None:
    place = {
        "department_id": membership.department_id,
        "group_id": membership.group_id,
        "user_id": membership.user_id,
        "user_id_taking_action": desk.caller.user_id,
    }
    desk.session.add(
        UserEventLog(
            event_date_utc=desk.now,
            uniquifier=next_uniquifier(),
            event_type_id=channel.event_type_id,
            **place,
        )
    )
    told = {name.replace("_", ""): value for name, value in place.items()}
    details = told | {"isreceiving": channel.reaches(membership)}
    announce(desk, channel.event_type_id, AGENT, membership.user_id, details)


def hand_off(desk: Desk, agent_id: int) -> int:
    """Give an agent's active tickets to the others and return how many there were.

    In each group they go round among those who receive tickets, who has waited longest first;
    where nobody does, they go to the queue. Pinned tickets stay.
    """
    tickets = _active_tickets(desk.session, agent_id)
    others = _others(desk.session, agent_id) if tickets else {}
    queue_id = store.find_queue(desk.unit) if tickets else None
    for ticket in tickets:
        waiting = others.get((ticket.department_id, ticket.group_id))
        ticket.user_id = _next(desk, waiting) if waiting else queue_id
        record(
            desk,
            ticket,
            Event.TRANSFERRED,
            old_department_id=ticket.department_id,
            old_group_id=ticket.group_id,
            old_user_id=agent_id,
        )
    return len(tickets)


def _next(desk: Desk, waiting: deque[UserInGroup]) -> int:
    member = waiting[0]
    waiting.rotate(-1)
    member.date_last_ticket_assigned_utc = desk.now
    return member.user_id


def _active_tickets(session: Session, agent_id: int) -> Sequence[Ticket]:
    active = select(TicketStatus.ticket_status_id).where(
        TicketStatus.is_open, TicketStatus.is_active
    )
    query = (
        select(Ticket)
        .where(
            Ticket.user_id == agent_id,
            ~Ticket.is_deleted,
            ~Ticket.is_pinned_to_agent,
            Ticket.ticket_status_id.in_(active),
        )
        .order_by(Ticket.ticket_id)
    )
    return session.scalars(locked(query, Ticket)).all()


def _others(session: Session, agent_id: int) -> dict[_Place, deque[UserInGroup]]:
    last: Any = UserInGroup.date_last_ticket_assigned_utc
    query = (
        select(UserInGroup)
        .join(User, User.user_id == UserInGroup.user_id)
        .where(
            UserInGroup.user_id != agent_id,
            UserInGroup.is_active_for_tickets,
            ~UserInGroup.is_afk,
            ~User.is_deleted,
        )
        .order_by(
            case((last.is_(None), 0), else_=1),
            last,
            UserInGroup.round_robin_order,
            UserInGroup.user_id,
        )
    )
    places: dict[_Place, deque[UserInGroup]] = defaultdict(deque)
    for member in session.scalars(query):
        places[member.department_id, member.group_id].append(member)
    return places
