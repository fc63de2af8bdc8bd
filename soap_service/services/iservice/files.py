"""Files: uploaded first, then attached to an interaction; kept in the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import Session, undefer

from db.models.iservice import Article, AttachedFile, Interaction, Topic
from soap_service.services.exceptions import ServiceError
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.errors import ATTACHMENT_NOT_FOUND
from soap_service.services.iservice.lengths import cut
from soap_service.services.iservice.mail import File
from soap_service.services.iservice.types import AttachmentInfo
from soap_service.services.iservice.visibility import sees_articles, sees_interactions

UNUSED_FOR = timedelta(days=1)
_NAME_UNITS = 255


def add_file(desk: Desk, name: str, content_type: str | None, data: bytes) -> AttachedFile:
    """Store a file for a later call."""
    row = AttachedFile(
        owner_id=desk.caller.id_or_none,
        owner_address=None if desk.caller.contact_id else desk.call.client_address[:64],
        file_name=cut(name, _NAME_UNITS),
        content_type=cut(content_type or "application/octet-stream", _NAME_UNITS),
        size_bytes=len(data),
        created_utc=desk.now,
        data=data,
    )
    desk.session.add(row)
    desk.session.flush()
    return row


def attach(desk: Desk, interaction_id: int, attachment_ids: Iterable[int]) -> None:
    """Give an interaction files that the caller uploaded, or copies of files they see.

    Raises ServiceError.
    """
    for number in dict.fromkeys(attachment_ids):
        found = find_file(desk, number)
        if found.interaction_id is None and found.article_id is None:
            found.interaction_id = interaction_id
        else:
            desk.session.add(_copy(desk, found, interaction_id))
    desk.session.flush()


def _copy(desk: Desk, found: AttachedFile, interaction_id: int) -> AttachedFile:
    return AttachedFile(
        interaction_id=interaction_id,
        owner_id=desk.caller.id_or_none,
        file_name=found.file_name,
        content_type=found.content_type,
        size_bytes=found.size_bytes,
        is_inline=found.is_inline,
        created_utc=desk.now,
        data=found.data,
    )


def find_file(desk: Desk, attachment_id: int) -> AttachedFile:
    """Return a file with its bytes that the caller may have. Raises ServiceError."""
    query = (
        select(AttachedFile)
        .where(AttachedFile.attachment_id == attachment_id, _may_have(desk))
        .options(undefer(AttachedFile.data))
    )
    found = desk.session.scalars(query).first()
    if found is None:
        raise ServiceError(ATTACHMENT_NOT_FOUND, attachment=attachment_id)
    return found


def _may_have(desk: Desk) -> ColumnElement[bool]:
    """Own uploads, and files of what the caller sees; without a session: of one's address."""
    seen = select(Interaction.interaction_id).where(sees_interactions(desk.caller))
    articles = (
        select(Article.article_id)
        .join(Topic, Topic.topic_id == Article.topic_id)
        .where(sees_articles(desk.caller))
    )
    is_unused = AttachedFile.interaction_id.is_(None) & AttachedFile.article_id.is_(None)
    is_own = (
        AttachedFile.owner_id == desk.caller.contact_id
        if desk.caller.contact_id
        else AttachedFile.owner_address == desk.call.client_address[:64]
    )
    return or_(
        is_unused & is_own,
        AttachedFile.interaction_id.in_(seen),
        AttachedFile.article_id.in_(articles),
    )


def infos_of(desk: Desk, interaction_ids: Iterable[int]) -> dict[int, list[AttachmentInfo]]:
    """Return the files of interactions without their bytes, by interaction."""
    query = (
        select(AttachedFile)
        .where(AttachedFile.interaction_id.in_(list(interaction_ids)))
        .order_by(AttachedFile.attachment_id)
    )
    found: dict[int, list[AttachmentInfo]] = {}
    for row in desk.session.scalars(query):
        found.setdefault(row.interaction_id or 0, []).append(info(row))
    return found


def infos_of_article(desk: Desk, article_id: int) -> list[AttachmentInfo]:
    """Return the files of an article without their bytes."""
    query = select(AttachedFile).where(AttachedFile.article_id == article_id)
    rows = desk.session.scalars(query.order_by(AttachedFile.attachment_id))
    return [info(row) for row in rows]


def info(row: AttachedFile) -> AttachmentInfo:
    """Return a file as a list shows it."""
    return AttachmentInfo(
        attachment_id=row.attachment_id,
        interaction_id=row.interaction_id,
        file_name=row.file_name,
        content_type=row.content_type,
        size_bytes=row.size_bytes,
        is_inline=row.is_inline,
    )


def files_of(desk: Desk, interaction_id: int) -> Sequence[File]:
    """Return the files of an interaction with their bytes, to be mailed."""
    query = (
        select(AttachedFile)
        .where(AttachedFile.interaction_id == interaction_id)
        .order_by(AttachedFile.attachment_id)
        .options(undefer(AttachedFile.data))
    )
    return [
        File(row.file_name, row.content_type or "", row.data) for row in desk.session.scalars(query)
    ]


def drop_unused(session: Session, now: datetime) -> int:
    """Remove files that were uploaded and not used within a day; return how many."""
    removed: Any = session.execute(
        delete(AttachedFile).where(
            AttachedFile.interaction_id.is_(None),
            AttachedFile.article_id.is_(None),
            AttachedFile.created_utc < now - UNUSED_FOR,
        )
    )
    return int(removed.rowcount)
