"""Full text: which rows hold words, with the same answer on every database.

A text is reduced to its words (``words_of``) before it is stored, and so is what is looked for: a
row is found when each word that is asked begins one of its own. SQLite finds words by FTS5 and
MySQL by a full-text index. Where there is none, and for words that are too short for it, the
words are compared one by one, as always on SQL Server. Words are letters and digits, so nothing
that people type has a meaning in any of these languages.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Float,
    and_,
    bindparam,
    case,
    cast,
    literal_column,
    select,
    table,
    text,
    true,
)
from sqlalchemy.dialects.mysql import match
from sqlalchemy.ext.compiler import compiles

from db.unit_of_work import UnitOfWork

__all__ = [
    "FullTextIndex",
    "Ranking",
    "asked_words",
    "has_fts5",
    "holds_word",
    "holds_words",
    "is_index",
    "stored_words",
    "words_of",
]

MAX_WORDS = 20
"""Of the words that are looked for, as many count."""

_MAX_LETTERS = 60
_NO_SPACES = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese and Japanese are written without spaces: each character is a word."""
_WORD = re.compile(rf"[{_NO_SPACES}]|[^\W_{_NO_SPACES}]+")
_SHORTEST = "shortest_indexed_word"

_FTS5_NAME = "{}_index"
_FTS5_TABLE = re.compile(r"isv_\w+_index(_(data|idx|docsize|config))?")


def words_of(given: str | None) -> list[str]:
    """Return the words of a text, in order: in lower case and without accents."""
    plain = given or ""
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain).casefold()
        plain = "".join(part for part in parts if not unicodedata.combining(part))
    return [word[:_MAX_LETTERS] for word in _WORD.findall(plain.lower())]


def asked_words(given: str | None) -> list[str]:
    """Return the words to look for: each once, the first twenty."""
    return list(dict.fromkeys(words_of(given)))[:MAX_WORDS]


def stored_words(words: Iterable[str]) -> str:
    """Return words as they are stored: each once, with a space before each."""
    return "".join(f" {word}" for word in dict.fromkeys(words))


def holds_word(column: Any, word: str) -> ColumnElement[bool]:
    """Return the condition that one of the stored words of a column begins with a word."""
    condition: ColumnElement[bool] = column.like(f"% {word}%")
    return condition


def holds_words(stored: str, words: Iterable[str]) -> bool:
    """Tell whether stored words that were read hold words which begin with each of these."""
    return all(f" {word}" in stored for word in words)


def is_index(table_name: str) -> bool:
    """Tell whether a table of SQLite is an index of words, or a part of one."""
    return _FTS5_TABLE.fullmatch(table_name) is not None


@cache
def has_fts5() -> bool:
    """Tell whether this SQLite can index words."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        except sqlite3.OperationalError:
            return False
    return True


class FullTextIndex:
    """The words in one column of a table; ``key`` is the name of its numeric primary key."""

    def __init__(self, column: Any, key: Any) -> None:
        self._column = column
        self._key = key
        self._fts5 = _FTS5_NAME.format(column.class_.__tablename__)

    def holds(self, unit: UnitOfWork, words: Sequence[str]) -> ColumnElement[bool]:
        """Return the condition that a row holds words which begin with these."""
        asked = list(dict.fromkeys(words))[:MAX_WORDS]
        shortest = self._shortest(unit)
        indexed = [word for word in asked if shortest and len(word) >= shortest]
        others = [holds_word(self._column, word) for word in asked if word not in indexed]
        return and_(true(), *others, *([self._find(indexed)] if indexed else []))

    def _find(self, words: Sequence[str]) -> ColumnElement[bool]:
        plain = and_(*(holds_word(self._column, word) for word in words))
        all_in_fts5 = " AND ".join(f'"{word}"*' for word in words)
        found = literal_column(self._fts5).op("MATCH")(bindparam(None, all_in_fts5))
        rows: Any = select(literal_column("rowid")).select_from(table(self._fts5)).where(found)
        all_in_mysql = " ".join(f"+{word}*" for word in words)
        against: Any = match(self._column, against=all_in_mysql).in_boolean_mode()
        by_fulltext = and_(true(), against)
        return _Native(
            plain,
            {"sqlite": self._key.in_(rows), "mysql": by_fulltext, "mariadb": by_fulltext},
        )

    def _shortest(self, unit: UnitOfWork) -> int:
        """Return the letters of the shortest word that the database indexes, 0 for no index."""
        known = unit.connection.info
        key = f"{_SHORTEST} {self._fts5}"
        if key not in known:
            known[key] = self._ask_shortest(unit)
        return int(known[key])

    def _ask_shortest(self, unit: UnitOfWork) -> int:
        dialect = unit.connection.dialect.name
        if dialect == "sqlite":
            query = text("SELECT COUNT(*) FROM sqlite_master WHERE name = :name")
            return unit.connection.execute(query, {"name": self._fts5}).scalar() or 0
        if dialect in ("mysql", "mariadb"):
            query = text("SELECT @@innodb_ft_min_token_size")
            return unit.connection.execute(query).scalar() or 0
        return 0


class Ranking(NamedTuple):
    """What a word is worth by the best place that it stands in: columns of stored words, in order.

    A row is worth the mean of the words that are asked for.
    """

    places: Sequence[tuple[Any, int]]
    elsewhere: int

    def score(self, words: Sequence[str]) -> ColumnElement[Any]:
        """Return what a row is worth; there must be words."""
        points: Any = sum((self._points(word) for word in words[1:]), self._points(words[0]))
        return cast(points, Float) / float(len(words))

    def score_of(self, row: object, words: Sequence[str]) -> float:
        """Return what a row that was read is worth; there must be words."""
        return sum(self._points_of(row, word) for word in words) / len(words)

    def _points(self, word: str) -> Any:
        return case(
            *((holds_word(column, word), points) for column, points in self.places),
            else_=self.elsewhere,
        )

    def _points_of(self, row: object, word: str) -> int:
        found = (
            points
            for column, points in self.places
            if holds_words(getattr(row, column.key), [word])
        )
        return next(found, self.elsewhere)


class _Native(ColumnElement[bool]):
    """A condition that some databases have their own words for."""

    inherit_cache = False

    def __init__(self, plain: ColumnElement[bool], natives: dict[str, Any]) -> None:
        self.plain = plain
        self.natives = natives


@compiles(_Native)
def _write(element: _Native, compiler: Any, **options: Any) -> str:
    condition = element.natives.get(compiler.dialect.name, element.plain)
    return f"({compiler.process(condition.self_group(), **options)})"
