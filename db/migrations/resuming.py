"""Resuming an update that was cut off.

On MySQL each statement that makes a table commits by itself, so an update that was killed leaves
some of a version's tables behind. There, what a version makes is made unless it is there. Other
databases undo the whole version.
"""

from __future__ import annotations

from typing import Any

from alembic.operations import Operations, ops, toimpl
from sqlalchemy import inspect

_COMMITS_EACH = ("mysql", "mariadb")


def _inspector(operations: Operations) -> Any:
    """Return what knows the tables that may be left over, None where there can be none."""
    context = operations.migration_context
    if context.as_sql or context.dialect.name not in _COMMITS_EACH:
        return None
    return inspect(operations.get_bind())


def create_table(operations: Operations, operation: ops.CreateTableOp) -> Any:
    """Make a table unless it is there."""
    inspector = _inspector(operations)
    if inspector and inspector.has_table(operation.table_name):
        return operation.to_table(operations.migration_context)
    return toimpl.create_table(operations, operation)


def create_index(operations: Operations, operation: ops.CreateIndexOp) -> None:
    """Make an index unless it is there."""
    inspector = _inspector(operations)
    if inspector and operation.index_name in {
        index["name"] for index in inspector.get_indexes(operation.table_name)
    }:
        return
    toimpl.create_index(operations, operation)


def add_column(operations: Operations, operation: ops.AddColumnOp) -> None:
    """Add a column unless it is there."""
    inspector = _inspector(operations)
    if inspector and operation.column.name in {
        column["name"] for column in inspector.get_columns(operation.table_name)
    }:
        return
    toimpl.add_column(operations, operation)


def replace_operations() -> None:
    """Let migrations make tables, indexes and columns in this way."""
    Operations.implementation_for(ops.CreateTableOp, replace=True)(create_table)
    Operations.implementation_for(ops.CreateIndexOp, replace=True)(create_index)
    Operations.implementation_for(ops.AddColumnOp, replace=True)(add_column)
