"""Links that open one ticket or one file without a login, by a keyed hash.

Also the files of chats are served by such links, which are of a kind of their own.
"""

from __future__ import annotations

from urllib.parse import quote

from db.models.smartertrack import ChatAttachment, Ticket, TicketAttachment
from soap_service.services.desk import Desk
from soap_service.services.signing import Signer

ATTACHMENTS = "Attachments"
"""The folder under the site's address that attachments are downloaded from."""

CHAT_ATTACHMENTS = "ChatAttachments"
"""The folder under the site's address that files of chats are downloaded from."""

TICKET_PAGE = "Main/frmTicket.aspx"
"""The page under the site's address that shows a customer one ticket."""

_FILE = "attachment"
_CHAT_FILE = "chat attachment"
_TICKET = "ticket"


def ticket_url(desk: Desk, ticket: Ticket) -> str:
    """Return the customer's link to a ticket, in the form the product mails it."""
    number, address = ticket.ticket_number, ticket.customer_email_address or ""
    digest = desk.site.signer.sign(_TICKET, number, address.lower())
    return (
        f"{desk.base_url}/{TICKET_PAGE}"
        f"?ticketnumber={number}&email={quote(address, safe='')}&h={digest}"
    )


def opens_ticket(signer: Signer, given: str, number: str, address: str) -> bool:
    """Tell whether a hash is that of the customer's link to a ticket."""
    return signer.is_right(given, _TICKET, number, address.lower())


def attachment_url(signer: Signer, attachment: TicketAttachment) -> str:
    """Return the address of an attachment, relative to the site's; it ends in the file's name."""
    return _file_url(signer, ATTACHMENTS, _FILE, attachment.ticket_attachment_id, attachment)


def opens_attachment(signer: Signer, given: str, attachment: TicketAttachment) -> bool:
    """Tell whether a hash is that of an attachment's address."""
    return signer.is_right(
        given, _FILE, attachment.ticket_attachment_id, attachment.file_name_on_disk
    )


def chat_attachment_url(signer: Signer, file: ChatAttachment) -> str:
    """Return the address of a file of a chat, as ``attachment_url`` does."""
    return _file_url(signer, CHAT_ATTACHMENTS, _CHAT_FILE, file.chat_attachment_id, file)


def opens_chat_attachment(signer: Signer, given: str, file: ChatAttachment) -> bool:
    """Tell whether a hash is that of the address of a file of a chat."""
    return signer.is_right(given, _CHAT_FILE, file.chat_attachment_id, file.file_name_on_disk)


def _file_url(
    signer: Signer, folder: str, kind: str, number: int, file: TicketAttachment | ChatAttachment
) -> str:
    digest = signer.sign(kind, number, file.file_name_on_disk)
    return f"{folder}/{number}/{digest}/{quote(file.file_name_original or '', safe='')}"
