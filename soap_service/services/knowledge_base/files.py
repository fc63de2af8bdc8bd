"""The files of articles: the row in the database and the file on disk, both or neither."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, delete, select

from db.models.own import KbFile
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.knowledge_base import articles
from soap_service.services.knowledge_base.errors import FILE_NOT_FOUND
from soap_service.services.knowledge_base.folders import load_folders
from soap_service.services.knowledge_base.rights import Action
from soap_service.services.knowledge_base.types import KBFileDataResult
from soap_service.services.tickets.attachments import keep_file, read_file_name


def add_file(desk: Desk, article_id: int, file_name: str | None, data: bytes | None) -> int:
    """Add a file to an article and return its id. Raises ServiceError.

    The bytes are stored before the transaction begins, and go again when it fails.
    """
    name, content = read_file_name(file_name), data or b""
    name_on_disk = keep_file(desk, content)
    articles.find(desk, load_folders(desk), article_id, Action.EDIT)
    file = KbFile(
        kb_article_id=article_id,
        file_name=name,
        name_on_disk=name_on_disk,
        length=len(content),
        user_id=desk.caller.user_id,
        created_utc=desk.now,
    )
    desk.unit.add(file)
    return file.kb_file_id


def files_of(desk: Desk, article_id: int) -> Iterable[Any]:
    """Return the members of KBFileResultPart of an article's files, oldest first."""
    query: Select[*tuple[Any, ...]] = select(
        KbFile.created_utc.label("date_created_utc"),
        KbFile.kb_file_id.label("file_id"),
        KbFile.file_name.label("file_name"),
        KbFile.length.label("file_size_in_bytes"),
        KbFile.user_id.label("user_id"),
    )
    of_article = query.where(KbFile.kb_article_id == article_id)
    return desk.unit.stream(of_article.order_by(KbFile.kb_file_id))


def read_file(desk: Desk, file_id: int) -> KBFileDataResult:
    """Return the bytes of a file of an article that the caller may see. Raises ServiceError."""
    file = _find(desk, file_id, Action.VIEW)
    try:
        data = b"".join(desk.site.attachments.read(file.name_on_disk, file.length))
    except OSError as error:
        raise ServiceError(FILE_NOT_FOUND, file=file_id) from error
    return KBFileDataResult(data=data, file_name=file.file_name)


def remove_file(desk: Desk, file_id: int) -> str:
    """Remove a file from its article and return its name on disk, which nobody needs then.

    Raises ServiceError.
    """
    file = _find(desk, file_id, Action.EDIT)
    desk.unit.execute(delete(KbFile).where(KbFile.kb_file_id == file_id))
    return file.name_on_disk


def _find(desk: Desk, file_id: int, action: Action) -> KbFile:
    file = desk.session.get(KbFile, file_id)
    if file is None:
        raise ServiceError(FILE_NOT_FOUND, file=file_id)
    folders = load_folders(desk)
    try:
        found = articles.find(desk, folders, file.kb_article_id)
    except ServiceError:
        raise ServiceError(FILE_NOT_FOUND, file=file_id) from None
    folders.require(action, found.article.kb_category_id)
    return file
