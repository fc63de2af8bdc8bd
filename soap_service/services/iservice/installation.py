"""The installation a tenant is in: its neighbours, and what the landlord shows them.

A server with a database of its own knows one tenant, itself; what is set of it is kept in its own
settings.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from sqlalchemy import Connection, delete

from db import Database, migrations
from db.models.iservice import TenantSetting

SINGLE_NAME = "default"
_HTML, _APPLIED = "broadcast.html", "broadcast.applied"


class Tenant(NamedTuple):
    """A tenant as the landlord sees it; a limit of 0 is none."""

    name: str
    database_name: str
    domains: Sequence[str]
    web_service_url: str
    agent_limit: int
    chat_agent_limit: int
    mailboxes_enabled: bool
    schema_version: str


class Broadcast(NamedTuple):
    """A message to all agents of a tenant, in HTML, and since when it is shown."""

    html: str
    applied_utc: datetime


class Installation(Protocol):
    """What the landlord's operations ask for. Never to be called within a transaction."""

    @property
    def tenant_name(self) -> str:
        """The name of the tenant that is served here."""

    def own(self) -> Tenant:
        """Return the tenant that is served here. Raises DatabaseError."""

    def tenants(self) -> Sequence[Tenant]:
        """Return all tenants by name. Raises DatabaseError."""

    def broadcast(self) -> Broadcast | None:
        """Return what is shown to the agents of this tenant. Raises DatabaseError."""

    def apply_broadcast(self, names: Sequence[str], html: str, now: datetime) -> None:
        """Show a message to the agents of tenants that exist. Raises DatabaseError."""

    def remove_broadcast(self, names: Sequence[str]) -> None:
        """Take the message of tenants down. Raises DatabaseError."""


def schema_version(connection: Connection) -> str:
    """Return the version of iService's tables in a database."""
    versions = migrations.versions(connection)
    return next((each for each in versions if each.startswith(migrations.ISERVICE)), "")


class SingleTenant:
    """The installation of a server with one database."""

    tenant_name = SINGLE_NAME

    def __init__(self, database: Database) -> None:
        self._database = database

    def own(self) -> Tenant:
        """Return the one tenant."""
        version = self._database.run(
            lambda unit: schema_version(unit.session.connection()), read_only=True
        )
        name = self._database.engine.url.database or ""
        return Tenant(SINGLE_NAME, Path(name).name, (), "", 0, 0, True, version)

    def tenants(self) -> Sequence[Tenant]:
        """Return the one tenant."""
        return [self.own()]

    def broadcast(self) -> Broadcast | None:
        """Return what was applied and not removed."""
        html, applied = self._database.run(
            lambda unit: [unit.session.get(TenantSetting, name) for name in (_HTML, _APPLIED)],
            read_only=True,
        )
        if html is None or applied is None:
            return None
        return Broadcast(html.value or "", datetime.fromisoformat(applied.value or ""))

    def apply_broadcast(self, names: Sequence[str], html: str, now: datetime) -> None:
        """Keep the message in the settings of the tenant."""
        rows = [
            TenantSetting(name=_HTML, value=html),
            TenantSetting(name=_APPLIED, value=now.isoformat()),
        ]
        self._database.run(lambda unit: [unit.session.merge(row) for row in rows])

    def remove_broadcast(self, names: Sequence[str]) -> None:
        """Forget the message."""
        query = delete(TenantSetting).where(TenantSetting.name.in_((_HTML, _APPLIED)))
        self._database.run(lambda unit: unit.session.execute(query))
