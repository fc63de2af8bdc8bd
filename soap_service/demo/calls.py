"""The demo calls: who rang or was rung up, and the tickets it was about."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from db import UnitOfWork
from db.models.smartertrack import CallLog, Ticket
from soap_service.demo.company import START, Company
from soap_service.demo.logins import Login
from soap_service.services.call_logs import rules
from soap_service.services.call_logs.operations.time_logs import add_call_log_time_log
from soap_service.services.call_logs.values import CallLogValues
from soap_service.services.desk import Desk, Site
from soap_service.services.tickets.related import attach_call_log

CALL_COUNT = 14


@dataclass(frozen=True, slots=True)
class _Call:
    subject: str
    description: str
    minutes: int
    is_incoming: bool = True


_CALLS = (
    _Call("Printer on floor 3", "Restarted the spooler with the customer; it prints again.", 12),
    _Call("Größe der Anlage", "Asked for a higher limit; to be decided by Friday.", 7),
    _Call("Invoice 2024-117", "Rang back: the reminder crossed with the payment.", 4, False),
    _Call(
        "ログインできません",
        "The password was reset; the customer signed in while on the phone.",
        9,
    ),
    _Call("Attachment does not open", "Nobody answered, left a message.", 1, False),
    _Call("Delivery two weeks late", "The carrier lost a pallet. Offered express at our cost.", 18),
    _Call("Mot de passe oublié", "Sent the link once more, to the other address.", 5),
)


def tell_calls(
    site: Site,
    unit: UnitOfWork,
    company: Company,
    customers: Sequence[Login],
    tickets: Sequence[Ticket],
) -> None:
    """Note calls of the customers whose tickets are told; every other call has its time logged.

    Each third belongs to no ticket.
    """
    dice = random.Random(CALL_COUNT)
    site = replace(site, random_below=dice.randrange)
    agents = {agent.user_id: agent for agent in company.agents}
    for number, ticket in enumerate(tickets[:CALL_COUNT]):
        began = START + timedelta(hours=7 * number + 1, minutes=number)
        told = _CALLS[number % len(_CALLS)]
        agent = agents.get(ticket.user_id or 0, company.agents[0])
        desk = Desk(site, unit, agent, began + timedelta(minutes=told.minutes))
        call = _note(desk, told, ticket, customers[number % len(customers)])
        if number % 3 < 2:
            attach_call_log(desk, ticket, call.call_log_id)
        if number % 2 == 0:
            _log_time(desk, call)


def _note(desk: Desk, told: _Call, ticket: Ticket, customer: Login) -> CallLog:
    values = CallLogValues(
        subject=told.subject,
        group_id=ticket.group_id,
        user_id=desk.caller.user_id,
        phone_number=f"+1 555 01{ord(customer.user_name[0]) % 100:02}",
        customer_name=customer.display_name,
        email_address=customer.email,
        description=told.description,
        start=desk.now - timedelta(minutes=told.minutes),
        end=desk.now,
        is_incoming=told.is_incoming,
    )
    return rules.create_call_log(desk, values)


def _log_time(desk: Desk, call: CallLog) -> None:
    add_call_log_time_log(
        desk,
        call_log_id=call.call_log_id,
        subject="On the phone",
        agent_id=desk.caller.user_id,
        time_log_category_id=0,
        description=call.description,
        date_start_utc=call.date_start_utc,
        date_end_utc=call.date_end_utc,
        is_billable=not call.is_outgoing,
    )
