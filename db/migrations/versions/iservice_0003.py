"""The stored procedures of iService, on SQL Server."""

from __future__ import annotations

from alembic import op

from db.procedures import PROCEDURES

revision = "iservice_0003"
down_revision = "iservice_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the procedures."""
    if op.get_context().dialect.name == "mssql":
        for procedure in PROCEDURES:
            op.execute(procedure)
