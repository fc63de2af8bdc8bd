"""The purge: interactions that were kept long enough go for good, and a log says which.

Each interaction that is old enough is deleted by itself, by the rule of ``db.purging``; articles
are never touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.iservice import AttachedFile, Interaction, PurgeAudit
from db.purging import delete_interaction
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice import settings
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import RETENTION_TOO_SHORT
from soap_service.services.iservice.installation import schema_version
from soap_service.services.iservice.subjects import bare

LEAST_DAYS = 180
BATCH = 100


class PurgeState(NamedTuple):
    """The settings of the purge and what waits for it."""

    is_enabled: bool
    retention_days: int | None
    pending_interactions: int
    pending_files: int
    last_deleted_utc: datetime | None


def is_possible(session: Session) -> bool:
    """Tell whether the database has the tables of iService; SmarterTrack's own may lack them."""
    return bool(schema_version(session.connection()))


def state_of(session: Session, now: datetime) -> PurgeState:
    """Return the settings of the purge and what it would delete now, were it on."""
    days = settings.get(session, settings.PURGE_DAYS)
    last = settings.get(session, settings.PURGE_LAST)
    old = Interaction.date_utc < now - timedelta(days=int(days or LEAST_DAYS))
    files = (
        select(func.count())
        .select_from(AttachedFile)
        .join(Interaction, Interaction.interaction_id == AttachedFile.interaction_id)
    )
    return PurgeState(
        settings.is_on(session, settings.PURGE_ENABLED),
        int(days) if days else None,
        session.scalar(select(func.count()).select_from(Interaction).where(old)) or 0,
        session.scalar(files.where(old)) or 0,
        datetime.fromisoformat(last) if last else None,
    )


def configure(session: Session, *, is_enabled: bool, retention_days: int | None) -> None:
    """Switch the purge and set how long interactions are kept; None leaves that as it is.

    Raises ServiceError when it is switched on with too short a time, or without any.
    """
    known = settings.get(session, settings.PURGE_DAYS)
    days = retention_days if retention_days is not None else int(known or 0)
    if days < LEAST_DAYS and (is_enabled or retention_days is not None):
        raise ServiceError(RETENTION_TOO_SHORT, least=LEAST_DAYS)
    if days:
        settings.put(session, settings.PURGE_DAYS, str(days))
    settings.switch(session, settings.PURGE_ENABLED, on=is_enabled)


def purge_some(session: Session, now: datetime, *, dry_run: bool = False) -> Sequence[int]:
    """Delete the oldest interactions that may go, a batch at most, and return their ids.

    With ``dry_run`` they are only told. Nothing happens while the purge is switched off.
    """
    state = state_of(session, now)
    if not state.is_enabled or state.retention_days is None:
        return []
    limit = now - timedelta(days=max(state.retention_days, LEAST_DAYS))
    query = (
        select(Interaction.interaction_id, Interaction.subject)
        .where(Interaction.date_utc < limit)
        .order_by(Interaction.date_utc, Interaction.interaction_id)
        .limit(BATCH)
    )
    rows = session.execute(query).all()
    for row in () if dry_run else rows:
        _log(session, "interaction", row.interaction_id, row.subject, now, None)
        delete_interaction(session, row.interaction_id)
    if rows and not dry_run:
        settings.put(session, settings.PURGE_LAST, now.isoformat())
    return [row.interaction_id for row in rows]


def note(session: Session, kind: str, object_id: int, subject: str | None, desk: Desk) -> None:
    """Write down that a caller deletes something for good."""
    _log(session, kind, object_id, subject, desk.now, desk.caller.id_or_none)


def _log(
    session: Session,
    kind: str,
    object_id: int,
    subject: str | None,
    now: datetime,
    contact_id: int | None,
) -> None:
    session.add(
        PurgeAudit(
            kind=kind,
            object_id=object_id,
            date_utc=now,
            contact_id=contact_id,
            description=bare(subject),
        )
    )
    session.flush()
