"""What the master says of a tenant, as everybody else sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

__all__ = ["Broadcast", "SchemaState", "Style", "Tenant", "TenantSetting"]


class TenantSetting:
    """The settings a tenant may have in the master."""

    SMARTERTRACK_DATABASE = "SmarterTrackDatabase"
    """URL of the database that holds SmarterTrack's tables, when they are not the tenant's."""

    LANDLORD = "Landlord"
    """``true`` for the landlord's own tenant, whose landlords may see and change the others."""

    ALL = (SMARTERTRACK_DATABASE, LANDLORD)


class Style:
    """How a broadcast message looks."""

    WARNING = "Warning"
    INFO = "Info"
    OK = "OK"
    CAUTION = "Caution"
    ALL = (WARNING, INFO, OK, CAUTION)


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A message to the agents of a tenant: clean HTML, one of the styles, and since when."""

    html: str
    style: str
    applied_utc: datetime


@dataclass(frozen=True, slots=True)
class SchemaState:
    """The versions of a tenant's database when it was last updated, and why that failed."""

    versions: tuple[str, ...]
    updated_utc: datetime
    error: str | None


@dataclass(frozen=True, slots=True)
class Tenant:
    """A tenant: the first of its domains is that of its logins; a limit of None is no limit.

    ``settings`` may hold passwords and is never shown whole.
    """

    tenant_id: int
    name: str
    domains: tuple[str, ...]
    web_service_url: str
    is_ready: bool
    agent_limit: int | None
    chat_agent_limit: int | None
    mailboxes_enabled: bool
    created_utc: datetime
    settings: Mapping[str, str] = field(default_factory=dict, repr=False)
    broadcast: Broadcast | None = None
    schema: SchemaState | None = None
