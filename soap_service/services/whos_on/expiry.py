"""What time does to visitors: invitations are ignored, visits end, and all is forgotten.

For the worker, who calls each function in a transaction of its own, again and again while there is
more to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from db import UnitOfWork, locked
from db.models.own import ChatInvitation, Visitor, VisitorPage
from soap_service.services.whos_on.events import Event, about_invitation, tell
from soap_service.services.whos_on.presence import ANSWER_TIME, KEPT, ONLINE
from soap_service.services.whos_on.store import Answer

AT_ONCE = 200
"""Things of one kind that are done in one transaction."""

_FORGOTTEN_AT_ONCE = 1000


def ignore_invitations(unit: UnitOfWork, now: datetime) -> bool:
    """Close invitations that nobody answered in time, and tell whether there may be more."""
    query = (
        select(ChatInvitation)
        .where(
            ChatInvitation.answered_utc.is_(None), ChatInvitation.issued_utc <= now - ANSWER_TIME
        )
        .order_by(ChatInvitation.chat_invitation_id)
        .limit(AT_ONCE)
    )
    invitations = unit.session.scalars(locked(query, ChatInvitation)).all()
    visitors = _visitors(unit, [each.visitor_id for each in invitations])
    for invitation in invitations:
        invitation.answer, invitation.answered_utc = Answer.IGNORED, now
        visitor = visitors.get(invitation.visitor_id)
        if visitor is not None:
            tell(unit, now, Event.IGNORED, visitor, about_invitation(invitation))
    return len(invitations) == AT_ONCE


def _visitors(unit: UnitOfWork, visitor_ids: Sequence[int]) -> dict[int, Visitor]:
    query = select(Visitor).where(Visitor.visitor_id.in_(visitor_ids))
    return {each.visitor_id: each for each in unit.session.scalars(query)}


def purge_visitors(unit: UnitOfWork, now: datetime) -> bool:
    """End visits of which nothing was seen for too long, and tell whether there may be more."""
    query = (
        select(Visitor)
        .where(Visitor.left_utc.is_(None), Visitor.seen_utc <= now - ONLINE)
        .order_by(Visitor.visitor_id)
        .limit(AT_ONCE)
    )
    visitors = unit.session.scalars(locked(query, Visitor)).all()
    for visitor in visitors:
        visitor.left_utc = now
        tell(unit, now, Event.PURGED, visitor)
    return len(visitors) == AT_ONCE


def forget_pages(unit: UnitOfWork, now: datetime) -> bool:
    """Delete pages that were seen long ago, and tell whether there may be more."""
    query = select(VisitorPage.visitor_page_id).where(VisitorPage.seen_utc <= now - KEPT)
    page_ids = unit.session.scalars(query.limit(_FORGOTTEN_AT_ONCE)).all()
    _delete(unit, VisitorPage, VisitorPage.visitor_page_id.in_(page_ids))
    return len(page_ids) == _FORGOTTEN_AT_ONCE


def forget_visitors(unit: UnitOfWork, now: datetime) -> bool:
    """Delete visitors not seen for long, with all of theirs, and tell whether there may be more.

    Chats stay, as those that customers began.
    """
    query = (
        select(Visitor.visitor_id)
        .where(Visitor.left_utc.is_not(None), Visitor.seen_utc <= now - KEPT)
        .order_by(Visitor.visitor_id)
        .limit(AT_ONCE)
    )
    visitor_ids = unit.session.scalars(locked(query, Visitor)).all()
    for model in (VisitorPage, ChatInvitation, Visitor):
        _delete(unit, model, model.visitor_id.in_(visitor_ids))
    return len(visitor_ids) == AT_ONCE


def _delete(unit: UnitOfWork, model: Any, condition: Any) -> None:
    statement = delete(model).where(condition)
    unit.session.execute(statement.execution_options(synchronize_session=False))


ENDINGS = (ignore_invitations, purge_visitors)
"""What is to be done soon after it is due: agents wait for it."""

FORGETTING = (forget_pages, forget_visitors)
"""What may be done later."""
