"""What the rules of visitors ask of the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, case, func, select, update

from db import UnitOfWork, locked, named
from db.models.own import ChatInvitation, Visitor, VisitorPage
from db.models.smartertrack import Brand, Chat, User
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.whos_on.errors import VISITOR_KEY_UNKNOWN, VISITOR_NOT_FOUND
from soap_service.services.whos_on.presence import on_line, waiting

MOST_PAGES = 500
"""Pages of a visitor that are listed, the latest."""


class Answer(IntEnum):
    """What became of an invitation; the names of the contract are these in another case."""

    WAITING = 0
    ACCEPTED = 1
    REJECTED = 2
    IGNORED = 3
    FORCED = 4


class Standing(NamedTuple):
    """A visitor, the invitation that waits for an answer, and the chat that is open, if any."""

    visitor: Visitor
    invitation_id: int | None
    chat_id: int | None
    chat_number: str | None
    chat_guid: str | None


def count_page(desk: Desk, visitor_key: str, values: Mapping[str, Any]) -> bool:
    """Count a page of a visitor on line and set attributes; tell whether there is such a one."""
    statement = (
        update(Visitor)
        .where(Visitor.visitor_key == visitor_key, on_line(desk.now))
        .values({**values, "hits": Visitor.hits + 1})
    )
    return desk.unit.execute(statement).rowcount > 0


def is_user(desk: Desk, user_id: int) -> bool:
    """Tell whether there is a living user of an id."""
    query = select(User.user_id).where(User.user_id == user_id, ~User.is_deleted, ~User.is_queue)
    return desk.unit.execute(query).first() is not None


def brand_ids(unit: UnitOfWork) -> frozenset[int]:
    """Return the ids of all brands."""
    return frozenset(unit.execute(select(Brand.brand_id)).scalars())


_IS_OPEN = and_(Chat.chat_id == Visitor.chat_id, Chat.date_ended_utc.is_(None), ~Chat.is_deleted)


def standing(desk: Desk, visitor_key: str) -> Standing:
    """Return how things stand with the visitor of a key. Raises ServiceError."""
    is_invited = and_(ChatInvitation.visitor_id == Visitor.visitor_id, waiting(desk.now))
    query = (
        select(
            Visitor,
            ChatInvitation.chat_invitation_id,
            Chat.chat_id,
            Chat.chat_number,
            Chat.chat_guid,
        )
        .outerjoin(ChatInvitation, is_invited)
        .outerjoin(Chat, _IS_OPEN)
        .where(Visitor.visitor_key == visitor_key)
    )
    found = desk.session.execute(query.limit(1)).first()
    if found is None:
        raise ServiceError(VISITOR_KEY_UNKNOWN)
    return Standing(*found)


def is_chatting(desk: Desk, visitor: Visitor) -> bool:
    """Tell whether the chat that a visitor was invited to goes on."""
    if visitor.chat_id is None:
        return False
    query = select(Chat.chat_id).join(Visitor, _IS_OPEN)
    found = query.where(Visitor.visitor_id == visitor.visitor_id).limit(1)
    return desk.session.scalar(found) is not None


def find_visitor(desk: Desk, visitor_id: int) -> Visitor:
    """Return a visitor, locked against other writers. Raises ServiceError."""
    query = locked(select(Visitor).where(Visitor.visitor_id == visitor_id), Visitor)
    visitor = desk.session.scalars(query).first()
    if visitor is None:
        raise ServiceError(VISITOR_NOT_FOUND, visitor=visitor_id)
    return visitor


def find_by_key(desk: Desk, visitor_key: str) -> Visitor | None:
    """Return the visitor of a key, locked against other writers."""
    query = select(Visitor).where(Visitor.visitor_key == visitor_key)
    return desk.session.scalars(locked(query, Visitor)).first()


def find_invitation(desk: Desk, visitor: Visitor, invitation_id: int) -> ChatInvitation | None:
    """Return an invitation of a visitor, locked against other writers."""
    query = select(ChatInvitation).where(
        ChatInvitation.chat_invitation_id == invitation_id,
        ChatInvitation.visitor_id == visitor.visitor_id,
    )
    return desk.session.scalars(locked(query, ChatInvitation)).first()


def has_invitation(desk: Desk, visitor: Visitor) -> bool:
    """Tell whether an invitation of a visitor waits for an answer."""
    query = select(ChatInvitation.chat_invitation_id).where(
        ChatInvitation.visitor_id == visitor.visitor_id, waiting(desk.now)
    )
    return desk.session.scalar(query.limit(1)) is not None


def visitor_info(now: datetime) -> Select[*tuple[Any, ...]]:
    """Return the query for the members of VisitorInfo, by their names."""
    return select(
        *named(
            func.coalesce(Visitor.brand_id, 0).label("brand_id"),
            func.coalesce(Visitor.chat_id, 0).label("chat_id"),
            Visitor.country,
            Visitor.seen_utc.label("date_last_seen_utc"),
            Visitor.left_utc.label("date_left_utc"),
            Visitor.started_utc.label("date_started_utc"),
            Visitor.display_name,
            Visitor.email_address,
            Visitor.hits,
            Visitor.host_name,
            Visitor.ip_address,
            case((on_line(now), True), else_=False).label("is_online"),
            Visitor.language,
            Visitor.page_title,
            Visitor.page_url,
            Visitor.referrer,
            Visitor.user_agent,
            func.coalesce(Visitor.user_id, 0).label("user_id"),
            Visitor.visitor_id,
            Visitor.visits,
        )
    )


def find_info(desk: Desk, visitor_id: int) -> Any:
    """Return the members of VisitorInfo of a visitor; nothing is locked. Raises ServiceError."""
    query = visitor_info(desk.now).where(Visitor.visitor_id == visitor_id)
    found = desk.session.execute(query).first()
    if found is None:
        raise ServiceError(VISITOR_NOT_FOUND, visitor=visitor_id)
    return found


def pages_of(visitor_id: int) -> Select[*tuple[Any, ...]]:
    """Return the query for the members of VisitorPageInfo of a visitor, the latest first."""
    return (
        select(
            *named(
                VisitorPage.seen_utc.label("date_seen_utc"),
                VisitorPage.page_title,
                VisitorPage.page_url,
            )
        )
        .where(VisitorPage.visitor_id == visitor_id)
        .order_by(VisitorPage.visitor_page_id.desc())
        .limit(MOST_PAGES)
    )


_ANSWERS = {int(answer): answer.name.capitalize() for answer in Answer}
_INVITATION_INFO = select(
    *named(
        User.display_name.label("agent_name"),
        case(_ANSWERS, value=ChatInvitation.answer, else_=_ANSWERS[Answer.WAITING]).label("answer"),
        func.coalesce(ChatInvitation.chat_id, 0).label("chat_id"),
        ChatInvitation.answered_utc.label("date_answered_utc"),
        ChatInvitation.issued_utc.label("date_issued_utc"),
        ChatInvitation.department_id,
        ChatInvitation.group_id,
        ChatInvitation.chat_invitation_id.label("invitation_id"),
        ChatInvitation.message.label("invitation_text"),
        ChatInvitation.user_id,
        ChatInvitation.visitor_id,
    )
).outerjoin(User, User.user_id == ChatInvitation.user_id)


def invitation_info(desk: Desk, invitation_id: int) -> Any:
    """Return the members of ChatInvitationInfo of an invitation."""
    query = _INVITATION_INFO.where(ChatInvitation.chat_invitation_id == invitation_id)
    return desk.session.execute(query).one()


def invitations_of(visitor_id: int) -> Select[*tuple[Any, ...]]:
    """Return the query for the invitations of a visitor, the latest first."""
    return _INVITATION_INFO.where(ChatInvitation.visitor_id == visitor_id).order_by(
        ChatInvitation.chat_invitation_id.desc()
    )
