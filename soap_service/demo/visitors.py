"""The demo visitors of the web site: what they looked at, and whom an agent asked to chat."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from db import UnitOfWork
from soap_service.demo.company import Company
from soap_service.services.desk import Desk, Site
from soap_service.services.live_chat import rules
from soap_service.services.live_chat.conversation import say_as_customer
from soap_service.services.whos_on import invitations
from soap_service.services.whos_on.sightings import read_key, read_sighting
from soap_service.services.whos_on.visits import see


@dataclass(frozen=True, slots=True)
class _Visit:
    """Who came with what, and the pages they looked at, a minute each."""

    key: str
    known: tuple[str, ...]
    pages: tuple[str, ...]


_VISITS = (
    _Visit(
        "demo-visitor-1",
        ("Country=Canada", "IPAddress=203.0.113.7", "Language=en-CA", "DisplayName=Zoë Müller"),
        ("/", "/printers", "/printers/toner", "/contact"),
    ),
    _Visit(
        "demo-visitor-2",
        ("Country=日本", "IPAddress=2001:db8::2", "Referrer=https://search.example/?q=login"),
        ("/account", "/account/password"),
    ),
    _Visit("demo-visitor-3", ("Country=Deutschland", "IPAddress=198.51.100.9"), ("/orders",)),
)
VISITOR_COUNT = len(_VISITS)
_INVITED = _VISITS[0]
_SITE = "https://www.example.com"
_EARLIER = timedelta(minutes=8)


def tell_visitors(site: Site, unit: UnitOfWork, company: Company) -> None:
    """Let visitors look around; one is invited, accepts, and has a question.

    Of all the demo this alone was a moment ago: who left long ago would be forgotten at once.
    """
    dice = random.Random(VISITOR_COUNT)
    site = replace(site, random_below=dice.randrange)
    agent, group = company.agents[2], company.groups[2]
    start = site.clock() - _EARLIER
    ids = {visit: _look_around(site, unit, company, visit, start) for visit in _VISITS}
    later = start + timedelta(minutes=len(_INVITED.pages))
    desk = Desk(site, unit, agent, later)
    place = (group.department_id, group.group_id)
    asked = invitations.invite(desk, ids[_INVITED], *place, "Are you looking for toner?")
    key = read_key(_INVITED.key)
    chat = invitations.accept(desk, key, asked.chat_invitation_id)
    say_as_customer(desk, chat, "Yes, the black one. Is it in stock?")
    rules.end(Desk(site, unit, agent, later + timedelta(minutes=3)), chat)


def _look_around(
    site: Site, unit: UnitOfWork, company: Company, visit: _Visit, start: datetime
) -> int:
    visitor_id = 0
    for minute, page in enumerate(visit.pages):
        desk = Desk(site, unit, company.agents[0], start + timedelta(minutes=minute))
        sighting = read_sighting(
            desk, visit.key, f"{_SITE}{page}", f"Northwind {page}", visit.known
        )
        visitor_id = see(desk, sighting).visitor.visitor_id
    return visitor_id
