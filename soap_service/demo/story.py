"""The demo tickets and their conversations."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import UnitOfWork
from db.models.smartertrack import CustomDataField, CustomDataFieldInTicket, Group, Ticket, User
from soap_service.accounts import Account
from soap_service.demo.company import START, Company
from soap_service.demo.logins import Login, Logins
from soap_service.services.desk import Desk, Site
from soap_service.services.tickets import rules
from soap_service.services.tickets.bodies import make_body
from soap_service.services.tickets.kinds import GENERAL
from soap_service.services.tickets.messages import Direction, NewMessage, add_message
from soap_service.services.tickets.notes import add_comment
from soap_service.services.tickets.opening import NewTicket, open_ticket
from soap_service.services.tickets.rules import Status

TICKET_COUNT = 50

_SUBJECTS = (
    "Printer on floor 3 does not print",
    "Größe der Anlage überschreitet das Limit, 50 € bitte prüfen",
    "Re: Invoice 2024-117 <urgent> & unpaid",
    "ログインできません",
    "Cannot open attachment “Übersicht.pdf”",
    "Delivery late by two weeks",
    "Réinitialisation du mot de passe",
)
_QUESTION = "Hello,\n\nplease have a look at this: {subject}\n\nRegards,\n{name}"
_ANSWER = "<p>Hello {name},</p><p>we are looking into it &amp; will write again.</p>"
_NOTE = "Looked into it, see the manual, chapter {number}."


def tell_story(site: Site, unit: UnitOfWork, company: Company, logins: Logins) -> list[Ticket]:
    """Open the tickets, let the conversations run their course and return the tickets."""
    story = _Story(site, unit, company.agents, logins.customers)
    tickets = []
    for number in range(TICKET_COUNT):
        ticket = story.tell(number, company.groups[number % len(company.groups)])
        _fill_fields(unit.session, ticket, company.fields, number)
        tickets.append(ticket)
    return tickets


def _fill_fields(
    session: Session, ticket: Ticket, fields: list[CustomDataField], number: int
) -> None:
    contents = (f"SN-{1000 + number}", ("Basic", "Pro", "Enterprise")[number % 3])
    session.add_all(
        CustomDataFieldInTicket(
            ticket_id=ticket.ticket_id, custom_field_id=field.custom_field_id, data_content=content
        )
        for field, content in zip(fields, contents, strict=True)
    )


class _Story:
    """Lets customers and agents write, by the same rules as everybody, at set times."""

    def __init__(
        self,
        site: Site,
        unit: UnitOfWork,
        agents: list[Account],
        customers: list[Login],
    ) -> None:
        dice = random.Random(TICKET_COUNT)
        self._site = replace(site, random_below=dice.randrange)
        self._unit = unit
        self._agents = agents
        self._customers = customers

    def tell(self, number: int, group: Group) -> Ticket:
        """Open ticket ``number`` in a group and let the conversation run its course."""
        opened = START + timedelta(hours=7 * number, minutes=number)
        customer = self._customers[number % len(self._customers)]
        subject = _SUBJECTS[number % len(_SUBJECTS)]
        question = make_body(
            _QUESTION.format(subject=subject, name=customer.display_name), is_html=False
        )
        message = NewMessage(Direction.FROM_CUSTOMER, customer.email, subject, question)
        new = NewTicket(group.department_id, group.group_id, 0, Status.ACTIVE, message)
        ticket = open_ticket(self._desk(opened), new).ticket
        if number % 10 == 9:
            self._leave_in_queue(ticket, opened)
        else:
            self._work_on(ticket, customer, number, opened)
        return ticket

    def _leave_in_queue(self, ticket: Ticket, opened: datetime) -> None:
        queue = self._unit.session.scalars(select(User.user_id).where(User.is_queue)).one()
        place = (ticket.department_id, ticket.group_id)
        rules.transfer(self._desk(opened + timedelta(minutes=5)), ticket, place, queue)

    def _work_on(self, ticket: Ticket, customer: Login, number: int, opened: datetime) -> None:
        agent = next(each for each in self._agents if each.user_id == ticket.user_id)
        answered = self._desk(opened + timedelta(minutes=20), agent)
        answer = make_body(_ANSWER.format(name=customer.display_name), is_html=True)
        message = NewMessage(Direction.FROM_AGENT, customer.email, f"Re: {ticket.subject}", answer)
        add_message(answered, ticket, message)
        if number % 2:
            rules.change_status(answered, ticket, Status.WAITING)
        if number % 3 == 0:
            later = self._desk(opened + timedelta(minutes=40), agent)
            add_comment(later, ticket, GENERAL, _NOTE.format(number=number))
        if number % 5 == 0:
            rules.close_ticket(self._desk(opened + timedelta(hours=2), agent), ticket, "Solved.")

    def _desk(self, now: datetime, caller: Account | None = None) -> Desk:
        return Desk(self._site, self._unit, caller or self._agents[0], now)
