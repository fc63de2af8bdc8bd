"""Attachments of tickets: the row in the database and the file on disk, both or neither.

A long file comes in parts. The row's length says how much of the file there is: a part is written
behind it and flushed to the disk before the row grows, so that a crash in between costs the part
and nothing else.
"""

from __future__ import annotations

import logging
import zlib
from datetime import datetime
from pathlib import PurePosixPath

from db.models.own import Upload
from db.models.smartertrack import Ticket, TicketAttachment
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.signing import Signer
from soap_service.services.tickets import store
from soap_service.services.tickets.errors import (
    ATTACHMENT_NOT_FOUND,
    ATTACHMENT_NOT_STORED,
    ATTACHMENT_TOO_LONG,
    MESSAGE_NOT_FOUND,
    TICKET_DELETED,
)
from soap_service.services.tickets.times import given_time
from soap_service.services.tickets.types import TicketAttachmentInfo
from soap_service.services.tickets.urls import attachment_url

MAX_NAME_LENGTH = 255
MAX_LENGTH = 2**31 - 1
"""Bytes of an attachment, as many as its column can count."""

_log = logging.getLogger(__name__)


def keep_file(desk: Desk, data: bytes) -> str:
    """Store bytes and return their name on disk; they go again if the transaction fails.

    Done before the transaction touches the database, so that no lock waits for the disk. Raises
    ServiceError.
    """
    files = desk.site.attachments
    try:
        name = files.add(data)
    except OSError as error:
        _log.exception("An attachment of %d bytes could not be stored.", len(data))
        raise ServiceError(ATTACHMENT_NOT_STORED) from error
    desk.unit.on_rollback(lambda: files.remove(name))
    return name


def attach(
    desk: Desk,
    ticket: Ticket,
    *,
    message_id: int,
    file_name: str,
    name_on_disk: str,
    data: bytes,
    announced_length: int,
    created: datetime,
) -> TicketAttachment:
    """Add a stored file to a ticket, and to a message of it unless that is 0.

    An announced length of 0 or less announces nothing; one that is beyond the bytes, or nothing,
    lets parts follow. Raises ServiceError.
    """
    if message_id and not store.has_message(desk.session, ticket.ticket_id, message_id):
        raise ServiceError(MESSAGE_NOT_FOUND, message=message_id)
    attachment = TicketAttachment(
        ticket_message_id=message_id,
        ticket_id=ticket.ticket_id,
        file_name_original=file_name,
        file_name_on_disk=name_on_disk,
        length=len(data),
        crc=zlib.crc32(data),
        creation_date_utc=given_time(desk, created),
        user_id=desk.caller.user_id,
    )
    desk.session.add(attachment)
    desk.session.flush()
    _expect(desk, attachment, announced_length)
    return attachment


def _expect(desk: Desk, attachment: TicketAttachment, announced_length: int) -> None:
    """Remember how long a file will be; a file that is whole is not remembered."""
    if announced_length <= 0:
        announced_length = MAX_LENGTH
    if announced_length > attachment.length:
        number = attachment.ticket_attachment_id
        desk.session.add(Upload(ticket_attachment_id=number, announced_length=announced_length))


def append(desk: Desk, attachment_id: int, data: bytes) -> None:
    """Add a part to an attachment of a ticket the caller may see. Raises ServiceError.

    The row is locked before the file is touched: parts of two callers come one after the other.
    """
    attachment = _find(desk, attachment_id)
    upload = desk.session.get(Upload, attachment_id)
    announced = upload.announced_length if upload else attachment.length
    if attachment.length + len(data) > announced:
        left = announced - attachment.length
        raise ServiceError(
            ATTACHMENT_TOO_LONG, attachment=attachment_id, left=left, given=len(data)
        )
    try:
        desk.site.attachments.append(attachment.file_name_on_disk or "", attachment.length, data)
    except OSError as error:
        _log.exception("A part of attachment %d could not be stored.", attachment_id)
        raise ServiceError(ATTACHMENT_NOT_STORED) from error
    attachment.crc = zlib.crc32(data, attachment.crc)
    attachment.length += len(data)
    if upload is not None and attachment.length == announced:
        desk.session.delete(upload)


def _find(desk: Desk, attachment_id: int) -> TicketAttachment:
    visible = store.visible_to(desk.caller)
    found = store.find_attachment(desk.session, attachment_id, visible)
    if found is None:
        raise ServiceError(ATTACHMENT_NOT_FOUND, attachment=attachment_id)
    attachment, ticket_number, is_deleted = found
    if is_deleted:
        raise ServiceError(TICKET_DELETED, ticket=ticket_number)
    return attachment


def read_file_name(text: str | None) -> str:
    """Return the last part of a file name, without folders and control characters.

    Raises ServiceError when nothing is left of it.
    """
    printable = "".join(character for character in text or "" if character.isprintable())
    name = PurePosixPath(printable.replace("\\", "/")).name.strip()
    if name in ("", ".", ".."):
        raise ServiceError(MISSING_ARGUMENT, name="fileName")
    suffix = PurePosixPath(name).suffix[:MAX_NAME_LENGTH]
    return name if len(name) <= MAX_NAME_LENGTH else name[: MAX_NAME_LENGTH - len(suffix)] + suffix


def describe(
    signer: Signer, attachment: TicketAttachment, sender: str | None
) -> TicketAttachmentInfo:
    """Return an attachment as callers see it; the address is relative to the site's."""
    return TicketAttachmentInfo(
        download_url=attachment_url(signer, attachment),
        file_date_utc=attachment.creation_date_utc,
        file_id=attachment.ticket_attachment_id,
        file_name_on_disk=attachment.file_name_on_disk or "",
        file_name_original=attachment.file_name_original,
        file_size_in_bytes=attachment.length,
        sender=sender or "",
        sender_user_id=attachment.user_id or 0,
        ticket_message_id=attachment.ticket_message_id,
    )
