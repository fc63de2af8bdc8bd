"""Every statement the services speak is put into T-SQL and read back, whatever database answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlglot
from sqlalchemy import Engine, Executable, SelectBase, UpdateBase, event
from sqlalchemy.exc import CompileError

from compat_tests.db.tsql import DIALECT, foreign_words, parse

_proven: set[str] = set()


@contextmanager
def proven_tsql(engine: Engine) -> Iterator[None]:
    """Fail in the end when SQL Server would not have understood a statement."""
    faults: list[str] = []

    def hear(
        conn: object,
        clauseelement: Executable,
        multiparams: Any,
        params: Any,
        execution_options: object,
    ) -> None:
        columns = list((multiparams[0] if multiparams else params) or ()) or None
        if isinstance(clauseelement, (SelectBase, UpdateBase)):
            faults.extend(faults_of(clauseelement, columns))

    event.listen(engine, "before_execute", hear)
    yield
    event.remove(engine, "before_execute", hear)
    assert faults == []


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
