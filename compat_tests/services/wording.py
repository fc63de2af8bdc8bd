"""The ways in which databases find words, and what people may type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import event, text

from compat_tests.db.lanes import LANES
from compat_tests.services.world import World

UNINDEXED = "sqlite without an index"
WORD_LANES = (*LANES, UNINDEXED)

SYNTAX = [
    '"',
    "'",
    "*",
    "pass*",
    "^pass",
    "+pass -word",
    "AND",
    "a OR b NOT c",
    "NEAR(a b, 2)",
    "all_words:pass",
    "{all_words}: pass",
    "(pass",
    "pass)",
    "\\",
    "%",
    "_",
    "[a-z]",
    "'; DROP TABLE st_KbArticles; --",
    "@distance <> ~pass > < ( )",
    "\x00\x07",
    "\ud800",
    "½ ² Ⅷ",
    "x" * 5000,
    "word " * 500,
]
"""Texts that mean something to one database or another."""

SCRIPTS = [
    ("Größe ändern", "GRÖSSE"),
    ("Größe ändern", "andern"),
    ("パスワードを忘れた", "忘れ"),
    ("ΣΊΣΥΦΟΣ", "σισυφος"),
    ("Привет", "привет"),
    ("Error 0x80070005", "0x8007"),
    ("E-mail & DNS", "e-mail dns"),
    ("C++ or .NET?", "c++ .net"),
    ("snake_case", "case"),
]
"""Subjects, and what finds them."""

STRANGERS = [("Øresund", "oresund"), ("Łódź", "lodz"), ("Æther", "aether")]
"""Subjects, and what some databases would take for the same."""

_MADE_BY_HAND = (
    "SELECT 'DROP ' || upper(type) || ' ' || name FROM sqlite_master"
    " WHERE type = 'trigger' OR sql LIKE 'CREATE VIRTUAL%' ORDER BY type = 'table'"
)


def lane_of(way: str) -> str:
    """Return the lane of a way to find words."""
    return way.split()[0]


def drop_indexes(world: World, way: str) -> None:
    """Take the indexes away where there shall be none."""
    if way != UNINDEXED:
        return
    for (statement,) in world.rows(text(_MADE_BY_HAND)):
        world.change(lambda session, statement=statement: session.execute(text(statement)))


def language_of(way: str, table: str) -> str:
    """Return how words are looked for."""
    return {
        "sqlite": f"{table}_index MATCH",
        "mariadb": "IN BOOLEAN MODE",
        "mssql": "all_words] LIKE",
        UNINDEXED: "all_words LIKE",
    }[way]


def plan_of(world: World, call: Callable[[], object]) -> str:
    """Return how SQLite or MariaDB carries out the last statement of a call."""
    engine, seen = world.site.database.engine, []

    def note(_connection: object, _cursor: object, statement: str, values: Any, *_: object) -> None:
        seen.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    call()
    event.remove(engine, "before_cursor_execute", note)
    statement, values = seen[-1]
    explain = {"sqlite": "EXPLAIN QUERY PLAN", "mysql": "EXPLAIN", "mariadb": "EXPLAIN"}
    with engine.connect() as connection:
        asked = f"{explain[engine.dialect.name]} {statement}"
        return "\n".join(str(row) for row in connection.exec_driver_sql(asked, values))
