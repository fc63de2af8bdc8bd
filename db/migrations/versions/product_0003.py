"""The rules of events, and an index to find due follow-ups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.models.base import TEXT, TIME

revision = "product_0003"
down_revision = "product_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "st_Events",
        sa.Column("EventID", sa.Integer(), nullable=False),
        sa.Column("GroupID", sa.Integer(), nullable=False),
        sa.Column("Name", sa.Unicode(length=255), nullable=True),
        sa.Column("Owner", sa.Integer(), nullable=True),
        sa.Column("EventGroup", sa.Unicode(length=255), nullable=True),
        sa.Column("EventGuid", sa.Integer(), nullable=False),
        sa.Column("Guid", sa.Unicode(length=255), nullable=True),
        sa.Column("IsRepeating", sa.Boolean(), nullable=False),
        sa.Column("RepeatFrequency", sa.BigInteger(), nullable=True),
        sa.Column("DateLastOccurredUTC", TIME, nullable=True),
        sa.Column("DateLastModifiedUTC", TIME, nullable=False),
        sa.Column("IsActive", sa.Boolean(), nullable=False),
        sa.Column("Enabled", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("EventID"),
    )
    op.create_table(
        "st_EventActions",
        sa.Column("EventActionID", sa.Integer(), nullable=False),
        sa.Column("EventID", sa.Integer(), nullable=False),
        sa.Column("ConstraintKey", sa.Unicode(length=255), nullable=True),
        sa.Column("IsConstrained", sa.Boolean(), nullable=False),
        sa.Column("ConstraintFrequency", sa.BigInteger(), nullable=False),
        sa.Column("ResourceID", sa.Unicode(length=255), nullable=True),
        sa.Column("Guid", sa.Unicode(length=255), nullable=True),
        sa.Column("EventKey", sa.Unicode(length=255), nullable=True),
        sa.Column("DateLastOccurredUTC", TIME, nullable=False),
        sa.ForeignKeyConstraint(["EventID"], ["st_Events.EventID"]),
        sa.PrimaryKeyConstraint("EventActionID"),
    )
    op.create_index("ix_st_EventActions_Event", "st_EventActions", ["EventID"], unique=False)
    op.create_table(
        "st_EventConditions",
        sa.Column("EventConditionID", sa.Integer(), nullable=False),
        sa.Column("EventID", sa.Integer(), nullable=False),
        sa.Column("DescriptionResourceID", sa.Unicode(length=255), nullable=True),
        sa.Column("EventValue1", TEXT, nullable=True),
        sa.Column("EventValue2", TEXT, nullable=True),
        sa.Column("EventCondition", sa.Unicode(length=255), nullable=True),
        sa.Column("EventKey", sa.Unicode(length=255), nullable=True),
        sa.Column("EventType", sa.Unicode(length=255), nullable=True),
        sa.Column("IsAffectReset", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["EventID"], ["st_Events.EventID"]),
        sa.PrimaryKeyConstraint("EventConditionID"),
    )
    op.create_index("ix_st_EventConditions_Event", "st_EventConditions", ["EventID"], unique=False)
    op.create_index("ix_st_Tickets_FollowUp", "st_Tickets", ["DateFollowUpUTC"], unique=False)
