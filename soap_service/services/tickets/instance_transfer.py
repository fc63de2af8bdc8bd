"""Transfer to another instance: a ticket is copied there, and closed here once all of it arrived.

The network is waited for without a transaction. What the other server has is asked of it and not
remembered, so that a transfer that broke off is completed by doing it again: the copy is found by
its number, or by address, subject and opening time when the answer with the number was lost;
messages and notes by their times, files by name and size.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from xml.etree.ElementTree import Element

from soap_service.services.desk import Desk, Errand
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets import rules
from soap_service.services.tickets.errors import (
    REMOTE_PLACE_NOT_FOUND,
    SERVER_REFUSED,
    SERVER_UNREACHABLE,
    SERVER_UNUSABLE,
    TRANSFER_UNFINISHED,
)
from soap_service.services.tickets.events import Event, record
from soap_service.services.tickets.instance_client import (
    ORGANIZATION,
    TICKETS,
    InstanceClient,
    InstanceDown,
    InstanceError,
    find_all,
    text,
)
from soap_service.services.tickets.instance_copy import Copy, body_of, read_second
from soap_service.services.tickets.kinds import TRANSFER
from soap_service.services.tickets.lookups import living_ticket
from soap_service.services.tickets.messages import Direction
from soap_service.services.tickets.notes import add_comment
from soap_service.services.tickets.parcel import (
    Parcel,
    complete,
    extent_of,
    is_open,
    note_remote_number,
    pack,
    release,
)
from soap_service.services.tickets.signatures import as_html
from soap_service.services.tickets.statuses import read_status

_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class Wish:
    """Where the ticket is to go at the other server; an id of 0 is looked up by its name."""

    department_id: int
    department_name: str
    group_id: int
    group_name: str
    agent_id: int
    user_name: str
    comment: str
    status: str | None


def transfer_to_instance(
    errand: Errand, ticket_number: str | None, server_id: int, wish: Wish
) -> None:
    """Carry a ticket to another server and close it here. Raises ServiceError.

    When something goes wrong the ticket stays as it was, whatever arrived there.
    """
    status_id = errand.work(lambda desk: read_status(desk, wish.status), read_only=True)
    parcel = errand.work(lambda desk: pack(desk, ticket_number, server_id))
    try:
        client = _client(parcel)
        number = _open_there(errand, client, parcel, wish)
        _fill(errand, client, parcel, number, wish, status_id)
        errand.work(lambda desk: _close_here(desk, parcel, number, wish))
    except BaseException:
        errand.work(lambda desk: release(desk, parcel))
        raise


def _client(parcel: Parcel) -> InstanceClient:
    server = parcel.server
    try:
        return InstanceClient(server.base_url, server.user_name, server.password)
    except ValueError as error:
        raise ServiceError(SERVER_UNUSABLE, server=server.name, reason=error) from error


def _open_there(errand: Errand, client: InstanceClient, parcel: Parcel, wish: Wish) -> str:
    """Return the number of the copy, which is opened unless it is there."""
    if parcel.remote_number:
        return parcel.remote_number
    try:
        number = "" if parcel.is_first_try else _find_copy(client, parcel)
        number = number or _create(client, parcel, _Place(client, parcel, wish))
    except InstanceError as error:
        failure = SERVER_UNREACHABLE if isinstance(error, InstanceDown) else SERVER_REFUSED
        raise ServiceError(failure, server=parcel.server.name, reason=error) from error
    errand.work(lambda desk: note_remote_number(desk, parcel, number))
    return number


class _Place:
    """The department, group and agent at the other server."""

    def __init__(self, client: InstanceClient, parcel: Parcel, wish: Wish) -> None:
        self._client, self._server = client, parcel.server.name
        self.department_id = wish.department_id or self._look_up("Department", wish.department_name)
        self.group_id = wish.group_id or self._look_up("Group", wish.group_name)
        self.agent_id = wish.agent_id or self._look_up("Agent", wish.user_name, "UserName")

    def _look_up(self, kind: str, name: str, member: str = "Name") -> int:
        if not name.strip():
            return 0
        result = self._client.call(ORGANIZATION, f"GetAll{kind}s")
        for each in find_all(result, f"{kind}Info"):
            if text(each, member).lower() == name.strip().lower():
                return int(text(each, "ID"))
        raise ServiceError(
            REMOTE_PLACE_NOT_FOUND, server=self._server, kind=kind.lower(), name=name
        )


def _find_copy(client: InstanceClient, parcel: Parcel) -> str:
    """Return the number of a copy that an earlier try opened, ``""`` when there is none."""
    criteria = [f"EmailAddress={parcel.address}", "sortorder=descending"]
    result = client.call(TICKETS, "GetTicketsBySearch", searchCriteria=criteria)
    same = (each for each in find_all(result, "TicketInfo") if _may_be_copy(each, parcel))
    for each in islice(same, _CANDIDATES):
        number = text(each, "TicketNumber")
        if _opening_time(client, number) == parcel.opened:
            return number
    return ""


def _may_be_copy(info: Element, parcel: Parcel) -> bool:
    """The other server may be this one: then the ticket itself is no copy."""
    return text(info, "Subject") == parcel.subject and text(info, "TicketNumber") != parcel.number


def _opening_time(client: InstanceClient, number: str) -> datetime | None:
    result = client.call(
        TICKETS, "GetTicketProperties", ticketNumber=number, requestedValues=["DateOpenedUTC"]
    )
    return read_second(text(result, "string").partition("=")[2])


def _create(client: InstanceClient, parcel: Parcel, place: _Place) -> str:
    first = parcel.messages[0] if parcel.messages else None
    body = body_of(first) if first else ""
    received = first.date_received_utc if first else parcel.opened
    ids = {"groupId": place.group_id}
    times = {
        "dateOpenedUTC": parcel.opened,
        "dateIdleStartTimeUTC": parcel.idle_since,
        "dateFirstMessageReceived": received,
    }
    if first is not None and first.message_direction == Direction.FROM_AGENT:
        result = client.call(
            TICKETS,
            "CreateTicketWithDate",
            departmentID=place.department_id,
            **ids,
            userIdOfAgent=place.agent_id,
            toAddress=parcel.address,
            subject=parcel.subject,
            body=body,
            isHtml=True,
            setWaiting=False,
            sendEmail=False,
            **times,
        )
    else:
        result = client.call(
            TICKETS,
            "CreateTicketFromCustomerWithDate",
            departmentId=place.department_id,
            **ids,
            userId=place.agent_id,
            fromAddress=parcel.address,
            subject=parcel.subject,
            body=body,
            isHtml=True,
            sendAutoResponder=False,
            **times,
        )
    return text(result, "RequestResult")


def _fill(
    errand: Errand,
    client: InstanceClient,
    parcel: Parcel,
    number: str,
    wish: Wish,
    status_id: int | None,
) -> None:
    """Bring the copy up to what the ticket is here."""
    try:
        copy = Copy(client, number)
        for message in parcel.messages:
            copy.add_message(message, parcel.address)
        for note in parcel.notes:
            writer = f"<p>{html.escape(note.writer or '')}:</p>"
            copy.add_note(writer + as_html(note.comment_text or ""), note.date_entered_utc)
        copy.add_note(_origin(parcel, wish), parcel.started)
        for file in parcel.files:
            copy.add_file(file, errand.site.attachments)
        copy.set_status(status_id or parcel.status_id)
    except (InstanceError, OSError) as error:
        raise ServiceError(
            TRANSFER_UNFINISHED, server=parcel.server.name, number=number, reason=error
        ) from error


def _origin(parcel: Parcel, wish: Wish) -> str:
    """Return the note that tells where the ticket comes from, and what has no place of its own."""
    lines = [f"Transferred from ticket {parcel.number}.", wish.comment, *parcel.fields]
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines if line.strip())


def _close_here(desk: Desk, parcel: Parcel, number: str, wish: Wish) -> None:
    """Close the ticket, unless something was added to it meanwhile, which is not there yet."""
    ticket = living_ticket(desk, parcel.number)
    if extent_of(desk.session, ticket.ticket_id) != parcel.extent:
        raise ServiceError(
            TRANSFER_UNFINISHED,
            server=parcel.server.name,
            number=number,
            reason="Something was added to it meanwhile.",
        )
    told = [wish.comment, f"Transferred to {parcel.server.name} as {number}."]
    add_comment(desk, ticket, TRANSFER, "\n".join(line for line in told if line.strip()))
    if is_open(desk.session, ticket):
        rules.change_status(desk, ticket, rules.Status.CLOSED)
    record(desk, ticket, Event.TRANSFERRED)
    complete(desk, parcel)
