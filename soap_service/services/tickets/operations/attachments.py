"""The files of a ticket."""

from __future__ import annotations

from datetime import datetime

from db.models.smartertrack import Ticket
from soap_service.services.desk import Desk
from soap_service.services.tickets import store
from soap_service.services.tickets.attachments import (
    append,
    attach,
    describe,
    keep_file,
    read_file_name,
)
from soap_service.services.tickets.lookups import (
    living_ticket,
    ticket_info,
)
from soap_service.services.tickets.service import service
from soap_service.services.tickets.types import (
    GenericResult,
    TicketAttachmentInfoArrayResult,
    TicketAttachmentInfoResult,
)


@service.operation
def add_ticket_attachment(
    desk: Desk,
    *,
    ticket_number: str | None,
    ticket_message_id: int,
    file_name: str | None,
    data: bytes | None,
    file_length: int,
    date_created_utc: datetime,
) -> TicketAttachmentInfoResult:
    """Attach a file, or its first part: a longer ``fileLength`` means that more will follow."""
    name = read_file_name(file_name)
    content = data or b""
    name_on_disk = keep_file(desk, content)
    attachment = attach(
        desk,
        living_ticket(desk, ticket_number),
        message_id=ticket_message_id,
        file_name=name,
        name_on_disk=name_on_disk,
        data=content,
        announced_length=file_length,
        created=date_created_utc,
    )
    file = describe(desk.site.signer, attachment, desk.caller.display_name)
    return TicketAttachmentInfoResult(file=file)


@service.operation
def append_to_ticket_attachment(
    desk: Desk, *, ticket_attachment_id: int, data: bytes | None
) -> GenericResult:
    """Add the next part of a file that ``AddTicketAttachment`` began."""
    append(desk, ticket_attachment_id, data or b"")
    return GenericResult()


@service.query
def get_ticket_attachments(desk: Desk, *, ticket_id: int) -> TicketAttachmentInfoArrayResult:
    """Return the attachments of a ticket."""
    ticket_info(desk, Ticket.ticket_id == ticket_id, ticket_id)
    rows = store.attachments_of(desk.session, ticket_id)
    return TicketAttachmentInfoArrayResult(
        files=[describe(desk.site.signer, attachment, sender) for attachment, sender in rows]
    )
