"""The address that a file without an owner came from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "iservice_0004"
down_revision = "iservice_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("FilesAttachments", sa.Column("ownerAddress", sa.Unicode(64), nullable=True))
