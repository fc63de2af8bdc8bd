"""What the site of a tenant may know of the master."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.tenancy.exceptions import NoSuchTenant
from db.tenancy.master import Master
from db.tenancy.names import database_name
from db.tenancy.tenants import Broadcast, Tenant, TenantSetting

__all__ = ["Tenancy"]


class Tenancy:
    """A tenant's view of the master: itself, and everybody only if it is the landlord's own.

    ``find`` returns what the master says of a name, at most a second old.
    """

    def __init__(self, name: str, find: Callable[[str], Tenant | None], master: Master) -> None:
        self.name = name
        self._find = find
        self._master = master

    def tenant(self) -> Tenant:
        """Return what the master says of this tenant. Raises NoSuchTenant and DatabaseError."""
        tenant = self._find(self.name)
        if tenant is None:
            raise NoSuchTenant(self.name)
        return tenant

    def tenants(self) -> list[Tenant]:
        """Return the tenants that may be seen from here. Raises NoSuchTenant and DatabaseError."""
        own = self.tenant()
        return self._master.tenants() if _is_landlords(own) else [own]

    def broadcast(self, names: Sequence[str], message: Broadcast | None) -> None:
        """Show a message to the agents of tenants, or take theirs down.

        Raises NoSuchTenant, also for those that may not be seen from here, and DatabaseError.
        """
        known = {tenant.name for tenant in self.tenants()}
        for name in names:
            if name not in known:
                raise NoSuchTenant(name)
        self._master.broadcast(names, message)

    def database_of(self, name: str) -> str:
        """Return the name of a tenant's database."""
        return database_name(self._master.url_of(name))


def _is_landlords(tenant: Tenant) -> bool:
    return tenant.settings.get(TenantSetting.LANDLORD, "").lower() == "true"
