"""What the dialects agree on: how long anything may take."""

from __future__ import annotations

READ_ONLY = "read_only"
"""Execution option of a connection whose transaction only reads."""

LOGIN_SECONDS = 15
LOCK_SECONDS = 15
TABLES_SECONDS = 90
"""Whoever waits for another to make all tables; less than a statement may take."""
STATEMENT_SECONDS = 120
