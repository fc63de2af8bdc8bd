"""The demo news: what customers and agents are told."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from db import UnitOfWork
from db.models.smartertrack import Brand
from soap_service.demo.company import START, Company
from soap_service.services.desk import Desk, Site
from soap_service.services.news import rules, translations
from soap_service.services.news.values import read_values

_MOVED = (
    "Subject=We have moved",
    "SummaryShort=New address, same people.",
    "Body=<p>From Monday on you find us in <b>Harbour Street 7</b>.</p>",
    "Language=en-US",
    "IsDraft=false",
)
_MOVED_GERMAN = (
    "Subject=Wir sind umgezogen",
    "SummaryShort=Neue Anschrift, dieselben Leute.",
    "Body=<p>Ab Montag finden Sie uns in der <b>Harbour Street 7</b>.</p>",
    "Language=de-DE",
    "IsDraft=false",
)
_CARE = (
    "Subject=Fabrikam Care takes claims by chat",
    "SummaryShort=From eight to five, without an appointment.",
    "Body=<p>Start a chat and choose <i>Warranty</i>.</p>",
    "IsDraft=false",
)
_INSIDE = (
    "Subject=Who is on call at the weekend",
    "SummaryShort=Björn, and Chloé for orders.",
    "Body=<p>Ring Björn first.</p>",
    "IsPrivate=true",
    "IsDraft=false",
)
_DRAFT = ("Subject=Prices of next year", "Body=<p>To be decided.</p>", "IsDraft=true")
_ITEMS = (_MOVED, _MOVED_GERMAN, _CARE, _INSIDE, _DRAFT)
NEWS_COUNT = len(_ITEMS)


def tell_news(site: Site, unit: UnitOfWork, company: Company) -> None:
    """Let agents write news: for all, in two languages, for one brand, for employees, not yet."""
    ids = {}
    for number, values in enumerate(_ITEMS):
        author = company.agents[number % len(company.agents)]
        desk = Desk(site, unit, author, START + timedelta(days=number))
        ids[values] = rules.create(desk, read_values(desk, values))
    desk = Desk(site, unit, company.admin, START + timedelta(days=len(_ITEMS)))
    translations.tie(desk, ids[_MOVED], ids[_MOVED_GERMAN])
    care = unit.session.scalars(select(Brand.brand_id).order_by(Brand.brand_id.desc())).first()
    rules.set_brands(desk, rules.find_to_change(desk, ids[_CARE]), [care or 0])
