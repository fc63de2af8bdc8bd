"""The rows that every installation starts from."""

from __future__ import annotations

from alembic import op

from db.first_rows import first_rows

revision = "product_0002"
down_revision = "product_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the rows."""
    for table, rows in first_rows():
        op.bulk_insert(table, rows)
