"""The rows that every tenant of iService starts from."""

from __future__ import annotations

from alembic import op

from db.iservice_rows import iservice_rows

revision = "iservice_0002"
down_revision = "iservice_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the rows."""
    for table, rows in iservice_rows():
        op.bulk_insert(table, rows)
