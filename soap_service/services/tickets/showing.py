"""What a customer is shown who follows the link to a ticket.

The link holds number, address and a keyed hash over both; whoever has it needs no login. A wrong
hash, an unknown number, another address and a ticket that was deleted look all the same. Notes of
agents and drafts are not for customers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select

from db import UnitOfWork
from db.models.smartertrack import Ticket, TicketMessage, TicketStatus, User
from soap_service.services.desk import Site
from soap_service.services.markup import clean_html, text_as_html
from soap_service.services.tickets import store
from soap_service.services.tickets.messages import Direction
from soap_service.services.tickets.urls import opens_ticket


class ShownMessage(NamedTuple):
    """A message: who wrote it, when in naive UTC, its subject, and safe HTML."""

    sender: str
    received: datetime
    subject: str
    html: str


class ShownTicket(NamedTuple):
    """A ticket as its customer sees it; the oldest message comes first."""

    number: str
    subject: str
    status: str
    messages: list[ShownMessage]


def shown_ticket(site: Site, link: Mapping[str, str]) -> ShownTicket | None:
    """Return the ticket that a link opens, None when it opens none. Raises DatabaseError.

    ``link`` has the link's values by their names in lower case.
    """
    number, address = link.get("ticketnumber", ""), link.get("email", "")
    if not opens_ticket(site.signer, link.get("h", ""), number, address):
        return None
    return site.database.run(lambda unit: _find(unit, number, address), read_only=True)


def _find(unit: UnitOfWork, number: str, address: str) -> ShownTicket | None:
    ticket = unit.session.execute(_TICKET.where(store.is_number(number))).first()
    if ticket is None or (ticket.address or "").lower() != address.lower():
        return None
    messages = unit.session.execute(_MESSAGES.where(TicketMessage.ticket_id == ticket.ticket_id))
    return ShownTicket(
        ticket.ticket_number, ticket.subject or "", ticket.status or "", list(map(_shown, messages))
    )


def _shown(row: Any) -> ShownMessage:
    is_from_agent = row.message_direction == Direction.FROM_AGENT
    agent, customer = row.display_name or row.from_address, row.from_address or row.display_name
    return ShownMessage(
        (agent if is_from_agent else customer) or "",
        row.date_received_utc,
        row.subject or "",
        clean_html(row.body_html) if row.body_html else text_as_html(row.body_text or ""),
    )


_TICKET: Select[*tuple[Any, ...]] = (
    select(
        Ticket.ticket_id,
        Ticket.ticket_number,
        Ticket.subject,
        Ticket.customer_email_address.label("address"),
        func.coalesce(TicketStatus.display_name, TicketStatus.english_name).label("status"),
    )
    .join(TicketStatus, TicketStatus.ticket_status_id == Ticket.ticket_status_id)
    .where(~Ticket.is_deleted)
    .limit(1)
)

_MESSAGES: Select[*tuple[Any, ...]] = (
    select(
        TicketMessage.date_received_utc,
        TicketMessage.subject,
        TicketMessage.body_html,
        TicketMessage.body_text,
        TicketMessage.message_direction,
        TicketMessage.from_address,
        User.display_name,
    )
    .outerjoin(User, User.user_id == TicketMessage.user_id_from)
    .where(~TicketMessage.is_draft)
    .order_by(TicketMessage.date_received_utc, TicketMessage.ticket_message_id)
)
