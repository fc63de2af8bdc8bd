"""A ticket packed up for another server: a copy of all that goes there, and the right to carry it.

The row of ``isv_transfers`` says how far the ticket got. Whoever carries it holds a claim for a
limited time, so that two callers never carry it at once and a crash frees it again.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from db.locking import locked
from db.models.own import InstanceTransfer
from db.models.smartertrack import (
    CommentType,
    Ticket,
    TicketAttachment,
    TicketComment,
    TicketMessage,
    TicketStatus,
    TransferServer,
    User,
)
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets import custom_fields
from soap_service.services.tickets.errors import (
    SERVER_NOT_FOUND,
    SERVER_UNUSABLE,
    TRANSFER_DONE,
    TRANSFER_RUNNING,
)
from soap_service.services.tickets.instance_client import BUDGET_SECONDS
from soap_service.services.tickets.lookups import living_ticket

CLAIM = timedelta(seconds=2 * BUDGET_SECONDS)
_CLEAR_TEXT = 0

_Rows = list[Row[*tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Server:
    """Another server, and the account that tickets are opened under there."""

    server_id: int
    name: str
    base_url: str
    user_name: str
    password: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """A ticket with its messages, notes and files, all that is there at one moment.

    ``remote_number`` is empty until the other server has opened its copy; ``is_first_try`` says
    that it certainly has none.
    """

    ticket_id: int
    number: str
    subject: str
    address: str
    opened: datetime
    idle_since: datetime
    status_id: int
    messages: _Rows
    notes: _Rows
    files: _Rows
    fields: list[str]
    server: Server
    claim: str
    started: datetime
    remote_number: str
    is_first_try: bool

    @property
    def extent(self) -> tuple[int, int, int]:
        """How much there is: messages, notes and bytes of files."""
        return _extent(self.messages, self.notes, self.files)


def pack(desk: Desk, ticket_number: str | None, server_id: int) -> Parcel:
    """Claim a ticket for a transfer and return all of it. Raises ServiceError."""
    ticket = living_ticket(desk, ticket_number)
    server = find_server(desk.session, server_id)
    way = _find_way(desk.session, ticket.ticket_id, server_id)
    is_first_try = way is None
    if way is None:
        started = desk.now.replace(microsecond=0)
        way = InstanceTransfer(
            ticket_id=ticket.ticket_id, transfer_server_id=server_id, started_utc=started
        )
        desk.session.add(way)
    _refuse(desk, ticket, way, server)
    way.claim, way.claimed_until_utc = str(uuid.uuid4()), desk.now + CLAIM
    return _parcel(desk.session, ticket, server, way, is_first_try=is_first_try)


def note_remote_number(desk: Desk, parcel: Parcel, number: str) -> None:
    """Remember the number that the other server gave."""
    way = _way(desk.session, parcel)
    if way is not None:
        way.remote_ticket_number = number


def release(desk: Desk, parcel: Parcel) -> None:
    """Let others carry the ticket."""
    way = _way(desk.session, parcel)
    if way is not None and way.claim == parcel.claim:
        way.claim = way.claimed_until_utc = None


def complete(desk: Desk, parcel: Parcel) -> None:
    """Mark a ticket as arrived."""
    way = _way(desk.session, parcel)
    if way is not None:
        way.finished_utc, way.claim, way.claimed_until_utc = desk.now, None, None


def find_server(session: Session, server_id: int) -> Server:
    """Return a transfer server that can be used. Raises ServiceError."""
    found = session.get(TransferServer, server_id)
    if found is None:
        raise ServiceError(SERVER_NOT_FOUND, server=server_id)
    name = found.name or str(server_id)
    if found.password_format != _CLEAR_TEXT:
        raise ServiceError(SERVER_UNUSABLE, server=name, reason="its password cannot be read")
    return Server(
        server_id, name, found.base_url or "", found.user_name or "", found.password or ""
    )


def _refuse(desk: Desk, ticket: Ticket, way: InstanceTransfer, server: Server) -> None:
    if way.finished_utc is not None:
        raise ServiceError(
            TRANSFER_DONE,
            ticket=ticket.ticket_number,
            server=server.name,
            number=way.remote_ticket_number,
        )
    if way.claimed_until_utc is not None and way.claimed_until_utc > desk.now:
        raise ServiceError(TRANSFER_RUNNING, ticket=ticket.ticket_number)


def _way(session: Session, parcel: Parcel) -> InstanceTransfer | None:
    return _find_way(session, parcel.ticket_id, parcel.server.server_id)


def _find_way(session: Session, ticket_id: int, server_id: int) -> InstanceTransfer | None:
    query = select(InstanceTransfer).where(
        InstanceTransfer.ticket_id == ticket_id, InstanceTransfer.transfer_server_id == server_id
    )
    return session.scalars(locked(query, InstanceTransfer)).first()


def _parcel(
    session: Session, ticket: Ticket, server: Server, way: InstanceTransfer, *, is_first_try: bool
) -> Parcel:
    return Parcel(
        ticket_id=ticket.ticket_id,
        number=ticket.ticket_number,
        subject=ticket.subject or "",
        address=ticket.customer_email_address or "",
        opened=ticket.date_opened_utc.replace(microsecond=0),
        idle_since=ticket.idle_start_time_utc.replace(microsecond=0),
        status_id=ticket.ticket_status_id,
        messages=messages_of(session, ticket.ticket_id),
        notes=notes_of(session, ticket.ticket_id),
        files=files_of(session, ticket.ticket_id),
        fields=custom_fields.all_values(session, ticket),
        server=server,
        claim=way.claim or "",
        started=way.started_utc,
        remote_number=way.remote_ticket_number or "",
        is_first_try=is_first_try,
    )


def messages_of(session: Session, ticket_id: int) -> _Rows:
    """Return the messages of a ticket but for drafts, oldest first."""
    query = (
        select(
            TicketMessage.ticket_message_id,
            TicketMessage.date_received_utc,
            TicketMessage.subject,
            TicketMessage.body_text,
            TicketMessage.body_html,
            TicketMessage.message_direction,
            TicketMessage.from_address,
            TicketMessage.to_address,
            TicketMessage.cc_addresses,
        )
        .where(TicketMessage.ticket_id == ticket_id, ~TicketMessage.is_draft)
        .order_by(TicketMessage.date_received_utc, TicketMessage.ticket_message_id)
    )
    return list(session.execute(query))


def notes_of(session: Session, ticket_id: int) -> _Rows:
    """Return the notes of a ticket with their types and writers, oldest first."""
    query = (
        select(
            TicketComment.date_entered_utc,
            TicketComment.comment_text,
            CommentType.english_name.label("type_name"),
            User.display_name.label("writer"),
        )
        .outerjoin(CommentType, CommentType.comment_type_id == TicketComment.comment_type_id)
        .outerjoin(User, User.user_id == TicketComment.user_id)
        .where(TicketComment.ticket_id == ticket_id)
        .order_by(TicketComment.date_entered_utc, TicketComment.ticket_comment_id)
    )
    return list(session.execute(query))


def files_of(session: Session, ticket_id: int) -> _Rows:
    """Return the living attachments of a ticket, oldest first."""
    query = (
        select(
            TicketAttachment.ticket_message_id,
            TicketAttachment.file_name_original,
            TicketAttachment.file_name_on_disk,
            TicketAttachment.length,
            TicketAttachment.creation_date_utc,
        )
        .where(TicketAttachment.ticket_id == ticket_id, ~TicketAttachment.is_deleted)
        .order_by(TicketAttachment.ticket_attachment_id)
    )
    return list(session.execute(query))


def extent_of(session: Session, ticket_id: int) -> tuple[int, int, int]:
    """Return how much there is of a ticket now; see `Parcel.extent`."""
    return _extent(
        messages_of(session, ticket_id), notes_of(session, ticket_id), files_of(session, ticket_id)
    )


def _extent(messages: _Rows, notes: _Rows, files: _Rows) -> tuple[int, int, int]:
    return len(messages), len(notes), sum(row.length for row in files)


def is_open(session: Session, ticket: Ticket) -> bool:
    """Tell whether a ticket is open."""
    status = session.get(TicketStatus, ticket.ticket_status_id)
    return status is None or status.is_open
