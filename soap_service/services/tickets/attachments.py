"""Attachments of tickets: the row in the database and the file on disk, both or neither."""

from __future__ import annotations

import logging
import zlib
from datetime import datetime
from pathlib import PurePosixPath

from db.models.smartertrack import Ticket, TicketAttachment
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.keyvalues import naive_utc
from soap_service.services.tickets import store
from soap_service.services.tickets.errors import ATTACHMENT_NOT_STORED, MESSAGE_NOT_FOUND
from soap_service.services.tickets.types import TicketAttachmentInfo

MAX_NAME_LENGTH = 255

_EARLIEST_YEAR = 1753
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
    created: datetime,
) -> TicketAttachment:
    """Add a stored file to a ticket, and to a message of it unless that is 0.

    Raises ServiceError.
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
        creation_date_utc=_creation_date(desk, created),
        user_id=desk.caller.user_id,
    )
    desk.session.add(attachment)
    desk.session.flush()
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


def describe(attachment: TicketAttachment, sender: str | None) -> TicketAttachmentInfo:
    """Return an attachment as callers see it; the address is relative to the site's."""
    number, on_disk = attachment.ticket_attachment_id, attachment.file_name_on_disk or ""
    return TicketAttachmentInfo(
        download_url=f"Attachments/{number}/{on_disk}",
        file_date_utc=attachment.creation_date_utc,
        file_id=number,
        file_name_on_disk=on_disk,
        file_name_original=attachment.file_name_original,
        file_size_in_bytes=attachment.length,
        sender=sender or "",
        sender_user_id=attachment.user_id or 0,
        ticket_message_id=attachment.ticket_message_id,
    )


def _creation_date(desk: Desk, created: datetime) -> datetime:
    """A time that no caller means, such as .NET's zero, stands for now."""
    return naive_utc(created) if created.year >= _EARLIEST_YEAR else desk.now
