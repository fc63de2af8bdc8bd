"""The desk an operation works at: who calls, in which transaction, at what time.

A `Site` is what all calls of one installation share, a `Desk` what one call has, an `Errand` what
one has that must leave the house in between.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db import Database, IncidentFiles, UnitOfWork, create_schema, open_engine
from db.tenancy import Tenancy, check_tenant_database
from providers import Providers, open_providers
from soap_service.accounts import Account, Accounts, LoginPolicy, Passwords
from soap_service.services.agents_login import agents_login
from soap_service.services.attachments import AttachmentFiles, DiskFiles
from soap_service.services.memory import ShortMemory
from soap_service.services.signing import Signer, load_signer

T = TypeVar("T")

# Of each database of many; more are opened while they are needed.
_FEW_CONNECTIONS = {"pool_size": 2, "max_overflow": 48}

ATTACHMENT_FOLDER = "attachments"
LOG_FOLDER = "logs"


def utc_now() -> datetime:
    """Return the time as the database holds it: UTC without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def random_below(limit: int) -> int:
    """Return a number from 0 to ``limit`` - 1 that nobody can foresee."""
    return secrets.randbelow(limit)


@dataclass(frozen=True, slots=True)
class Site:
    """One installation: its database, accounts, files, links and providers, its clock and dice.

    ``random_below(n)`` returns a number from 0 to n-1. ``tenancy`` is what the site
    of a tenant may know of the master.
    """

    database: Database
    accounts: Accounts
    attachments: AttachmentFiles
    signer: Signer
    providers: Providers
    memory: ShortMemory
    clock: Callable[[], datetime] = utc_now
    random_below: Callable[[int], int] = random_below
    tenancy: Tenancy | None = None

    def close(self) -> None:
        """Close the connections of the site."""
        self.providers.close()
        self.database.dispose()


def open_site(
    database_url: str,
    data_dir: Path,
    logins: LoginPolicy | None = None,
    *,
    clock: Callable[[], datetime] = utc_now,
    random_below: Callable[[int], int] = random_below,
) -> Site:
    """Return a site over a database, whose missing tables are made, and a data directory.

    To be called in the process that serves, after any fork. Raises DatabaseError.
    """
    engine = open_engine(database_url)
    try:
        create_schema(engine)
        return _furnish(engine, data_dir, logins, clock, random_below, None)
    except BaseException:
        engine.dispose()
        raise


def open_tenant_site(
    database_url: str, data_dir: Path, logins: LoginPolicy | None, tenancy: Tenancy | None
) -> Site:
    """Return the site of a tenant, whose tables must be there in our version.

    Raises DatabaseError.
    """
    engine = open_engine(database_url, **_FEW_CONNECTIONS)
    try:
        check_tenant_database(engine)
        return _furnish(engine, data_dir, logins, utc_now, random_below, tenancy)
    except BaseException:
        engine.dispose()
        raise


def _furnish(
    engine: Engine,
    data_dir: Path,
    logins: LoginPolicy | None,
    clock: Callable[[], datetime],
    random_below: Callable[[int], int],
    tenancy: Tenancy | None,
) -> Site:
    database = Database(engine, IncidentFiles(data_dir / LOG_FOLDER))
    providers = open_providers(database)
    outside = agents_login(providers)
    return Site(
        database,
        Accounts(database, Passwords(), logins, outside=outside, clock=clock),
        DiskFiles(data_dir / ATTACHMENT_FOLDER),
        load_signer(database),
        providers,
        ShortMemory(clock),
        clock,
        random_below,
        tenancy,
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """One call at work: ``now`` is naive UTC and stands still.

    ``base_url`` is the site's address as the caller sees it, without a final slash.
    """

    site: Site
    unit: UnitOfWork
    caller: Account
    now: datetime
    base_url: str = ""

    @property
    def session(self) -> Session:
        """The session of this call's transaction."""
        return self.unit.session


@dataclass(frozen=True, slots=True)
class Errand:
    """A call that leaves the house: it works at a desk, goes out, and works at a desk again.

    No transaction is open while it is out, which is what it is for.
    """

    site: Site
    caller: Account
    base_url: str

    def work(self, function: Callable[[Desk], T], *, read_only: bool = False) -> T:
        """Run a function at a desk, in a transaction of its own, and return what it returns.

        Raises DatabaseError, and whatever the function raises; nothing is stored then.
        """

        def run(unit: UnitOfWork) -> T:
            return function(Desk(self.site, unit, self.caller, self.site.clock(), self.base_url))

        return self.site.database.run(run, read_only=read_only)
