"""Visitors, invitations to chat, members of chat rooms, the days of news."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.models.base import ADDRESS, BIG_KEY, TEXT, TIME

revision = "own_0004"
down_revision = "own_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "isv_chat_invitations",
        sa.Column("chat_invitation_id", BIG_KEY, nullable=False),
        sa.Column("visitor_id", sa.BigInteger(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("message", TEXT, nullable=True),
        sa.Column("issued_utc", TIME, nullable=False),
        sa.Column("answered_utc", TIME, nullable=True),
        sa.Column("answer", sa.SmallInteger(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("chat_invitation_id"),
    )
    op.create_index(
        "ix_isv_chat_invitations_visitor", "isv_chat_invitations", ["visitor_id"], unique=False
    )
    op.create_index(
        "ix_isv_chat_invitations_waiting",
        "isv_chat_invitations",
        ["answered_utc", "issued_utc"],
        unique=False,
    )
    op.create_table(
        "isv_chat_room_members",
        sa.Column("chat_channel_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("joined_utc", TIME, nullable=False),
        sa.PrimaryKeyConstraint("chat_channel_id", "user_id"),
    )
    op.create_index(
        "ix_isv_chat_room_members_user", "isv_chat_room_members", ["user_id"], unique=False
    )
    op.create_table(
        "isv_news",
        sa.Column("news_item_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("created_utc", TIME, nullable=True),
        sa.Column("modified_utc", TIME, nullable=False),
        sa.Column("publish_from_utc", TIME, nullable=True),
        sa.Column("publish_until_utc", TIME, nullable=True),
        sa.PrimaryKeyConstraint("news_item_id"),
    )
    op.create_table(
        "isv_news_roles",
        sa.Column("news_item_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role_id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("news_item_id", "role_id"),
    )
    op.create_table(
        "isv_visitor_pages",
        sa.Column("visitor_page_id", BIG_KEY, nullable=False),
        sa.Column("visitor_id", sa.BigInteger(), nullable=False),
        sa.Column("page_url", TEXT, nullable=True),
        sa.Column("page_title", TEXT, nullable=True),
        sa.Column("seen_utc", TIME, nullable=False),
        sa.PrimaryKeyConstraint("visitor_page_id"),
    )
    op.create_index("ix_isv_visitor_pages_seen", "isv_visitor_pages", ["seen_utc"], unique=False)
    op.create_index(
        "ix_isv_visitor_pages_visitor", "isv_visitor_pages", ["visitor_id"], unique=False
    )
    op.create_table(
        "isv_visitors",
        sa.Column("visitor_id", BIG_KEY, nullable=False),
        sa.Column("visitor_key", sa.Unicode(length=64), nullable=False),
        sa.Column("brand_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("display_name", sa.Unicode(length=255), nullable=True),
        sa.Column("email_address", ADDRESS, nullable=True),
        sa.Column("ip_address", sa.Unicode(length=50), nullable=True),
        sa.Column("host_name", sa.Unicode(length=255), nullable=True),
        sa.Column("country", sa.Unicode(length=100), nullable=True),
        sa.Column("language", sa.Unicode(length=50), nullable=True),
        sa.Column("user_agent", TEXT, nullable=True),
        sa.Column("referrer", TEXT, nullable=True),
        sa.Column("page_url", TEXT, nullable=True),
        sa.Column("page_title", TEXT, nullable=True),
        sa.Column("hits", sa.Integer(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=True),
        sa.Column("started_utc", TIME, nullable=False),
        sa.Column("seen_utc", TIME, nullable=False),
        sa.Column("left_utc", TIME, nullable=True),
        sa.PrimaryKeyConstraint("visitor_id"),
    )
    op.create_index("ix_isv_visitors_seen", "isv_visitors", ["left_utc", "seen_utc"], unique=False)
    op.create_index("ux_isv_visitors_key", "isv_visitors", ["visitor_key"], unique=True)
