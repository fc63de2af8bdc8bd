"""Downloads: the bytes behind the address of an attachment.

Whoever has the address may read the file, as with the customer's link to a ticket. The address
holds a keyed hash; a wrong one, an unknown number and a file that is gone look all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from db import UnitOfWork
from db.models.smartertrack import ChatAttachment, TicketAttachment
from soap_service.services.attachments import Blocks
from soap_service.services.desk import Site
from soap_service.services.signing import Signer
from soap_service.services.tickets.urls import opens_attachment, opens_chat_attachment

_MAX_DIGITS = 10


class Download(NamedTuple):
    """A file to be sent: its name, its length in bytes, and its bytes."""

    file_name: str
    length: int
    blocks: Blocks


class Shelf(NamedTuple):
    """Files of one kind: their table, and what tells whether a hash opens one of them."""

    table: type[TicketAttachment | ChatAttachment]
    opens: Callable[[Signer, str, Any], bool]


TICKET_FILES = Shelf(TicketAttachment, opens_attachment)
CHAT_FILES = Shelf(ChatAttachment, opens_chat_attachment)


def open_download(site: Site, path: str, shelf: Shelf = TICKET_FILES) -> Download | None:
    """Return the file behind ``number/hash/anything``, None when there is none.

    Raises DatabaseError.
    """
    number, _, rest = path.partition("/")
    given = rest.partition("/")[0]
    if not number.isascii() or not number.isdecimal() or len(number) > _MAX_DIGITS:
        return None

    def find(unit: UnitOfWork) -> Any:
        return unit.session.get(shelf.table, int(number))

    found = site.database.run(find, read_only=True)
    if found is None or found.is_deleted or not shelf.opens(site.signer, given, found):
        return None
    try:
        blocks = site.attachments.read(found.file_name_on_disk or "", found.length)
    except OSError:
        return None
    return Download(found.file_name_original or "", found.length, blocks)
