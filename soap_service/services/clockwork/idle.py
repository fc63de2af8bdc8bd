"""What is idle: tickets and chats that nobody has touched for as long as a profile says."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from db import UnitOfWork
from db.models.smartertrack import Chat, Ticket, TicketStatus
from providers.outbox import Profiles
from soap_service.services.clockwork.occasions import AT_ONCE, Happening, minutes_since
from soap_service.services.live_chat.events import CHAT, chat_arguments
from soap_service.services.tickets.events import TICKET, ticket_arguments

__all__ = ["TICKET_IDLE", "tell_idle_chats", "tell_idle_tickets"]

TICKET_IDLE = 502008
CHAT_IDLE = 511008
_MINUTES = "idleminutes"


def tell_idle_tickets(unit: UnitOfWork, profiles: Profiles, now: datetime) -> int:
    """Announce active tickets once for each idle time that a profile names."""
    told = 0
    for minutes in profiles.thresholds(TICKET_IDLE, _MINUTES):
        happening = Happening(TICKET_IDLE, TICKET, minutes)
        for ticket in unit.session.scalars(_idle_tickets(happening, now)).all():
            since = ticket.idle_start_time_utc
            arguments = {**ticket_arguments(ticket), _MINUTES: minutes_since(since, now)}
            happening.tell(unit, ticket.ticket_id, since, arguments, now)
            told += 1
    return told


def _idle_tickets(happening: Happening, now: datetime) -> Any:
    active = select(TicketStatus.ticket_status_id).where(
        TicketStatus.is_open, TicketStatus.is_active
    )
    since = Ticket.idle_start_time_utc
    return (
        select(Ticket)
        .where(
            Ticket.ticket_status_id.in_(active),
            ~Ticket.is_deleted,
            since <= now - timedelta(minutes=happening.threshold),
            ~happening.was_told(Ticket.ticket_id, since),
        )
        .order_by(since, Ticket.ticket_id)
        .limit(AT_ONCE)
    )


def tell_idle_chats(unit: UnitOfWork, profiles: Profiles, now: datetime) -> int:
    """Announce chats in progress once for each idle time that a profile names."""
    told = 0
    for minutes in profiles.thresholds(CHAT_IDLE, _MINUTES):
        happening = Happening(CHAT_IDLE, CHAT, minutes)
        for chat in unit.session.scalars(_idle_chats(happening, now)).all():
            since = chat.date_idle_started_utc or now
            arguments = {**chat_arguments(chat), _MINUTES: minutes_since(since, now)}
            happening.tell(unit, chat.chat_id, since, arguments, now)
            told += 1
    return told


def _idle_chats(happening: Happening, now: datetime) -> Any:
    since: Any = Chat.date_idle_started_utc
    return (
        select(Chat)
        .where(
            Chat.date_ended_utc.is_(None),
            ~Chat.is_deleted,
            since <= now - timedelta(minutes=happening.threshold),
            ~happening.was_told(Chat.chat_id, since),
        )
        .order_by(since, Chat.chat_id)
        .limit(AT_ONCE)
    )
