"""Commands about the retention purge of iService: show, set, run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from db import Database, UnitOfWork, open_engine
from soap_service.config import Settings
from soap_service.console.exceptions import ConsoleError
from soap_service.console.output import Output
from soap_service.console.times import utc_now
from soap_service.services import ServiceError
from soap_service.services.iservice.purge import configure, purge_some, state_of

__all__ = ["run", "set_retention", "show"]


def show(settings: Settings, *, as_json: bool) -> int:
    """Show whether the purge is on, how long interactions are kept, and what waits for it."""
    database = Database(open_engine(settings.database))
    try:
        state = database.run(lambda unit: state_of(unit.session, utc_now()), read_only=True)
    finally:
        database.dispose()
    Output(settings, as_json=as_json).record(state._asdict())
    return 0


def set_retention(settings: Settings, days: int | None) -> int:
    """Switch the purge on with a time that interactions are kept, or off with None."""
    database = Database(open_engine(settings.database))
    try:
        database.run(
            lambda unit: configure(unit.session, is_enabled=days is not None, retention_days=days)
        )
    except ServiceError as error:
        raise ConsoleError(str(error)) from error
    finally:
        database.dispose()
    said = "off" if days is None else f"on: interactions are kept {days} days"
    Output(settings).say(f"The purge is {said}.")
    return 0


def run(settings: Settings, *, dry_run: bool, as_json: bool) -> int:
    """Delete what was kept long enough, batch by batch; with ``dry_run`` only tell how much."""
    output = Output(settings, as_json=as_json)
    database = Database(open_engine(settings.database))
    now = utc_now()
    try:
        state = database.run(lambda unit: state_of(unit.session, now), read_only=True)
        if not state.is_enabled:
            raise ConsoleError("The purge is switched off. Switch it on with manage purge set.")
        deleted = 0
        while not dry_run and (ids := database.run(partial(_purge, now))):
            deleted += len(ids)
            output.say(f"{deleted}/{state.pending_interactions} interactions deleted")
    finally:
        database.dispose()
    output.record({"pending": state.pending_interactions, "deleted": deleted})
    return 0


def _purge(now: datetime, unit: UnitOfWork) -> Sequence[int]:
    return purge_some(unit.session, now)
