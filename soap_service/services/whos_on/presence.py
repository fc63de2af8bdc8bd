"""Who is on line, and how long things of visitors last."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_

from db.models.own import ChatInvitation, Visitor

ONLINE = timedelta(minutes=20)
"""A visit ends when nothing was seen for so long: as long as a web session lasts in ASP.NET."""

ANSWER_TIME = timedelta(seconds=60)
"""An invitation is ignored when it is not answered in this time: a page may show it twice."""

KEPT = timedelta(days=30)
"""Pages and visitors are forgotten after this time: they are about people who never asked us."""


def is_on_line(visitor: Visitor, now: datetime) -> bool:
    """Tell whether a visitor is on line."""
    return visitor.left_utc is None and visitor.seen_utc > now - ONLINE


def on_line(now: datetime) -> ColumnElement[bool]:
    """Return the condition for visitors on line."""
    return and_(Visitor.left_utc.is_(None), Visitor.seen_utc > now - ONLINE)


def is_waiting(invitation: ChatInvitation, now: datetime) -> bool:
    """Tell whether an invitation can be answered."""
    return invitation.answered_utc is None and invitation.issued_utc > now - ANSWER_TIME


def waiting(now: datetime) -> ColumnElement[bool]:
    """Return the condition for invitations that can be answered."""
    return and_(
        ChatInvitation.answered_utc.is_(None), ChatInvitation.issued_utc > now - ANSWER_TIME
    )
