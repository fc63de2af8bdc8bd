"""Counters of what the mail worker did, shown by the monitor."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.models.iservice import Counter

PROCESSED, NOT_PROCESSED = "processor.succeeded", "processor.failed"
SENT, NOT_SENT = "smtpout.sent", "smtpout.failed"


def count(session: Session, name: str, by: int = 1) -> None:
    """Add to a counter."""
    added: Any = session.execute(
        update(Counter)
        .where(Counter.name == name)
        .values(total=Counter.total + by)
        .execution_options(synchronize_session=False)
    )
    if added.rowcount == 0:
        session.add(Counter(name=name, total=by))
        session.flush()


def totals(session: Session) -> dict[str, int]:
    """Return all counters; what never happened is not among them."""
    return {row.name: row.total for row in session.execute(select(Counter.name, Counter.total))}
