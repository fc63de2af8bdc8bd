"""The desk an operation works at: who calls, in which transaction, at what time.

A `Site` is what all calls of one installation share, a `Desk` what one call has.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from db import Database, UnitOfWork, create_schema, open_engine
from soap_service.accounts import Account, Accounts, Passwords
from soap_service.services.attachments import AttachmentFiles, DiskFiles

ATTACHMENT_FOLDER = "attachments"


def utc_now() -> datetime:
    """Return the time as the database holds it: UTC without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def random_below(limit: int) -> int:
    """Return a number from 0 to ``limit`` - 1 that nobody can foresee."""
    return secrets.randbelow(limit)


@dataclass(frozen=True, slots=True)
class Site:
    """One installation: its database, accounts and files, its clock and its dice.

    ``random_below(n)`` returns a number from 0 to n-1.
    """

    database: Database
    accounts: Accounts
    attachments: AttachmentFiles
    clock: Callable[[], datetime] = utc_now
    random_below: Callable[[int], int] = random_below

    def close(self) -> None:
        """Close the connections of the site."""
        self.database.dispose()


def open_site(
    database_url: str,
    data_dir: Path,
    *,
    clock: Callable[[], datetime] = utc_now,
    random_below: Callable[[int], int] = random_below,
) -> Site:
    """Return a site over a database, whose missing tables are made, and a data directory.

    To be called in the process that serves, after any fork. Raises DatabaseError.
    """
    engine = open_engine(database_url)
    create_schema(engine)
    database = Database(engine)
    return Site(
        database,
        Accounts(database, Passwords()),
        DiskFiles(data_dir / ATTACHMENT_FOLDER),
        clock,
        random_below,
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """One call at work: ``now`` is naive UTC and stands still."""

    site: Site
    unit: UnitOfWork
    caller: Account
    now: datetime

    @property
    def session(self) -> Session:
        """The session of this call's transaction."""
        return self.unit.session
