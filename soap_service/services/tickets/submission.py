"""Submitting tickets: whoever opens one, the ticket provider has its say before.

The provider is waited for without a transaction (contract of external providers, 5.4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import ColumnElement, func, select

from db.models.smartertrack import Department, Group, User
from providers import Interaction, Kind, TicketAnswer, TicketQuestion
from soap_service.services.desk import Desk, Errand
from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets import store
from soap_service.services.tickets.errors import SUBMISSION_REFUSED
from soap_service.services.tickets.forms import form_of
from soap_service.services.tickets.numbers import reserved_number
from soap_service.services.tickets.opening import NewTicket, OpenedTicket, open_ticket, place_of
from soap_service.services.tickets.rules import choose_agent

T = TypeVar("T")

_NO_REASON = "The ticket was refused."


def submit(errand: Errand, new: NewTicket, finish: Callable[[Desk, OpenedTicket], T]) -> T:
    """Open a ticket, unless the provider refuses it, and return what ``finish`` makes of it.

    ``finish`` works in the transaction that opens the ticket. Raises ServiceError; nothing is
    stored then.
    """
    verdict = _ask(errand, new)

    def work(desk: Desk) -> T:
        return finish(desk, open_ticket(desk, verdict.applied_to(desk, new) if verdict else new))

    return errand.work(work)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the provider said of the ticket of a number."""

    number: str
    answer: TicketAnswer

    def applied_to(self, desk: Desk, new: NewTicket) -> NewTicket:
        """Return the ticket as the provider wants it.

        In another group it goes to whose turn it is there; a place that does not exist leaves the
        ticket where it was to go.
        """
        new = replace(new, number=self.number, custom_fields=self.answer.custom_fields)
        place = _first_place(desk, self.answer)
        if place is None or place == place_of(desk, new):
            return new
        department_id, group_id = place
        return replace(new, department_id=department_id, group_id=group_id, agent_id=0)


def _ask(errand: Errand, new: NewTicket) -> _Verdict | None:
    providers = errand.site.providers
    if not providers.is_on(Kind.TICKET):
        return None
    question = errand.work(lambda desk: _question(desk, new), read_only=True)
    answer = providers.start_ticket(question)
    if not answer.allowed:
        raise ServiceError(SUBMISSION_REFUSED, reason=answer.message or _NO_REASON)
    return _Verdict(question.ticket_number, answer)


def _question(desk: Desk, new: NewTicket) -> TicketQuestion:
    """Return what to ask about a ticket, which could be opened as it is. Raises ServiceError."""
    department_id, group_id = place_of(desk, new)
    if new.agent_id:
        choose_agent(desk, department_id, group_id, new.agent_id)
    form = form_of(desk, department_id, Interaction.TICKET)
    address = new.message.address
    return TicketQuestion(
        department_name=form.department_name,
        subject=new.message.subject,
        ticket_number=reserved_number(desk.site.random_below, new.opened or desk.now),
        user_name=_user_name(desk, address),
        email_from=address,
        custom_fields={each.name: each.value for each in form.fields},
    )


def _user_name(desk: Desk, address: str) -> str | None:
    customer = store.find_customer(desk.unit, address)
    if customer is None:
        return None
    return desk.session.scalar(select(User.user_name).where(User.user_id == customer))


def _first_place(desk: Desk, answer: TicketAnswer) -> tuple[int, int] | None:
    """Return the first (department, group) of an answer that exists."""
    for condition in _conditions(answer):
        found = desk.session.execute(store.LIVING_GROUP.where(condition)).first()
        if found is not None:
            return found.department_id, found.group_id
    return None


def _conditions(answer: TicketAnswer) -> Iterator[ColumnElement[bool]]:
    """Yield what places a ticket, the strongest first."""
    if answer.group_id is not None:
        yield Group.group_id == answer.group_id
    if answer.group_name is not None:
        yield func.lower(Group.group_name) == answer.group_name.strip().lower()
    if answer.department_id is not None:
        yield Department.department_id == answer.department_id
    if answer.department_name is not None:
        yield func.lower(Department.display_name) == answer.department_name.strip().lower()
