"""The demo tasks: what agents have to do, for tickets and otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from db import UnitOfWork
from db.models.smartertrack import Ticket
from soap_service.demo.company import START, Company
from soap_service.services.desk import Desk, Site
from soap_service.services.tasks import kinds, rules
from soap_service.services.tasks.kinds import TaskStatus
from soap_service.services.tickets.kinds import GENERAL


@dataclass(frozen=True, slots=True)
class _Chore:
    """A task; one of nobody has no ``agent``, one without a ticket is about the house."""

    subject: str
    description: str
    status: TaskStatus
    priority: str
    agent: int | None
    is_about_ticket: bool = True
    comment: str = ""


_CHORES = (
    _Chore(
        "Order toner for floor 3",
        "Two black ones; the supplier delivers on Tuesdays.",
        TaskStatus.COMPLETED,
        "Normal",
        3,
        comment="Ordered, confirmed for Tuesday.",
    ),
    _Chore(
        "Ask sales for a higher limit",
        "Der Kunde braucht bis zu 50 MB je Anhang.",
        TaskStatus.WAITING,
        "High",
        3,
        comment="Asked Chloé, who decides on Monday.",
    ),
    _Chore(
        "Check the reminder of invoice 2024-117",
        "It crossed with the payment.",
        TaskStatus.IN_PROGRESS,
        "Normal",
        2,
    ),
    _Chore(
        "サインインの手順を翻訳する",
        "For the knowledge base, from the English article.",
        TaskStatus.NOT_STARTED,
        "Low",
        2,
    ),
    _Chore(
        "Claim the lost pallet from the carrier",
        "Photos are with the ticket.",
        TaskStatus.IN_PROGRESS,
        "High",
        3,
        comment="The carrier wants the delivery note, too.",
    ),
    _Chore(
        "Change the backup tapes",
        "Every Friday, before five.",
        TaskStatus.NOT_STARTED,
        "Normal",
        None,
        is_about_ticket=False,
    ),
    _Chore(
        "Move the fax to the cellar",
        "Nobody has sent one since spring.",
        TaskStatus.REJECTED,
        "Low",
        2,
        is_about_ticket=False,
        comment="The warranty department still wants it.",
    ),
    _Chore(
        "Write the holiday notice",
        "For both brands, <b>not</b> in capitals & without exclamation marks.",
        TaskStatus.NOT_STARTED,
        "High",
        2,
        is_about_ticket=False,
    ),
)
CHORE_COUNT = len(_CHORES)


def tell_chores(site: Site, unit: UnitOfWork, company: Company, tickets: Sequence[Ticket]) -> None:
    """Let agents note what is to be done, begin with it and say how it went."""
    for number, chore in enumerate(_CHORES):
        noted = START + timedelta(days=number, hours=2)
        caller = company.agents[number % len(company.agents)]
        ticket = tickets[number] if chore.is_about_ticket else None
        _tell(Desk(site, unit, caller, noted), company, chore, ticket)


def _tell(desk: Desk, company: Company, chore: _Chore, ticket: Ticket | None) -> None:
    agent = None if chore.agent is None else company.agents[chore.agent].user_id
    values = {
        "subject": chore.subject,
        "description": chore.description,
        "task_priority_id": kinds.read_priority(desk, chore.priority),
        "user_id": agent,
        "ticket_id": ticket.ticket_id if ticket else None,
        "date_start_utc": desk.now,
        "date_due_utc": desk.now + timedelta(days=3),
    }
    task = rules.create_task(desk, values)
    if chore.comment:
        rules.add_comment(desk, task, GENERAL, chore.comment)
    status = kinds.read_status(desk, chore.status)
    rules.change_task(desk, task, {"task_status_id": status.number})
