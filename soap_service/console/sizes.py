"""The command that shows how large the tables of a database are."""

from __future__ import annotations

from db import open_engine, table_sizes
from soap_service.config import Settings
from soap_service.console.output import Output

__all__ = ["show"]

_COLUMNS = {"table": "Table", "rows": "Rows", "bytes": "Bytes"}


def show(settings: Settings, *, as_json: bool) -> int:
    """Show rows and bytes of each table, the largest first; a dash where nobody knows."""
    engine = open_engine(settings.database)
    try:
        sizes = table_sizes(engine)
    finally:
        engine.dispose()
    rows = [{"table": each.table, "rows": each.rows, "bytes": each.bytes} for each in sizes]
    Output(settings, as_json=as_json).rows(_COLUMNS, rows)
    return 0
