"""Follow-ups: a ticket that is to be looked at again at a set time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.models.smartertrack import Ticket
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import BAD_ARGUMENT
from soap_service.services.keyvalues import naive_utc
from soap_service.services.tickets import rules
from soap_service.services.tickets.events import Event, record
from soap_service.services.tickets.kinds import GENERAL
from soap_service.services.tickets.notes import add_comment
from soap_service.services.tickets.statuses import read_status
from soap_service.services.tickets.times import EARLIEST_YEAR
from soap_service.services.tickets.transfer import place_for


@dataclass(frozen=True, slots=True)
class FollowUp:
    """When to look at a ticket again, and what is to hold until then.

    The database keeps one time, one note and a few marks, no later group, agent or status: these
    take effect at once. A group or agent of 0 and an empty status change nothing, but a new group
    without an agent gives the ticket to the one whose turn it is there.
    """

    date: datetime
    group_id: int
    agent_id: int
    status: str | None
    pin_to_agent: bool
    comment: str


def set_follow_up(desk: Desk, ticket: Ticket, wish: FollowUp) -> None:
    """Schedule a follow-up, in place of the one there was. Raises ServiceError."""
    if wish.date.year < EARLIEST_YEAR:
        raise ServiceError(BAD_ARGUMENT, name="followUpDateUtc", value=wish.date.isoformat())
    status_id = read_status(desk, wish.status)
    if wish.group_id or wish.agent_id:
        place = place_for(ticket, wish.group_id)
        rules.transfer(desk, ticket, place, _agent(ticket, wish))
    if status_id is not None:
        rules.change_status(desk, ticket, status_id)
    _mark(ticket, naive_utc(wish.date))
    ticket.is_pinned_to_agent = wish.pin_to_agent
    if wish.comment.strip():
        comment = add_comment(desk, ticket, GENERAL, wish.comment)
        desk.session.flush()
        ticket.ticket_comment_id_follow_up = comment.ticket_comment_id
    record(desk, ticket, Event.FOLLOW_UP_SCHEDULED)


def remove_follow_up(desk: Desk, ticket: Ticket) -> None:
    """Cancel a follow-up; a ticket without one stays as it is."""
    if not ticket.requires_follow_up and ticket.date_follow_up_utc is None:
        return
    _mark(ticket, None)
    record(desk, ticket, Event.FOLLOWED_UP)


def _agent(ticket: Ticket, wish: FollowUp) -> int | None:
    """None leaves the agent, which is for a ticket that stays in its group."""
    stays = wish.group_id in (0, ticket.group_id)
    return None if stays and not wish.agent_id else wish.agent_id


def _mark(ticket: Ticket, date: datetime | None) -> None:
    ticket.date_follow_up_utc = date
    ticket.requires_follow_up = ticket.show_in_follow_up_view = date is not None
    ticket.ticket_comment_id_follow_up = None
