"""Our own tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.models.base import ADDRESS, BIG_KEY, TEXT, TIME

revision = "own_0001"
down_revision = None
branch_labels = ("own",)
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "isv_events",
        sa.Column("event_id", BIG_KEY, nullable=False),
        sa.Column("delivery_id", sa.Unicode(length=36), nullable=False),
        sa.Column("event_type_id", sa.Integer(), nullable=False),
        sa.Column("object_kind", sa.Unicode(length=30), nullable=False),
        sa.Column("object_id", sa.BigInteger(), nullable=False),
        sa.Column("arguments", TEXT, nullable=False),
        sa.Column("created_utc", TIME, nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_utc", TIME, nullable=False),
        sa.Column("last_error", TEXT, nullable=True),
        sa.Column("finished_utc", TIME, nullable=True),
        sa.Column("lease_owner", sa.Unicode(length=100), nullable=True),
        sa.Column("lease_until_utc", TIME, nullable=True),
        sa.Column("lease_token", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("event_id"),
        sa.UniqueConstraint("delivery_id"),
    )
    op.create_index("ix_isv_events_due", "isv_events", ["state", "next_attempt_utc"], unique=False)
    op.create_index(
        "ix_isv_events_object", "isv_events", ["object_kind", "object_id", "event_id"], unique=False
    )
    op.create_table(
        "isv_leases",
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("owner", sa.Unicode(length=100), nullable=True),
        sa.Column("until_utc", TIME, nullable=True),
        sa.Column("token", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "isv_lockouts",
        sa.Column("account", ADDRESS, nullable=False),
        sa.Column("address", sa.Unicode(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("first_failure_utc", TIME, nullable=False),
        sa.Column("last_failure_utc", TIME, nullable=False),
        sa.Column("locked_until_utc", TIME, nullable=True),
        sa.PrimaryKeyConstraint("account", "address"),
    )
    op.create_index(
        op.f("ix_isv_lockouts_last_failure_utc"), "isv_lockouts", ["last_failure_utc"], unique=False
    )
    op.create_table(
        "isv_mail",
        sa.Column("mail_id", BIG_KEY, nullable=False),
        sa.Column("message_id", sa.Unicode(length=255), nullable=False),
        sa.Column("in_reply_to", sa.Unicode(length=255), nullable=True),
        sa.Column("from_address", sa.Unicode(length=255), nullable=True),
        sa.Column("to_addresses", TEXT, nullable=False),
        sa.Column("cc_addresses", TEXT, nullable=True),
        sa.Column("subject", TEXT, nullable=True),
        sa.Column("body_text", TEXT, nullable=True),
        sa.Column("body_html", TEXT, nullable=True),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column("ticket_message_id", sa.BigInteger(), nullable=True),
        sa.Column("created_utc", TIME, nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_utc", TIME, nullable=False),
        sa.Column("last_error", TEXT, nullable=True),
        sa.Column("finished_utc", TIME, nullable=True),
        sa.Column("lease_owner", sa.Unicode(length=100), nullable=True),
        sa.Column("lease_until_utc", TIME, nullable=True),
        sa.Column("lease_token", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("mail_id"),
        sa.UniqueConstraint("message_id"),
    )
    op.create_index("ix_isv_mail_due", "isv_mail", ["state", "next_attempt_utc"], unique=False)
    op.create_index(op.f("ix_isv_mail_ticket_id"), "isv_mail", ["ticket_id"], unique=False)
    op.create_table(
        "isv_settings",
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("value", TEXT, nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "isv_transfers",
        sa.Column("ticket_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("transfer_server_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("remote_ticket_number", sa.Unicode(length=50), nullable=True),
        sa.Column("started_utc", TIME, nullable=False),
        sa.Column("finished_utc", TIME, nullable=True),
        sa.Column("claim", sa.Unicode(length=36), nullable=True),
        sa.Column("claimed_until_utc", TIME, nullable=True),
        sa.PrimaryKeyConstraint("ticket_id", "transfer_server_id"),
    )
    op.create_table(
        "isv_uploads",
        sa.Column("ticket_attachment_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("announced_length", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("ticket_attachment_id"),
    )
