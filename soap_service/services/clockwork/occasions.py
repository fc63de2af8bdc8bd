"""Occasions: the memory of what the clock has told, so that nothing is told twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists

from db import UnitOfWork, add_event
from db.models.own import Occasion

__all__ = ["AT_ONCE", "Happening", "minutes_since"]

AT_ONCE = 200
"""Occasions of one kind that are told in one transaction."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the clock: its type, the kind of its objects and what was reached."""

    event_type_id: int
    kind: str
    threshold: int = 0

    def was_told(self, object_id: Any, since: Any) -> ColumnElement[bool]:
        """Return the condition that it was told of an object; the arguments are columns.

        ``since`` tells the occasion from earlier ones.
        """
        return exists().where(
            Occasion.event_type_id == self.event_type_id,
            Occasion.object_kind == self.kind,
            Occasion.object_id == object_id,
            Occasion.threshold == self.threshold,
            Occasion.occasion_utc == since,
        )

    def tell(
        self,
        unit: UnitOfWork,
        object_id: int,
        since: datetime,
        arguments: Mapping[str, object],
        now: datetime,
    ) -> None:
        """Announce it, and remember that."""
        add_event(
            unit,
            event_type_id=self.event_type_id,
            object_kind=self.kind,
            object_id=object_id,
            arguments=arguments,
            now=now,
        )
        unit.session.merge(
            Occasion(
                event_type_id=self.event_type_id,
                object_kind=self.kind,
                object_id=object_id,
                threshold=self.threshold,
                occasion_utc=since,
                told_utc=now,
            )
        )


def minutes_since(start: datetime, now: datetime) -> int:
    """Return the whole minutes between two times."""
    return int((now - start).total_seconds() // 60)
