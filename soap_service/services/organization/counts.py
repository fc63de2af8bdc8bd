"""Counts by agent: what is on the desks now, and what the day brought.

A day is a day of UTC. An answer took as long as the customer's last message before it waited.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Over, Select, func, select

from db.models.smartertrack import (
    CallLog,
    Chat,
    Task,
    TaskStatus,
    Ticket,
    TicketMessage,
    TicketStatus,
)
from soap_service.services.desk import Desk
from soap_service.services.organization import rights, store
from soap_service.services.organization.rights import Right
from soap_service.services.organization.types import ActiveItem, AgentInfo, DailyStatItem

_FROM_CUSTOMER, _FROM_AGENT = 0, 1

_ACTIVE_TICKETS: store.Rows = (
    select(Ticket.user_id, func.count().label("items"))
    .join(TicketStatus, TicketStatus.ticket_status_id == Ticket.ticket_status_id)
    .where(TicketStatus.is_open, TicketStatus.is_active, ~Ticket.is_deleted, ~Ticket.is_spam)
    .group_by(Ticket.user_id)
)
_ACTIVE_CHATS: store.Rows = (
    select(Chat.user_id, func.count().label("items"))
    .where(Chat.date_ended_utc.is_(None), ~Chat.is_deleted)
    .group_by(Chat.user_id)
)
_TASKS_IN_PROGRESS: store.Rows = (
    select(Task.user_id, func.count().label("items"))
    .join(TaskStatus, TaskStatus.task_status_id == Task.task_status_id)
    .where(TaskStatus.is_open, TaskStatus.is_active, ~Task.is_deleted)
    .group_by(Task.user_id)
)


def active_items(desk: Desk, *, is_own: bool) -> Iterable[ActiveItem]:
    """Return the active tickets, chats and tasks of each agent the caller may see, or the own."""
    tickets = _counts(desk, _ACTIVE_TICKETS)
    chats = _counts(desk, _ACTIVE_CHATS)
    tasks = _counts(desk, _TASKS_IN_PROGRESS)
    return [
        ActiveItem(
            agent,
            tickets.get(agent.id, 0),
            chats.get(agent.id, 0),
            tasks.get(agent.id, 0),
        )
        for agent in _agents(desk, is_own=is_own)
    ]


def daily_totals(desk: Desk, *, is_own: bool) -> Iterable[DailyStatItem]:
    """Return what this day brought each agent the caller may see, or the caller."""
    since = desk.now.replace(hour=0, minute=0, second=0, microsecond=0)
    tickets = _counts(desk, _since(Ticket.user_id, Ticket.date_opened_utc >= since, Ticket))
    chats = _counts(desk, _since(Chat.user_id, Chat.date_started_utc >= since, Chat))
    calls = _counts(desk, _since(CallLog.user_id, CallLog.date_created_utc >= since, CallLog))
    responses = _average_responses(desk, since)
    return [
        DailyStatItem(
            agent,
            tickets.get(agent.id, 0),
            chats.get(agent.id, 0),
            calls.get(agent.id, 0),
            responses.get(agent.id, 0.0),
        )
        for agent in _agents(desk, is_own=is_own)
    ]


def _agents(desk: Desk, *, is_own: bool) -> list[AgentInfo]:
    caller = desk.caller
    if is_own:
        return [AgentInfo(caller.display_name, caller.user_id, caller.user_name)]
    sees_all = rights.may(desk, Right.COUNT_ALL_AGENTS)
    rows = desk.session.execute(store.visible_agents(caller, sees_all=sees_all))
    return [AgentInfo(row.display_name, row.id, row.user_name) for row in rows]


def _counts(desk: Desk, query: Select[Any]) -> dict[int, int]:
    return {row.user_id: row.items for row in desk.session.execute(query)}


def _since(user_id: Any, is_of_day: ColumnElement[bool], table: Any) -> store.Rows:
    return (
        select(user_id, func.count().label("items"))
        .where(is_of_day, ~table.is_deleted)
        .group_by(user_id)
    )


def _average_responses(desk: Desk, since: datetime) -> dict[int, float]:
    """Return the mean seconds that each agent took to answer since a time."""
    seconds: dict[int, list[float]] = defaultdict(list)
    for user_id, asked, answered in desk.session.execute(_responses(since)):
        seconds[user_id].append((answered - asked).total_seconds())
    return {user_id: sum(each) / len(each) for user_id, each in seconds.items()}


def _responses(since: datetime) -> store.Rows:
    """Return the query for (agent, time of the question, time of the answer)."""
    answered = select(TicketMessage.ticket_id).where(
        TicketMessage.message_direction == _FROM_AGENT, TicketMessage.date_received_utc >= since
    )
    messages = (
        select(
            TicketMessage.user_id_from,
            TicketMessage.message_direction,
            TicketMessage.date_received_utc,
            _before(TicketMessage.message_direction).label("direction_before"),
            _before(TicketMessage.date_received_utc).label("date_before"),
        )
        .where(~TicketMessage.is_draft, TicketMessage.ticket_id.in_(answered))
        .subquery()
    )
    return select(
        messages.c.user_id_from, messages.c.date_before, messages.c.date_received_utc
    ).where(
        messages.c.message_direction == _FROM_AGENT,
        messages.c.direction_before == _FROM_CUSTOMER,
        messages.c.date_received_utc >= since,
        messages.c.user_id_from.is_not(None),
    )


def _before(column: Any) -> Over[Any]:
    """Return a column of the message before, in the same ticket."""
    return func.lag(column, type_=column.type).over(
        partition_by=TicketMessage.ticket_id,
        order_by=(TicketMessage.date_received_utc, TicketMessage.ticket_message_id),
    )
