"""A large knowledge base and many call logs, whose words are indexed as the worker does it.

Of each kind some hold a word that is rare and some one that is common: it is known how many.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from benchmarks.desk_data import database_of
from db import Database, IncidentFiles, UnitOfWork, open_engine
from db.models.own import KbExtra
from db.models.smartertrack import CallLog, KbArticle, KbCategory
from soap_service.services.call_logs.words import changed_call_logs, index_call_logs
from soap_service.services.knowledge_base.words import changed_articles, index_articles

RARE, COMMON = "heliotrope", "paragon"
RARE_ARTICLES, COMMON_ARTICLES = 2_000, 4
RARE_CALLS, COMMON_CALLS = 20_000, 10
"""One of so many holds the word."""

FOLDERS = 20
GROUPS, AGENTS, CUSTOMERS = 4, 4, 997
FIRST = datetime(2020, 1, 1)

_DEPARTMENTS = (1, 1, 2, 3)
"""Of each group of the demo."""

_BLOCK = 5_000
_SYLLABLES = ("ba", "den", "fo", "gri", "ka", "lum", "mo", "nep", "ri", "sto", "tu", "vel", "zan")
_VOCABULARY = tuple(
    one + two + three for one in _SYLLABLES for two in _SYLLABLES for three in _SYLLABLES
)


def add_articles(folder: Path, count: int) -> None:
    """Add articles of some 150 words to folders of their own."""
    _insert(folder, KbCategory, _folders())
    _insert(folder, KbArticle, _articles(count))
    _insert(folder, KbExtra, ({"kb_article_id": each} for each in _article_ids(count)))
    _index(folder, changed_articles, index_articles)


def add_calls(folder: Path, count: int) -> None:
    """Add call logs of some 20 words, one a minute, to all groups and agents in turn."""
    _insert(folder, CallLog, _calls(count))
    _index(folder, changed_call_logs, index_call_logs)


def _insert(folder: Path, model: type[Any], rows: Iterator[dict[str, Any]]) -> None:
    engine = open_engine(database_of(folder))
    with Session(engine) as session, session.begin():
        while block := list(islice(rows, _BLOCK)):
            session.execute(insert(model), block)
    engine.dispose()


def _index(
    folder: Path,
    find: Callable[[UnitOfWork], Sequence[int]],
    index: Callable[[UnitOfWork, Sequence[int]], None],
) -> None:
    database = Database(open_engine(database_of(folder)), IncidentFiles(folder / "logs"))
    while ids := database.run(find, read_only=True):
        database.run(lambda unit, ids=ids: index(unit, ids))
    database.dispose()


def _folders() -> Iterator[dict[str, Any]]:
    for number in range(FOLDERS):
        yield {
            "kb_category_id": folder_id(number),
            "kb_category_id_parent": 1,
            "category_name": f"Folder {number}",
        }


def folder_id(number: int) -> int:
    """Return the folder of an article."""
    return 1_000 + number % FOLDERS


def _article_ids(count: int) -> Iterator[int]:
    return iter(range(1_000, 1_000 + count))


def _articles(count: int) -> Iterator[dict[str, Any]]:
    for number, article_id in enumerate(_article_ids(count)):
        moment = FIRST + timedelta(hours=number)
        body = _words(number, 150)
        if number % RARE_ARTICLES == 0:
            body.append(RARE)
        if number % COMMON_ARTICLES == 0:
            body.append(COMMON)
        yield {
            "kb_article_id": article_id,
            "kb_category_id": folder_id(number),
            "subject": " ".join(body[:6]),
            "summary": " ".join(body[6:20]),
            "body": f"<p>{' '.join(body)}</p>",
            "user_id": _agent_id(number),
            "date_created_utc": moment,
            "date_modified_utc": moment,
            "date_last_reviewed_utc": moment,
        }


def _calls(count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        moment = FIRST + timedelta(minutes=number)
        said = _words(number, 20)
        if number % RARE_CALLS == 0:
            said.append(RARE)
        if number % COMMON_CALLS == 0:
            said.append(COMMON)
        yield {
            "call_number": f"3E9-{number:08X}-{number & 0xFFFF:04X}",
            "department_id": _DEPARTMENTS[number % GROUPS],
            "group_id": 1 + number % GROUPS,
            "user_id": _agent_id(number),
            "customer_name": f"{said[0].title()} {said[1].title()}",
            "customer_email_address": address(number),
            "customer_phone_number": f"+1 555 {number % CUSTOMERS:04}",
            "subject": " ".join(said[2:7]),
            "description": " ".join(said),
            "date_start_utc": moment,
            "date_end_utc": moment + timedelta(minutes=number % 30),
            "date_created_utc": moment,
            "date_modified_utc": moment,
        }


def address(number: int) -> str:
    """Return the address of the customer of a call."""
    return f"customer{number % CUSTOMERS}@example.com"


def _agent_id(number: int) -> int:
    return 3 + number % AGENTS


def _words(number: int, count: int) -> list[str]:
    """Return words of which some are frequent and most are not, always the same for a number."""
    dice = random.Random(number)
    return [_VOCABULARY[int(len(_VOCABULARY) * dice.random() ** 3)] for _ in range(count)]
