"""How large the tables of a database are: rows are counted, bytes are what the server says."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, Engine, func, inspect, select, table, text
from sqlalchemy.exc import SQLAlchemyError

from db.errors import translate

__all__ = ["TableSize", "table_sizes"]


class TableSize(NamedTuple):
    """A table with its rows, and its bytes with those of its indexes; None where nobody knows."""

    table: str
    rows: int
    bytes: int | None


# Index pages count for their table; those of SQLite are there only where it was built to tell.
_MYSQL = text(
    "SELECT TABLE_NAME, DATA_LENGTH + INDEX_LENGTH FROM information_schema.TABLES"
    " WHERE TABLE_SCHEMA = DATABASE()"
)
_MSSQL = text(
    "SELECT t.name, SUM(p.reserved_page_count) * 8192 FROM sys.dm_db_partition_stats AS p"
    " JOIN sys.tables AS t ON t.object_id = p.object_id GROUP BY t.name"
)
_SQLITE = text(
    "SELECT m.tbl_name, SUM(s.pgsize) FROM dbstat AS s JOIN sqlite_master AS m ON m.name = s.name"
    " GROUP BY m.tbl_name"
)
_BYTES = {"mysql": _MYSQL, "mariadb": _MYSQL, "mssql": _MSSQL, "sqlite": _SQLITE}


def table_sizes(engine: Engine) -> list[TableSize]:
    """Return the sizes of all tables, the largest first. Raises DatabaseError."""
    try:
        with engine.connect() as connection:
            names = inspect(connection).get_table_names()
            known = _bytes(connection)
            sizes = [TableSize(name, _rows(connection, name), known.get(name)) for name in names]
    except SQLAlchemyError as error:
        raise translate(error) from error
    return sorted(sizes, key=lambda each: (-(each.bytes or 0), -each.rows, each.table))


def _rows(connection: Connection, name: str) -> int:
    return connection.execute(select(func.count()).select_from(table(name))).scalar() or 0


def _bytes(connection: Connection) -> dict[str, int]:
    try:
        found = connection.execute(_BYTES[connection.dialect.name]).all()
    except SQLAlchemyError:
        connection.rollback()
        return {}
    return {str(name): int(size or 0) for name, size in found}
