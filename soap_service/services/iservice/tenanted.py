"""The installation of a tenant among others: what the master says of it, and of its neighbours.

Neighbours are seen and changed only from the landlord's own tenant, which the master names.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from db import tenancy
from db.migrations import ISERVICE
from db.tenancy import Style, Tenancy
from soap_service.services.desk import Site
from soap_service.services.iservice.installation import (
    Broadcast,
    Installation,
    SingleTenant,
    Tenant,
)

__all__ = ["installation_of"]


def installation_of(site: Site) -> Installation:
    """Return the installation that a site is in."""
    if site.tenancy is None:
        return SingleTenant(site.database)
    return TenantAmongOthers(site.tenancy)


class TenantAmongOthers:
    """A tenant that the master knows."""

    def __init__(self, tenancy: Tenancy) -> None:
        self._tenancy = tenancy
        self.tenant_name = tenancy.name

    def own(self) -> Tenant:
        """Return this tenant."""
        return self._seen(self._tenancy.tenant())

    def tenants(self) -> Sequence[Tenant]:
        """Return all tenants for the landlord's own, and itself for any other."""
        return [self._seen(each) for each in self._tenancy.tenants()]

    def broadcast(self) -> Broadcast | None:
        """Return what is shown to the agents of this tenant."""
        shown = self._tenancy.tenant().broadcast
        return Broadcast(shown.html, shown.applied_utc) if shown else None

    def apply_broadcast(self, names: Sequence[str], html: str, now: datetime) -> None:
        """Show a message to the agents of tenants that may be seen from here."""
        self._tenancy.broadcast(names, tenancy.Broadcast(html, Style.INFO, now))

    def remove_broadcast(self, names: Sequence[str]) -> None:
        """Take the message of tenants down that may be seen from here."""
        self._tenancy.broadcast(names, None)

    def _seen(self, tenant: tenancy.Tenant) -> Tenant:
        versions = tenant.schema.versions if tenant.schema else ()
        return Tenant(
            tenant.name,
            self._tenancy.database_of(tenant.name),
            tenant.domains,
            tenant.web_service_url,
            tenant.agent_limit or 0,
            tenant.chat_agent_limit or 0,
            tenant.mailboxes_enabled,
            next((each for each in versions if each.startswith(ISERVICE)), ""),
        )
