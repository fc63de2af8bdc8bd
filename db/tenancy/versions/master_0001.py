"""The tables of the master."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.models.base import ADDRESS, TEXT, TIME

revision = "master_0001"
down_revision = None
branch_labels = ("master",)
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "Tenants",
        sa.Column("tenantID", sa.Integer(), nullable=False),
        sa.Column("name", ADDRESS, nullable=False),
        sa.Column("webServiceURL", sa.Unicode(length=400), nullable=False),
        sa.Column("isReady", sa.Boolean(), nullable=False),
        sa.Column("agentLimit", sa.Integer(), nullable=True),
        sa.Column("chatAgentLimit", sa.Integer(), nullable=True),
        sa.Column("mailboxesEnabled", sa.Boolean(), nullable=False),
        sa.Column("createdUtc", TIME, nullable=False),
        sa.PrimaryKeyConstraint("tenantID"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "BroadcastMessages",
        sa.Column("tenantID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("html", TEXT, nullable=False),
        sa.Column("style", sa.Unicode(length=20), nullable=False),
        sa.Column("appliedUtc", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["tenantID"],
            ["Tenants.tenantID"],
        ),
        sa.PrimaryKeyConstraint("tenantID"),
    )
    op.create_table(
        "SchemaVersions",
        sa.Column("tenantID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("versions", TEXT, nullable=False),
        sa.Column("updatedUtc", TIME, nullable=False),
        sa.Column("error", TEXT, nullable=True),
        sa.ForeignKeyConstraint(
            ["tenantID"],
            ["Tenants.tenantID"],
        ),
        sa.PrimaryKeyConstraint("tenantID"),
    )
    op.create_table(
        "TenantsDomains",
        sa.Column("domain", sa.Unicode(length=253), nullable=False),
        sa.Column("tenantID", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenantID"],
            ["Tenants.tenantID"],
        ),
        sa.PrimaryKeyConstraint("domain"),
    )
    op.create_index(
        op.f("ix_TenantsDomains_tenantID"), "TenantsDomains", ["tenantID"], unique=False
    )
    op.create_table(
        "TenantsSettings",
        sa.Column("tenantID", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Unicode(length=100), nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["tenantID"],
            ["Tenants.tenantID"],
        ),
        sa.PrimaryKeyConstraint("tenantID", "name"),
    )
