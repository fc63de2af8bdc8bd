"""The time spent on a ticket."""

from __future__ import annotations

from datetime import datetime

from db.models.smartertrack import Ticket
from soap_service.services.desk import Desk
from soap_service.services.tickets.lookups import living, ticket_by_id, ticket_info
from soap_service.services.tickets.service import service
from soap_service.services.tickets.time_logs import (
    NewTimeLog,
    add_time_log,
    time_log_of,
    time_logs_of,
)
from soap_service.services.tickets.times import given_time
from soap_service.services.tickets.types import (
    GenericResult,
    TimeLogInfoArrayResult,
    TimeLogInfoResult,
)


@service.operation
def add_ticket_time_log(
    desk: Desk,
    *,
    ticket_id: int,
    subject: str | None,
    agent_id: int,
    time_log_category_id: int,
    description: str | None,
    date_start_utc: datetime,
    date_end_utc: datetime,
    is_billable: bool,
) -> GenericResult:
    """Log time that an agent spent on a ticket; an agent of 0 is the caller."""
    new = NewTimeLog(
        agent_id,
        time_log_category_id,
        subject or "",
        description or "",
        given_time(desk, date_start_utc),
        given_time(desk, date_end_utc),
        is_billable,
    )
    add_time_log(desk, living(ticket_by_id(desk, ticket_id)), new)
    return GenericResult()


@service.query
def get_ticket_time_log(desk: Desk, *, ticket_id: int, time_log_id: int) -> TimeLogInfoResult:
    """Return one time log of a ticket."""
    ticket_info(desk, Ticket.ticket_id == ticket_id, ticket_id)
    return TimeLogInfoResult(time_log=time_log_of(desk, ticket_id, time_log_id))


@service.query
def get_ticket_time_logs(desk: Desk, *, ticket_id: int) -> TimeLogInfoArrayResult:
    """Return the time logs of a ticket by their starts."""
    ticket_info(desk, Ticket.ticket_id == ticket_id, ticket_id)
    return TimeLogInfoArrayResult(time_logs=time_logs_of(desk, ticket_id))
