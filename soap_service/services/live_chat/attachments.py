"""Files of chats: the row in the database and the file on disk, both or neither."""

from __future__ import annotations

import zlib
from typing import NamedTuple

from sqlalchemy import select

from db.models.smartertrack import Chat, ChatAttachment, User
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.live_chat.errors import CHAT_ENDED, CHAT_WAITING
from soap_service.services.live_chat.types import ChatAttachmentInfo
from soap_service.services.tickets.attachments import keep_file, read_file_name
from soap_service.services.tickets.urls import chat_attachment_url


class NewFile(NamedTuple):
    """A file whose bytes are on disk already."""

    name: str
    name_on_disk: str
    data: bytes


def keep(desk: Desk, file_name: str | None, data: bytes | None) -> NewFile:
    """Store the bytes of a file, before anything is locked. Raises ServiceError."""
    name, content = read_file_name(file_name), data or b""
    return NewFile(name, keep_file(desk, content), content)


def attach(desk: Desk, chat: Chat, new: NewFile, *, is_outgoing: bool) -> ChatAttachmentInfo:
    """Add a stored file to a locked chat, as a message would be, and describe it.

    Raises ServiceError.
    """
    if chat.date_ended_utc is not None:
        raise ServiceError(CHAT_ENDED, chat=chat.chat_id)
    if is_outgoing and chat.user_id is None:
        raise ServiceError(CHAT_WAITING, chat=chat.chat_id)
    file = ChatAttachment(
        chat_id=chat.chat_id,
        user_id=desk.caller.user_id if is_outgoing else chat.customer_user_id,
        file_name_original=new.name,
        file_name_on_disk=new.name_on_disk,
        length=len(new.data),
        crc=zlib.crc32(new.data),
        creation_date_utc=desk.now,
        is_outgoing=is_outgoing,
    )
    desk.session.add(file)
    desk.session.flush()
    return _describe(desk, chat, file, desk.caller.display_name)


def files_of(desk: Desk, chat: Chat) -> list[ChatAttachmentInfo]:
    """Return the living files of a chat, the oldest first."""
    query = (
        select(ChatAttachment, User.display_name)
        .outerjoin(User, User.user_id == ChatAttachment.user_id)
        .where(ChatAttachment.chat_id == chat.chat_id, ~ChatAttachment.is_deleted)
        .order_by(ChatAttachment.chat_attachment_id)
    )
    return [_describe(desk, chat, file, name) for file, name in desk.session.execute(query)]


def _describe(
    desk: Desk, chat: Chat, file: ChatAttachment, agent_name: str | None
) -> ChatAttachmentInfo:
    return ChatAttachmentInfo(
        chat_id=chat.chat_id,
        download_url=chat_attachment_url(desk.site.signer, file),
        file_date_utc=file.creation_date_utc,
        file_id=file.chat_attachment_id,
        file_name_original=file.file_name_original,
        file_size_in_bytes=file.length,
        is_from_customer=not file.is_outgoing,
        sender_name=(agent_name if file.is_outgoing else chat.customer_display_name) or "",
        sender_user_id=file.user_id or 0,
    )
