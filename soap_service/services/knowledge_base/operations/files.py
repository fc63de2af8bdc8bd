"""The files of articles."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import cast

from soap_service.services.desk import Desk, Errand
from soap_service.services.knowledge_base import files
from soap_service.services.knowledge_base.articles import find
from soap_service.services.knowledge_base.folders import load_folders
from soap_service.services.knowledge_base.service import service
from soap_service.services.knowledge_base.types import (
    GenericResult,
    IntRequestResult,
    KBFileDataResult,
    KBFileResultPart,
    KBFilesResult,
)


@service.operation
def add_article_file(
    desk: Desk, *, article_id: int, file_name: str | None, data: bytes | None
) -> IntRequestResult:
    """Add a file to an article and return its id."""
    return IntRequestResult(request_result=files.add_file(desk, article_id, file_name, data))


@service.query
def get_article_files(desk: Desk, *, article_id: int) -> KBFilesResult:
    """Return the files of an article, oldest first."""
    find(desk, load_folders(desk), article_id)
    rows = files.files_of(desk, article_id)
    return KBFilesResult(files=cast(Iterable[KBFileResultPart], rows))


@service.query
def get_article_file(desk: Desk, *, file_id: int) -> KBFileDataResult:
    """Return the bytes of a file."""
    return files.read_file(desk, file_id)


@service.errand
def delete_article_file(errand: Errand, *, file_id: int) -> GenericResult:
    """Remove a file from its article, and its bytes when that is certain."""
    name = errand.work(lambda desk: files.remove_file(desk, file_id))
    with suppress(OSError):  # Bytes that nobody finds do no harm.
        errand.site.attachments.remove(name)
    return GenericResult()
