"""What the site of a tenant may know of the master."""

from __future__ import annotations

from collections.abc import Callable

from db.tenancy.exceptions import NoSuchTenant
from db.tenancy.master import Master
from db.tenancy.tenants import Tenant, TenantSetting

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

    def master(self) -> Master | None:
        """Return the master where the landlord works, which the tenant's settings say.

        Raises NoSuchTenant and DatabaseError.
        """
        is_landlord = self.tenant().settings.get(TenantSetting.LANDLORD, "").lower() == "true"
        return self._master if is_landlord else None
