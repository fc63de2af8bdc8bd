"""Every statement the services speak is put into T-SQL and read back, whatever database answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlglot
from sqlalchemy import Engine, SelectBase, UpdateBase, event
from sqlalchemy.exc import CompileError
from sqlalchemy.sql.compiler import SQLCompiler

from compat_tests.db.tsql import DIALECT, foreign_words, parse

_proven: set[str] = set()
_known: dict[object, list[str]] = {}


@contextmanager
def proven_tsql(engine: Engine) -> Iterator[None]:
    """Fail in the end when SQL Server would not have understood a statement."""
    faults: list[str] = []

    def hear(
        conn: object, cursor: object, sql: str, values: object, context: Any, is_many: bool
    ) -> None:
        if isinstance(context.compiled, SQLCompiler):
            faults.extend(_faults_of_compiled(context.compiled))

    event.listen(engine, "before_cursor_execute", hear)
    yield
    event.remove(engine, "before_cursor_execute", hear)
    assert faults == []


def _faults_of_compiled(compiled: SQLCompiler) -> list[str]:
    """Judge a statement that another database is given, each one once in a run."""
    statement, columns = compiled.statement, compiled.column_keys
    if not isinstance(statement, SelectBase | UpdateBase):
        return []
    if compiled.cache_key is None:
        return faults_of(statement, columns)
    key = compiled.cache_key.key, tuple(columns or ())
    if key not in _known:
        _known[key] = faults_of(statement, columns)
    return _known[key]


def faults_of(statement: Any, columns: list[str] | None) -> list[str]:
    """Return what SQL Server would not understand of a statement."""
    try:
        sql = str(statement.compile(dialect=DIALECT, column_keys=columns))
        if sql not in _proven:
            parse(sql)
            _proven.add(sql)
    except (CompileError, sqlglot.ParseError) as error:
        return [str(error)]
    return [f"{word}: {sql}" for word in foreign_words(sql)]
