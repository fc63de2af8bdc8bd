"""The copy of a ticket at another instance: what it has, and adding what it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element

from soap_service.services.attachments import AttachmentFiles
from soap_service.services.tickets.bodies import to_html
from soap_service.services.tickets.conversation import MESSAGE_PART
from soap_service.services.tickets.instance_client import (
    TICKETS,
    InstanceClient,
    Value,
    find_all,
    text,
)
from soap_service.services.tickets.kinds import GENERAL
from soap_service.services.tickets.messages import Direction

_CHUNK_BYTES = 1024 * 1024

_Second = datetime | None


class Copy:
    """A ticket at another server. What is there already is not added again.

    Messages and notes are known by the second of their time, which has to be theirs there as it
    is here; files by name and size. Raises InstanceError.
    """

    def __init__(self, client: InstanceClient, number: str) -> None:
        self._client, self._number = client, number
        info = self._call("GetTicketInfoByTicketNumber", ticketNumber=number)
        self._ticket_id = int(text(info, "ID"))
        parts = list(self._list("GetTicketConversationPartList", "TicketPartInfo"))
        messages = [part for part in parts if text(part, "Type") == str(MESSAGE_PART)]
        notes = [part for part in parts if text(part, "Type") != str(MESSAGE_PART)]
        self._messages: dict[_Second, list[int]] = {}
        for part in messages:
            self._messages.setdefault(_created(part), []).append(int(text(part, "PartId")))
        self._notes = Counter(_created(part) for part in notes)
        self._files = Counter(
            (text(each, "fileNameOriginal"), int(text(each, "fileSizeInBytes")))
            for each in self._list("GetTicketAttachments", "TicketAttachmentInfo")
        )
        self._part_ids: dict[int, int] = {}

    def add_message(self, message: Any, customer: str) -> None:
        """Add a message, a row of `parcel.messages_of`."""
        received = message.date_received_utc.replace(microsecond=0)
        known = self._messages.get(received)
        part_id = known.pop(0) if known else self._send(message, received, customer)
        self._part_ids[message.ticket_message_id] = part_id

    def _send(self, message: Any, received: datetime, customer: str) -> int:
        to_customer = message.message_direction == Direction.FROM_AGENT
        part = self._call(
            "AddMessageToTicketWithDate",
            ticketNumber=self._number,
            fromAddress=message.from_address or ("" if to_customer else customer),
            toAddress=message.to_address or (customer if to_customer else ""),
            ccAddress=message.cc_addresses or "",
            subject=message.subject or "",
            body=body_of(message),
            isHtml=True,
            toCustomer=to_customer,
            sendEmail=False,
            dateMessageReceived=received,
        )
        return int(text(part, "PartId") or 0)

    def add_note(self, markup: str, entered: datetime) -> None:
        """Add a note of a time."""
        entered = entered.replace(microsecond=0)
        if self._notes[entered] > 0:
            self._notes[entered] -= 1
            return
        self._call(
            "AddTicketNoteHtmlWithDate",
            ticketNumber=self._number,
            messageType=GENERAL,
            notetext=markup,
            dateEnteredUTC=entered,
        )

    def add_file(self, file: Any, files: AttachmentFiles) -> None:
        """Add an attachment, a row of `parcel.files_of`. Raises OSError when it is gone here."""
        key = (file.file_name_original or "", file.length)
        if self._files[key] > 0:
            self._files[key] -= 1
            return
        chunks = _chunks(files.read(file.file_name_on_disk or "", file.length))
        added = self._call(
            "AddTicketAttachment",
            ticketNumber=self._number,
            ticketMessageId=self._part_ids.get(file.ticket_message_id, 0),
            fileName=file.file_name_original or "",
            data=next(chunks, b""),
            fileLength=file.length,
            dateCreatedUTC=file.creation_date_utc,
        )
        file_id = int(text(added, "fileId"))
        for chunk in chunks:
            self._call("AppendToTicketAttachment", ticketAttachmentId=file_id, data=chunk)

    def set_status(self, status_id: int) -> None:
        """Give the copy a status."""
        wish = [f"TicketStatusID={status_id}"]
        self._call("SetTicketProperties", ticketNumber=self._number, ticketPropertyValues=wish)

    def _list(self, operation: str, element: str) -> Iterable[Element]:
        return find_all(self._call(operation, ticketId=self._ticket_id), element)

    def _call(self, operation: str, **arguments: Value) -> Element:
        return self._client.call(TICKETS, operation, **arguments)


def body_of(message: Any) -> str:
    """Return the HTML of a message."""
    return message.body_html or to_html(message.body_text or "")


def read_second(value: str) -> _Second:
    """Return a time to the second, None for what is none."""
    try:
        return datetime.fromisoformat(value).replace(microsecond=0, tzinfo=None)
    except ValueError:
        return None


def _created(part: Element) -> _Second:
    return read_second(text(part, "CreationDateUtc"))


def _chunks(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield blocks joined to what one call carries."""
    waiting: list[bytes] = []
    for block in blocks:
        waiting.append(block)
        if sum(map(len, waiting)) >= _CHUNK_BYTES:
            yield b"".join(waiting)
            waiting = []
    if waiting:
        yield b"".join(waiting)
