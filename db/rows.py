"""Rows without objects: for what is read or written so often that a session would cost more.

A row goes by the names of the model's attributes here too, not by those of the columns.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Insert, Table, insert, inspect
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute

_SHAPES = 256
"""Kinds of rows to remember; there are as many as queries that are streamed."""


def named(*columns: InstrumentedAttribute[Any] | ColumnElement[Any]) -> list[ColumnElement[Any]]:
    """Return the columns for a query, attributes under their own names.

    Without a session rows would have the names of the table's columns.
    """
    return [
        column.label(column.key) if isinstance(column, InstrumentedAttribute) else column
        for column in columns
    ]


@lru_cache(_SHAPES)
def row_maker(names: tuple[str, ...]) -> Callable[[Iterable[Any]], Any]:
    """Return what makes a named tuple of the values of a row: its members are read the fastest."""
    row: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]
    make: Callable[[Iterable[Any]], Any] = row._make
    return make


class Insertion(NamedTuple):
    """How rows of a model are inserted: the statement, and the column of each attribute.

    ``key`` names the attributes of the primary key, ``defaults`` are the values of all others.
    """

    statement: Insert
    columns: Mapping[str, str]
    key: tuple[str, ...]
    defaults: dict[str, object]

    def parameters(self, row: Mapping[str, object]) -> dict[str, object]:
        """Return the parameters for a row by attribute. Raises KeyError for other names."""
        return {self.columns[name]: value for name, value in row.items()}


@cache
def insertion(model: type[DeclarativeBase]) -> Insertion:
    """Return how rows of a model are inserted; columns left out get their defaults."""
    mapper = inspect(model)
    columns = {each.key: each.columns[0] for each in mapper.column_attrs}
    return Insertion(
        insert(cast(Table, mapper.local_table)),
        {name: column.name for name, column in columns.items()},
        tuple(mapper.get_property_by_column(column).key for column in mapper.primary_key),
        {name: _default(column) for name, column in columns.items() if not column.primary_key},
    )


def _default(column: Any) -> object:
    return None if column.default is None else column.default.arg
