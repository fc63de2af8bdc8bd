"""The files of a chat."""

from __future__ import annotations

from soap_service.services.desk import Desk
from soap_service.services.live_chat.attachments import attach, files_of, keep
from soap_service.services.live_chat.lookups import (
    chat_of_customer,
    living_chat,
    seen_by_customer,
    seen_chat,
)
from soap_service.services.live_chat.service import service
from soap_service.services.live_chat.types import (
    ChatAttachmentInfoArrayResult,
    ChatAttachmentInfoResult,
)


@service.operation
def add_chat_attachment_from_customer(
    desk: Desk, *, chat_guid: str | None, file_name: str | None, data: bytes | None
) -> ChatAttachmentInfoResult:
    """Add a file that the customer sends."""
    new = keep(desk, file_name, data)
    file = attach(desk, chat_of_customer(desk, chat_guid), new, is_outgoing=False)
    return ChatAttachmentInfoResult(file=file)


@service.query
def get_attachments_for_customer(
    desk: Desk, *, chat_guid: str | None
) -> ChatAttachmentInfoArrayResult:
    """Return the files of a chat to its customer."""
    return ChatAttachmentInfoArrayResult(files=files_of(desk, seen_by_customer(desk, chat_guid)))


@service.operation
def add_chat_attachment(
    desk: Desk, *, chat_id: int, file_name: str | None, data: bytes | None
) -> ChatAttachmentInfoResult:
    """Add a file that an agent sends."""
    new = keep(desk, file_name, data)
    file = attach(desk, living_chat(desk, chat_id), new, is_outgoing=True)
    return ChatAttachmentInfoResult(file=file)


@service.query
def get_chat_attachments(desk: Desk, *, chat_id: int) -> ChatAttachmentInfoArrayResult:
    """Return the files of a chat."""
    return ChatAttachmentInfoArrayResult(files=files_of(desk, seen_chat(desk, chat_id)))
