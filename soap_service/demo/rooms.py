"""The demo chat rooms, in which agents talk among themselves."""

from __future__ import annotations

from datetime import timedelta

from db import UnitOfWork
from db.models.smartertrack import Ticket
from soap_service.accounts import Account
from soap_service.demo.company import START, Company
from soap_service.services.chat_rooms import invitations, members, messages, rules
from soap_service.services.desk import Desk, Site

_LASTING, _SHORT_LIVED = "Water cooler", "Why floor 3 does not print"
_CHATTER = (
    (0, "Good morning from First Line."),
    (1, "Morning. Who took the toner <again>?"),
    (3, "Warranty did. Two are back tomorrow, 保証します。"),
)


def tell_rooms(site: Site, unit: UnitOfWork, company: Company, ticket: Ticket) -> None:
    """Let agents talk in a lasting room, and one ask another into a room about a ticket."""
    lasting = rules.create(Desk(site, unit, company.admin, START), _LASTING, is_short_lived=False)
    for turn, (number, text) in enumerate(_CHATTER, start=1):
        desk = Desk(site, unit, company.agents[number], START + timedelta(minutes=turn))
        room = rules.find_open(desk, lasting)
        members.join(desk, room)
        messages.say(desk, room, text)
    _talk_about(site, unit, company.agents, ticket)


def _talk_about(site: Site, unit: UnitOfWork, agents: list[Account], ticket: Ticket) -> None:
    first = Desk(site, unit, agents[0], START + timedelta(hours=5))
    room_id = rules.create(first, _SHORT_LIVED, is_short_lived=True)
    room = rules.find_open(first, room_id)
    messages.say(first, room, "I have tried the spooler and the tray.")
    asked = "Have you seen this before?"
    for agent in agents[1:3]:
        invitation = invitations.invite(
            first, room, agent.user_id, asked, None, ticket.ticket_number
        )
    second = Desk(site, unit, agents[2], first.now + timedelta(minutes=2))
    invitations.accept(second, invitation)
    messages.say(second, room, "Yes: look for a pen.")
