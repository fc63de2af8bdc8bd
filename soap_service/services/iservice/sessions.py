"""Sessions: kept in the database, found by the digest of a token that only the client holds.

A session ends when it was idle for too long, by Logout, or when an administrator ends it. The
time of the last action is written at most once a minute (known difference I6).
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, select, union, update
from sqlalchemy.orm import Session

from db.models.iservice import (
    AgentSegment,
    Contact,
    ContactSegment,
    DepartmentAgent,
    DepartmentSegment,
    LoginSession,
    Segment,
    UserKind,
    UserType,
    UserTypeRight,
)
from db.models.iservice.rights import Right
from soap_service.services.iservice.desk import Caller
from soap_service.services.iservice.errors import SessionEnded

COOKIE = "iServiceSession"
IDLE_MINUTES = 90
NOTED_EVERY = timedelta(minutes=1)
_FORGOTTEN_AFTER = timedelta(days=30)
_TOKEN_BYTES = 32


def digest(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def start(session: Session, contact_id: int, address: str, now: datetime) -> str:
    """Start a session and return its token; sessions long forgotten are removed."""
    token = new_token()
    session.execute(
        delete(LoginSession).where(LoginSession.last_action_utc < now - _FORGOTTEN_AFTER)
    )
    session.add(
        LoginSession(
            session_hash=digest(token),
            contact_id=contact_id,
            started_utc=now,
            last_action_utc=now,
            address=address[:64],
        )
    )
    return token


def end(session: Session, session_hash: str) -> None:
    """End one session."""
    session.execute(delete(LoginSession).where(LoginSession.session_hash == session_hash))


def end_all(session: Session, contact_id: int) -> int:
    """End every session of a contact and return how many there were."""
    ended: Any = session.execute(delete(LoginSession).where(LoginSession.contact_id == contact_id))
    return int(ended.rowcount)


def note_action(session: Session, session_hash: str, now: datetime) -> None:
    """Remember that a session was used."""
    session.execute(
        update(LoginSession)
        .where(LoginSession.session_hash == session_hash)
        .values(last_action_utc=now)
        .execution_options(synchronize_session=False)
    )


def caller_of(session: Session, token: str, now: datetime) -> Caller:
    """Return who calls with a token; an empty one is anybody's. Raises SessionEnded."""
    if not token:
        return _anonymous(session)
    row = session.execute(_SESSION.where(LoginSession.session_hash == digest(token))).first()
    if row is None or now - row.last_action_utc > timedelta(minutes=idle_minutes(row.idle_minutes)):
        raise SessionEnded
    return Caller(
        row.contact_id,
        row.name,
        row.user_type_id,
        row.type_name,
        row.kind,
        rights_of(session, row.user_type_id),
        _segments_of(session, row),
        row.session_hash,
        row.last_action_utc,
    )


def idle_minutes(own: int | None) -> int:
    """Return the idle limit of a contact, who may have one of their own."""
    return own or IDLE_MINUTES


def rights_of(session: Session, user_type_id: int) -> frozenset[str]:
    """Return the access rights of a user type."""
    query = select(UserTypeRight.access_right).where(UserTypeRight.user_type_id == user_type_id)
    return frozenset(session.scalars(query))


def all_segments(session: Session) -> frozenset[int]:
    """Return every segment but the global one."""
    return frozenset(session.scalars(select(Segment.segment_id).where(~Segment.is_global)))


def segments_of_agent(session: Session, contact_id: int) -> frozenset[int]:
    """Return the segments an agent was given, by themselves or through a department."""
    given = select(AgentSegment.segment_id).where(AgentSegment.contact_id == contact_id)
    passed_on = (
        select(DepartmentSegment.segment_id)
        .join(DepartmentAgent, DepartmentAgent.department_id == DepartmentSegment.department_id)
        .where(DepartmentAgent.contact_id == contact_id)
    )
    return frozenset(session.scalars(union(given, passed_on)))


_SESSION = (
    select(
        LoginSession.session_hash,
        LoginSession.last_action_utc,
        Contact.contact_id,
        Contact.name,
        Contact.idle_minutes,
        UserType.user_type_id,
        UserType.name.label("type_name"),
        UserType.kind,
    )
    .join(Contact, Contact.contact_id == LoginSession.contact_id)
    .join(UserType, UserType.user_type_id == Contact.user_type_id)
)


def _anonymous(session: Session) -> Caller:
    query = select(UserType).where(UserType.kind == UserKind.ANONYMOUS).limit(1)
    found = session.scalars(query).one()
    return Caller(0, "", found.user_type_id, found.name, found.kind)


def _segments_of(session: Session, row: Row[*tuple[Any, ...]]) -> frozenset[int]:
    if row.kind != UserKind.AGENT:
        query = select(ContactSegment.segment_id).where(ContactSegment.contact_id == row.contact_id)
        return frozenset(session.scalars(query))
    if Right.ALL_SEGMENTS in rights_of(session, row.user_type_id):
        return all_segments(session)
    return segments_of_agent(session, row.contact_id)
