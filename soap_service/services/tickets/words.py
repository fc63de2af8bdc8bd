"""The words of tickets, by which they are found: subject, customer, messages and notes.

Nobody waits for them when a ticket is written. A worker reads what is new, which it knows by ids
that rise; a search reads for itself what the worker has not seen yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Float,
    Select,
    Subquery,
    bindparam,
    case,
    delete,
    false,
    func,
    literal,
    or_,
    select,
    union,
    union_all,
)

from db import UnitOfWork, locked, named
from db.full_text import MAX_WORDS, FullTextIndex, Ranking, holds_words, stored_words, words_of
from db.models.own import TicketWords, WordMark
from db.models.smartertrack import Ticket, TicketComment, TicketMessage
from soap_service.services.tickets.bodies import looks_like_html, to_text

__all__ = ["found_by_words", "index_new_words", "index_tickets"]

AT_ONCE = 100
"""Rows of a kind that are read in one transaction."""

MOST_UNREAD = 200
"""As many tickets a search reads for itself, the newest."""

OVERLAP = 1000
"""A row may come to light so far below the newest: its transaction took longer."""

_MOST_LETTERS = 200_000
"""Of a text, as much is read."""
_BLOCK = 20

INDEX = FullTextIndex(TicketWords.all_words, TicketWords.ticket_id)
RANKING = Ranking(((TicketWords.subject_words, 100),), elsewhere=40)


class _Source(NamedTuple):
    """A table with words of tickets; ``read`` is the newest row in the words of its ticket."""

    key: Any
    ticket_id: Any
    read: Any

    @property
    def table_name(self) -> str:
        return str(self.key.class_.__tablename__)

    def unread(self) -> Select[int, int]:
        """Return the query for (row, ticket) of rows that are not in the words of their ticket."""
        mark = select(WordMark.last_id).where(WordMark.table_name == self.table_name)
        return (
            select(self.key.label("row_id"), self.ticket_id.label("ticket_id"))
            .outerjoin(TicketWords, TicketWords.ticket_id == self.ticket_id)
            .where(
                self.key > func.coalesce(mark.scalar_subquery(), 0) - OVERLAP,
                or_(TicketWords.ticket_id.is_(None), self.read < self.key),
            )
        )


class _Words(NamedTuple):
    """A row of `TicketWords`."""

    ticket_id: int
    last_message_id: int
    last_comment_id: int
    subject_words: str
    all_words: str


class _Texts:
    """The words of a ticket's messages or notes, and the newest of those."""

    def __init__(self) -> None:
        self.last_id = 0
        self.words: dict[str, None] = {}

    def add(self, row_id: int, texts: Iterable[str | None]) -> None:
        self.last_id = max(self.last_id, row_id)
        for text in texts:
            self.words.update(dict.fromkeys(words_of((text or "")[:_MOST_LETTERS])))


_SOURCES = (
    _Source(Ticket.ticket_id, Ticket.ticket_id, TicketWords.ticket_id),
    _Source(TicketMessage.ticket_message_id, TicketMessage.ticket_id, TicketWords.last_message_id),
    _Source(TicketComment.ticket_comment_id, TicketComment.ticket_id, TicketWords.last_comment_id),
)
_UNREAD = union(
    *(
        select(
            source.unread()
            .order_by(source.key.desc())
            .limit(MOST_UNREAD)
            .subquery(source.table_name)
            .c.ticket_id
        )
        for source in _SOURCES
    )
)
_TICKETS = select(*named(Ticket.ticket_id, Ticket.subject, Ticket.customer_email_address))
_MESSAGES = select(
    *named(
        TicketMessage.ticket_id,
        TicketMessage.ticket_message_id.label("row_id"),
        TicketMessage.subject,
        TicketMessage.from_address,
        TicketMessage.body_text,
        case((func.coalesce(TicketMessage.body_text, "") == "", TicketMessage.body_html)).label(
            "markup"
        ),
    )
)
_COMMENTS = select(
    *named(
        TicketComment.ticket_id,
        TicketComment.ticket_comment_id.label("row_id"),
        TicketComment.comment_text.label("markup"),
    )
)


def found_by_words(unit: UnitOfWork, texts: Iterable[Sequence[str]]) -> Subquery:
    """Return (ticket_id, relevance) of the tickets that hold all words of one of some texts."""
    asked = [words for words in texts if words]
    if not asked:
        return (
            select(TicketWords.ticket_id, literal(0.0).label("relevance")).where(false()).subquery()
        )
    words = list(dict.fromkeys(word for each in asked for word in each))[:MAX_WORDS]
    unread = _unread_tickets(unit)
    fresh = {
        row.ticket_id: RANKING.score_of(row, words)
        for row in _read(unit, unread)
        if any(holds_words(row.all_words, each) for each in asked)
    }
    indexed = select(TicketWords.ticket_id, RANKING.score(words).label("relevance")).where(
        or_(*(INDEX.holds(unit, each) for each in asked)), ~_is_one(TicketWords.ticket_id, unread)
    )
    return (union_all(indexed, _scored(fresh)) if fresh else indexed).subquery()


def index_new_words(unit: UnitOfWork, _now: datetime) -> int:
    """Read some tickets, messages and notes that are new; return how many."""
    return sum(_index_some(unit, source) for source in _SOURCES)


def index_tickets(unit: UnitOfWork, ticket_ids: Iterable[int]) -> None:
    """Remember the words of tickets as they are now, while nobody else changes them."""
    ids = sorted(ticket_ids)
    tickets = select(Ticket.ticket_id).where(_is_one(Ticket.ticket_id, ids))
    unit.execute(locked(tickets.order_by(Ticket.ticket_id), Ticket)).all()
    unit.execute(delete(TicketWords).where(_is_one(TicketWords.ticket_id, ids)))
    for words in _read(unit, ids):
        unit.insert(TicketWords, **words._asdict())
    unit.flush()


def _index_some(unit: UnitOfWork, source: _Source) -> int:
    newest = unit.execute(select(func.max(source.key))).scalar() or 0
    rows = unit.execute(source.unread().order_by(source.key).limit(AT_ONCE)).all()
    if rows:
        index_tickets(unit, {row.ticket_id for row in rows})
    mark = rows[-1].row_id if len(rows) == AT_ONCE else newest
    unit.session.merge(WordMark(table_name=source.table_name, last_id=mark))
    return len(rows)


def _unread_tickets(unit: UnitOfWork) -> list[int]:
    return sorted(unit.execute(_UNREAD).scalars(), reverse=True)[:MOST_UNREAD]


def _read(unit: UnitOfWork, ticket_ids: Sequence[int]) -> list[_Words]:
    if not ticket_ids:
        return []
    tickets = {
        row.ticket_id: row
        for row in unit.execute(_TICKETS.where(_is_one(Ticket.ticket_id, ticket_ids)))
    }
    messages = _texts(unit, _MESSAGES.where(_is_one(TicketMessage.ticket_id, ticket_ids)))
    comments = _texts(unit, _COMMENTS.where(_is_one(TicketComment.ticket_id, ticket_ids)))
    return [
        _words(ticket_id, tickets.get(ticket_id), messages[ticket_id], comments[ticket_id])
        for ticket_id in ticket_ids
    ]


def _texts(unit: UnitOfWork, query: Select[*tuple[Any, ...]]) -> defaultdict[int, _Texts]:
    found: defaultdict[int, _Texts] = defaultdict(_Texts)
    rows: Any = unit.execute(query.execution_options(yield_per=_BLOCK))
    for ticket_id, row_id, *texts, markup in rows:
        shown = to_text(markup) if looks_like_html(markup) else markup
        found[ticket_id].add(row_id, (*texts, shown))
    return found


def _words(ticket_id: int, ticket: Any, messages: _Texts, comments: _Texts) -> _Words:
    subject = words_of(ticket.subject) if ticket else []
    address = words_of(ticket.customer_email_address) if ticket else []
    return _Words(
        ticket_id,
        messages.last_id,
        comments.last_id,
        stored_words(subject),
        stored_words((*subject, *address, *messages.words, *comments.words)),
    )


def _scored(relevance: Mapping[int, float]) -> Select[int, float]:
    """Return (ticket_id, relevance) of tickets that are known."""
    by_score: defaultdict[float, list[int]] = defaultdict(list)
    for ticket_id, score in relevance.items():
        by_score[score].append(ticket_id)
    scores = (
        (_is_one(Ticket.ticket_id, ids), literal(score, Float)) for score, ids in by_score.items()
    )
    return select(Ticket.ticket_id, case(*scores).label("relevance")).where(
        _is_one(Ticket.ticket_id, list(relevance))
    )


def _is_one(key: Any, ids: Sequence[int]) -> ColumnElement[bool]:
    """Return the condition that a key is one of some, however many those are."""
    given: Any = bindparam(None, ids, expanding=True, literal_execute=True)
    condition: ColumnElement[bool] = key.in_(given)
    return condition
