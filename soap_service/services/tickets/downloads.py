"""Downloads: the bytes behind the address of an attachment.

Whoever has the address may read the file, as with the customer's link to a ticket. The address
holds a keyed hash; a wrong one, an unknown number and a file that is gone look all the same.
"""

from __future__ import annotations

from typing import NamedTuple

from db import UnitOfWork
from db.models.smartertrack import TicketAttachment
from soap_service.services.attachments import Blocks
from soap_service.services.desk import Site
from soap_service.services.tickets.urls import opens_attachment

_MAX_DIGITS = 10


class Download(NamedTuple):
    """A file to be sent: its name, its length in bytes, and its bytes."""

    file_name: str
    length: int
    blocks: Blocks


def open_download(site: Site, path: str) -> Download | None:
    """Return the file behind ``number/hash/anything``, None when there is none.

    Raises DatabaseError.
    """
    number, _, rest = path.partition("/")
    given = rest.partition("/")[0]
    if not number.isascii() or not number.isdecimal() or len(number) > _MAX_DIGITS:
        return None

    def find(unit: UnitOfWork) -> TicketAttachment | None:
        return unit.session.get(TicketAttachment, int(number))

    found = site.database.run(find, read_only=True)
    if found is None or found.is_deleted or not opens_attachment(site.signer, given, found):
        return None
    try:
        blocks = site.attachments.read(found.file_name_on_disk or "", found.length)
    except OSError:
        return None
    return Download(found.file_name_original or "", found.length, blocks)
