"""The demo knowledge base: folders, articles, a translation, a draft and a doubt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from db import UnitOfWork
from db.models.smartertrack import Language
from soap_service.demo.company import START, Company
from soap_service.services.desk import Desk, Site
from soap_service.services.knowledge_base import articles, folders, translations
from soap_service.services.knowledge_base.articles import Texts
from soap_service.services.knowledge_base.operations.properties import set_article_properties

_LANGUAGES = ((1033, "en-US", "English"), (1031, "de-DE", "Deutsch"))
_FOLDERS = (("Printers", False), ("Accounts", False), ("For agents", True))
_PRINTERS, _ACCOUNTS, _FOR_AGENTS = range(3)


@dataclass(frozen=True, slots=True)
class _Article:
    folder: int
    language: str
    subject: str
    summary: str
    keywords: str
    body: str
    is_draft: bool = False


_JAM = _Article(
    _PRINTERS,
    "en-US",
    "The printer does not print",
    "What to try before you write to us.",
    "spooler, jam, toner",
    "<p>Open the tray and take out what is stuck. Then restart the spooler:</p>"
    "<ol><li>Open the control panel.</li><li>Restart the print service.</li></ol>",
)
_TONER = _Article(
    _PRINTERS,
    "en-US",
    "Changing the toner",
    "How to open the lid, and what goes back to us.",
    "cartridge, recycling",
    "<p>Pull the green lever &amp; lift the cartridge. The old one goes back in its box.</p>",
)
_SIGN_IN = _Article(
    _ACCOUNTS,
    "en-US",
    "Signing in after a new password",
    "A new password counts everywhere within five minutes.",
    "login, password, reset",
    "<p>Close every window of the portal, wait five minutes, sign in with the new password.</p>",
)
_SIGN_IN_GERMAN = _Article(
    _ACCOUNTS,
    "de-DE",
    "Anmelden mit neuem Passwort",
    "Ein neues Passwort gilt nach fünf Minuten überall.",
    "Passwort, Anmeldung, zurücksetzen",
    "<p>Alle Fenster des Portals schließen, fünf Minuten warten, neu anmelden.</p>",
)
_LIMITS = _Article(
    _ACCOUNTS,
    "en-US",
    "How large attachments may be",
    "10 MB with Basic, 50 MB with Pro and Enterprise.",
    "limit, size, plan",
    "<table><tr><td>Basic</td><td>10 MB</td></tr><tr><td>Pro</td><td>50 MB</td></tr></table>",
)
_RAISING = _Article(
    _FOR_AGENTS,
    "en-US",
    "Who may raise a limit",
    "Sales decides, second line enters it.",
    "limit, approval",
    "<p>Ask sales first. Without their answer in the ticket nothing is raised.</p>",
)
_FAX = _Article(
    _PRINTERS,
    "en-US",
    "Sending a fax",
    "Not finished.",
    "fax",
    "<p>To be written, if anybody still asks.</p>",
    is_draft=True,
)
_ARTICLES = (_JAM, _TONER, _SIGN_IN, _SIGN_IN_GERMAN, _LIMITS, _RAISING, _FAX)
ARTICLE_COUNT = len(_ARTICLES)


def tell_library(site: Site, unit: UnitOfWork, company: Company) -> None:
    """Let agents write articles; one is in two languages, and of one somebody has a doubt."""
    unit.session.add_all(
        Language(lcid=number, culture_name=culture, language_name=name, is_visible=True)
        for number, culture, name in _LANGUAGES
    )
    unit.session.flush()
    places = _make_folders(Desk(site, unit, company.agents[0], START))
    ids = {}
    for number, article in enumerate(_ARTICLES):
        author = company.agents[number % len(company.agents)]
        desk = Desk(site, unit, author, START + timedelta(days=number, hours=1))
        ids[article] = _write(desk, places, article)
    desk = Desk(site, unit, company.agents[1], START + timedelta(days=len(_ARTICLES)))
    translations.tie(desk, ids[_SIGN_IN], ids[_SIGN_IN_GERMAN])
    doubted = articles.find(desk, folders.load_folders(desk), ids[_LIMITS], to_change=True)
    articles.flag(desk, doubted, "Does Enterprise not have 100 MB since January?")


def _make_folders(desk: Desk) -> list[int]:
    return [
        folders.add_folder(desk, folders.ROOT, name, is_private=is_private)
        for name, is_private in _FOLDERS
    ]


def _write(desk: Desk, places: list[int], article: _Article) -> int:
    article_id = articles.add(
        desk,
        folders.load_folders(desk),
        places[article.folder],
        Texts(article.subject, article.summary, article.keywords, article.body),
        is_private=article.folder == _FOR_AGENTS,
        is_draft=article.is_draft,
    )
    language = [f"Language={article.language}"]
    set_article_properties(desk, article_id=article_id, article_property_values=language)
    return article_id
