"""Attachments: uploading and fetching them."""

from __future__ import annotations

from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.iservice import files
from soap_service.services.iservice.desk import Desk
from soap_service.services.iservice.interactions import find_interaction
from soap_service.services.iservice.rights import ANYONE, CONTACTS
from soap_service.services.iservice.service import service
from soap_service.services.iservice.types import AttachmentsResult, FileResult


@service.writes(ANYONE)
def attachment_upload(
    desk: Desk, *, file_name: str | None, content_type: str | None, data: bytes | None
) -> FileResult:
    """Store a file for a later call; its bytes are not sent back."""
    name = (file_name or "").strip()
    if not name:
        raise ServiceError(MISSING_ARGUMENT, name="fileName")
    row = files.add_file(desk, name, content_type, data or b"")
    return FileResult(
        attachment_id=row.attachment_id, file_name=row.file_name, content_type=row.content_type
    )


@service.reads(CONTACTS)
def attachment_get(desk: Desk, *, attachment_id: int) -> FileResult:
    """Return a file with its bytes."""
    found = files.find_file(desk, attachment_id)
    return FileResult(
        attachment_id=found.attachment_id,
        file_name=found.file_name,
        content_type=found.content_type,
        data=found.data,
    )


@service.reads(CONTACTS)
def interaction_get_attachments(desk: Desk, *, interaction_id: int) -> AttachmentsResult:
    """Return the files of an interaction without their bytes."""
    found = find_interaction(desk, interaction_id).interaction_id
    return AttachmentsResult(attachments=list(files.infos_of(desk, [found]).get(found, ())))
