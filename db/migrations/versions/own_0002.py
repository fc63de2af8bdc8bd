"""Events are leased as a whole; what the clock told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.models.base import TIME

revision = "own_0002"
down_revision = "own_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "isv_occasions",
        sa.Column("event_type_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("object_kind", sa.Unicode(length=30), nullable=False),
        sa.Column("object_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("threshold", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("occasion_utc", TIME, nullable=False),
        sa.Column("told_utc", TIME, nullable=False),
        sa.PrimaryKeyConstraint("event_type_id", "object_kind", "object_id", "threshold"),
    )
    op.add_column("isv_events", sa.Column("first_attempt_utc", TIME, nullable=True))
    op.drop_index(op.f("ix_isv_events_object"), table_name="isv_events")
    op.create_index(
        "ix_isv_events_object",
        "isv_events",
        ["object_kind", "object_id", "state", "event_id"],
        unique=False,
    )
    op.drop_column("isv_events", "lease_until_utc")
    op.drop_column("isv_events", "lease_owner")
    op.drop_column("isv_events", "lease_token")
