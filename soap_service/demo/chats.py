"""The demo chats: what customers asked, who answered, and the tickets it came to."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from db import UnitOfWork
from db.models.smartertrack import Chat, Ticket
from soap_service.demo.company import START, Company
from soap_service.demo.logins import Login
from soap_service.services.desk import Desk, Site
from soap_service.services.live_chat import rules
from soap_service.services.live_chat.conversation import say_as_agent, say_as_customer
from soap_service.services.live_chat.opening import ChatRequest, open_chat
from soap_service.services.tickets.related import attach_chat


@dataclass(frozen=True, slots=True)
class _Talk:
    """A chat: who asks whom in which group, what is said by turns, and how it goes on.

    The first line after the question is the agent's. ``ticket`` is what it belongs to,
    ``handed_to`` an agent who gets the chat in the middle.
    """

    customer: int
    group: int
    agent: int
    question: str
    lines: tuple[str, ...]
    ticket: int | None = None
    handed_to: int | None = None
    is_over: bool = True


_TALKS = (
    _Talk(
        0,
        0,
        0,
        "The printer on floor 3 again. It says <PAPER?> & blinks.",
        (
            "Hello Kim, please open tray 2. Is there anything in it?",
            "A pen. Somebody else's.",
            "Without the pen it should print.",
            "It does. Thank you!",
        ),
        ticket=0,
    ),
    _Talk(
        1,
        0,
        1,
        "ログインできません",
        (
            "Hello, one moment, a colleague reads Japanese.",
            "はい、お願いします。",
            "パスワードを再設定しました。",
        ),
        handed_to=0,
    ),
    _Talk(
        4,
        2,
        2,
        "Can I have the order of May in two parts?",
        ("Of course. Which part first?", "The chairs, 50 € of them ;-)", "They leave on Monday."),
        ticket=2,
    ),
    _Talk(
        5,
        3,
        3,
        "Is the claim of last week decided?",
        ("The carrier has until Friday. Shall I write to you then?",),
        is_over=False,
    ),
)
TALK_COUNT = len(_TALKS)


def tell_chats(
    site: Site,
    unit: UnitOfWork,
    company: Company,
    customers: Sequence[Login],
    tickets: Sequence[Ticket],
) -> None:
    """Let customers chat with agents; the last chat goes on."""
    dice = random.Random(TALK_COUNT)
    site = replace(site, random_below=dice.randrange)
    for number, talk in enumerate(_TALKS):
        began = START + timedelta(days=number, hours=3)
        chat = _tell(site, unit, company, customers[talk.customer], talk, began)
        if talk.ticket is not None:
            desk = Desk(site, unit, company.agents[talk.agent], began + timedelta(hours=1))
            attach_chat(desk, tickets[talk.ticket], chat.chat_id)


def _tell(
    site: Site, unit: UnitOfWork, company: Company, customer: Login, talk: _Talk, began: datetime
) -> Chat:
    agent, group = company.agents[talk.agent], company.groups[talk.group]
    request = ChatRequest(
        department_id=group.department_id,
        group_id=group.group_id,
        customer_name=customer.display_name,
        customer_email_address=customer.email,
        question=talk.question,
    )
    chat = open_chat(Desk(site, unit, agent, began), request)
    rules.accept(Desk(site, unit, agent, began + timedelta(seconds=40)), chat)
    for turn, line in enumerate(talk.lines, start=1):
        desk = Desk(site, unit, agent, began + timedelta(minutes=turn))
        say = say_as_agent if turn % 2 else say_as_customer
        say(desk, chat, line)
        if turn == 1 and talk.handed_to is not None:
            agent = company.agents[talk.handed_to]
            rules.transfer(desk, chat, 0, agent.user_id)
    if talk.is_over:
        rules.end(Desk(site, unit, agent, began + timedelta(minutes=len(talk.lines) + 1)), chat)
    return chat
